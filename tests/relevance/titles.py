#!/usr/bin/env python3
"""How often who types the title of a document finds one of that title first, of 300 titles of each development collection.

usage: titles.py [--misses] [--update]

Typed as it is, without its accents, capitals and signs, and without its articles and prepositions either. Fails when the figures are not
those of the golden file. --misses lists what came first instead. Without the data it says SKIPPED and ends with 77."""
import json
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
import limier  # noqa: E402
import golden  # noqa: E402
from completions import plain  # noqa: E402
from evaluate import of_collections, served  # noqa: E402

TITLES = 300
LEFT_OUT = set("a au aux d de des du en et l la le les".split())


def as_typed(title):
    return re.sub(r'[()":*=]', " ", title)  # signs of the query language


def sloppy(title):
    return re.sub(r"[^\w-]+", " ", plain(as_typed(title)))


def bare(title):
    return " ".join(word for word in sloppy(title).split() if word not in LEFT_OUT)


def report(folder, misses):
    shares = []
    with served(folder) as (server, documents):
        titles = sorted({json.loads(line)["title"] for line in documents})
        titles = [title for title in titles if title and "<" not in title]
        titles = titles[:: max(1, len(titles) // TITLES)][:TITLES]
        for way in (as_typed, sloppy, bare):
            found = 0
            for title in titles:
                first = [hit["title"] for hit in server.search(way(title), limit=1, snippets=0)["hits"]]
                found += first == [title]
                if misses and first != [title]:
                    print(f"{way(title)}\t{first}")
            shares.append(f"{100 * found / len(titles):.1f} %")
    yield f"{folder.name:15} {len(titles)} titles, typed {shares[0]}  sloppy {shares[1]}  without articles {shares[2]}"


def main():
    parser = golden.parser(__doc__)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    text = of_collections(lambda folder: report(folder, options.misses))
    return limier.SKIPPED if text is None else golden.settle("titles", text, options.update)


if __name__ == "__main__":
    sys.exit(main())
