#!/usr/bin/env python3
"""How often the word that somebody went on to type is among the first five completions: the judged queries of two words and more, their last
word cut after one, two and three letters.

usage: completions.py [--misses] [--update]

Indexes each development collection, asks limier-serve, and fails when the figures are not those of the golden file. --misses lists what was
offered instead. Without the data it says SKIPPED and ends with 77."""
import argparse
import difflib
import gzip
import pathlib
import re
import sys
import tempfile
import unicodedata

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
import limier  # noqa: E402
from evaluate import DEVELOPMENT, read_queries  # noqa: E402

GOLDEN = pathlib.Path(__file__).resolve().parent / "golden" / "completions.txt"
QUERY = re.compile(r"(?P<before>.*\w.*[\s'’])(?P<last>[^\W\d_]{4,})[\s?.!»\"]*")
CUTS = (1, 2, 3)
PLACES = 5


def plain(text):
    letters = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "oe").replace("’", "'"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).lower()


def offered(server, typed):
    """The first words, as they are shown: half of the places are theirs."""
    status, answer = server.get("/v1/suggest", q=typed, limit=2 * PLACES)
    if status != 200:
        raise RuntimeError(f"{typed!r}: {status} {answer}")
    return [one["text"] for one in answer["suggestions"] if one["kind"] == "term"][:PLACES]


def report(folder, misses):
    with tempfile.TemporaryDirectory() as scratch:
        db = pathlib.Path(scratch) / "db"
        with gzip.open(folder / "corpus.jsonl.gz", "rt", encoding="utf-8") as corpus:
            limier.index(db, "-", stdin=corpus.read())
        with limier.Server(db) as server:
            queries = [found for _, text in read_queries(folder / "queries.dev.tsv") if (found := QUERY.fullmatch(text))]
            shares = []
            for cut in CUTS:
                hits = first = 0
                for query in queries:
                    whole = query["before"] + query["last"]
                    words = [plain(text) for text in offered(server, query["before"] + query["last"][:cut])]
                    hits += plain(whole) in words
                    first += plain(whole) == (words or [""])[0]
                    if misses and plain(whole) not in words:
                        print(f"{whole}\t{cut}\t{', '.join(word.rsplit(' ', 1)[-1] for word in words)}")
                shares.append(f"{cut}: {100 * hits / len(queries):.1f} % ({100 * first / len(queries):.1f} % first)")
    return f"{folder.name:15} {len(queries)} queries, letters typed  " + "  ".join(shares)


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
        return 0
    golden = GOLDEN.read_text(encoding="utf-8").splitlines(True)
    if lines == golden:
        return 0
    sys.stdout.writelines(difflib.unified_diff(golden, lines, "golden", "now"))
    print("The completions changed; if it is for the better: tests/relevance/completions.py --update")
    return 1


if __name__ == "__main__":
    sys.exit(main())
