"""limier-serve's answers, member by member, as scripts rely on them."""

import html
import json
import re
import unittest
import urllib.parse

from support.programs import Case

HIT = {"id", "title", "title_html", "title_matches", "url", "score", "snippets", "fields"}
ANSWER = {"query", "interpreted", "hits", "total", "total_relation", "page", "per_page", "facets", "suggestion", "warnings",
          "took_ms", "index"}

DOCUMENTS = [
    {"id": "dossier/été.txt", "title": "L’été à l’œuvre", "date": "2024-05-02", "author": "Atelier", "source": "Almanach",
     "tags": ["saison", "travail"], "lang": "fr", "url": "https://exemple.fr/ete", "fields": {"page": 12, "mots": ["a", "b"]},
     "text": "L’intelligence artificielle n’est pas l’été.\nOn y pense à l’ombre & au <soleil>, 😀 dit-on : l’été revient."},
    {"id": "sobre", "text": "Un document sobre parle d’intelligence."},
    {"id": "saison", "title": "La saison froide", "date": "2023", "author": "Durand, Anne \"la Dame\"", "source": "Almanach", "tags": ["saison"],
     "text": "La saison froide et l’artifice des artificiers ; la chaise pliante n’attend pas."},
] + [{"id": f"page-{number:03}", "title": f"Page {number}", "text": f"Le registre numéro {number} des marées."} for number in range(120)]

# What of the first comes back under `fields`: the known ones and its own.
FIELDS = {"date": "2024-05-02", "type": "jsonl", "author": "Atelier", "source": "Almanach", "tags": ["saison", "travail"], "lang": "fr",
          "page": 12, "mots": ["a", "b"]}


class Served(Case):
    """One index and one server for a whole class of tests: nothing here writes."""

    @classmethod
    def setUpClass(cls):
        cls.case = case = Case()
        case.setUp()
        cls.addClassCleanup(case.doCleanups)
        case.run_index("-", stdin="".join(json.dumps(line) + "\n" for line in DOCUMENTS).encode())
        cls.server = case.serve()

    def setUp(self):
        pass


class Answers(Served):
    def test_the_members_of_an_answer(self):
        answer = self.server.search("intelligence artificielle", facets="source,tags,year")
        self.assertEqual(set(answer), ANSWER)
        self.assertEqual(answer["query"], "intelligence artificielle")
        self.assertTrue(answer["interpreted"])
        self.assertEqual((answer["page"], answer["per_page"]), (1, 10))
        self.assertIn(answer["total_relation"], ("eq", "gte"))
        self.assertIsNone(answer["suggestion"])
        self.assertEqual(answer["warnings"], [])
        self.assertIsInstance(answer["took_ms"], (int, float))
        self.assertEqual(set(answer["index"]), {"revision", "documents", "updated"})
        self.assertEqual(answer["index"]["documents"], len(DOCUMENTS))
        self.assertRegex(answer["index"]["updated"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$")

        hit = answer["hits"][0]
        self.assertEqual(set(hit), HIT)
        self.assertEqual((hit["id"], hit["title"], hit["url"]), ("dossier/été.txt", "L’été à l’œuvre", "https://exemple.fr/ete"))
        self.assertIsInstance(hit["score"], (int, float))
        self.assertEqual(hit["fields"], FIELDS)

    def test_facets_count_what_was_found(self):
        facets = self.server.search("saison OU intelligence", facets="source,tags,year,type")["facets"]
        self.assertEqual(facets["source"], [{"value": "Almanach", "count": 2}])
        self.assertEqual(facets["tags"], [{"value": "saison", "count": 2}, {"value": "travail", "count": 1}])
        self.assertCountEqual(facets["year"], [{"value": "2023", "count": 1}, {"value": "2024", "count": 1}])
        self.assertEqual(facets["type"], [{"value": "jsonl", "count": 3}])

    def test_absent_fields_are_left_out(self):
        hit = next(hit for hit in self.server.search("sobre")["hits"] if hit["id"] == "sobre")
        self.assertNotIn("url", hit)
        self.assertEqual(set(hit["fields"]), {"type"})

    def test_snippets_and_their_marks(self):
        for q, marked in [("intelligence", "intelligence"), ("été", "été"), ("ETE", "été"), ("soleil", "soleil"), ("ombre soleil", "ombre")]:
            with self.subTest(q=q):
                hit = self.server.search(q)["hits"][0]
                words = []
                for snippet in hit["snippets"]:
                    self.assertEqual(set(snippet), {"text", "html", "matches"})
                    text, end = snippet["text"], 0
                    for first, last in snippet["matches"]:
                        self.assertTrue(end <= first < last <= len(text), snippet)
                        words.append(text[first:last])
                        end = last
                    self.assertEqual(html.unescape(re.sub("</?mark>", "", snippet["html"])), text)
                    self.assertEqual(re.findall("<mark>(.*?)</mark>", snippet["html"]),
                                     [html.escape(text[first:last], quote=False) for first, last in snippet["matches"]])
                    self.assertNotRegex(re.sub("</?mark>", "", snippet["html"]), "[<>]")
                self.assertIn(marked, words)

    def test_the_title_is_marked_too(self):
        self.assertIn("<mark>été</mark>", self.server.search("été")["hits"][0]["title_html"])

    def test_the_query_language(self):
        for q, found in [('"intelligence artificielle"', {"dossier/été.txt"}), ("« saison froide »", {"saison"}),
                         ("intelligence SAUF artificielle", {"sobre"}), ("intelligence -artificielle", {"sobre"}),
                         ("intelligence NON artificielle", {"sobre"}), ("sobre OU chaise", {"sobre", "saison"}),
                         ("intelligence ET ombre", {"dossier/été.txt"}), ("(sobre OU ombre) ET intelligence", {"sobre", "dossier/été.txt"}),
                         ("titre:saison", {"saison"}), ("auteur:Atelier", {"dossier/été.txt"}), ("date:2023", {"saison"}),
                         ("date:2023..2024", {"saison", "dossier/été.txt"}), ("chais*", {"saison"}), ("=chaises", set()),
                         ("tags:travail", {"dossier/été.txt"}), ("chaises", {"saison"})]:
            with self.subTest(q=q):
                self.assertEqual(set(self.server.ids(q)), found)

    def test_an_odd_query_is_answered(self):
        for q in ['"', "(", ")", "((((", "-", "*", "ET", "OU OU", "titre:", "date:jamais", "«", "a" * 512, "=", "😀", "<script>", "%", "\\"]:
            with self.subTest(q=q):
                self.assertEqual(self.server.get("/v1/search", q=q).status, 200)

    def test_a_long_query_is_cut_and_says_so(self):
        answer = self.server.search("chaise " * 100)
        self.assertEqual([hit["id"] for hit in answer["hits"]], ["saison"])
        self.assertTrue(answer["warnings"])
        for warning in answer["warnings"]:
            self.assertLessEqual({"code", "detail"}, set(warning))

    def test_everything(self):
        for q in ("", "*"):
            self.assertEqual(self.server.search(q)["total"], len(DOCUMENTS))

    def test_pages_neither_repeat_nor_skip(self):
        seen = []
        for page in range(1, 14):
            answer = self.server.search("registre", page=page, per_page=10)
            self.assertEqual((answer["page"], answer["per_page"], answer["total"]), (page, 10, 120))
            seen += [hit["id"] for hit in answer["hits"]]
        self.assertEqual(sorted(seen), [f"page-{number:03}" for number in range(120)])
        self.assertEqual(self.server.ids("registre", offset=10, limit=10), seen[10:20])

    def test_sorting(self):
        self.assertEqual(self.server.ids("date:2020..", sort="date:desc"), ["dossier/été.txt", "saison"])
        self.assertEqual(self.server.ids("date:2020..", sort="date:asc"), ["saison", "dossier/été.txt"])
        self.assertEqual(self.server.ids("date:2020..", sort="title:asc"), ["saison", "dossier/été.txt"])  # la saison, l’été

    def test_filters(self):
        for filters, found in [("source:Almanach", {"dossier/été.txt", "saison"}), (["source:Almanach", "date:2024"], {"dossier/été.txt"}),
                               ("tags:travail,froid", {"dossier/été.txt"}), ("date:..2023", {"saison"}),
                               ('author:"Durand, Anne ""la Dame"""', {"saison"})]:
            with self.subTest(filters=filters):
                self.assertEqual(set(self.server.ids("*", filter=filters, per_page=100)), found)
        self.assertEqual(self.server.search("*", filter="-source:Almanach")["total"], len(DOCUMENTS) - 2)

    def test_post_says_the_same_as_get(self):
        asked = {"q": "saison", "per_page": 5, "facets": ["source"], "filter": ["source:Almanach"], "snippets": 1, "sort": None}
        posted = self.server.request("POST", "/v1/search", asked)
        got = self.server.get("/v1/search", q="saison", per_page=5, facets="source", filter="source:Almanach", snippets=1)
        self.assertEqual((posted.status, got.status), (200, 200))
        without_time = [{name: value for name, value in answer.json().items() if name != "took_ms"} for answer in (posted, got)]
        self.assertEqual(*without_time)

    def test_marks_of_ones_own(self):
        snippet = self.server.search("soleil", highlight_pre="[[", highlight_post="]]")["hits"][0]["snippets"][0]
        self.assertIn("&lt;[[soleil]]&gt;", snippet["html"])

    def test_a_document(self):
        answer = self.server.get("/v1/documents/" + urllib.parse.quote("dossier/été.txt", safe=""))
        self.assertEqual(answer.status, 200)
        self.assertEqual(answer.json(), {name: DOCUMENTS[0][name] for name in ("id", "title", "url", "text")} | {"fields": FIELDS})

    def test_an_answer_is_not_sent_twice(self):
        first = self.server.get("/v1/search", q="saison")
        again = self.server.get("/v1/search", {"If-None-Match": first.headers["ETag"]}, q="saison")
        self.assertEqual((again.status, again.body), (304, b""))
        self.assertEqual(self.server.get("/v1/search", {"If-None-Match": first.headers["ETag"]}, q="été").status, 200)

    def test_the_page(self):
        page = self.server.get("/")
        self.assertEqual(page.status, 200)
        self.assertIn("text/html", page.headers["Content-Type"])
        self.assertIn("default-src", page.headers["Content-Security-Policy"])
        for name in re.findall(r'(?:href|src)="([\w.-]+\.(?:js|css|svg))"', page.body.decode()):
            self.assertEqual(self.server.get("/" + name).status, 200, name)
        self.assertEqual(self.server.get("/../CMakeLists.txt").status, 404)
        self.assertEqual(self.server.get("/%2e%2e/CMakeLists.txt").status, 404)


# request, status, and for 400 the parameter that must be named
PROBLEMS = [
    ("/v1/search?q=a&page=0", 400, "page"), ("/v1/search?q=a&page=un", 400, "page"), ("/v1/search?q=a&per_page=101", 400, "per_page"),
    ("/v1/search?q=a&page=1&offset=0", 400, "offset"), ("/v1/search?q=a&offset=9995&limit=10", 400, "offset"),
    ("/v1/search?q=a&inconnu=1", 400, "inconnu"), ("/v1/search?q=a&sort=hasard", 400, "sort"),
    ("/v1/search?q=a&filter=couleur:bleu", 400, "filter"), ("/v1/search?q=a&filter=date:hier", 400, "filter"),
    ("/v1/search?q=a&facets=couleur", 400, "facets"), ("/v1/search?q=a&match=peut-etre", 400, "match"),
    ("/v1/search?q=a&snippets=6", 400, "snippets"), ("/v1/search?q=a&snippet_length=49", 400, "snippet_length"),
    ("/v1/search?q=a&explain=oui", 400, "explain"), ("/v1/search?q=a&q=b", 400, "q"),
    ("/v1/documents/absent", 404, None), ("/v1/nulle-part", 404, None), ("/nulle-part", 404, None),
    ("/v1/search?q=" + "a" * 100_000, 414, None),
]


class Dates(Case):
    FORMS = ["15/03/2019", "15.03.2019", "15-03-2019", "15/3/2019", "2019-03-15", "15-mars-2019", "15 mars 2019", "15\u00a0MARS\u202f2019"]

    def test_a_date_is_found_however_it_is_written(self):
        acts = [{"id": form, "text": f"😀 L’acte du {form} fut signé."} for form in self.FORMS]
        others = [{"id": "virgule", "text": "L’acte du 15 mars, 2019 signataires."}, {"id": "autre", "text": "L’acte du 15/04/2019."},
                  {"id": "titre", "title": "Acte du 1er mars 2019", "text": "Sans suite."},
                  {"id": "période", "text": "Salon du 6 au 9 mai 2019."}]
        # Elsewhere days, months and years are common, the date is not.
        others += [{"id": f"registre-{day}", "text": f"Registre de mars 2019, page {day}."} for day in range(10, 40)]
        self.run_index("-", stdin="".join(json.dumps(line) + "\n" for line in acts + others).encode())
        server = self.serve()
        for q in [*self.FORMS, "vendredi 15 mars 2019", "acte du 15/03/2019", "acte du 15 mars 2019"]:
            for match in ("auto", "all", "any"):
                with self.subTest(q=q, match=match):
                    answer = server.search(q, match=match)
                    self.assertIn("(date reconnue : 15 mars 2019)", answer["interpreted"])
                    best = answer["hits"][:len(acts)]
                    self.assertEqual({hit["id"] for hit in best}, set(self.FORMS))
                    for hit in best:
                        snippet = hit["snippets"][0]
                        self.assertIn(hit["id"], [snippet["text"][first:last] for first, last in snippet["matches"]])
        for q, found in [('"15/03/2019"', {"15/03/2019", "15.03.2019", "15-03-2019"}), ("titre:1/3/2019", {"titre"}), ("31/02/2019", set()),
                         ("15/03/19", set()), ("acte SAUF 15/03/2019", {"virgule", "autre", "titre"}),
                         ("6/5/2019", {"période"}), ("9/5/2019", {"période"}), ("7/5/2019", set())]:
            with self.subTest(q=q):
                self.assertEqual(set(server.ids(q)), found)


class Problems(Served):
    def assert_problem(self, answer, status):
        self.assertEqual(answer.status, status, answer.body[:500])
        self.assertTrue(answer.headers["Content-Type"].startswith("application/problem+json"), answer.headers["Content-Type"])
        problem = answer.json()
        self.assertLessEqual({"type", "title", "status", "detail", "instance", "code", "request_id"}, set(problem))
        self.assertEqual(problem["status"], status)
        self.assertRegex(problem["code"], r"^[a-z]+(_[a-z]+)*$")
        return problem

    def test_each(self):
        for path, status, parameter in PROBLEMS:
            with self.subTest(path=path[:60]):
                connection = self.server.connect()
                self.addCleanup(connection.close)
                problem = self.assert_problem(connection.get(path), status)
                if parameter:
                    self.assertIn(parameter, json.dumps(problem["errors"]))

    def test_methods(self):
        for method, path, allowed in [("DELETE", "/v1/search", {"GET", "POST"}), ("POST", "/v1/documents/sobre", {"GET"}), ("PUT", "/health", {"GET"})]:
            with self.subTest(method=method, path=path):
                answer = self.server.request(method, path)
                self.assert_problem(answer, 405)
                self.assertLessEqual(allowed, set(re.split(r",\s*", answer.headers["Allow"])))

    def test_bodies(self):
        for body, kind, status in [(b"{", "application/json", 400), (b"[]", "application/json", 400), (b'{"page":"x"}', "application/json", 400),
                                   (b'{"authors":[]}', "application/json", 400), (b'{"authors":null}', "application/json", 400),
                                   (b"q=a", "text/plain", 415), (b'{"q":"' + b"a" * 2_000_000 + b'"}', "application/json", 413)]:
            with self.subTest(body=body[:20], kind=kind):
                connection = self.server.connect()
                self.addCleanup(connection.close)
                self.assert_problem(connection.request("POST", "/v1/search", body, {"Content-Type": kind}), status)

    def test_the_language_follows_the_reader(self):
        french = self.server.get("/v1/search", q="a", page=0).json()
        english = self.server.get("/v1/search", {"Accept-Language": "en"}, q="a", page=0).json()
        self.assertEqual(french["code"], english["code"])
        self.assertNotEqual(french["title"], english["title"])


if __name__ == "__main__":
    unittest.main()
