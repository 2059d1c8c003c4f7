"""Groonga, over its own HTTP server: bigrams of letters made words by its tokenizer, French stems, the text kept compressed."""
import json
import subprocess
import urllib.parse

from peers import Peer, absent, free_port, served

SCHEMA = """plugin_register token_filters/stem
table_create Documents TABLE_HASH_KEY ShortText
column_create Documents title COLUMN_SCALAR ShortText
column_create Documents text COLUMN_SCALAR|COMPRESS_ZSTD Text
table_create Terms TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram --normalizer NormalizerAuto --token_filters 'TokenFilterStem("algorithm", "french")'
column_create Terms words COLUMN_INDEX|WITH_POSITION|WITH_SECTION Documents title,text
"""


class Groonga(Peer):
    name = "groonga"
    note = "exact counts; Snowball stems"

    def missing(self):
        return absent("groonga", "/usr/lib/x86_64-linux-gnu/groonga/plugins/token_filters/stem.so")

    def index(self, corpus, db, run):
        db.mkdir()
        subprocess.run(["groonga", "-n", db / "db"], input=SCHEMA, text=True, check=True, capture_output=True)
        load = db.with_name("groonga.load")
        with load.open("w", encoding="utf-8") as commands:
            commands.write("load --table Documents\n[\n")
            for document in corpus:
                record = {"_key": document["id"], "title": document.get("title", ""), "text": document["text"]}
                commands.write(json.dumps(record, ensure_ascii=False) + "\n")
            commands.write("]\n")
        run(["groonga", db / "db"], stdin=load)
        load.unlink()

    def serve(self, db):
        port = free_port()
        # One thread a core, as Limier has searchers.
        return served(["groonga", "-s", "--protocol", "http", "--port", str(port), "--bind-address", "127.0.0.1", db / "db"], port)

    def path(self, query, snippets):
        shown = "title" + (",snippet_html(text)" if snippets else "")
        return "/d/select?" + urllib.parse.urlencode({
            "table": "Documents", "match_columns": "title||text", "query": self.typed(query), "output_columns": shown, "sort_keys": "-_score",
            "limit": 10, "cache": "no"})

    def hits(self, body):
        return len(json.loads(body)[1][0]) - 2
