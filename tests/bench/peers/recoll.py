"""Recoll, desktop search over Xapian: from text files, asked through its Python module. Run as a program, it asks."""
import sys
import time


def ask(db, snippets):
    from recoll import recoll
    connection = recoll.connect(confdir=db)
    for line in sys.stdin:
        start = time.perf_counter()
        query = connection.query()
        query.execute(line.rstrip("\n"))
        shown = query.fetchmany(10)
        if snippets:
            for document in shown:
                query.makedocabstract(document)
        print(int((time.perf_counter() - start) * 1e6), len(shown), sep="\t")


if __name__ == "__main__":
    ask(sys.argv[1], "--snippets" in sys.argv)
    sys.exit()

from peers import Peer, absent, too_many_files  # noqa: E402: not as a program

PYTHON = "/usr/bin/python3"  # Debian's, which has its module; -P: this file is not that module


class Recoll(Peer):
    name = "recoll"
    note = "from text files; case and accents folded, stems at query time"

    def missing(self):
        return absent("recollindex", "/usr/lib/python3/dist-packages/recoll")

    def fits(self, corpus):
        return too_many_files(corpus)

    def index(self, corpus, db, run):
        db.mkdir()
        (db / "recoll.conf").write_text(f"topdirs = {corpus.text_files()}\nindexstemminglanguages = french\nloglevel = 2\n", encoding="utf-8")
        run(["recollindex", "-c", db, "-z"])

    def ask(self, db, snippets):
        return [PYTHON, "-P", __file__, db, *(["--snippets"] if snippets else [])]

