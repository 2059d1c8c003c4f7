"""What a command costs, its children included."""
import dataclasses
import json
import os
import pathlib
import subprocess
import sys
import tempfile

LAUNCH = pathlib.Path(__file__).resolve().parent / "launch.py"


@dataclasses.dataclass
class Cost:
    wall: float = 0.0  # seconds
    cpu: float = 0.0  # seconds, user and system, of the command and the children that it waited for
    peak: int = 0  # bytes of resident memory, of the largest of them

    def __add__(self, other):
        return Cost(self.wall + other.wall, self.cpu + other.cpu, max(self.peak, other.peak))


def run(command, stdin=None, stdout=None, environment=None, accept=(0,)):
    """Runs it to its end. `stdin`, `stdout`: paths. RuntimeError with the end of its messages unless it ends with one of `accept`."""
    with (tempfile.NamedTemporaryFile("r") as cost, tempfile.TemporaryFile() as messages,
          open(stdin or os.devnull, "rb") as source, open(stdout or os.devnull, "wb") as sink):
        launched = [sys.executable, "-S", "-E", LAUNCH, cost.name, *map(str, command)]
        done = subprocess.run(launched, stdin=source, stdout=sink, stderr=messages, env={**os.environ, **(environment or {})})
        if done.returncode not in accept:
            messages.seek(0)
            end = messages.read()[-2000:].decode(errors="replace")
            raise RuntimeError(f"{' '.join(map(str, command))} ended with {done.returncode}: {end}")
        return Cost(**json.load(cost))


def cpu_seconds(pid):
    """Of a process that runs."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def peak_memory(pid):
    """Bytes of resident memory that a running process has had at most."""
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) * 1024


def size_on_disk(path):
    """Bytes of a file, or of the files of a folder."""
    path = pathlib.Path(path)
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file() and not file.is_symlink()]
    return sum(file.stat().st_size for file in files)
