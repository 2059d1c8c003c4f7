"""The library that Limier is built on, used as it comes: xapian/ has the two programs."""
from peers import PROGRAMS, Peer, absent


class Xapian(Peer):
    name = "xapian"
    note = "estimated totals; Snowball stems; MSet::snippet, exhaustive only"
    all_of, any_of = " AND ", " "

    def missing(self):
        return absent(PROGRAMS / "bench_xapian_index", PROGRAMS / "bench_xapian_ask")

    def index(self, corpus, db, run):
        run([PROGRAMS / "bench_xapian_index", db, corpus.documents])

    def ask(self, db, snippets):
        return [PROGRAMS / "bench_xapian_ask", db, *(["--snippets"] if snippets else [])]

    def words(self, query):
        return query.words
