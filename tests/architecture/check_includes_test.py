"""The checker itself: each row is a small tree with one include, and what must be said about it."""

import tempfile
import unittest
from pathlib import Path

import check_includes

# path of the source, its line, words of the complaint (None: allowed)
CASES = [
    ("indexer/base/a.cc", '#include "indexer/base/known.h"', None),
    ("indexer/schema/a.cc", '#include "indexer/base/known.h"', None),
    ("indexer/base/a.cc", '#include "indexer/schema/known.h"', "indexer/base may not include"),
    ("indexer/ingest/a.cc", '#include "server/query/known.h"', "indexer/ingest may not include"),
    ("indexer/main.cc", '#include "indexer/ingest/known.h"', None),
    ("indexer/ingest/a.cc", '#include "indexer/main.h"', "indexer/ingest may not include"),
    ("server/query/a.cc", '#include "indexer/schema/known.h"', None),
    ("server/query/a.cc", '#include "indexer/ingest/known.h"', "server/query may not include"),
    ("server/main.cc", '#include "server/http/known.h"', None),
    ("indexer/base/a.cc", '#include "tests/support/known.h"', "indexer/base may not include"),
    ("tests/indexer/base/a_test.cc", '#include "server/http/known.h"', None),
    ("indexer/base/a.cc", '#include "known.h"', "is no file of the project"),
    ("indexer/base/deep/a.cc", '#include "../known.h"', "from the root"),
    ("server/http/a.cc", "#include <httplib.h>", None),
    ("server/api/a.cc", "  #  include <httplib.h>", "server/api may not know httplib.h"),
    ("indexer/analysis/a.h", "#include <xapian.h>", "indexer/analysis may not know xapian.h"),
    ("server/query/syntax/parser.cc", "#include <xapian.h>", "this part of server/query/syntax may not know xapian.h"),
    ("server/query/syntax/a.cc", '#include "server/query/known.h"', "server/query/syntax may not include"),
    ("server/query/query.h", "#include <xapian.h>", None),
    ("indexer/schema/a.cc", "#include <nlohmann/json.hpp>", None),
    ("indexer/base/a.cc", "#include <nlohmann/json_fwd.hpp>", "indexer/base may not know nlohmann/"),
    ("indexer/analysis/a.cc.in", "#include <doctest/doctest.h>", "indexer/analysis may not know doctest/"),
    ("indexer/extract/formats/pdf.cc", "#include <poppler-page.h>", None),
    ("indexer/ingest/a.cc", "#include <poppler-page.h>", "indexer/ingest may not know poppler-"),
    ("indexer/base/a.cc", "#include <string>", None),
    ("indexer/base/a.cc", '// #include "server/http/known.h"', None),
    ("server/extra/a.cc", "#include <string>", None),  # a folder that is no room belongs to the room around it
]

KNOWN = ["indexer/base", "indexer/schema", "indexer/ingest", "server/query", "server/http", "tests/support"]


class CheckIncludes(unittest.TestCase):
    def tree(self, path, text):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        root = Path(folder.name)
        for name in [f"{room}/known.h" for room in KNOWN] + ["indexer/main.h"]:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text("#pragma once\n", encoding="utf-8")
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
        return root

    def test_each_include(self):
        for path, line, complaint in CASES:
            with self.subTest(path=path, line=line):
                errors, _ = check_includes.check(self.tree(path, f"#pragma once\n{line}\n"))
                if complaint is None:
                    self.assertEqual(errors, [])
                else:
                    self.assertEqual(len(errors), 1, errors)
                    self.assertTrue(errors[0].startswith(f"{path}:2: "), errors)
                    self.assertIn(complaint, errors[0])

    def test_a_long_file_is_named_and_does_not_fail(self):
        errors, long_files = check_includes.check(self.tree("indexer/base/long.cc", "\n" * 501))
        self.assertEqual(errors, [])
        self.assertEqual(len(long_files), 1)
        self.assertIn("indexer/base/long.cc has 501 lines", long_files[0])


if __name__ == "__main__":
    unittest.main()
