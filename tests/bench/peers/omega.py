"""Omega, Xapian's own web search: omindex over text files, and its CGI program, one process a query. Run as a program, it asks."""
import os
import re
import subprocess
import sys
import time
import urllib.parse

CGI = "/usr/lib/cgi-bin/omega/omega"


def ask(db, snippets):
    environment = {**os.environ, "OMEGA_CONFIG_FILE": os.path.join(db, "omega.conf"), "REQUEST_METHOD": "GET"}
    for line in sys.stdin:
        start = time.perf_counter()
        asked = {"DB": "default", "P": line.rstrip("\n"), "HITSPERPAGE": 10, "DEFAULTOP": "or", "FMT": "snippets" if snippets else "titles"}
        environment["QUERY_STRING"] = urllib.parse.urlencode(asked)
        answer = subprocess.run([CGI], env=environment, capture_output=True, check=True).stdout
        print(int((time.perf_counter() - start) * 1e6), len(re.findall(rb"<li>", answer)), sep="\t")


if __name__ == "__main__":
    ask(sys.argv[1], "--snippets" in sys.argv)
    sys.exit()

from peers import Peer, absent, too_many_files  # noqa: E402: not as a program

TEMPLATE = "$httpheader{{Content-Type,text/html}}$setmap{{prefix,title,S}}<ol>$hitlist{{<li>$html{{$field{{caption}}}}{more}</li>}}</ol>\n"


class Omega(Peer):
    name = "omega"
    note = "from text files; one CGI process a query; estimated totals; Snowball stems; snippets of a sample of the text only"
    all_of, any_of = " AND ", " "

    def missing(self):
        return absent("omindex", CGI)

    def fits(self, corpus):
        return too_many_files(corpus)

    def index(self, corpus, db, run):
        db.mkdir()
        (db / "omega.conf").write_text(f"database_dir {db}\ntemplate_dir {db}/templates\nlog_dir {db}\ncdb_dir {db}\n", encoding="utf-8")
        (db / "templates").mkdir()
        for name, more in (("titles", ""), ("snippets", "$snippet{$field{sample}}")):
            (db / "templates" / name).write_text("$set{stemmer,french}$set{flag_wildcard,1}" + TEMPLATE.format(more=more), encoding="utf-8")
        run(["omindex", "--db", db / "default", "--stemmer", "french", "--sample-size", "10000", "--url", "/", corpus.text_files()])

    def ask(self, db, snippets):
        return [sys.executable, __file__, db, *(["--snippets"] if snippets else [])]

