#!/usr/bin/env python3
"""The harness on fifty documents: it measures what is there, says what is not, and writes what it should. No time is judged.

usage: smoke_test.py      Limier's programs are those of $LIMIER_BIN."""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest
import xml.dom.minidom

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import corpora  # noqa: E402
import peers  # noqa: E402
from corpora import queries, scale  # noqa: E402

sys.path.insert(0, str(HERE / "corpora"))
import books  # noqa: E402


class Run(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        folder = pathlib.Path(cls.scratch.name)
        command = [sys.executable, "-B", HERE / "run", "--size", "smoke", "--peers", "limier,limier-files,limier-texts,sqlite,xapian", "--seconds", "0",
                   "--cache", folder, "--output", folder / "results"]
        cls.done = subprocess.run(command, capture_output=True, text=True)
        if cls.done.returncode:
            raise AssertionError(cls.done.stderr)
        cls.output = folder / "results"
        cls.results = json.loads((cls.output / "scale-smoke.json").read_text(encoding="utf-8"))

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def test_measures_indexing_and_every_kind_of_query(self):
        limier = self.results["peers"]["limier"]
        self.assertTrue(all(limier["index"][figure] > 0 for figure in ("cpu", "wall", "peak", "size")), limier["index"])
        for mode in ("plain", "snippets"):
            kinds = limier["latency"]["HTTP"][mode]
            self.assertEqual(set(kinds), {"all", *queries.KINDS})
            self.assertTrue(all(0 < row["p50"] <= row["p99"] for row in kinds.values()), kinds)

    def test_queries_drawn_from_the_texts_find_something(self):
        found = self.results["peers"]["limier"]["found"]
        for kind in ("common1", "rare1", "words", "phrase", "prefix"):
            self.assertGreaterEqual(found[kind], 0.9, kind)

    def test_what_cannot_be_measured_is_said(self):
        self.assertIn("limier-files: skipped, no files", self.done.stdout)

    def test_table_and_chart_hold_every_peer(self):
        chart = xml.dom.minidom.parseString((self.output / "scale-smoke.svg").read_bytes())
        labels = " ".join(node.firstChild.data for node in chart.getElementsByTagName("text"))
        for name in self.results["peers"]:
            self.assertIn(f"| {name} |", (self.output / "scale-smoke.md").read_text(encoding="utf-8"))
            self.assertIn(name, labels)


class Texts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.language = scale.Language()

    def test_a_document_is_the_same_however_many_are_made(self):
        for number in range(5):
            self.language.document(number)
        self.assertEqual(scale.Language().document(41), self.language.document(41))

    def test_documents_are_of_the_length_of_news_and_dated_within_ten_years(self):
        for number in range(20):
            document = self.language.document(number)
            self.assertTrue(300 <= len(document["text"].split()) <= 640, len(document["text"].split()))
            self.assertTrue("2014-01-01" <= document["date"] <= "2023-12-31")


    def test_a_book_is_as_long_as_it_shall_be_and_ends_where_the_next_begins(self):
        document, following = books.book(self.language, 0, 10_000)
        self.assertTrue(10_000 <= len(document["text"].encode()) < 20_000)
        self.assertEqual(books.book(self.language, following, 1)[0]["title"], self.language.document(following)["title"])


class Engines(unittest.TestCase):
    def test_each_says_in_its_own_words_what_each_kind_of_query_asks(self):
        for name, peer in peers.every().items():
            for kind in queries.KINDS:
                typed = peer.typed(queries.Query(kind, ("vieux", "port")))
                self.assertIn("vieux", typed, f"{name}, {kind}")
                self.assertNotIn("\n", typed)
        self.assertGreaterEqual(set(peers.every()), {"limier", "xapian", "lucene", "sqlite"})

    def test_sizes_are_known(self):
        self.assertEqual([corpora.SIZES[size] for size in ("10k", "100k", "1m")], [10_000, 100_000, 1_000_000])


if __name__ == "__main__":
    unittest.main()
