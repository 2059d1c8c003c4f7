"""How long answers take, one after the other."""
import collections
import math
import pathlib
import socket
import tempfile
import time

from harness import process


def percentile(values, share):
    """Nearest rank, of values in order."""
    return values[max(0, math.ceil(share * len(values)) - 1)]


def summary(log, milliseconds):
    """kind and "all" → {"p50", "p99", "mean"} in milliseconds."""
    by_kind = collections.defaultdict(list)
    for query, took in zip(log, milliseconds, strict=True):
        by_kind[query.kind].append(took)
        by_kind["all"].append(took)
    return {kind: {"p50": percentile(times, 0.50), "p99": percentile(times, 0.99), "mean": sum(times) / len(times)}
            for kind, times in ((kind, sorted(times)) for kind, times in by_kind.items())}


def in_process(peer, corpus, db, snippets):
    """Asks the log twice and counts the second time: (figures by kind, documents found by each query)."""
    lines = "".join(peer.typed(query) + "\n" for query in corpus.log)
    with tempfile.TemporaryDirectory() as scratch:
        asked, answered = pathlib.Path(scratch) / "asked", pathlib.Path(scratch) / "answered"
        asked.write_text(lines * 2, encoding="utf-8")
        process.run(peer.ask(db, snippets), stdin=asked, stdout=answered)
        rows = [line.split("\t") for line in answered.read_text().splitlines()][len(corpus.log):]
    return summary(corpus.log, [int(microseconds) / 1000 for microseconds, _ in rows]), [int(hits) for _, hits in rows]


class Connection:
    """One kept connection that knows just enough HTTP to cost the measured machine little."""

    def __init__(self, port):
        self.port = port
        self._open()

    def _open(self):
        self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=120)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def close(self):
        self.socket.close()

    def get(self, path):
        """The body of the answer; RuntimeError unless it is 200."""
        request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n\r\n".encode()
        self.socket.sendall(request)
        data = self.socket.recv(65536)
        while b"\r\n\r\n" not in data:
            data += self._more()
        head, _, body = data.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
        if " 200 " not in lines[0] + " ":
            raise RuntimeError(f"{path}: {lines[0]}")
        body = self._chunked(body) if "chunked" in headers.get("transfer-encoding", "") else self._exactly(body, int(headers["content-length"]))
        if headers.get("connection", "").lower() == "close":
            self.close()
            self._open()
        return body

    def _more(self):
        more = self.socket.recv(65536)
        if not more:
            raise RuntimeError("the server ended the connection")
        return more

    def _exactly(self, body, length):
        while len(body) < length:
            body += self._more()
        return body

    def _chunked(self, data):
        body = b""
        while True:
            while b"\r\n" not in data:
                data += self._more()
            line, _, data = data.partition(b"\r\n")
            length = int(line, 16)
            data = self._exactly(data, length + 2)
            body, data = body + data[:length], data[length + 2:]
            if length == 0:
                return body


def over_http(peer, corpus, port, snippets):
    """As in_process(), over one connection."""
    paths = [peer.path(query, snippets) for query in corpus.log]
    connection = Connection(port)
    for path in paths:
        connection.get(path)
    times, hits = [], []
    for path in paths:
        start = time.perf_counter()
        body = connection.get(path)
        times.append((time.perf_counter() - start) * 1000)
        hits.append(peer.hits(body))
    connection.close()
    return summary(corpus.log, times), hits
