"""The checker itself: a format that is added to the registry, or taken from it, is missed in each list."""

import re
import tempfile
import unittest
from pathlib import Path

import check_formats

ROOT = Path(__file__).resolve().parents[2]


def errors_with(change):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for path in (check_formats.REGISTRY, *check_formats.LISTS):
            text = (ROOT / path).read_text(encoding="utf-8")
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(change(text) if path == check_formats.REGISTRY else text, encoding="utf-8")
        return check_formats.check(root)


class TestLists(unittest.TestCase):
    def test_a_format_more(self):
        errors = errors_with(lambda text: text.replace("  FORMAT(pdf)", "  FORMAT(new) \\\n  FORMAT(pdf)"))
        self.assertEqual(errors, [f"{path} lacks the format new" for path in check_formats.LISTS])

    def test_a_format_less(self):
        errors = errors_with(lambda text: re.sub(r"  FORMAT\(pdf\).*\n", "", text))
        self.assertEqual([error.split(",")[0] for error in errors], [f"{path} has pdf" for path in check_formats.LISTS])


if __name__ == "__main__":
    unittest.main()
