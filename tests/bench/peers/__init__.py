"""The engines that are measured, one file each. A new one: a file here with a subclass of Peer; nothing else has to know."""
import contextlib
import importlib
import os
import pathlib
import pkgutil
import shutil
import socket
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
MOST_FILES = 20_000
PROGRAMS = pathlib.Path(os.environ.get("LIMIER_BENCH_BIN", ROOT / "build" / "bench" / "bin"))


class Peer:
    """One engine. What it cannot do it leaves as it is here."""
    name = ""
    note = ""  # in a few words, what makes its work another than Limier's
    all_of, any_of = " ", " OR "  # what joins words that are all wanted, and those of a question

    def missing(self):
        """What has to be installed or built first; None when all is there."""
        raise NotImplementedError

    def fits(self, corpus):
        """Why this corpus is not for it; None when it is."""
        return None

    def index(self, corpus, db, run):
        """Indexes the corpus into the path `db` (which is not there yet), every command through run(command, stdin=, environment=…), so
        that it is measured. What a real set-up would do once, such as making a configuration, need not be measured."""
        raise NotImplementedError

    def ask(self, db, snippets):
        """A command that reads a query a line, as typed() writes it, and prints "MICROSECONDS TAB HITS" for each; None without one."""
        return None

    def words(self, query):
        """The words to ask for, as the engine wants them written."""
        return [word for word in query.words if word.isalpha()]

    def typed(self, query):
        """The query in the engine's own language."""
        if query.kind == "phrase":
            return '"' + " ".join(query.words) + '"'
        typed = (self.any_of if query.kind == "question" else self.all_of).join(self.words(query))
        return typed + ("*" if query.kind == "prefix" else "")

    def serve(self, db):
        """A context manager of a Served; None if it does not answer over HTTP."""
        return None

    def path(self, query, snippets):
        """What to ask over HTTP."""
        raise NotImplementedError

    def hits(self, body):
        """How many documents an answer over HTTP shows."""
        raise NotImplementedError


class Served:
    def __init__(self, pid, port):
        self.pid, self.port = pid, port


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def served(command, port, deadline=60):
    """Runs a server until the end of the with block; ready once it takes connections."""
    process = subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + deadline
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError as error:
                if process.poll() is not None or time.monotonic() > end:
                    raise RuntimeError(f"{command[0]} does not serve") from error
                time.sleep(0.05)
        yield Served(process.pid, port)
    finally:
        process.terminate()
        process.wait(timeout=30)


def absent(*names):
    """The first of these commands or paths that is not there."""
    return next((str(name) for name in names if shutil.which(str(name)) is None and not pathlib.Path(name).exists()), None)


def too_many_files(corpus):
    """Why an engine that reads one file a document is spared this corpus; None when it is not."""
    return None if corpus.facts["documents"] <= MOST_FILES else f"one file a document: up to {MOST_FILES:,}"


def every():
    """name → Peer, Limier first."""
    found = []
    for module in pkgutil.iter_modules(__path__):
        loaded = importlib.import_module(f"{__name__}.{module.name}")
        found += [value() for value in vars(loaded).values() if isinstance(value, type) and issubclass(value, Peer) and value.name]
    return {peer.name: peer for peer in sorted(found, key=lambda peer: (not peer.name.startswith("limier"), peer.name))}
