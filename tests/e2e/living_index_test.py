"""A server while the index changes under it: before there is one, at each commit, across rebuilds; and how it ends."""

import json
import signal
import subprocess
import threading
import unittest

from support.programs import Case, DEADLINE, ENVIRONMENT, SERVE, Server, eventually, generation


def lines(first, last, word="phare"):
    return "".join(json.dumps({"id": str(number), "title": f"Texte {number}", "text": f"Le {word} numéro {number}."}) + "\n"
                   for number in range(first, last)).encode()


class NoIndexYet(Case):
    def test_it_starts_waits_and_serves_as_soon_as_one_is_there(self):
        server = self.serve()
        self.assertEqual(server.get("/health").status, 200)
        for path in ("/ready", "/v1/search?q=phare", "/v1/documents/1", "/v1/stats"):
            with self.subTest(path=path):
                answer = server.get(path)
                self.assertEqual(answer.status, 503)
                self.assertGreater(int(answer.headers["Retry-After"]), 0)
                self.assertEqual(answer.json()["status"], 503)
        self.assertEqual(server.get("/").status, 200)

        self.run_index("-", stdin=lines(0, 3))
        eventually(lambda: server.get("/ready").status == 200, "/ready once there is an index")
        self.assertEqual(server.total("phare"), 3)


class WithoutPage(Case):
    def test_a_folder_that_holds_no_page_is_named_and_the_api_served(self):
        absent = self.folder / "absent"
        server = self.serve("--web", absent)
        self.assertIn(f"« {absent} » n’a pas de fichier index.html", server.messages())
        self.assertEqual(server.get("/").status, 404)
        self.assertEqual(server.get("/openapi.json").status, 200)

    def test_the_page_that_is_there_is_not_complained_of(self):
        self.assertNotIn("index.html", self.serve().messages())


class Clients:
    """Threads that ask without pause, each over its own connection, and keep what was wrong."""

    def __init__(self, server, count=4):
        self.faults, self.answers, self._stop = [], 0, threading.Event()
        self._threads = [threading.Thread(target=self._ask, args=(server.connect(), number)) for number in range(count)]
        for thread in self._threads:
            thread.start()

    def _ask(self, connection, number):
        paths = ["/v1/search?q=phare&facets=type,year", "/v1/search?q=num%C3%A9ro&snippets=3", "/v1/documents/1", "/v1/search?q=*&sort=title:asc"]
        asked = number
        try:
            while not self._stop.is_set():
                path = paths[asked % len(paths)]
                answer = connection.get(path)
                asked += 1
                if answer.status != 200:
                    self.faults.append((path, answer.status, answer.body[:300]))
                else:
                    answer.json()
                self.answers += 1
        except Exception as fault:  # a dropped connection is a failed request too
            self.faults.append(repr(fault))
        finally:
            connection.close()

    def end(self):
        self._stop.set()
        for thread in self._threads:
            thread.join()
        return self.faults


class UnderClients(Case):
    def test_commits_are_seen_and_fail_no_request(self):
        self.run_index("-", stdin=lines(0, 50))
        server = self.serve()
        revision = server.search("*")["index"]["revision"]
        clients = Clients(server)
        try:
            for end in range(100, 501, 50):
                self.run_index("-", stdin=lines(0, end, word="grand phare"))
                eventually(lambda: server.total("phare") == end, f"{end} documents")
        finally:
            faults = clients.end()
        self.assertEqual(faults, [])
        self.assertGreater(clients.answers, 0)
        self.assertGreater(server.search("*")["index"]["revision"], revision)

    def test_rebuilds_are_seen_and_fail_no_request(self):
        self.run_index("-", stdin=lines(0, 50))
        server = self.serve()
        clients = Clients(server)
        try:
            for end in (60, 20, 80, 10):
                before = generation(self.database)
                self.run_index("--rebuild", "-", stdin=lines(0, end))
                self.assertNotEqual(generation(self.database), before)
                eventually(lambda: server.total("*") == end, f"the rebuilt index of {end} documents")
        finally:
            faults = clients.end()
        self.assertEqual(faults, [])


class Ends(Case):
    def test_a_signal_ends_it_well(self):
        self.run_index("-", stdin=lines(0, 3))
        for sign in (signal.SIGTERM, signal.SIGINT):
            with self.subTest(sign=sign.name):
                server = self.serve()
                idle = server.connect()
                self.addCleanup(idle.close)
                idle.get("/health")  # a connection kept alive must not hold it
                self.assertEqual(server.stop(sign), 0)

    def test_running_requests_are_answered(self):
        self.run_index("-", stdin=lines(0, 300))
        server = self.serve()
        clients = Clients(server)
        eventually(lambda: clients.answers > 20, "some answers")
        self.assertEqual(server.stop(), 0)
        wrong = [fault for fault in clients.end() if not isinstance(fault, str) and fault[1] != 503]
        self.assertEqual(wrong, [])

    # The first files that it opened took the place of the streams, and the one that should take its messages was closed.
    def test_it_serves_with_its_streams_closed(self):
        self.run_index("-", stdin=lines(0, 3))
        starter = self.folder / "starter"
        starter.write_text(f'#!/bin/sh\nexec "{SERVE}" "$@" <&- >&- 2>&-\n')
        starter.chmod(0o755)
        server = Server(self.database, "--log", "text", program=starter)
        self.addCleanup(server.stop)
        self.assertEqual(server.total("phare"), 3)
        self.assertEqual(server.stop(), 0)

    def test_a_taken_port_is_named(self):
        server = self.serve()
        second = subprocess.run([SERVE, "--db", self.database, "--listen", f"127.0.0.1:{server.port}"],
                                capture_output=True, text=True, timeout=DEADLINE, env=ENVIRONMENT)
        self.assertNotEqual(second.returncode, 0)
        self.assertIn(str(server.port), second.stderr)


if __name__ == "__main__":
    unittest.main()
