"""limier-index on what people really have: files, folders, standard input, odd encodings, bad input, the same again."""

import json
import os
import subprocess
import unittest

from support.programs import Case, DEADLINE, ENVIRONMENT, INDEX

LINES = [
    {"id": "a", "title": "Les marées", "text": "La mer monte deux fois par jour.", "date": "2024-05-02", "author": "Atelier",
     "source": "Almanach", "tags": ["mer", "lune"], "lang": "fr", "url": "https://exemple.fr/marees", "fields": {"page": 12}},
    {"url": "https://exemple.fr/sans-identifiant", "body": "Un texte dont l’identifiant vient de son adresse."},
]

# name, bytes, words that must be found, text that the stored document must hold
ENCODINGS = [
    ("utf-8.txt", "L’été à l’œuvre".encode(), "œuvre", "L’été à l’œuvre"),
    ("marque.txt", "\ufeffL’été en mer".encode(), "mer", "L’été en mer"),
    ("latin-1.txt", "Le café d'été, près de la forêt, où l'on mange des pâtes à l'ail.\n".encode("latin-1"), "forêt", "café d'été"),
    ("windows.txt", "Le cœur coûte 5 € l’unité ; l’œuvre, déjà achevée, était à côté.\n".encode("cp1252"), "cœur", "5 € l’unité"),
    ("utf-16-le.txt", "\ufeffLa forêt après la pluie".encode("utf-16-le"), "pluie", "La forêt après"),
    ("utf-16-be.txt", "\ufeffLa rivière après l’orage".encode("utf-16-be"), "orage", "La rivière après"),
    ("decompose.txt", "Un e\u0301te\u0301 de\u0301compose\u0301".encode(), "décomposé", "Un été décomposé"),
    ("abime.txt", "Un octet \xff perdu, et déjà la suite : été, théâtre.".encode().replace(b"\xc3\xbf", b"\xff"), "théâtre", "théâtre"),
    ("nul.txt", b"Un octet nul\x00 puis la suite lisible du texte.", "lisible", "la suite lisible"),
    ("crlf.txt", "Première ligne\r\nSeconde ligne, plus longue que la première.\r\n".encode(), "seconde", "Seconde ligne"),
]


class Inputs(Case):
    def test_a_folder_with_every_format_of_text(self):
        self.write("note.txt", "Titre de la note\n\nLe texte parle de marées.")
        self.write("sous/article.md", "---\ntitle: L’article\ndate: 2023-04-05\n---\n\n# Autre titre\n\nUn texte sur les phares.")
        self.write("page.html", "<html lang=fr><head><title>La page</title></head><body><p>Un texte sur les écluses.</p></body></html>")
        self.write("lignes.jsonl", LINES)
        run = self.run_index(self.texts)
        self.assertEqual(run.out, "")
        self.assertEqual({key: run.report[key] for key in ("added", "updated", "unchanged", "removed", "failed", "documents")},
                         {"added": 5, "updated": 0, "unchanged": 0, "removed": 0, "failed": [], "documents": 5})
        self.assertGreater(run.report["bytes"], 0)
        self.assertGreaterEqual(run.report["seconds"], 0)

        server = self.serve()
        for q, identifier, title, kind in [("marées titre:note", "note.txt", "Titre de la note", "text"),
                                           ("phare", "sous/article.md", "L’article", "markdown"),
                                           ("écluse", "page.html", "La page", "html"),
                                           ("monte", "a", "Les marées", "jsonl")]:
            with self.subTest(q=q):
                hit = server.search(q)["hits"][0]
                self.assertEqual((hit["id"], hit["title"], hit["fields"]["type"]), (identifier, title, kind))
        self.assertEqual(server.document("sous/article.md")["fields"]["date"], "2023-04-05")

    def test_a_json_line_is_kept_whole(self):
        self.run_index("-", stdin="".join(json.dumps(line) + "\n" for line in LINES).encode())
        server = self.serve()
        document = server.document("a")
        fields = {name: LINES[0][name] for name in ("date", "author", "source", "tags", "lang")}
        self.assertEqual(document, {"id": "a", "title": "Les marées", "url": "https://exemple.fr/marees", "text": LINES[0]["text"],
                                    "fields": fields | {"type": "jsonl", "page": 12}})
        self.assertEqual(server.ids("adresse"), [server.search("adresse")["hits"][0]["id"]])
        self.assertEqual(server.search("adresse")["hits"][0]["url"], LINES[1]["url"])

    def test_each_of_several_authors_is_found(self):
        self.run_index("-", stdin="".join(json.dumps(line) + "\n" for line in [
            {"id": "deux", "text": "La mer.", "author": ["A. Martin", "B. Petit"]},
            {"id": "un", "text": "La mer.", "author": "Martin, A."}]).encode())
        server = self.serve()
        self.assertEqual(server.document("deux")["fields"]["author"], "A. Martin, B. Petit")
        self.assertEqual(server.ids("mer", filter='author:"B. Petit"'), ["deux"])
        self.assertEqual(server.ids('auteur:petit'), ["deux"])
        self.assertEqual({one["value"]: one["count"] for one in server.search("mer", facets="author")["facets"]["author"]},
                         {"A. Martin": 1, "B. Petit": 1, "Martin, A.": 1})
        self.assertEqual(server.get("/v1/suggest", q="auteur:pet").json()["suggestions"][0]["text"], 'auteur:"B. Petit"')
        self.assertEqual(server.get("/v1/stats").json()["fields"]["author"], {"documents": 2, "values": 3})

    def test_one_file_and_several_paths(self):
        one, other = self.write("un.txt", "Un texte sur les pommes."), self.write("d/deux.txt", "Un texte sur les poires.")
        run = self.run_index(one, other.parent)
        self.assertEqual((run.report["added"], run.report["documents"]), (2, 2))
        server = self.serve()
        self.assertEqual(server.ids("pomme"), ["un.txt"])
        self.assertEqual(server.ids("poire"), ["deux.txt"])

    def test_a_line_with_delete_removes(self):
        self.run_index("-", stdin=b'{"id":"a","text":"premier"}\n{"id":"b","text":"second"}\n')
        run = self.run_index("-", stdin=b'{"id":"a","_delete":true}\n')
        self.assertEqual((run.report["removed"], run.report["documents"]), (1, 1))

    def test_set_gives_every_document_a_field(self):
        self.write("un.txt", "Un texte.")
        self.run_index("--set", "source=Presse", "--set", "author=Atelier", self.texts)
        self.assertEqual(self.serve().document("un.txt")["fields"], {"type": "text", "source": "Presse", "author": "Atelier"})

    def test_include_and_exclude(self):
        for name in ("a.txt", "b.md", "brouillons/c.txt"):
            self.write(name, f"Le texte du fichier {name}.")
        run = self.run_index("--include", "*.txt", "--exclude", "brouillons/*", self.texts)
        self.assertEqual(run.report["documents"], 1)
        self.assertEqual(self.serve().ids("*"), ["a.txt"])

    def test_dry_run_writes_nothing(self):
        self.write("un.txt", "Un texte.")
        run = self.run_index("--dry-run", self.texts)
        self.assertEqual(run.report["added"], 1)
        self.assertFalse(self.database.exists())

    def test_the_report_goes_into_a_pipe_that_the_shell_made(self):
        self.write("un.txt", "Un texte.")
        output, entrance = os.pipe()
        done = subprocess.run([INDEX, "--db", self.database, "--report", f"/dev/fd/{entrance}", self.texts], pass_fds=[entrance],
                              capture_output=True, env=ENVIRONMENT, timeout=DEADLINE)
        os.close(entrance)
        with open(output) as report:
            self.assertEqual(json.load(report)["added"], 1, done)
        self.assertEqual(done.returncode, 0, done)

    def test_the_report_on_standard_output_is_all_there_is(self):
        self.write("un.txt", "Un texte.")
        process = self.start_index("--report", "-", self.texts)
        out, _ = process.communicate(timeout=DEADLINE)
        self.assertEqual(process.returncode, 0)
        self.assertEqual(json.loads(out)["added"], 1)


class Encodings(Case):
    def test_a_report_that_is_lost_on_standard_output_is_told(self):
        self.write("un.txt", "Un texte.")
        with open("/dev/full", "wb") as full:
            done = subprocess.run([INDEX, "--db", self.database, "--report", "-", self.texts], stdout=full, stderr=subprocess.PIPE,
                                  env=ENVIRONMENT, timeout=DEADLINE)
        self.assertEqual(done.returncode, 1)
        self.assertIn("rapport", done.stderr.decode())
        self.assertEqual(self.run_index(self.texts).report["unchanged"], 1)  # what was indexed stays

    # What a program opens takes the place of a stream that was closed: it waited for ever for lines of its own descriptor.
    def test_closed_streams_are_nobody_elses(self):
        self.write("un.txt", "Un texte.")
        for name, arguments, code in [("input", ["-"], 3), ("all", ["--verbose", self.texts], 0), ("report", ["--report", "-", self.texts], 1)]:
            with self.subTest(name):
                done = subprocess.run(["sh", "-c", 'exec "$0" "$@" <&- >&- 2>&-', INDEX, "--db", self.database, *arguments],
                                      env=ENVIRONMENT, timeout=DEADLINE)
                self.assertEqual(done.returncode, code)
        self.assertEqual(self.run_index(self.texts).report["documents"], 1)
        self.assert_sound()

    def test_every_encoding_is_found_and_stored_well(self):
        for name, content, _, _ in ENCODINGS:
            self.write(name, content)
        run = self.run_index(self.texts)
        self.assertEqual(run.report["added"], len(ENCODINGS), run)
        server = self.serve()
        for name, _, word, text in ENCODINGS:
            with self.subTest(name=name):
                self.assertIn(name, server.ids(word))
                stored = server.document(name)["text"]
                self.assertIn(text, stored)
                self.assertNotIn("\0", stored)


class Again(Case):
    """Running it again replaces instead of doubling, and costs little."""

    def test_unchanged_changed_new_and_vanished(self):
        self.write("meme.txt", "Le texte qui ne change pas parle de chênes.")
        self.write("autre.txt", "Le texte qui change parle de hêtres.")
        gone = self.write("parti.txt", "Le texte qui s’en va parle de saules.")
        self.run_index(self.texts)

        self.write("autre.txt", "Le texte qui a changé parle maintenant de bouleaux.")
        self.write("neuf.txt", "Le texte nouveau parle de cyprès.")
        gone.unlink()
        run = self.run_index(self.texts)
        self.assertEqual({key: run.report[key] for key in ("added", "updated", "unchanged", "removed", "documents")},
                         {"added": 1, "updated": 1, "unchanged": 1, "removed": 1, "documents": 3})
        server = self.serve()
        for q, found in [("chêne", ["meme.txt"]), ("hêtre", []), ("bouleau", ["autre.txt"]), ("saule", []), ("cyprès", ["neuf.txt"])]:
            with self.subTest(q=q):
                self.assertEqual(server.ids(q), found)

    def test_a_touched_file_with_the_same_content_is_unchanged(self):
        path = self.write("meme.txt", "Toujours le même texte.")
        self.run_index(self.texts)
        os.utime(path, (1, 1))
        run = self.run_index(self.texts)
        self.assertEqual((run.report["unchanged"], run.report["updated"], run.report["documents"]), (1, 0, 1))

    def test_the_same_lines_again_do_not_double(self):
        lines = b'{"id":"a","text":"premier"}\n{"id":"b","text":"second"}\n{"id":"a","text":"remplace"}\n'
        self.run_index("-", stdin=lines)
        run = self.run_index("-", stdin=lines)
        self.assertEqual((run.report["added"], run.report["documents"]), (0, 2))
        server = self.serve()
        self.assertEqual(server.document("a")["text"], "remplace")
        self.assertEqual(server.ids("premier"), [])

    def test_no_prune_keeps_what_has_vanished(self):
        gone = self.write("parti.txt", "Le texte parti.")
        self.write("reste.txt", "Le texte resté.")
        self.run_index(self.texts)
        gone.unlink()
        run = self.run_index("--no-prune", self.texts)
        self.assertEqual((run.report["removed"], run.report["documents"]), (0, 2))

    def test_other_roots_are_left_alone(self):
        self.write("un/a.txt", "Le premier dossier.")
        self.write("deux/b.txt", "Le second dossier.")
        self.run_index(self.texts / "un")
        run = self.run_index(self.texts / "deux")
        self.assertEqual((run.report["removed"], run.report["documents"]), (0, 2))

    def test_rebuild_holds_only_what_it_was_given(self):
        self.write("un/a.txt", "Le premier dossier.")
        self.write("deux/b.txt", "Le second dossier.")
        self.run_index(self.texts / "un")
        run = self.run_index("--rebuild", self.texts / "deux")
        self.assertEqual(run.report["documents"], 1)
        self.assert_sound()


class BadInput(Case):
    """A named failure, exit 3, the rest indexed."""

    def test_a_bad_line_is_named_by_its_number(self):
        self.write("lignes.jsonl", b'{"id":"a","text":"bon"}\n{"id":"b","text":\n[1,2]\n{"text":"sans id"}\n{"id":"e","text":"bon aussi"}\n')
        run = self.run_index(self.texts, expect=3)
        self.assertEqual((run.report["added"], len(run.failed())), (2, 3), run)
        for number, failure in zip((2, 3, 4), run.failed()):
            self.assertIn("lignes.jsonl", failure)
            self.assertRegex(failure, rf"\b{number}\b")
        self.assertIn("lignes.jsonl", run.err)

    def test_a_bad_line_of_standard_input(self):
        run = self.run_index("-", stdin='{"id":"a","text":"bon"}\npas du JSON\n{"id":"c","text":"été"}'.encode(), expect=3)
        self.assertEqual((run.report["added"], len(run.failed())), (2, 1))
        self.assertRegex(run.failed()[0], r"\b2\b")

    def test_an_unreadable_file_costs_itself_only(self):
        self.write("bon.txt", "Un texte lisible.")
        os.symlink(self.texts / "nulle-part.txt", self.texts / "lien.txt")
        run = self.run_index(self.texts, expect=None)
        self.assertIn(run.code, (0, 3))  # a dangling link may be passed over or named, never the end
        self.assertEqual(run.report["documents"], 1)

    def test_a_fifo_does_not_block(self):
        self.write("bon.txt", "Un texte lisible.")
        os.mkfifo(self.texts / "tube.txt")
        run = self.run_index(self.texts, expect=None)
        self.assertIn(run.code, (0, 3))
        self.assertEqual(run.report["documents"], 1)

    def test_a_loop_of_links_ends(self):
        self.write("d/bon.txt", "Un texte lisible.")
        os.symlink(self.texts, self.texts / "d/boucle")
        self.assertEqual(self.run_index(self.texts, expect=None).report["documents"], 1)

    def test_a_missing_path_is_named(self):
        run = self.run_index(self.texts / "absent", expect=None)
        self.assertIn(run.code, (1, 3))
        self.assertIn("absent", run.err)

    def test_usage(self):
        for arguments in [(), ("--nonsense", "x"), ("--jobs", "zero", "x"), ("--format", "docm", "x"), ("--set", "inconnu", "x")]:
            with self.subTest(arguments=arguments):
                run = self.run_index(*arguments, expect=2)
                self.assertTrue(run.err.strip())
                self.assertFalse(self.database.exists())

    def test_an_index_that_is_none(self):
        self.write("un.txt", "Un texte.")
        self.database.write_text("pas un dossier")
        run = self.run_index(self.texts, expect=1)
        self.assertIn("limier.db", run.err)
        self.assertEqual(self.database.read_text(), "pas un dossier")

    def test_help_and_version(self):
        self.assertIn("--rebuild", self.run_index("--help").out)
        self.assertRegex(self.run_index("--version").out, r"\d+\.\d+\.\d+")


if __name__ == "__main__":
    unittest.main()
