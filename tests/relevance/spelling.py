#!/usr/bin/env python3
"""How often a misspelt word comes back right: at the first place, and among five; and how often what is right is left alone.

usage: spelling.py [--db INDEX] [--misses] [--update]

Indexes the development collections, with a document of its own for every right word that they lack, asks limier-spell for the corrections of
every wrong word and limier-serve for its suggestion, and prints both for the kinds that people really write and for all; then asks the judged
queries, few of which hold a slip. Fails under the aims, and when the figures are not those of the golden file.
--db keeps the index there, or takes the one that is there; --misses lists what went wrong. Without the data it says SKIPPED and ends with 77."""
import gzip
import json
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
import limier  # noqa: E402
import golden  # noqa: E402

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
AIMS = {"first": 91.0, "five": 98.0}  # %, of what people write


def collection(pairs):
    """Lines of JSON; the right words that no text holds come last."""
    held = set()
    for path in sorted((limier.DATA / "relevance").glob("*/corpus.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                held.update(WORD.findall(json.loads(line)["text"].lower()))
                yield line.rstrip("\n")
    for right in sorted({right for _, right, _ in pairs} - held):
        yield json.dumps({"id": f"mot-{right}", "title": right, "text": right}, ensure_ascii=False)


def corrected(db, words):
    """The corrections of each word, and the milliseconds that the slowest hundredth took at least."""
    done = subprocess.run([limier.BIN / "limier-spell", db], input="".join(word + "\n" for word in words), capture_output=True, text=True,
                          check=True)
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    times = sorted(int(row[2]) for row in rows)
    return [row[1].split(" ") for row in rows], times[int(len(times) * 0.99)] / 1000


def suggested(db, queries):
    """The suggestion for each query; None where there is none."""
    with limier.Server(db) as server:
        answers = [server.search(query, per_page=1, snippets=0) for query in queries]
    return [answer["suggestion"] and answer["suggestion"]["query"] for answer in answers]


def judged_queries():
    for path in sorted((limier.DATA / "relevance").glob("*/queries.dev.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield line.split("\t")[1]


def share(hits):
    return 100 * sum(hits) / len(hits)


def measure(db, pairs, misses):
    """The lines of the golden file, and the shares that have an aim."""
    wrong = [pair[0] for pair in pairs]
    lists, slow = corrected(db, wrong)
    suggestions = suggested(db, wrong)
    figures = {}
    report = []
    for name, generated in (("réel+courant", False), ("all", True)):
        chosen = [i for i, (_, _, kind) in enumerate(pairs) if generated or not kind.startswith("engendré/")]
        # A missing or wrong accent is forgiven by the search itself: nothing has to be suggested.
        asked = [i for i in chosen if not pairs[i][2].endswith("/accent")]
        first = share([lists[i][0] == pairs[i][1] for i in chosen])
        five = share([pairs[i][1] in lists[i] for i in chosen])
        offered = share([suggestions[i] == pairs[i][1] for i in asked])
        figures[name] = {"first": first, "five": five}
        report.append(f"{name}: {len(chosen)} words, {first:.1f} % at rank 1, {five:.1f} % within 5; over HTTP, accents apart: {offered:.1f} % suggested")
    queries = list(judged_queries())
    changed = [(query, better) for query, better in zip(queries, suggested(db, queries), strict=True) if better]
    report.append(f"judged queries: {len(queries)}, another spelling suggested for {len(changed)}")
    print(*report, sep="\n")
    print(f"99 of 100 words take less than {slow:.1f} ms of processor time")
    if misses:
        for (typed, right, kind), found, suggestion in zip(pairs, lists, suggestions, strict=True):
            if found[0] != right:
                print(typed, right, kind, " ".join(found), f"[{suggestion}]", sep="\t")
        for query, better in changed:
            print(query, better, sep="\t")
    return "".join(line + "\n" for line in report), figures["réel+courant"]


def main():
    parser = golden.parser(__doc__)
    parser.add_argument("--db", type=pathlib.Path)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    words = limier.DATA / "spelling" / "dev.tsv"
    if not words.exists():
        print(f"SKIPPED: {words} is absent")
        return limier.SKIPPED
    pairs = [tuple(line.split("\t")) for line in words.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as scratch:
        db = options.db or pathlib.Path(scratch) / "index"
        if not db.exists():
            limier.index(db, "-", stdin="".join(line + "\n" for line in collection(pairs)))
        report, figures = measure(db, pairs, options.misses)
    if changed := golden.settle("spelling", report, options.update):
        return changed
    missed = [name for name, aim in AIMS.items() if figures[name] < aim]
    for name in missed:
        print(f"FAILED: {name} is under {AIMS[name]} %")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
