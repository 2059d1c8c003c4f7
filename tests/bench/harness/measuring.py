"""One run: every peer on one corpus. The results are plain data, as they are written:

{"corpus": {"name", "documents", "bytes"}, "machine": {…}, "skipped": {peer: reason},
 "peers": {name: {"note", "index": {"wall", "cpu" in s, "peak", "size" in bytes},
                  "latency": {"in process" | "HTTP": {"plain" | "snippets": {kind: {"p50", "p99", "mean" in ms}}}},
                  "found": {kind: the share of queries that found something},
                  "load": {connections: {"rps", …}}, "server_peak": bytes}}}"""
import collections
import json
import os
import platform
import shutil
import sys

from harness import latency, load, process


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as lines:
        model = next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.machine())
    return {"processor": model, "cores": os.cpu_count(), "load": os.getloadavg()[0]}


def say(text):
    print(text, file=sys.stderr, flush=True)


def remove(path):
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def index(peer, corpus, db, reuse):
    """The cost of indexing, kept beside the index for a later run that takes it as it is."""
    kept = db.with_name(db.name + ".cost.json")
    if reuse and kept.exists() and db.exists():
        return json.loads(kept.read_text(encoding="utf-8"))
    remove(kept)
    remove(db)
    db.parent.mkdir(parents=True, exist_ok=True)
    costs = []
    peer.index(corpus, db, lambda command, **how: costs.append(process.run(command, **how)))
    total = sum(costs, process.Cost())
    cost = {"wall": total.wall, "cpu": total.cpu, "peak": total.peak, "size": process.size_on_disk(db)}
    kept.write_text(json.dumps(cost), encoding="utf-8")
    return cost


def shares(log, hits):
    """kind → the share of its queries that found something: engines that find nothing answer fast."""
    found = collections.defaultdict(list)
    for query, count in zip(log, hits, strict=True):
        found[query.kind].append(count > 0)
    return {kind: sum(rows) / len(rows) for kind, rows in sorted(found.items())}


def answers(peer, corpus, db, seconds):
    row = {"latency": {}}
    if not corpus.log:
        return row
    if peer.ask(db, False):
        row["latency"]["in process"] = figures = {}
        for name, snippets in (("plain", False), ("snippets", True)):
            figures[name], hits = latency.in_process(peer, corpus, db, snippets)
        row["found"] = shares(corpus.log, hits)
    serving = peer.serve(db)
    if serving:
        with serving as server:
            row["latency"]["HTTP"] = figures = {}
            for name, snippets in (("plain", False), ("snippets", True)):
                figures[name], hits = latency.over_http(peer, corpus, server.port, snippets)
            row["found"] = shares(corpus.log, hits)
            if seconds:
                row["load"] = load.requests_per_second(peer, corpus, server, seconds)
            row["server_peak"] = process.peak_memory(server.pid)
    return row


def measure(corpus, peers, reuse, seconds):
    results = {"corpus": {"name": corpus.name, **corpus.facts}, "machine": machine(), "skipped": {}, "peers": {}}
    for peer in peers:
        reason = peer.fits(corpus)
        missing = peer.missing()
        if missing:
            reason = f"{missing} is absent"
        if reason:
            results["skipped"][peer.name] = reason
            say(f"{peer.name}: skipped, {reason}")
            continue
        db = corpus.folder / "index" / peer.name
        try:
            say(f"{peer.name}: indexing {corpus.name}")
            cost = index(peer, corpus, db, reuse)
            say(f"{peer.name}: {cost['cpu']:.1f} s of processor time; asking")
            results["peers"][peer.name] = {"note": peer.note, "index": cost, **answers(peer, corpus, db, seconds)}
        except RuntimeError as error:
            results["skipped"][peer.name] = str(error)
            say(f"{peer.name}: {error}")
    return results


def write(results, path):
    path.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
