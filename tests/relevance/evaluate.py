#!/usr/bin/env python3
"""nDCG@10, MRR@10 and Recall@100 of judged queries, asked of the real server over HTTP.

usage: evaluate.py COLLECTION… [--per-query]
       evaluate.py --golden [--update]     the development collections, against golden/collections.txt

COLLECTION is a folder with corpus.jsonl.gz (id, title, text), queries.dev.tsv (id TAB query), perhaps queries.dev.sloppy.tsv (the same as
people type them) and qrels.dev.tsv (query 0 document grade); or a name in the shared development data: piaf, service-public, codes-loi."""
import collections
import contextlib
import gzip
import math
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
import limier
import golden  # noqa: E402

DEVELOPMENT = ["piaf", "service-public", "codes-loi"]


def read_queries(path):
    return [line.split("\t")[:2] for line in path.read_text(encoding="utf-8").splitlines() if line]


def read_judgements(path):
    grades = collections.defaultdict(dict)
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split()
        if len(fields) >= 4:
            grades[fields[0]][fields[2]] = int(fields[3])
    return grades


def measures(grades, ranking):
    """Linear gain, log2 discount; every judged query counts, also one without an answer."""
    relevant = {document for document, grade in grades.items() if grade > 0}
    gain = sum(max(grades.get(d, 0), 0) / math.log2(rank + 2) for rank, d in enumerate(ranking[:10]))
    best = sorted((g for g in grades.values() if g > 0), reverse=True)[:10]
    ideal = sum(g / math.log2(rank + 2) for rank, g in enumerate(best))
    reciprocal = next((1 / (rank + 1) for rank, d in enumerate(ranking[:10]) if d in relevant), 0.0)
    recall = sum(d in relevant for d in ranking[:100]) / max(1, len(relevant))
    return gain / ideal if ideal else 0.0, reciprocal, recall


def evaluate(server, queries, judgements, per_query=None):
    """Mean of each measure over the judged queries."""
    totals = [0.0, 0.0, 0.0]
    judged = [(q, text) for q, text in queries if q in judgements]
    for q, text in judged:
        ranking = [hit["id"] for hit in server.search(text, limit=100, snippets=0)["hits"]]
        row = measures(judgements[q], ranking)
        totals = [a + b for a, b in zip(totals, row)]
        if per_query is not None:
            per_query.append((q, text, row, ranking[:3]))
    return [total / max(1, len(judged)) for total in totals]


@contextlib.contextmanager
def served(folder):
    """A server of the collection, and its documents as lines of JSON."""
    with gzip.open(folder / "corpus.jsonl.gz", "rt", encoding="utf-8") as corpus:
        documents = corpus.read()
    with tempfile.TemporaryDirectory() as scratch:
        db = pathlib.Path(scratch) / "db"
        limier.index(db, "-", stdin=documents)
        with limier.Server(db) as server:
            yield server, documents.splitlines()


def of_collections(report, names=DEVELOPMENT):
    """The lines of report(folder) of each, printed as they come; None, and said, where one is absent."""
    lines = []
    for name in names:
        folder = pathlib.Path(name) if pathlib.Path(name).is_dir() else limier.DATA / "relevance" / name
        if not folder.is_dir():
            print(f"SKIPPED: {folder} is absent")
            return None
        for line in report(folder):
            lines.append(line + "\n")
            print(line, flush=True)
    return "".join(lines)


def report(folder, per_query):
    """A line for each variant of the queries, followed by one for each query if wanted."""
    judgements = read_judgements(folder / "qrels.dev.tsv")
    with served(folder) as (server, _):
        for variant, file in (("clean", "queries.dev.tsv"), ("sloppy", "queries.dev.sloppy.tsv")):
            if not (folder / file).exists():
                continue
            rows = []
            figures = evaluate(server, read_queries(folder / file), judgements, rows)
            yield f"{folder.name:15} {variant:7} nDCG@10 {figures[0]:.4f}  MRR@10 {figures[1]:.4f}  R@100 {figures[2]:.4f}"
            for q, text, row, best in rows if per_query else []:
                yield f"  {row[0]:.3f} {q} {text!r} {best}"


def main():
    parser = golden.parser(__doc__)
    parser.add_argument("collections", nargs="*")
    parser.add_argument("--per-query", action="store_true")
    parser.add_argument("--golden", action="store_true")
    options = parser.parse_args()
    text = of_collections(lambda folder: report(folder, options.per_query), DEVELOPMENT if options.golden else options.collections)
    if text is None:
        return limier.SKIPPED
    return golden.settle("collections", text, options.update) if options.golden else 0


if __name__ == "__main__":
    sys.exit(main())
