"""PostgreSQL's full-text search: a French tsvector with a GIN index, in a cluster of its own, asked through psql's timing."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

BIN = pathlib.Path("/usr/lib/postgresql/15/bin")
USER = "postgres"  # the server refuses to run as root
LARGEST = 20_000
TABLE = """CREATE TABLE documents (id text, title text, text text, words tsvector);"""
FILL = r"""CREATE TEMPORARY TABLE lines (line text);
\copy lines FROM '{file}' WITH (FORMAT csv, DELIMITER E'\x01', QUOTE E'\x02')
INSERT INTO documents SELECT line::json->>'id', line::json->>'title', line::json->>'text',
  setweight(to_tsvector('french', coalesce(line::json->>'title', '')), 'A') || to_tsvector('french', line::json->>'text') FROM lines;
CREATE INDEX ON documents USING gin (words);
VACUUM ANALYZE documents;
"""
SELECT = """SELECT title{more} FROM (SELECT title, text, ts_rank(words, q) AS score, q FROM documents, to_tsquery('french', '{query}') AS q
WHERE words @@ q ORDER BY score DESC LIMIT 10) AS best;"""
TIMING = re.compile(rb"^\((\d+) rows?\)$|^(?:Time|Temps)\s*:\s*([\d.,]+) ms", re.MULTILINE)


def as_user(*command):
    prefix = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups"] if os.geteuid() == 0 else []
    return [*prefix, *map(str, command)]


class Cluster:
    """The server, for as long as the with block lasts, reached through a socket in a scratch folder."""

    def __init__(self, data):
        self.data = data

    def __enter__(self):
        self.sockets = tempfile.mkdtemp()
        if os.geteuid() == 0:
            shutil.chown(self.sockets, USER, USER)
        self._control("start", "-l", f"{self.sockets}/log", "-o", f"-c listen_addresses= -c unix_socket_directories={self.sockets} -c shared_buffers=512MB")
        return self

    def __exit__(self, *_):
        self._control("stop", "-m", "fast")
        shutil.rmtree(self.sockets)

    def _control(self, action, *options):
        subprocess.run(as_user(BIN / "pg_ctl", "-D", self.data, "-w", action, *options), check=True, stdout=subprocess.DEVNULL, cwd="/")

    def psql(self, script):
        done = subprocess.run(as_user(BIN / "psql", "-X", "-v", "ON_ERROR_STOP=1", "-h", self.sockets, "-d", "postgres"), input=script.encode(),
                              capture_output=True, cwd="/")
        if done.returncode:
            raise SystemExit(done.stderr.decode())
        return done.stdout


def index(data, documents):
    with Cluster(data) as cluster:
        cluster.psql(TABLE + FILL.format(file=documents))


def ask(data, snippets):
    more = ", ts_headline('french', text, q)" if snippets else ""
    script = "\\timing on\n" + "".join(SELECT.format(more=more, query=line.rstrip("\n")) + "\n" for line in sys.stdin)
    with Cluster(data) as cluster:
        answers = TIMING.findall(cluster.psql(script))
    for (rows, _), (_, milliseconds) in zip(answers[::2], answers[1::2], strict=True):
        print(int(float(milliseconds.replace(b",", b".")) * 1000), int(rows), sep="\t")


if __name__ == "__main__":
    if sys.argv[1] == "index":
        index(*sys.argv[2:])
    else:
        ask(sys.argv[2], "--snippets" in sys.argv)
    sys.exit()

from peers import Peer, absent  # noqa: E402: not as a program


class Postgresql(Peer):
    name = "postgresql"
    note = "15; tsvector and GIN; exact counts through ts_rank, ts_headline; times through psql; processor time of the server not counted"

    def missing(self):
        return absent(BIN / "pg_ctl", BIN / "psql")

    def fits(self, corpus):
        return None if corpus.facts["documents"] <= LARGEST else f"minutes of indexing and slow answers: up to {LARGEST:,}"

    def index(self, corpus, db, run):
        db.mkdir()
        if os.geteuid() == 0:
            shutil.chown(db, USER, USER)
        subprocess.run(as_user(BIN / "initdb", "-D", db, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"), check=True, stdout=subprocess.DEVNULL, cwd="/")
        run([sys.executable, __file__, "index", db, corpus.documents])

    def ask(self, db, snippets):
        return [sys.executable, __file__, "ask", db, *(["--snippets"] if snippets else [])]

    def typed(self, query):
        words = [word for word in query.words if word.isalpha()]
        if query.kind == "prefix":
            words[-1] += ":*"
        return {"phrase": " <-> ", "question": " | "}.get(query.kind, " & ").join(words)
