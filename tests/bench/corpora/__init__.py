"""Texts to measure on, made by anyone without anything but this checkout and Debian."""
import dataclasses
import json
import os
import pathlib
import subprocess
import sys

from corpora import queries, real

SIZES = {"smoke": 50, "10k": 10_000, "100k": 100_000, "1m": 1_000_000}
SMOKE_QUERIES = 0.1  # of the usual number: nothing is judged by them
HERE = pathlib.Path(__file__).resolve().parent


@dataclasses.dataclass
class Corpus:
    """One collection on disk: `documents` (JSON Lines: id, title, text, …) is what every engine reads, `log` what they are asked; nothing of
    what is only to be indexed."""
    name: str
    folder: pathlib.Path
    files: pathlib.Path | None = None  # the original files, where the documents were such

    @property
    def documents(self):
        return self.folder / "documents.jsonl"

    @property
    def log(self):
        path = self.folder / "queries.tsv"
        return queries.read(path) if path.exists() else []

    @property
    def facts(self):
        """{"documents", "bytes"}: how many, and the bytes of their titles and texts. Counted once."""
        known = self.folder / "facts.json"
        if not known.exists():
            count = size = 0
            for document in self:
                count += 1
                size += len((document.get("title", "") + document["text"]).encode())
            _write(known, lambda file: json.dump({"documents": count, "bytes": size}, file))
        return json.loads(known.read_text(encoding="utf-8"))

    def __iter__(self):
        with self.documents.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)

    def text_files(self):
        """A folder with every document as a text file, for engines that read nothing else."""
        folder = self.folder / "texts"
        done = self.folder / "texts.done"
        if not done.exists():
            for number, document in enumerate(self):
                path = folder / f"{number // 1000:04}" / f"{number:07}.txt"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(document.get("title", "") + "\n\n" + document["text"] + "\n", encoding="utf-8")
            done.touch()
        return folder


def _write(path, fill):
    """The whole file or none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}.part")
    with part.open("w", encoding="utf-8") as file:
        fill(file)
    os.replace(part, path)


def _print(corpus, program, *arguments):
    if not corpus.documents.exists():
        _write(corpus.documents, lambda file: subprocess.run([sys.executable, HERE / program, *arguments], stdout=file, check=True))


def generated(size, cache):
    corpus = Corpus(f"scale-{size}", cache / f"scale-{size}")
    _print(corpus, "scale.py", str(SIZES[size]))
    return _with_log(corpus, SMOKE_QUERIES if size == "smoke" else 1.0)


def long_documents(cache):
    corpus = Corpus("books", cache / "books")
    _print(corpus, "books.py")
    return corpus


def manuals(cache):
    """The French manuals that Debian ships, with the text that Limier finds in them, so that every engine is given the same."""
    folder = cache / "real"
    corpus = Corpus("real", folder, real.unpacked(folder))
    if not corpus.documents.exists():
        _write(corpus.documents, lambda file: real.write_texts(corpus.files, file))
    return _with_log(corpus)


def _with_log(corpus, share=1.0):
    log = corpus.folder / "queries.tsv"
    if not log.exists():
        _write(log, lambda file: queries.write(corpus, file, share))
    return corpus
