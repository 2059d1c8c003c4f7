"""Lucene, of which Elasticsearch, OpenSearch and Solr are made: lucene/ has its program, compiled when it is first needed."""
import pathlib
import subprocess

from peers import ROOT, Peer, absent

SOURCE = pathlib.Path(__file__).resolve().parent / "lucene" / "LucenePeer.java"
LIBRARIES = [pathlib.Path(f"/usr/share/java/lucene-{part}-4.10.4.jar")
             for part in ("core", "analyzers-common", "queryparser", "queries", "sandbox", "highlighter", "memory")]
CLASSES = ROOT / "build" / "bench-java"


class Lucene(Peer):
    name = "lucene"
    note = "4.10; exact counts; Snowball stems, stop words dropped; PostingsHighlighter, from offsets kept in the index"
    all_of, any_of = " AND ", " "

    def missing(self):
        return absent("javac", *LIBRARIES)

    def java(self, *arguments):
        compiled = CLASSES / "LucenePeer.class"
        path = ":".join(map(str, LIBRARIES))
        if not compiled.exists() or compiled.stat().st_mtime < SOURCE.stat().st_mtime:
            CLASSES.mkdir(parents=True, exist_ok=True)
            subprocess.run(["javac", "-nowarn", "-cp", path, "-d", CLASSES, SOURCE], check=True)
        return ["java", "-Xmx512m", "-XX:+UseSerialGC", "-cp", f"{path}:{CLASSES}", "LucenePeer", *arguments]

    def index(self, corpus, db, run):
        run(self.java("index", db, corpus.documents))

    def ask(self, db, snippets):
        return self.java("ask", db, *(["--snippets"] if snippets else []))

    def words(self, query):
        return [word.rstrip("?") for word in query.words if word != "?"]

