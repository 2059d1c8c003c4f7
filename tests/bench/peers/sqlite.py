"""SQLite's full-text search, from Python's own module. Run as a program, it indexes and asks."""
import json
import sqlite3
import sys
import time


def index(db, documents):
    connection = sqlite3.connect(db)
    connection.execute("CREATE VIRTUAL TABLE documents USING fts5(title, text, id UNINDEXED, tokenize='unicode61 remove_diacritics 2')")
    with open(documents, encoding="utf-8") as lines:
        rows = ((record.get("title", ""), record["text"], record["id"]) for record in map(json.loads, lines))
        connection.executemany("INSERT INTO documents VALUES (?, ?, ?)", rows)
    connection.execute("INSERT INTO documents(documents) VALUES ('optimize')")
    connection.commit()


def ask(db, snippets):
    connection = sqlite3.connect(db)
    shown = "title" + (", snippet(documents, 1, '<mark>', '</mark>', '…', 30)" if snippets else "")
    for line in sys.stdin:
        start = time.perf_counter()
        rows = connection.execute(f"SELECT {shown} FROM documents WHERE documents MATCH ? ORDER BY rank LIMIT 10", (line.rstrip("\n"),)).fetchall()
        print(int((time.perf_counter() - start) * 1e6), len(rows), sep="\t")


if __name__ == "__main__":
    if sys.argv[1] == "index":
        index(*sys.argv[2:])
    else:
        ask(sys.argv[2], "--snippets" in sys.argv)
    sys.exit()

from peers import Peer  # noqa: E402: not as a program


class Sqlite(Peer):
    name = "sqlite"
    note = "no stems; exact counts through bm25"

    def missing(self):
        return None

    def index(self, corpus, db, run):
        run([sys.executable, __file__, "index", db, corpus.documents])

    def ask(self, db, snippets):
        return [sys.executable, __file__, "ask", db, *(["--snippets"] if snippets else [])]

    def words(self, query):
        return [f'"{word}"' for word in query.words if word.isalnum()]

