"""Jobs that end badly: killed, interrupted, two at once. Nothing that was committed is lost, and the next run completes."""

import json
import random
import signal
import subprocess
import threading
import unittest

from support.programs import Case, DEADLINE, eventually, generation

WORDS = "le phare veille sur la côte quand les pêcheurs rentrent au port avant l’orage et comptent leurs filets".split()


def lines(count, seed=1):
    """`count` JSON Lines of about 2 KB, ids 0, 1, 2…"""
    chance = random.Random(seed)
    for number in range(count):
        text = " ".join(chance.choices(WORDS, k=330)) + f" repère{number}"
        yield json.dumps({"id": str(number), "title": f"Journal {number}", "text": text}).encode() + b"\n"


def feed(process, content, after=None, then=None):
    """Writes the lines; calls `then` once `after` of them are written. A reader that has died is no error."""
    try:
        for number, line in enumerate(content):
            if number == after:
                process.stdin.flush()
                then()
            process.stdin.write(line)
        process.stdin.flush()
    except BrokenPipeError:
        pass


class Killed(Case):
    COUNT = 8000

    def kill_when(self, moment):
        """Starts a job that commits every MiB, and kills it once `moment(lines written)` is true."""
        process, written = self.start_index("--memory", "1", "-"), 0

        def write():
            nonlocal written
            try:
                for line in lines(self.COUNT):
                    process.stdin.write(line)
                    written += 1
            except BrokenPipeError:
                pass

        writer = threading.Thread(target=write)
        writer.start()
        try:
            eventually(lambda: process.poll() is not None or moment(written), "the moment to kill")
            self.assertIsNone(process.poll(), "it ended by itself")
        finally:
            process.kill()
            writer.join()
        self.assertEqual(process.wait(DEADLINE), -signal.SIGKILL)

    def test_killed_at_any_moment(self):
        chance = random.Random(20240502)
        server = self.serve()
        held = 0
        for round in range(6):
            with self.subTest(round=round):
                if round % 3 == 2:
                    self.kill_when(lambda written: (server.total() or 0) > held)  # just after a commit
                else:
                    when = chance.randrange(50, self.COUNT // 2)
                    self.kill_when(lambda written: written >= when)
                if generation(self.database) is None:
                    continue  # killed before there was an index: the next run makes it
                self.assert_sound()
                found = self.serve().total()
                self.assertGreaterEqual(found, held)
                held = found
        self.assertGreater(held, 0)

        run = self.run_index("-", stdin=b"".join(lines(self.COUNT)))
        self.assertEqual(run.report["documents"], self.COUNT)
        self.assert_sound()
        self.assertEqual(self.serve().total(), self.COUNT)

    def test_killed_during_a_rebuild_leaves_the_old_index(self):
        self.run_index("-", stdin=b'{"id":"ancien","text":"ce qui ne doit pas se perdre"}\n')
        process = self.start_index("--rebuild", "--memory", "1", "-")
        feed(process, lines(1500), 1400, process.kill)
        process.wait(DEADLINE)
        self.assert_sound()
        self.assertEqual(self.serve().ids("*"), ["ancien"])

        self.run_index("--rebuild", "-", stdin=b"".join(lines(10)))
        self.assertEqual(self.serve().total(), 10)
        self.run_index("-", stdin=b"".join(lines(10)))
        leftovers = [path.name for path in self.database.iterdir() if path.is_dir() and path.resolve() != generation(self.database)]
        self.assertEqual(leftovers, [], "what the killed rebuild left is cleared away by the following ones")


class Interrupted(Case):
    def test_a_signal_commits_and_says_130(self):
        for sign in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(sign=sign.name):
                process = self.start_index("-")
                feed(process, lines(1000))  # far more than a pipe holds: most of it has been read by now
                process.send_signal(sign)  # while it waits for more
                self.assertEqual(process.wait(DEADLINE), 130)
                last = process.stderr.read().decode().splitlines()[-1]
                self.assertRegex(last, "interrompu .*relancez la même commande")
                self.assert_sound()
                self.assertGreater(self.serve().total(), 0)

    def test_the_next_run_completes(self):
        process = self.start_index("-")
        feed(process, lines(300))
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(DEADLINE), 130)
        self.assertEqual(self.run_index("-", stdin=b"".join(lines(300))).report["documents"], 300)


class TwoWriters(Case):
    def hold(self):
        """A writer that has the index and waits for its standard input."""
        holder = self.start_index("--wait", str(DEADLINE), "-")  # the other may come first, for a moment
        refused = eventually(self.refused, "a second writer is refused")
        return holder, refused

    def refused(self):
        run = self.run_index("-", stdin=b'{"id":"second","text":"second"}\n', expect=None)
        self.assertIn(run.code, (0, 75), run)
        return run if run.code == 75 else None

    def test_the_second_is_refused_at_once(self):
        holder, refused = self.hold()
        self.assertIn("limier.db", refused.err)
        self.assertEqual(self.run_index("--rebuild", "-", stdin=b'{"id":"x","text":"x"}\n', expect=None).code, 75)
        holder.stdin.close()
        self.assertEqual(holder.wait(DEADLINE), 0)
        self.run_index("-", stdin=b'{"id":"apres","text":"la place est libre"}\n')

    def test_wait_waits(self):
        holder, _ = self.hold()
        waiting = self.start_index("--wait", str(DEADLINE), "-")
        waiting.stdin.write(b'{"id":"patient","text":"a attendu son tour"}\n')
        waiting.stdin.close()
        with self.assertRaises(subprocess.TimeoutExpired):
            waiting.wait(0.5)
        closer = threading.Thread(target=holder.stdin.close)
        closer.start()
        self.assertEqual(waiting.wait(DEADLINE), 0)
        closer.join()
        self.assertEqual(self.serve().ids("patience OU attendu"), ["patient"])


if __name__ == "__main__":
    unittest.main()
