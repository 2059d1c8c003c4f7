#!/usr/bin/env python3
"""limier-lexicon as a build runs it: the same bytes each time, and one clear line when something is missing.

usage: program_test.py PROGRAM DICTIONARY DATA LEXICON      LEXICON: what the build made"""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM, DICTIONARY, DATA, LEXICON = sys.argv[1:5]


class Program(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = pathlib.Path(self.folder.name)
        self.output = self.path / "lexique"

    def run_program(self, dictionary=DICTIONARY, data=DATA, output=None):
        return subprocess.run([PROGRAM, "--dictionary", dictionary, "--data", data, "--output", output or self.output],
                              capture_output=True, text=True)

    def assert_refused(self, done, *names):
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stdout, "")
        self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
        for name in names:
            self.assertIn(name, done.stderr)
        self.assertFalse(self.output.exists())

    def test_the_same_bytes_each_time(self):
        done = self.run_program()
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
        self.assertEqual(self.output.read_bytes(), pathlib.Path(LEXICON).read_bytes())
        self.assertEqual([p.name for p in self.path.iterdir()], ["lexique"])

    def test_no_dictionary(self):
        self.assert_refused(self.run_program(dictionary=self.path / "absent"), "absent.aff", "hunspell-fr-comprehensive")
        (self.path / "moitié.aff").write_text("SET UTF-8\n", encoding="utf-8")
        self.assert_refused(self.run_program(dictionary=self.path / "moitié"), "moitié.dic", "hunspell-fr-comprehensive")

    def test_a_dictionary_in_another_charset(self):
        (self.path / "latin.aff").write_bytes(b"SET ISO8859-1\n")
        (self.path / "latin.dic").write_bytes(b"1\ncaf\xe9\n")
        self.assert_refused(self.run_program(dictionary=self.path / "latin"), "latin.aff", "ligne 1", "UTF-8")

    def test_a_table_that_is_absent_or_wrong(self):
        data = self.path / "data"
        shutil.copytree(DATA, data)
        (data / "irregular.tsv").write_text("yeux\n", encoding="utf-8")
        self.assert_refused(self.run_program(data=data), "irregular.tsv", "ligne 1")
        (data / "irregular.tsv").unlink()
        self.assert_refused(self.run_program(data=data), "irregular.tsv")

    def test_an_output_that_cannot_be_written(self):
        self.assert_refused(self.run_program(output=self.path / "absent" / "lexique"), "absent/lexique")

    def test_wrong_usage(self):
        self.assertEqual(subprocess.run([PROGRAM], capture_output=True).returncode, 2)
        self.assertEqual(subprocess.run([PROGRAM, "--help"], capture_output=True).returncode, 0)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
