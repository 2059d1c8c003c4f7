"""Both real programs for tests and benchmarks in Python: build an index, start a server, ask it. Standard library only.

The programs are taken from $LIMIER_BIN (default: build/dev/bin of this checkout)."""
import http.client
import json
import os
import pathlib
import re
import subprocess
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("LIMIER_BIN", ROOT / "build" / "dev" / "bin"))
# Larger collections for development lie beside the checkout; what needs them is skipped, visibly, without them.
DATA = pathlib.Path(os.environ.get("LIMIER_SHARED_DATA", ROOT.parent / "shared" / "data"))
SKIPPED = 77  # ctest's SKIP_RETURN_CODE


def index(db, *paths, stdin=None, options=(), check=True):
    """Runs limier-index; returns the finished process (text streams)."""
    command = [str(BIN / "limier-index"), "--db", str(db), *options, *map(str, paths)]
    done = subprocess.run(command, input=stdin, capture_output=True, text=True)
    if check and done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}: {done.stderr}")
    return done


class Server:
    """limier-serve on a free port, stopped at the end of the with block. One connection, kept alive; not thread-safe."""

    def __init__(self, db, options=()):
        self.process = subprocess.Popen(
            [str(BIN / "limier-serve"), "--db", str(db), "--listen", "127.0.0.1:0", *options],
            stderr=subprocess.PIPE, text=True)
        self.port = None
        for line in self.process.stderr:
            found = re.search(r"http://127\.0\.0\.1:(\d+)", line)
            if found:
                self.port = int(found.group(1))
                break
        if self.port is None:
            raise RuntimeError("limier-serve did not start")
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.connection.close()
        self.process.terminate()
        self.process.stderr.close()
        self.process.wait(timeout=10)

    def get(self, path, **parameters):
        """(status, decoded JSON). A parameter that is a list is repeated."""
        query = urllib.parse.urlencode(parameters, doseq=True)
        try:
            self.connection.request("GET", path + ("?" + query if query else ""))
            answer = self.connection.getresponse()
        except (http.client.HTTPException, ConnectionError):
            self.connection.close()  # the server ended a kept connection; the next request opens another
            self.connection.request("GET", path + ("?" + query if query else ""))
            answer = self.connection.getresponse()
        body = answer.read()
        return answer.status, json.loads(body) if body else None

    def search(self, query, **parameters):
        status, answer = self.get("/v1/search", q=query, **parameters)
        if status != 200:
            raise RuntimeError(f"{query!r}: {status} {answer}")
        return answer
