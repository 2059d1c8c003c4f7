"""The examples of the README do what it says: each block marked `example` is run against a real server on corpus/.

A comment « # → words » in a block names what must be in its output.
"""

import re
import subprocess
import unittest

from support.programs import ENVIRONMENT, PROJECT, Case

BLOCK = re.compile(r"^```sh example\n(.*?)^```$", re.DOTALL | re.MULTILINE)
EXPECTED = re.compile(r"^# → (.*)$", re.MULTILINE)


def examples(name):
    return BLOCK.findall((PROJECT / name).read_text(encoding="utf-8"))


class ReadmeExamples(Case):
    def test_each(self):
        blocks = examples("README.md")
        self.assertGreaterEqual(len(blocks), 10)
        self.run_index(PROJECT / "corpus")
        server = self.serve()
        for block in blocks:
            with self.subTest(block=block):
                command = block.replace("127.0.0.1:7700", f"127.0.0.1:{server.port}")
                done = subprocess.run(["bash", "-euo", "pipefail", "-c", command], capture_output=True, text=True, env=ENVIRONMENT, cwd=self.folder)
                self.assertEqual(done.returncode, 0, done.stderr)
                expected = EXPECTED.findall(block)
                self.assertTrue(expected, "the example says nothing of its output")
                for words in expected:
                    self.assertIn(words, done.stdout)

    def test_both_languages_show_the_same_examples(self):
        without_comments = [[re.sub(r"^#(?! →).*\n", "", block, flags=re.MULTILINE) for block in examples(name)]
                            for name in ("README.md", "README.fr.md")]
        self.assertEqual(*without_comments)


if __name__ == "__main__":
    unittest.main()
