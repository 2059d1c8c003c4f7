#include "indexer/analysis/lexicon/compiler/expander.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace limier::analysis::compiler {
namespace {

// A dictionary of a few rules, made up for these tests in the shapes that the French one uses.
constexpr std::string_view kAffixes =
    "SET UTF-8\n"
    "FLAG long\n"
    "NEEDAFFIX ()\n"
    "FORBIDDENWORD {}\n"
    "KEEPCASE ||\n"
    "\n"
    "PFX L' Y 2\n"
    "PFX L' 0 l' . dp:le\n"
    "PFX L' a l'A a dp:le\n"
    "SFX S. Y 2\n"
    "SFX S. 0 0/L' [^sxz] is:sg\n"
    "SFX S. 0 s [^sxz] is:pl\n"
    "SFX W. Y 3\n"
    "SFX W. 0 0 al is:mas is:sg\n"
    "SFX W. l ux al is:mas is:pl\n"
    "SFX W. l le al is:fem is:sg\n"
    "SFX a0 Y 8\n"
    "SFX a0 er er er po:infi\n"
    "SFX a0 er e er po:ipre po:spre po:1sg po:3sg\n"
    "SFX a0 er es er po:ipre po:spre po:2sg\n"
    "SFX a0 er ions er po:iimp po:spre po:1pl\n"
    "SFX a0 er a [^cg]er po:ipsi po:3sg\n"
    "SFX a0 cer ça cer po:ipsi po:3sg\n"
    "SFX a0 er è er po:ipre po:1isg\n"
    "SFX a0 er asse er po:simp po:1sg\n"
    "SFX i0 Y 1\n"
    "SFX i0 ir s tir po:ipre po:1sg po:2sg\n"
    "PFX Um Y 3\n"
    "PFX Um 0 0/S. .\n"
    "PFX Um 0 kilo/S.() .\n"
    "PFX Um 0 l'exa .\n";

struct Expanded {
  std::string form;
  std::string lemma;
  Usage usage;
};

std::vector<Expanded> expand_line(const std::string& line) {
  const AffixFile affixes = parse_affixes(kAffixes, "essai.aff").value();
  std::vector<Expanded> out;
  const auto entries = parse_dictionary("1\n" + line + "\n", "essai.dic").value();
  for (const Entry& entry : entries) {
    expand(entry, affixes, [&](const Reading& reading) {
      out.push_back({reading.form, reading.lemma, reading.usage});
    });
  }
  return out;
}

std::string forms(const std::string& line) {
  std::string out;
  for (const Expanded& reading : expand_line(line))
    out += (out.empty() ? "" : " ") + reading.form + ":" + reading.lemma;
  return out;
}

}  // namespace

TEST_CASE("an entry becomes its forms") {
  struct Row {
    std::string entry;
    std::string expected;
  };
  const Row rows[] = {
      {"hier po:adv", "hier:hier"},
      // "()": the stem is a form only if a rule gives it back. Elided forms (l'ami) are another word's
      // business.
      {"ami/S.() po:nom is:mas", "ami:ami amis:ami"},
      {"amical/W.() po:adj", "amical:amical amicaux:amical amicale:amical"},
      // No rule of the class fits a stem in -s.
      {"bas/S.() po:nom", ""},
      // "lancè" stands before -je only.
      {"lancer/a0() po:v1__t___zz",
       "lancer:lancer lance:lancer lances:lancer lancions:lancer lança:lancer lancasse:lancer"},
      // A prefix makes another word; a prefix with an apostrophe does not.
      {"gramme/Um() po:nom is:mas",
       "gramme:gramme gramme:gramme grammes:gramme kilogramme:kilogramme kilogrammes:kilogramme"},
      {"arcs-en-ciel po:nom is:mas is:pl st:arc-en-ciel", "arcs-en-ciel:arc-en-ciel"},
      {"aujourd’hui po:adv", "aujourd'hui:aujourd'hui"},
      {"Église/S.() po:nom", "église:église églises:église"},
      // Decomposed in the source.
      {"e\u0301tat/S.() po:nom", "état:état états:état"},
      // Symbols, numbers, mistakes, elided words.
      {"Wb/|| po:nom", ""},
      {"kg/{} po:nom", ""},
      {"XIXes po:adj", ""},
      {"XL po:nbro is:pl", ""},
      {"CO₂ po:nom", ""},
      {"3D po:adj", ""},
      {"t'il po:err", ""},
      {"qu' po:mg st:que", ""},
      // Roman letters alone do not make a number.
      {"Vire po:npr", "vire:vire"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.entry);
    CHECK(forms(row.entry) == row.expected);
  }
}

TEST_CASE("a reading knows how usual it is") {
  const std::vector<std::pair<std::string, Usage>> expected = {
      {"lancer", Usage::kHeadword},   {"lance", Usage::kInflected}, {"lances", Usage::kFamiliar},
      {"lancions", Usage::kLiterary}, {"lança", Usage::kNarrative}, {"lancasse", Usage::kLiterary},
  };
  const auto readings = expand_line("lancer/a0() po:v1__t___zz");
  REQUIRE(readings.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CAPTURE(readings[i].form);
    CHECK(readings[i].form == expected[i].first);
    CHECK(readings[i].usage == expected[i].second);
  }
  const auto present = expand_line("sortir/i0() po:v3");
  REQUIRE(present.size() == 1);
  CHECK(present[0].form == "sorts");
  CHECK(present[0].usage == Usage::kSpoken);
}

TEST_CASE("conditions meet letters, sets and their contrary") {
  struct Row {
    std::string condition;
    std::string word;
    bool end;
    bool start;
  };
  const Row rows[] = {
      {".", "a", true, true},         {".", "", false, false},
      {"[éï]t", "fét", true, false},  {"[^cg]er", "placer", false, false},
      {"[^cg]er", "mer", true, true}, {"i[le]", "ils", false, true},
      {"er", "r", false, false},      {"[ab", "xb", true, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.condition);
    CAPTURE(row.word);
    const Condition condition = Condition::parse(row.condition);
    CHECK(condition.matches_end(to_utf32(row.word)) == row.end);
    CHECK(condition.matches_start(to_utf32(row.word)) == row.start);
  }
}

TEST_CASE("an affix file that cannot be understood is named with its line") {
  struct Row {
    std::string text;
    std::string line;
  };
  const Row rows[] = {
      {"SET ISO8859-1\n", "ligne 1"},
      {"SET UTF-8\nFLAG num\n", "ligne 2"},
      {"SFX S. Y deux\n", "ligne 1"},
      {"SFX S. Y 1\nSFX S. 0\n", "ligne 2"},
      {"SFX S. Y 2\nSFX S. 0 s . is:pl\nSFX X. Y 1\n", "ligne 3"},
      {"SFX S Y 1\n", "ligne 1"},
      {"SFX S. Y 2\nSFX S. 0 s . is:pl\n", "s’arrête"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto parsed = parse_affixes(row.text, "faux.aff");
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().code == ErrorCode::kBadFormat);
    CHECK(parsed.error().message.find("faux.aff") != std::string::npos);
    CHECK(parsed.error().message.find(row.line) != std::string::npos);
  }
  CHECK(parse_affixes("\xEF\xBB\xBFSET UTF-8\r\nFLAG long\r\n", "bon.aff"));
  const auto latin = parse_dictionary("1\ncaf\xE9 po:nom\n", "faux.dic");
  REQUIRE_FALSE(latin);
  CHECK(latin.error().message.find("ligne 2") != std::string::npos);
}

}  // namespace limier::analysis::compiler
