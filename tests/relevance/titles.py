#!/usr/bin/env python3
"""How often who types the title of a document finds one of that title first, of 300 titles of each development collection.

usage: titles.py [--misses] [--update]

Typed as it is, without its accents, capitals and signs, and without its articles and prepositions either. Fails when the figures are not
those of the golden file. --misses lists what came first instead. Without the data it says SKIPPED and ends with 77."""
import argparse
import gzip
import json
import pathlib
import re
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
import limier  # noqa: E402
from completions import plain  # noqa: E402
from evaluate import DEVELOPMENT  # noqa: E402

GOLDEN = pathlib.Path(__file__).resolve().parent / "golden" / "titles.txt"
TITLES = 300
LEFT_OUT = set("a au aux d de des du en et l la le les".split())


def as_typed(title):
    return re.sub(r'[()":*=]', " ", title)  # signs of the query language


def sloppy(title):
    return re.sub(r"[^\w-]+", " ", plain(as_typed(title)))


def bare(title):
    return " ".join(word for word in sloppy(title).split() if word not in LEFT_OUT)


def report(folder, misses):
    with tempfile.TemporaryDirectory() as scratch:
        db = pathlib.Path(scratch) / "db"
        with gzip.open(folder / "corpus.jsonl.gz", "rt", encoding="utf-8") as corpus:
            lines = corpus.read()
        limier.index(db, "-", stdin=lines)
        titles = sorted({json.loads(line)["title"] for line in lines.splitlines()})
        titles = [title for title in titles if title and "<" not in title]
        titles = titles[:: max(1, len(titles) // TITLES)][:TITLES]
        shares = []
        with limier.Server(db) as server:
            for way in (as_typed, sloppy, bare):
                found = 0
                for title in titles:
                    first = [hit["title"] for hit in server.search(way(title), limit=1, snippets=0)["hits"]]
                    found += first == [title]
                    if misses and first != [title]:
                        print(f"{way(title)}\t{first}")
                shares.append(f"{100 * found / len(titles):.1f} %")
    return f"{folder.name:15} {len(titles)} titles, typed {shares[0]}  sloppy {shares[1]}  without articles {shares[2]}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--update", action="store_true", help="write the figures of now to the golden file")
    options = parser.parse_args()
    lines = []
    for name in DEVELOPMENT:
        folder = limier.DATA / "relevance" / name
        if not folder.is_dir():
            print(f"SKIPPED: {folder} is absent")
            return limier.SKIPPED
        lines.append(report(folder, options.misses) + "\n")
        print(lines[-1], end="", flush=True)
    if options.update:
        GOLDEN.write_text("".join(lines), encoding="utf-8")
    elif "".join(lines) != GOLDEN.read_text(encoding="utf-8"):
        print("The figures changed; if it is for the better: tests/relevance/titles.py --update")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
