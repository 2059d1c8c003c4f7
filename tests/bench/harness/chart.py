"""The results of a run as one SVG picture: three groups of bars, shorter is better."""
import xml.sax.saxutils

WIDTH, LABEL, BAR, GAP = 720, 150, 18, 6
REFERENCE_COLOUR, PEER_COLOUR = "#b4530a", "#8a8f98"


def fastest(peer, mode, share):
    """(way, milliseconds): over HTTP for what is used so, else in process."""
    way = "HTTP" if "HTTP" in peer["latency"] else next(iter(peer["latency"]), None)
    return way, peer["latency"][way][mode]["all"][share] if way else None


def groups(results):
    """[(title, [(label, value, shown)])]."""
    size = results["corpus"]["bytes"]
    search, speed, room = [], [], []
    for name, peer in results["peers"].items():
        way, took = fastest(peer, "snippets", "p50")
        if took is not None:
            search.append((f"{name}, {way}" if way == "HTTP" else name, took, f"{took:.2f} ms"))
        cost = peer["index"]
        speed.append((name, cost["cpu"], f"{cost['cpu']:.0f} s"))
        room.append((name, cost["size"] / size, f"{cost['size'] / size:.2f}"))
    return [("Ten results with snippets, median", search), ("Indexing, processor time", speed), ("Size of the index, times the text", room)]


def render(results):
    y, parts = 24, []
    for title, bars in groups(results):
        if not bars:
            continue
        parts.append(f'<text x="0" y="{y}" font-weight="bold">{title}</text>')
        y += 12
        longest = max(value for _, value, _ in bars) or 1
        for label, value, shown in sorted(bars, key=lambda bar: bar[1]):
            width = max(1.0, value / longest * (WIDTH - LABEL - 90))
            colour = REFERENCE_COLOUR if label.startswith("limier") else PEER_COLOUR
            parts.append(f'<text x="{LABEL - 8}" y="{y + 13}" text-anchor="end">{xml.sax.saxutils.escape(label)}</text>'
                         f'<rect x="{LABEL}" y="{y}" width="{width:.1f}" height="{BAR}" fill="{colour}"/>'
                         f'<text x="{LABEL + width + 6:.1f}" y="{y + 13}">{shown}</text>')
            y += BAR + GAP
        y += 30
    corpus = results["corpus"]
    parts.append(f'<text x="0" y="{y}">{corpus["documents"]:,} documents, {corpus["bytes"] / 1e6:.0f} MB of text. Shorter is better.</text>')
    style = "text { font: 13px system-ui, sans-serif; fill: #5b6068; }"
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y + 12}" role="img" '
            f'aria-label="{xml.sax.saxutils.escape("Limier beside other engines")}"><style>{style}</style>\n' + "\n".join(parts) + "\n</svg>\n")
