#!/usr/bin/env python3
"""Fails when an #include crosses an arrow between rooms, or brings a library into a room that must not know it.

usage: check_includes.py ROOT
"""

import re
import sys
from pathlib import Path

import rules

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
SOURCES = (".cc", ".h", ".cc.in", ".h.in")


def within(path, folder):
    """Whether `path` is `folder`, lies below it, or is one of its sources (`a/b` covers a/b/…, a/b.cc and a/b.h)."""
    return path == folder or path.startswith(folder + "/") or path.startswith(folder + ".")


def room_of(path):
    return max((room for room in rules.ROOMS if within(path, room)), key=len, default=None)


def includes(source):
    text = source.read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if match := INCLUDE.match(line):
            yield number, match[1] == '"', match[2]


def library_rule(header):
    return next((row for row in rules.LIBRARIES if header == row or (row.endswith(("/", "-")) and header.startswith(row))), None)


def check_include(root, path, room, quoted, header):
    """What is wrong with one #include of a source of `room`, or None. Tests may include anything that exists."""
    if ".." in Path(header).parts or "." in Path(header).parts:
        return f'write "{header}" from the root of the project'
    if quoted and not any((root / (header + suffix)).is_file() for suffix in ("", ".in")):
        return f'"{header}" is no file of the project (a library is included with <>)'
    if room is None:
        return None
    if quoted:
        target = room_of(header)
        if target is None or (target != room and target not in rules.ROOMS[room]):
            return f'{room} may not include "{header}"'
    row = library_rule(header)
    if row is None:
        return None
    if not any(within(path, place) for place in rules.LIBRARIES[row]):
        return f"{room} may not know {row}"
    if any(within(path, place) for place in rules.EXCEPT.get(row, [])):
        return f"this part of {room} may not know {row}"
    return None


def check(root):
    """→ (errors, long files), both as lines to print."""
    errors, long_files = [], []
    for top in ("indexer", "server", "tests"):
        for source in sorted((root / top).rglob("*")):
            path = source.relative_to(root).as_posix()
            if not path.endswith(SOURCES) or "node_modules" in path:
                continue
            room = room_of(path)
            if room is None and top != "tests":
                errors.append(f"{path}: lies in no room")
            for number, quoted, header in includes(source):
                if problem := check_include(root, path, room, quoted, header):
                    errors.append(f"{path}:{number}: {problem}")
            lines = source.read_bytes().count(b"\n")
            if lines > rules.LONG_FILE:
                long_files.append(f"note: {path} has {lines} lines; does it still have one purpose?")
    return errors, long_files


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    errors, long_files = check(Path(sys.argv[1]))
    print("\n".join(errors + long_files + [f"{len(errors)} includes cross an arrow"]))
    sys.exit(1 if errors else 0)


if __name__ == "__main__":
    main()
