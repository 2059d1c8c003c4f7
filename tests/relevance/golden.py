"""The figures that were accepted, in golden/NAME.txt, so that a change of them is a diff to look at."""
import argparse
import difflib
import pathlib
import sys

FOLDER = pathlib.Path(__file__).resolve().parent / "golden"


def parser(doc):
    """Of a command line with --update."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="write the figures of now to the golden file")
    return parser


def settle(name, text, update):
    """Writes the figures, or says how they differ from those that were accepted → an exit code."""
    path = FOLDER / f"{name}.txt"
    if update:
        path.write_text(text, encoding="utf-8")
        return 0
    accepted = path.read_text(encoding="utf-8")
    if text == accepted:
        return 0
    sys.stdout.writelines(difflib.unified_diff(accepted.splitlines(True), text.splitlines(True), "golden", "now"))
    print(f"The figures changed; if it is for the better: {' '.join(sys.argv)} --update")
    return 1
