"""The two real programs as other processes see them: arguments in, exit codes, reports and HTTP answers out."""

import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import unittest
import urllib.parse
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]
BIN = Path(os.environ.get("LIMIER_BIN") or PROJECT / "build/dev/bin")
INDEX, SERVE = BIN / "limier-index", BIN / "limier-serve"

# Longer than anything takes on a busy machine; reached only when something never comes.
DEADLINE = 60

# The user's own settings must not decide a test.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("LIMIER_") or name == "LIMIER_SHARE"}


def eventually(condition, what, deadline=DEADLINE):
    """Polls until `condition()` gives something true, and returns that."""
    end = time.monotonic() + deadline
    while True:
        if found := condition():
            return found
        if time.monotonic() > end:
            raise AssertionError(f"not seen within {deadline} s: {what}")
        time.sleep(0.02)


@dataclass
class Run:
    """A limier-index that has ended."""

    code: int
    out: str
    err: str
    report: dict

    def failed(self):
        """The failures as lines: « source: reason »."""
        return [f'{failure["source"]}: {failure["reason"]}' for failure in self.report.get("failed", [])]


@dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    def json(self):
        return json.loads(self.body)


class Connection:
    """One connection that is kept alive; not to be shared between threads. After a second of silence it is made anew: the server
    may close an idle one at any moment, as every client has to expect."""

    def __init__(self, port):
        self._http = http.client.HTTPConnection("127.0.0.1", port, timeout=DEADLINE)
        self._used = 0.0

    def request(self, method, path, body=None, headers=None, **parameters):
        """`parameters` become the query string; a list repeats its name. A dict as body is sent as JSON."""
        headers = dict(headers or {})
        if isinstance(body, dict):
            body = json.dumps(body).encode()
            headers.setdefault("Content-Type", "application/json")
        if parameters:
            path += "?" + urllib.parse.urlencode(parameters, doseq=True)
        if time.monotonic() - self._used > 1:
            self._http.close()
        self._http.request(method, path, body, headers)
        response = self._http.getresponse()
        answer = Answer(response.status, response.headers, response.read())
        self._used = time.monotonic()
        return answer

    def get(self, path, headers=None, **parameters):
        return self.request("GET", path, headers=headers, **parameters)

    def close(self):
        self._http.close()


class Server:
    """A limier-serve that has answered /health."""

    def __init__(self, database, *options, program=SERVE, environment=ENVIRONMENT):
        self.port = free_port()
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen([program, "--db", database, "--listen", f"127.0.0.1:{self.port}", *options],
                                        stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, env=environment)
        self._connection = Connection(self.port)
        try:
            eventually(self._answers, "limier-serve answers /health")
        except BaseException:
            self.stop()
            raise

    def _answers(self):
        if self.process.poll() is not None:
            raise AssertionError(f"limier-serve ended with {self.process.returncode}: {self.messages()}")
        try:
            return self.get("/health").status == 200
        except ConnectionError:
            self._connection.close()
            return False

    def messages(self):
        self.log.seek(0)
        return self.log.read().decode(errors="replace")

    def request(self, *args, **parameters):
        return self._connection.request(*args, **parameters)

    def get(self, path, headers=None, **parameters):
        return self._connection.get(path, headers, **parameters)

    def search(self, q, **parameters):
        """The answer to a search that must succeed."""
        answer = self.get("/v1/search", q=q, **parameters)
        assert answer.status == 200, (answer.status, answer.body)
        return answer.json()

    def ids(self, q, **parameters):
        return [hit["id"] for hit in self.search(q, **parameters)["hits"]]

    def document(self, identifier):
        answer = self.get("/v1/documents/" + urllib.parse.quote(identifier, safe=""))
        return answer.json() if answer.status == 200 else None

    def total(self, q="*"):
        """How many documents are found; None while there is no index."""
        answer = self.get("/v1/search", q=q)
        return answer.json()["total"] if answer.status == 200 else None

    def connect(self):
        return Connection(self.port)

    def stop(self, sign=signal.SIGTERM):
        """→ the exit code."""
        self._connection.close()
        if self.process.poll() is None:
            self.process.send_signal(sign)
        try:
            return self.process.wait(DEADLINE)
        finally:
            self.process.kill()
            self.process.wait()
            self.log.close()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def generation(database):
    """The folder of the generation in use, as the stub `current` names it; None when there is none."""
    stub = Path(database) / "current"
    if not stub.exists():
        return None
    name = re.search(r"^\s*\w+\s+(.+?)\s*$", stub.read_text(), re.MULTILINE)[1]
    return (Path(database) / name).resolve()


class Case(unittest.TestCase):
    """A test with a folder of its own, an index in it, and helpers that end what they start."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="limier-e2e-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.database = self.folder / "limier.db"
        self.texts = self.folder / "textes"
        self.texts.mkdir()

    def write(self, name, content):
        """A file below the folder of texts. `content`: text, bytes, or a list of objects for JSON Lines."""
        path = self.texts / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, list):
            content = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in content)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def run_index(self, *arguments, stdin=b"", expect=0):
        """Runs limier-index to its end, which must be `expect` (None: any)."""
        report = self.folder / "report.json"
        report.unlink(missing_ok=True)
        done = subprocess.run([INDEX, "--db", self.database, "--report", report, *arguments], input=stdin,
                              capture_output=True, env=ENVIRONMENT, cwd=self.folder, timeout=10 * DEADLINE)
        run = Run(done.returncode, done.stdout.decode(), done.stderr.decode(),
                  json.loads(report.read_text()) if report.exists() else {})
        if expect is not None:
            self.assertEqual(run.code, expect, run)
        return run

    def start_index(self, *arguments):
        """Starts limier-index with a pipe as its standard input."""
        process = subprocess.Popen([INDEX, "--db", self.database, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, env=ENVIRONMENT, cwd=self.folder)
        self.addCleanup(self._end, process)
        return process

    @staticmethod
    def _end(process):
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout, process.stderr):
            try:
                stream.close()
            except BrokenPipeError:
                pass

    def serve(self, *options, database=None):
        server = Server(database or self.database, *options)
        self.addCleanup(server.stop)
        return server

    def assert_sound(self):
        """What xapian-check says of the generation in use."""
        checked = subprocess.run(["xapian-check", generation(self.database)], capture_output=True, text=True)
        self.assertEqual(checked.returncode, 0, checked.stdout + checked.stderr)
