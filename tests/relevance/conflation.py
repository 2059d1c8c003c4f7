#!/usr/bin/env python3
"""How well the analyser joins the forms of a word: recall, precision and their mean on hand-annotated text.

usage: conflation.py [--families] [--update] [--worst N]

Asks limier-analyze for the terms of every form and hands them to the shared measuring tool, for a query typed with its accents and for one
typed without. Fails when F falls under the aims or a figure differs from golden/conflation.tsv. --families measures the inflected forms of
the dictionary too (a minute), --update accepts the new figures, --worst lists the confusions and misses that weigh most. Without the shared
data it says SKIPPED and ends with 77."""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]
GOLDEN = pathlib.Path(__file__).resolve().parent / "golden" / "conflation.tsv"
BIN = pathlib.Path(os.environ.get("LIMIER_BIN", ROOT / "build" / "dev" / "bin"))
SHARED = pathlib.Path(os.environ.get("LIMIER_SHARED_DATA", ROOT.parent / "shared" / "data")).parent
DATA = SHARED / "data" / "analysis"
TOOL = SHARED / "tools" / "conflation.py"
SKIPPED = 77
FIGURES = ("R", "P_unrel", "F", "UI", "OI_unrel")
AIMS = {("gold", "accents"): 99.0, ("gold", "bare"): 98.7}


def without_accents(word):
    word = word.replace("œ", "oe").replace("æ", "ae")
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def terms(words, mode, forms):
    """A line "form TAB terms" for each form, the terms being those of the word beside it."""
    done = subprocess.run([BIN / "limier-analyze", "--mode", mode], input="".join(word + "\n" for word in words),
                          capture_output=True, text=True, check=True)
    return "".join(f"{form}\t{line.split(chr(9), 1)[1]}\n" for form, line in zip(forms, done.stdout.splitlines(), strict=True))


def measure(families, extra, worst):
    """typing → figures."""
    listed = subprocess.run([sys.executable, TOOL, "--families", families, "--list-forms"], capture_output=True, text=True, check=True)
    forms = listed.stdout.splitlines()
    figures = {}
    with tempfile.TemporaryDirectory() as scratch:
        index, query = pathlib.Path(scratch) / "index", pathlib.Path(scratch) / "query"
        index.write_text(terms(forms, "index", forms), encoding="utf-8")
        for typing, words in (("accents", forms), ("bare", [without_accents(form) for form in forms])):
            query.write_text(terms(words, "query", forms), encoding="utf-8")
            done = subprocess.run([sys.executable, TOOL, "--families", families, "--terms", index, "--query-terms", query, "--related",
                                   DATA / "derivations.tsv.gz", "--json", *extra, *(["--top", str(worst), "--under"] if worst else [])],
                                  capture_output=True, text=True, check=True)
            first, _, rest = done.stdout.partition("\n")
            figures[typing] = json.loads(first)
            if worst:
                print(f"# {typing}\n{rest}")
    return figures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--families", action="store_true")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--worst", type=int, default=0)
    options = parser.parse_args()
    if not (TOOL.exists() and DATA.is_dir()):
        print(f"SKIPPED: {TOOL} or {DATA} is absent")
        return SKIPPED
    collections = [("gold", "gold-lemmas.dev.tsv.gz", [])]
    if options.families:
        collections.append(("families", "families.dev.tsv.gz", ["--all-forms"]))
    golden = dict(line.split("\t", 1) for line in GOLDEN.read_text(encoding="utf-8").splitlines()) if GOLDEN.exists() else {}
    failed = False
    for name, file, extra in collections:
        for typing, row in measure(DATA / file, extra, options.worst if name == "gold" else 0).items():
            found = " ".join(f"{figure}={row[figure]}" for figure in FIGURES if row[figure])
            print(f"{name} typed {typing}: {found}")
            if (name, typing) in AIMS and row["F"] < AIMS[name, typing]:
                print(f"FAILED: F is under {AIMS[name, typing]}")
                failed = True
            if not options.update and golden.get(f"{name}/{typing}") != found:
                print(f"FAILED: {GOLDEN.name} says {golden.get(f'{name}/{typing}')}; look at why, then accept the change with --update")
                failed = True
            golden[f"{name}/{typing}"] = found
    if options.update:
        GOLDEN.write_text("".join(f"{key}\t{value}\n" for key, value in golden.items()), encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
