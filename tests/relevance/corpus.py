#!/usr/bin/env python3
"""The judged queries of corpus/, asked of the real server; the figures are kept in golden/corpus.txt, so that a change of ranking is a
reviewable diff.

usage: corpus.py [--update]     Without --update: fails when the figures differ from the golden file, and shows the difference."""
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
import limier
import golden  # noqa: E402
from evaluate import measures

HERE = pathlib.Path(__file__).resolve().parent


def judged_queries():
    for line in (HERE / "corpus.queries.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            query, answers = line.split("\t")
            yield query, {d: int(g) for d, g in (a.rsplit("=", 1) for a in answers.split())}


def report(server):
    lines = []
    totals = [0.0, 0.0, 0.0]
    queries = list(judged_queries())
    known = {hit["id"] for hit in server.search("", limit=100, snippets=0)["hits"]}
    for query, grades in queries:
        unknown = set(grades) - known
        if unknown:
            raise SystemExit(f"{query!r} is judged by documents that corpus/ does not hold: {sorted(unknown)}")
        ranking = [hit["id"] for hit in server.search(query, limit=100, snippets=0)["hits"]]
        row = measures(grades, ranking)
        totals = [a + b for a, b in zip(totals, row)]
        ranks = ", ".join(f"{d} {ranking.index(d) + 1 if d in ranking else '-'}" for d in grades)
        lines.append(f"{row[0]:.3f}  {query}  [{ranks}]")
    means = [total / len(queries) for total in totals]
    return [f"{len(queries)} queries  nDCG@10 {means[0]:.4f}  MRR@10 {means[1]:.4f}  R@100 {means[2]:.4f}", *lines]


def main():
    parser = golden.parser(__doc__)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        db = pathlib.Path(scratch) / "db"
        limier.index(db, limier.ROOT / "corpus")
        with limier.Server(db) as server:
            lines = report(server)
    print(lines[0])
    text = "\n".join(lines) + "\n"
    return golden.settle("corpus", text, options.update)


if __name__ == "__main__":
    sys.exit(main())
