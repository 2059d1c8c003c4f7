#!/usr/bin/env python3
"""Fails when one of the lists of formats lacks a format that is read, or has one that is not.

usage: check_formats.py ROOT
"""

import re
import sys
from pathlib import Path

REGISTRY = "indexer/extract/registry.cc"

# Where formats are named again, and what finds the list and its names there.
LISTS = {
    "server/query/syntax/formats.cc": (r"kNames = \{(.*?)\};", r'\{"[^"]+", "(\w+)"\}'),
    "web/format.js": (r"const TYPES = \{(.*?)\};", r"(\w+):"),
    "scripts/completion/limier-index": (r"--format\) .*? -W 'auto (.*?)'", r"\w+"),
    "indexer/man/limier-index.1.rst": (r"--format FORMAT(.*?);", r"``(?!auto)(\w+)``"),
}


def names(root, path, where, name):
    text = (root / path).read_text(encoding="utf-8")
    found = re.search(where, text, re.DOTALL)
    return set(re.findall(name, found[1])) if found else set()


def check(root):
    """→ errors, as lines to print."""
    formats = names(root, REGISTRY, r"#define LIMIER_FORMATS\(FORMAT\)(.*?)\n\n", r"FORMAT\((\w+)\)")
    if not formats:
        return [f"{REGISTRY}: no list of formats"]
    errors = []
    for path, (where, name) in LISTS.items():
        listed = names(root, path, where, name)
        errors += [f"{path} lacks the format {missing}" for missing in sorted(formats - listed)]
        errors += [f"{path} has {unknown}, which {REGISTRY} has not" for unknown in sorted(listed - formats)]
    return errors


def main():
    errors = check(Path(sys.argv[1]))
    for error in errors:
        print(error)
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
