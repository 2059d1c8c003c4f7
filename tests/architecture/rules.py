"""Who may include what. The rooms and their arrows are those of README.md; a row here is the place to change them."""

# Room → rooms that it may include besides itself. A file belongs to the room with the longest matching folder.
ROOMS = {
    "indexer/base": [],
    "indexer/analysis": ["indexer/base"],
    "indexer/schema": ["indexer/base", "indexer/analysis"],
    "indexer/extract": ["indexer/base", "indexer/analysis", "indexer/schema"],
    "indexer/ingest": ["indexer/base", "indexer/analysis", "indexer/schema", "indexer/extract"],
    "indexer": ["indexer/base", "indexer/ingest"],
    "server/query/syntax": ["indexer/base", "indexer/analysis", "indexer/schema"],
    "server/query": ["indexer/base", "indexer/analysis", "indexer/schema", "server/query/syntax"],
    "server/search": ["indexer/base", "indexer/analysis", "indexer/schema", "server/query/syntax", "server/query"],
    "server/api": ["indexer/base", "indexer/analysis", "indexer/schema", "server/query/syntax", "server/query", "server/search"],
    "server/http": ["indexer/base", "indexer/schema", "server/query", "server/search", "server/api"],
    "server/config": ["indexer/base"],
    "server": ["indexer/base", "server/search", "server/http", "server/config"],
}

# Header (or what several begin with, up to a / or a -) → the folders and files whose sources may include it. Headers that are not named are free.
LIBRARIES = {
    "httplib.h": ["server/http"],
    "xapian.h": ["indexer/schema", "indexer/ingest", "server/query", "server/search"],
    "nlohmann/": ["indexer/schema", "indexer/extract", "indexer/ingest", "server/api", "server/http/access_log"],
    "libxml/": ["indexer/extract"],
    "archive.h": ["indexer/extract"],
    "poppler-": ["indexer/extract"],
    "md4c.h": ["indexer/extract"],
    "yaml.h": ["indexer/extract"],
    "marisa.h": ["indexer/analysis/lexicon"],
    "CLI/": ["indexer/ingest/command/options", "server/config", "indexer/analysis/lexicon/compiler/main.cc", "indexer/analysis/tools"],
    "toml++/": ["indexer/extract", "server/config"],
    "doctest/": [],
}

# What lies in a folder that may know a library, and must not: what is typed becomes a tree without knowing what runs it.
EXCEPT = {
    "xapian.h": ["server/query/syntax"],
}

# Longer files are named in the output; whether one still has a single purpose is for a reader to judge.
LONG_FILE = 500
