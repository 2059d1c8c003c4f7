"""The French manuals that Debian 12 ships: manual pages and HTML, fetched as packages and unpacked, never installed."""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "support"))
import limier  # noqa: E402

PACKAGES = ["aptitude-doc-fr", "debian-faq-fr", "debian-handbook", "debian-reference-fr", "developers-reference-fr", "gimp-help-fr",
            "libreoffice-help-fr", "maint-guide-fr", "manpages-fr", "manpages-fr-dev"]
# Where packages keep what is in French.
FRENCH = ("usr/share/man/fr/**/*.[1-8]*", "**/*.fr.html*", "**/fr/**/*.htm*", "**/fr-FR/**/*.htm*", "usr/share/doc/*-fr/**/*.htm*")


def unpacked(folder):
    """The folder of the files, fetched if it is not there."""
    files = folder / "files"
    if files.is_dir():
        return files
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        scratch = pathlib.Path(scratch)
        found = scratch / "found"
        for package in PACKAGES:
            fetched = subprocess.run(["apt-get", "download", "-q", package], cwd=scratch, capture_output=True, text=True)
            if fetched.returncode != 0:
                print(f"{package}: skipped, {fetched.stderr.strip().splitlines()[-1]}", file=sys.stderr)
                continue
            take_french(next(scratch.glob(f"{package}_*.deb")), scratch / "unpacked" / package, found / package)
        if not found.is_dir():
            raise SystemExit("no package of French manuals could be fetched")
        found.rename(files)
    return files


def take_french(archive, root, destination):
    root.mkdir(parents=True)
    subprocess.run(["dpkg-deb", "-x", archive, root], check=True)
    for pattern in FRENCH:
        for path in sorted(root.glob(pattern)):
            if path.is_file() and not path.is_symlink():
                target = destination / path.relative_to(root)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)


def write_texts(files, output):
    """Every document of `files` as a line of JSON, with the text that Limier reads in it."""
    with tempfile.TemporaryDirectory() as scratch:
        db = pathlib.Path(scratch) / "db"
        limier.index(db, files, check=False)  # a page that cannot be read is left out, for every engine
        with limier.Server(db) as server:
            for path in sorted(path for path in files.rglob("*") if path.is_file()):
                identifier = str(path.relative_to(files))
                status, document = server.get("/v1/documents/" + urllib.parse.quote(identifier, safe=""))
                if status == 200 and document["text"]:
                    record = {"id": identifier, "title": document["title"], "text": document["text"]}
                    output.write(json.dumps(record, ensure_ascii=False) + "\n")
