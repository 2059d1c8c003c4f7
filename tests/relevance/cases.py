#!/usr/bin/env python3
"""Facts about what a French reader expects of a search, asked of the real server with match=all.

usage: cases.py [FILE.tsv] [--verbose]     FILE: kind, document, query, must, why (default: the shared development cases)

`match`: the document is returned; `no-match`: it is not; `prefer`: of « A ||| B », A is returned, and before B."""
import collections
import json
import pathlib
import re
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
import limier
import golden  # noqa: E402

DEFAULT = limier.DATA / "analysis" / "cases.tsv"


def decode(text):
    return re.sub(r"\\u([0-9A-Fa-f]{4})", lambda m: chr(int(m.group(1), 16)), text)


def read(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, document, query, must, why = line.split("\t")[:5]
            yield kind, [decode(d) for d in document.split(" ||| ")], decode(query), must, why


def scores(server, query):
    """id → score of every document returned."""
    found = {}
    while True:
        answer = server.search(query, match="all", snippets=0, offset=len(found), limit=100)
        found.update((hit["id"], hit["score"]) for hit in answer["hits"])
        if len(answer["hits"]) < 100:
            return found


def holds(server, number, must, query):
    found = scores(server, query)
    first = found.get(f"{number}-0")
    if must == "match":
        return first is not None
    if must == "no-match":
        return first is None
    return first is not None and first > found.get(f"{number}-1", float("-inf"))


def main():
    parser = golden.parser(__doc__)
    parser.add_argument("file", nargs="?", type=pathlib.Path, default=DEFAULT)
    parser.add_argument("--verbose", action="store_true", help="name every case that fails")
    options = parser.parse_args()
    if not options.file.exists():
        print(f"SKIPPED: {options.file} is absent")
        return limier.SKIPPED
    cases = list(read(options.file))
    lines = "\n".join(json.dumps({"id": f"{n}-{i}", "text": text}, ensure_ascii=False)
                      for n, (_, documents, *_rest) in enumerate(cases) for i, text in enumerate(documents))
    tally = collections.defaultdict(lambda: [0, 0])
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        db = pathlib.Path(folder) / "db"
        limier.index(db, "-", stdin=lines)
        with limier.Server(db) as server:
            for number, (kind, documents, query, must, why) in enumerate(cases):
                good = holds(server, number, must, query)
                tally[kind][0] += good
                tally[kind][1] += 1
                if not good:
                    failures.append((kind, must, " ||| ".join(documents), query, why))
    figures = "".join(f"{kind:20} {good:3} / {total}\n" for kind, (good, total) in sorted(tally.items()))
    figures += f"{'all':20} {len(cases) - len(failures):3} / {len(cases)}\n"
    print(figures, end="")
    if options.verbose:
        for failure in failures:
            print("\t".join(failure))
    return golden.settle("cases", figures, options.update) if options.update or options.file == DEFAULT else 0


if __name__ == "__main__":
    sys.exit(main())
