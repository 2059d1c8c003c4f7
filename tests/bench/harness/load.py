"""Many requests at once, by wrk."""
import json
import pathlib
import shutil
import subprocess
import tempfile

from harness import process

SCRIPT = pathlib.Path(__file__).resolve().parent / "load.lua"
CONNECTIONS = (1, 8, 64)


def requests_per_second(peer, corpus, server, seconds):
    """connections → {"rps", "p50", "p99" in ms, "failed", "cpu_ms" of the server a request}; empty without wrk."""
    if shutil.which("wrk") is None:
        return {}
    figures = {}
    with tempfile.NamedTemporaryFile("w", suffix=".paths", encoding="utf-8") as paths:
        paths.writelines(peer.path(query, True) + "\n" for query in corpus.log)
        paths.flush()
        for connections in CONNECTIONS:
            before = process.cpu_seconds(server.pid)
            command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "--latency", "-s", SCRIPT,
                       f"http://127.0.0.1:{server.port}", "--", paths.name]
            done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True)
            row = json.loads(next(line for line in done.stdout.splitlines() if line.startswith("{")))
            used = process.cpu_seconds(server.pid) - before
            figures[str(connections)] = {"rps": row["requests"] / row["seconds"], "p50": row["p50"], "p99": row["p99"], "failed": row["failed"],
                                         "cpu_ms": 1000 * used / max(1, row["requests"])}
    return figures
