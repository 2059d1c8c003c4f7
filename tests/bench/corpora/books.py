"""Long documents, for what they take of memory: the texts of scale.py, so many together that they are books.

usage: books.py      prints them as JSON Lines."""
import json
import sys

import scale

BYTES = [2_000_000] * 30 + [10_000_000] * 6


def book(language, first, size):
    """A document of at least `size` bytes from the documents `first` and after it: (document, the first of the next)."""
    parts, length = [], 0
    while length < size:
        document = language.document(first + len(parts))
        parts.append(document["title"] + "\n\n" + document["text"])
        length += len(parts[-1].encode()) + 2
    return {"id": f"livre-{first}", "title": parts[0].partition("\n")[0], "text": "\n\n".join(parts)}, first + len(parts)


def write(sizes, output):
    language = scale.Language()
    first = 0
    for size in sizes:
        document, first = book(language, first, size)
        output.write(json.dumps(document, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    write(BYTES, sys.stdout)
