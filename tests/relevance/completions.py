#!/usr/bin/env python3
"""How often the word that somebody went on to type is among the first five completions: the judged queries of two words and more, their last
word cut after one, two and three letters.

usage: completions.py [--misses] [--update]

Indexes each development collection, asks limier-serve, and fails when the figures are not those of the golden file. --misses lists what was
offered instead. Without the data it says SKIPPED and ends with 77."""
import pathlib
import re
import sys
import unicodedata

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
import limier  # noqa: E402
import golden  # noqa: E402
from evaluate import of_collections, read_queries, served  # noqa: E402

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
    queries = [found for _, text in read_queries(folder / "queries.dev.tsv") if (found := QUERY.fullmatch(text))]
    shares = []
    with served(folder) as (server, _):
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
    yield f"{folder.name:15} {len(queries)} queries, letters typed  " + "  ".join(shares)


def main():
    parser = golden.parser(__doc__)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    text = of_collections(lambda folder: report(folder, options.misses))
    return limier.SKIPPED if text is None else golden.settle("completions", text, options.update)


if __name__ == "__main__":
    sys.exit(main())
