"""Limier itself, over HTTP as people use it and, where the benchmarks are built, in process."""
import contextlib
import json
import pathlib
import sys
import urllib.parse

from peers import PROGRAMS, Peer, Served, absent, too_many_files

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "support"))
import limier  # noqa: E402


class Limier(Peer):
    name = "limier"
    note = "lemmas, accents folded, phrases exact; HTTP and JSON"
    all_of = any_of = " "

    def missing(self):
        return absent(limier.BIN / "limier-index", limier.BIN / "limier-serve")

    def index(self, corpus, db, run):
        run([limier.BIN / "limier-index", "--quiet", "--db", db, corpus.documents])

    def ask(self, db, snippets):
        program = PROGRAMS / "bench_limier_ask"
        return [program, db, *(["--snippets"] if snippets else [])] if program.exists() else None

    def words(self, query):
        return query.words

    @contextlib.contextmanager
    def serve(self, db):
        with limier.Server(db) as server:
            yield Served(server.process.pid, server.port)

    def path(self, query, snippets):
        return "/v1/search?" + urllib.parse.urlencode({"q": self.typed(query), **({} if snippets else {"snippets": 0})})

    def hits(self, body):
        return len(json.loads(body)["hits"])


class LimierFiles(Limier):
    """The same from the original files, which it reads itself."""
    name = "limier-files"
    note = "reads the original files"

    def fits(self, corpus):
        return None if corpus.files else "no files, only JSON Lines"

    def index(self, corpus, db, run):
        run([limier.BIN / "limier-index", "--quiet", "--db", db, corpus.files], accept=(0, 3))


class LimierTexts(Limier):
    """From the text files of engines that read nothing else, to compare what indexing the same files costs; asked nothing."""
    name = "limier-texts"
    note = "indexes the text files that Omega and Recoll are given"

    def fits(self, corpus):
        return too_many_files(corpus)

    def index(self, corpus, db, run):
        run([limier.BIN / "limier-index", "--quiet", "--db", db, corpus.text_files()])

    def ask(self, db, snippets):
        return None

    def serve(self, db):
        return None
