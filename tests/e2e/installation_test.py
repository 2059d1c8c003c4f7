"""What `cmake --install` puts in place works from there, and its manual and completion know every option."""

import re
import shutil
import subprocess
import unittest

from support import programs
from support.programs import Case

BUILD = programs.BIN.parent

# path below the prefix → words that it must hold
FILES = {
    "share/limier/web/index.html": "Limier",
    "share/bash-completion/completions/limier-index": "complete",
    "share/bash-completion/completions/limier-serve": "complete",
}


class Installed(Case):
    def setUp(self):
        super().setUp()
        self.prefix = self.folder / "usr"
        subprocess.run(["cmake", "--install", BUILD, "--prefix", self.prefix], check=True, capture_output=True)

    def test_the_programs_find_what_they_need(self):
        self.write("fable.txt", "Le corbeau et le renard\n\nMaître Corbeau, sur un arbre perché, tenait en son bec un fromage.")
        environment = {name: value for name, value in programs.ENVIRONMENT.items() if name != "LIMIER_SHARE"}
        done = subprocess.run([self.prefix / "bin/limier-index", "--db", self.database, self.texts],
                              capture_output=True, text=True, env=environment)
        self.assertEqual(done.returncode, 0, done.stderr)
        server = programs.Server(self.database, program=self.prefix / "bin/limier-serve", environment=environment)
        self.addCleanup(server.stop)
        self.assertEqual(server.ids("corbeaux"), ["fable.txt"])
        self.assertIn(b"Limier", server.get("/").body)

    def test_the_rest_is_in_its_place(self):
        for name, words in FILES.items():
            with self.subTest(name=name):
                self.assertIn(words, (self.prefix / name).read_text(encoding="utf-8"))
        unit = (self.prefix / "lib/systemd/system/limier-serve.service").read_text(encoding="utf-8")
        self.assertIn(f"ExecStart={self.prefix}/bin/limier-serve\n", unit)

    @unittest.skipUnless((BUILD / "man").is_dir(), "built without manual pages (rst2man)")
    def test_the_manual(self):
        for page in ("man1/limier-index.1", "man1/limier-serve.1", "man7/limier-query.7", "fr/man7/limier-query.7"):
            self.assertIn(".TH", (self.prefix / "share/man" / page).read_text(encoding="utf-8"))

    @unittest.skipUnless(shutil.which("cpack") and shutil.which("dpkg-deb"), "no cpack or no dpkg-deb")
    def test_the_debian_package_holds_the_same(self):
        subprocess.run(["cpack", "--config", BUILD / "CPackConfig.cmake", "-B", self.folder / "package"], check=True, capture_output=True)
        [package] = (self.folder / "package").glob("limier_*.deb")
        root = self.folder / "root"
        subprocess.run(["dpkg-deb", "--extract", package, root], check=True)
        installed, packed = ({str(path.relative_to(base)) for path in base.rglob("*") if path.is_file()} for base in (self.prefix, root / "usr"))
        self.assertEqual(packed, installed)
        unit = (root / "usr/lib/systemd/system/limier-serve.service").read_text(encoding="utf-8")
        self.assertIn("ExecStart=/usr/bin/limier-serve\n", unit)
        fields = subprocess.run(["dpkg-deb", "--field", package, "Depends"], check=True, capture_output=True, text=True).stdout
        self.assertIn("libxapian30", fields)

    def test_every_option_is_in_the_manual_and_the_completion(self):
        for program, manual in (("limier-index", "indexer/man/limier-index.1.rst"), ("limier-serve", "server/man/limier-serve.1.rst")):
            said = subprocess.run([programs.BIN / program, "--help"], capture_output=True, text=True, check=True).stdout
            options = set(re.findall(r"--[a-z][a-z-]+", said)) - {"--help", "--version"}
            self.assertTrue(options)
            for place in (manual, f"scripts/completion/{program}"):
                with self.subTest(program=program, place=place):
                    text = (programs.PROJECT / place).read_text(encoding="utf-8")
                    self.assertEqual([option for option in sorted(options) if option not in text], [])

    def test_every_format_and_every_part_of_a_report_is_in_the_manual(self):
        said = subprocess.run([programs.BIN / "limier-index", "--help"], capture_output=True, text=True, check=True).stdout
        formats = re.search(r"--format FORMAT +([a-z, \n]+)", said)[1].replace(",", " ").split()
        report = self.run_index(self.write("a.txt", "Un fromage.")).report
        manual = (programs.PROJECT / "indexer/man/limier-index.1.rst").read_text(encoding="utf-8")
        self.assertIn("man", formats)
        # Those who must know a format by name, and may not include the registry.
        for place, known in (("web/format.js", "{}:"), ("server/query/syntax/formats.cc", '"{}"')):
            text = (programs.PROJECT / place).read_text(encoding="utf-8")
            self.assertEqual([word for word in formats if word != "auto" and known.format(word) not in text], [], place)
        self.assertEqual([word for word in [*formats, *report] if f"``{word}``" not in manual], [])


if __name__ == "__main__":
    unittest.main()
