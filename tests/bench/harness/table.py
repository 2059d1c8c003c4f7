"""The results of a run as Markdown tables, each figure with its ratio to Limier's."""

REFERENCE = "limier"
MB = 1e6


def ratio(value, reference):
    return f" ({value / reference:.2g}×)" if reference else ""


def markdown(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "|".join(["---"] + ["---:"] * (len(head) - 1)) + "|"]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def indexing(results):
    size = results["corpus"]["bytes"]
    reference = results["peers"].get(REFERENCE, {}).get("index", {})
    rows = []
    for name, peer in results["peers"].items():
        cost = peer["index"]
        base = reference if name != REFERENCE else {}
        rows.append([name, f"{cost['cpu']:.1f}{ratio(cost['cpu'], base.get('cpu'))}", f"{cost['wall']:.1f}",
                     f"{size / MB / cost['cpu']:.2f}" if cost["cpu"] else "–", f"{cost['peak'] / MB:.0f}{ratio(cost['peak'], base.get('peak'))}",
                     f"{cost['size'] / MB:.0f}", f"{cost['size'] / size:.2f}{ratio(cost['size'], base.get('size'))}"])
    return markdown(["indexing", "CPU s", "wall s", "MB/CPU s", "peak MB", "size MB", "size/text"], rows)


def latencies(results, mode):
    measured = {(name, way): figures[mode] for name, peer in results["peers"].items() for way, figures in peer["latency"].items()}
    if not measured:
        return ""
    kinds = ["all"] + sorted({kind for figures in measured.values() for kind in figures} - {"all"})
    reference = measured.get((REFERENCE, "HTTP"), {}).get("all", {})
    rows = []
    for (name, way), figures in measured.items():
        base = reference if (name, way) != (REFERENCE, "HTTP") else {}
        cells = [f"{figures[kind]['p50']:.2f} / {figures[kind]['p99']:.1f}" if kind in figures else "–" for kind in kinds]
        cells[0] += ratio(figures["all"]["p50"], base.get("p50"))
        rows.append([f"{name}, {way}", *cells])
    title = "ten titles" if mode == "plain" else "ten with snippets"
    return markdown([f"{title}: p50 / p99 ms", *kinds], rows)


def loads(results):
    loaded = {name: peer for name, peer in results["peers"].items() if peer.get("load")}
    if not loaded:
        return ""
    connections = list(next(iter(loaded.values()))["load"])
    rows = [[name, *(f"{row['rps']:.0f}, {row['p50']:.1f} / {row['p99']:.0f}, {row['cpu_ms']:.2f}" + (f", {row['failed']} failed" if row["failed"] else "")
                     for row in peer["load"].values()), f"{peer['server_peak'] / MB:.0f}"] for name, peer in loaded.items()]
    return markdown(["requests/s, p50 / p99 ms, CPU ms a request", *(f"{count} connections" for count in connections), "server peak MB"], rows)


def found(results):
    kinds = sorted({kind for peer in results["peers"].values() for kind in peer.get("found", {})})
    rows = [[name, *(f"{100 * peer['found'][kind]:.0f}" for kind in kinds)] for name, peer in results["peers"].items() if "found" in peer]
    return markdown(["% of queries that found something", *kinds], rows) if rows else ""


def render(results):
    corpus, machine = results["corpus"], results["machine"]
    title = (f"## {corpus['name']}: {corpus['documents']:,} documents, {corpus['bytes'] / MB:.1f} MB of text\n\n"
             f"{machine['processor']}, {machine['cores']} cores, load {machine['load']:.1f} when it began. Ratios in brackets are to Limier "
             "(of p50, to Limier over HTTP).")
    notes = "\n".join(f"- {name}: {peer['note']}" for name, peer in results["peers"].items() if peer["note"])
    skipped = "\n".join(f"- {name}: skipped, {reason}" for name, reason in results["skipped"].items())
    parts = [title, indexing(results), latencies(results, "plain"), latencies(results, "snippets"), loads(results), found(results),
             "\n".join(part for part in (notes, skipped) if part)]
    return "\n\n".join(part for part in parts if part) + "\n"
