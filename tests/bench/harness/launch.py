"""launch.py COST COMMAND…: runs the command and writes what it cost into the file COST, as JSON.

A process of its own, and a small one: Linux counts the memory of the process that forks as memory that the command has had."""
import os
import sys
import time

start = time.monotonic()
pid = os.fork()
if pid == 0:
    try:
        os.execvp(sys.argv[2], sys.argv[2:])
    except OSError as error:
        os.write(2, f"{sys.argv[2]}: {error.strerror}\n".encode())
        os._exit(127)
_, status, usage = os.wait4(pid, 0)
with open(sys.argv[1], "w") as cost:
    cost.write('{"wall": %f, "cpu": %f, "peak": %d}' % (time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024))
sys.exit(os.waitstatus_to_exitcode(status) % 256)
