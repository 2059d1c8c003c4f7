"""Real articles and thirty questions that people ask of them: each has its article first, with the asked words marked.

The articles are no part of the project: where they are absent the test says so and is skipped.
"""

import csv
import os
import re
import sys
import unittest
from pathlib import Path

from support.programs import PROJECT, Case

SEEDS = Path(os.environ.get("LIMIER_SHARED_DATA") or PROJECT.parent / "shared/data") / "seeds"

# question → text that must stand between marks: the bare word, however it was typed
MARKED = {
    "ministre de l'intelligence artificielle": ["intelligence"],
    "EMIRATS ARABES UNIS": ["Émirats"],
    "Humans&": ["Humans&"],
    "Fei-Fei Li": ["Fei-Fei"],
    "Nvidia chute 17 %": ["17\\s?%?"],
    "souverainete": ["souveraineté"],
    '"ceinture et route"': ["ceinture"],
    "Janus-Pro": ["Janus-Pro"],
}


def marked(hit):
    """Everything between marks; words marked one after the other are one."""
    shown = " | ".join([hit["title_html"], *(snippet["html"] for snippet in hit["snippets"])])
    return re.findall("<mark>(.*?)</mark>", re.sub(r"</mark>([\s\u202f-]*)<mark>", r"\1", shown))


class Seeds(Case):
    def test_every_question_has_its_article_first(self):
        with open(SEEDS / "questions.tsv", encoding="utf-8", newline="") as file:
            questions = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        run = self.run_index("--include", "*.txt", SEEDS)
        self.assertEqual(run.report["documents"], 5)
        server = self.serve()
        first = 0
        for question in questions:
            with self.subTest(q=question["query"], why=question["why"]):
                hits = server.search(question["query"], snippets=5)["hits"]
                self.assertTrue(hits, "nothing found")
                self.assertEqual(hits[0]["id"], question["expected"])
                first += 1
                if question["query"].startswith("date:"):
                    continue  # asks for no word
                marks = marked(hits[0])
                self.assertTrue(marks, hits[0])
                for wanted in MARKED.get(question["query"], []):
                    self.assertTrue(any(re.search(wanted, mark) for mark in marks), f"{wanted} among {marks}")
        print(f"{first} of {len(questions)} questions have their article first")


if __name__ == "__main__":
    if not SEEDS.is_dir():
        print(f"SKIPPED: no articles at {SEEDS} (LIMIER_SHARED_DATA tells where they are)")
        sys.exit(77)
    unittest.main()
