#include "indexer/analysis/analyzer.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "indexer/base/utf8.h"

namespace limier::analysis {
namespace {

const Lexicon& lexicon() {
  static const Lexicon instance = Lexicon::open_installed().value();
  return instance;
}

// "l@0 intelligence@1": what is marked in the source, lower or upper case as it stands there, and where.
std::string tokens_of(std::string_view text) {
  Analyzer analyzer(lexicon());
  std::string out;
  analyzer.analyze(text, [&](const Token& token) {
    if (!out.empty()) out += ' ';
    out += text.substr(token.begin, token.end - token.begin);
    out += '@';
    out += std::to_string(token.position);
  });
  return out;
}

std::vector<std::string> terms_of(std::string_view text) {
  static constexpr const char* kFamilies[] = {"", "F:", "Z:", "U:", "D:"};
  Analyzer analyzer(lexicon());
  std::vector<std::string> out;
  analyzer.analyze(text, [&](const Token& token) {
    for (const Term& term : token.terms) {
      out.push_back(kFamilies[static_cast<std::size_t>(term.family)] + std::string(term.text));
    }
  });
  return out;
}

bool has(const std::vector<std::string>& terms, const std::string& term) {
  return std::find(terms.begin(), terms.end(), term) != terms.end();
}

}  // namespace

TEST_CASE("tokens point at the bare word in the source") {
  struct Row {
    std::string text;
    std::string expected;
  };
  const Row rows[] = {
      {"", ""},
      {" … « » — ! ", ""},
      {"L’intelligence, l'été.", "L@0 intelligence@1 l@2 été@3"},
      // Every apostrophe in use: U+2019, U+02BC, acute, grave, prime.
      {"l’un lʼun l´un l`un l′un", "l@0 un@1 l@2 un@3 l@4 un@5 l@6 un@7 l@8 un@9"},
      // A stray space after the apostrophe.
      {"l' intelligence", "l@0 intelligence@1"},
      {"aujourd’hui même", "aujourd’hui@0 même@1"},
      {"d’aujourd’hui", "d@0 aujourd’hui@1"},
      // The solid form of a compound stands where its first part does.
      {"porte-monnaie", "porte-monnaie@0 porte@0 monnaie@1"},
      {"chef-d’œuvre", "chef-d’œuvre@0 chef@0 d@1 œuvre@2"},
      {"dit-il, donne-le-moi", "dit@0 il@1 donne@2 le@3 moi@4"},
      {"a-t-elle", "a@0 t@1 elle@2"},
      // No clitic: nothing is elided after it.
      {"ARN-m", "ARN-m@0 ARN@0 m@1"},
      {"c'est-à-dire", "c'est-à-dire@0 c@0 est@1 à@2 dire@3"},
      {"qu'est-ce", "qu@0 est-ce@1 est@1 ce@2"},
      {"à 14 h 30, 18:45", "à@0 14 h 30@1 14@1 h@2 30@3 18:45@4 18@4 :@5 45@6"},
      {"GPT-4o", "GPT-4o@0 GPT@0 4@1 o@2"},
      {"1 000 personnes", "1 000@0 personnes@1"},
      {"01 23 45 67 89 fin", "01 23 45 67 89@0 01@0 23@1 45@2 67@3 89@4 fin@5"},
      {"01 23 45 67 89. Fin", "01 23 45 67 89@0 01@0 23@1 45@2 67@3 89@4 Fin@5"},
      // One number, or three cells of a table that became a line of text: then each is looked for.
      {"67 123 456 habitants", "67 123 456@0 67@0 123@1 456@2 habitants@3"},
      {"345 876 fin", "345 876@0 345@0 876@1 fin@2"},
      {"67 123 456,89. Fin", "67 123 456,89@0 67@0 123@1 456,89@2 Fin@3"},
      {"12 500 francs", "12 500@0 francs@1"},
      {"67\u202F123\u00A0456 fin", "67\u202F123\u00A0456@0 67@0 123@1 456@2 fin@3"},
      {"12\u00A0500 francs", "12\u00A0500@0 francs@1"},
      // Four digits do not begin a group.
      {"en 2019 120 personnes", "en@0 2019@1 120@2 personnes@3"},
      {"6,6 milliards ; 17 %", "6,6@0 milliards@1 17@2"},
      {"un,deux", "un@0 deux@1"},
      {"n° 4, nº 5", "n°@0 n°@0 4@1 nº@2 nº@2 5@3"},
      {"la S.N.C.F. et le P.-D.G.", "la@0 S.N.C.F@1 et@2 le@3 P.-D.G@4"},
      {"fin…puis, fin...puis", "fin@0 puis@1 fin@2 puis@3"},
      {"C++ et C#, R&D", "C++@0 et@1 C#@2 R&D@3 R@3 D@4"},
      {"étudiant·e·s", "étudiant·e·s@0 étudiant·e·s@0"},
      {"étudiant(e)s (ou non)", "étudiant(e)s@0 étudiant(e)s@0 ou@1 non@2"},
      {"std::vector https://www.exemple.fr/a",
       "std@0 vector@1 https@2 www@3 exemple.fr@4 exemple@4 fr@5 a@6"},
      {"2024-2025", "2024-2025@0 2024@0 2025@1"},
      {"中文", "中@0 文@1"},
      {"café☕chaud", "café@0 chaud@1"},
      {"e\u0301te\u0301 fini", "e\u0301te\u0301@0 fini@1"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(tokens_of(row.text) == row.expected);
  }
}

TEST_CASE("a form is own where each word that is spelt so has it, and a query asks for that word") {
  struct Row {
    std::string text;
    std::string form;
    bool own;
  };
  const Row rows[] = {
      {"maison", "Z:maison", true},
      {"Maison", "Z:maison", true},
      {"maisons", "Z:maison", false},
      {"porte", "Z:porte", true},
      {"porte", "Z:porter", false},
      {"élève", "Z:eleve", false},
      // Written without its accents it may be that word, always.
      {"eleve", "Z:eleve", true},
      {"péché", "Z:péché", true},
      {"péché", "Z:peche", false},
      {"kubernetes", "U:kubernetes", false},
      {"chatbot", "U:chatbot", true},
      {"chatbots", "U:chatbot", false},
      // A form of blesser; in capitals it may be blessé.
      {"BLESSE", "Z:blesse", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CAPTURE(row.form);
    Analyzer analyzer(lexicon());
    const Family family = row.form[0] == 'Z' ? Family::kLemma : Family::kStem;
    const std::string form = row.form.substr(2);
    std::optional<bool> own;
    analyzer.analyze(row.text, [&](const Token& token) {
      for (const Term& term : token.terms) {
        if (term.family == family && term.text == form) own = term.own;
      }
    });
    CHECK(own.value_or(false) == row.own);
    const std::vector<QueryToken> query = analyzer.analyze_query(row.text);
    REQUIRE(query.size() == 1);
    const bool asked = std::any_of(query[0].terms.begin(), query[0].terms.end(), [&](const QueryTerm& term) {
      return term.family == Family::kOwn && term.text == form;
    });
    CHECK(asked == (analyzer.own_form(form) == family && own.has_value()));
    if (row.own) CHECK(asked);
  }
}

TEST_CASE("a word is held by its exact form, its folding, its lemmas or its stem") {
  struct Row {
    std::string text;
    std::vector<std::string> present;
    std::vector<std::string> absent;
  };
  const Row rows[] = {
      {"élèves", {"élèves", "F:eleves", "Z:eleve", "Z:elever"}, {"eleves", "Z:élève", "U:eleve"}},
      // With its accents where these tell it from another word.
      {"péchés", {"péchés", "F:peches", "Z:péché", "Z:peche"}, {"Z:pêche"}},
      {"œuvre", {"œuvre", "F:oeuvre"}, {}},
      {"yeux", {"yeux", "Z:oeil"}, {"Z:œil"}},
      {"travaux", {"Z:travail"}, {}},
      // Capitals without accents hold every reading, but only folded.
      {"ELEVES", {"eleves", "Z:eleve"}, {}},
      {"PECHES", {"peches", "Z:peche"}, {"Z:pêche", "Z:péché"}},
      {"Etat", {"etat", "Z:etat"}, {}},
      // The solid form meets the spelling of 1990 and the old apostrophe.
      {"porte-monnaie", {"portemonnaie", "porte", "monnaie"}, {}},
      {"grand'mère", {"grandmère", "mère"}, {}},
      {"aujourd'hui", {"aujourdhui"}, {"hui"}},
      {"L. 1234-5", {"l1234-5"}, {"l12345"}},
      {"L1234-5", {"l1234-5"}, {}},
      {"R*421-1", {"r421-1"}, {}},
      {"R.*\u00A0421-1", {"r421-1"}, {}},
      {"L.O. 123-18", {"lo123-18"}, {}},
      // A law, a regulation, a case are one thing, and what they are made of.
      {"78-17", {"78-17", "78", "17"}, {}},
      {"2016/679", {"2016-679", "2016", "679"}, {}},
      {"22-10.345", {"22-10345", "22", "10.345"}, {}},
      {"v2-1.234", {"v2-1.234"}, {"v2-1234"}},
      // A span of years, whose century is said twice, once or not at all.
      {"1914-1918", {"1914-1918", "F:1914-18", "F:14-18"}, {}},
      {"1914-18", {"1914-18", "F:1914-1918", "F:14-18"}, {}},
      {"1999-2000, 1999-00", {"F:1999-00", "F:1999-2000", "F:99-00"}, {}},
      {"2010-12, 2312-13, 1112-18", {"2010-12"}, {"F:2010-2012", "F:12-13", "F:12-18", "F:10-12"}},
      {"2023/24", {"2023-24", "F:2023-2024", "F:23-24"}, {}},
      {"14-18, 1890-1910, 2009-697", {"14-18"}, {"F:1914-18", "F:90-10", "F:1890-10", "F:2009-2097"}},
      {"2009-07", {"2009-07"}, {"F:2009-2007"}},
      {"v2.10.34, 2.4.33-1", {"v2.10.34", "F:2.10", "2.4.33", "F:2.4"}, {"2.10"}},
      {"12/03/2024", {"12-03-2024", "2024", "D:2024-03-12"}, {}},
      // A date is the same however it is written, and its words are words.
      {"12.3.2024", {"12.3.2024", "3", "D:2024-03-12"}, {}},
      {"2024-03-12", {"2024-03-12", "03", "D:2024-03-12"}, {}},
      {"12 MARS 2024", {"12", "mars", "Z:mars", "2024", "D:2024-03-12"}, {"12mars2024"}},
      {"1er févr. 2024", {"1er", "F:1er", "1", "févr", "F:fevr", "D:2024-02-01"}, {}},
      {"1 er mars 2024", {"1er", "F:1er", "D:2024-03-01"}, {}},
      {"premier mars 2024", {"premier", "Z:premier", "mars", "D:2024-03-01"}, {}},
      {"12-mars-2024", {"12mars2024", "mars", "D:2024-03-12"}, {}},
      {"12 au 15 mars 2024", {"12", "au", "15", "D:2024-03-12", "D:2024-03-15"}, {"D:2024-03-13", ","}},
      {"12, 13 et 14 mars 2024",
       {"12", "13", "et", "D:2024-03-12", "D:2024-03-13", "D:2024-03-14"},
       {"12.13"}},
      {"12mars2024, 12 mars, 2024, 12/03/24", {"12mars2024"}, {"D:2024-03-12"}},
      {"10.0.0.1/24", {"10.0.0.1", "10", "24"}, {}},
      {"50/60Hz", {"50", "60hz", "60"}, {"50-60hz"}},
      {"A380", {"a380", "a", "380"}, {}},
      {"m²", {"m2"}, {}},
      {"1 234,56", {"1234.56"}, {"1", "234"}},
      {"1 234 567,80", {"1234567.80", "1", "234", "567.80"}, {}},
      {"120 345 876 231 456 222", {"120345876231456", "345", "231", "222"}, {}},
      // What shows nothing is no part of a word, and cuts none.
      {"1'000'00\u00AD0", {"1000000"}, {"1", "0"}},
      {"202\u00AD4", {"2024"}, {"202", "4"}},
      {"1234\u200B5678", {"12345678"}, {"1234", "5678"}},
      {"me\u034Fr", {"mer"}, {}},
      {"ﬁnance", {"finance"}, {}},
      {"S.N.C.F.", {"sncf"}, {}},
      {"XXIe", {"xxie", "F:21e"}, {}},
      // « vie » is a word, « VIe » a century.
      {"vie", {"vie"}, {"F:6e"}},
      {"2ème", {"2ème", "F:2e"}, {}},
      {"C++", {"c++"}, {"c", "F:c"}},
      {"C++17, C#12", {"c++17", "c++", "17", "c#12", "c#"}, {"c"}},
      {"Ctrl+5, bac+5", {"ctrl", "bac", "5"}, {"bac+"}},
      {"Humans&", {"humans&", "F:humans"}, {}},
      {"directeur·rice·s", {"directeurs", "directrices", "Z:directeur"}, {}},
      {"tou·te·s", {"tous", "toutes"}, {"tou", "te"}},
      {"tout.e.s", {"tous", "toutes"}, {"touts"}},
      {"tous·tes", {"tous", "toutes"}, {"tes"}},
      {"lecteur·ices", {"lecteurs", "lectrices"}, {"ices"}},
      // Of a sign that is used for nothing else any ending that makes a form of the word.
      {"copain·ines", {"copains", "copines"}, {"ines"}},
      {"principaux·ales", {"principaux", "principales"}, {"ales"}},
      {"local·aux", {"local", "locaux"}, {"locauxs"}},
      {"livre(s)", {"livre", "livres"}, {"s"}},
      {"copain.ines, Paris·Lyon", {"copain", "ines", "lyon"}, {"copines"}},
      // Compounds of grammar are found by their parts as written.
      {"peut-être, vis-à-vis", {"peutêtre", "peut", "être", "vis"}, {"Z:pouvoir", "Z:etre", "Z:vivre"}},
      {"C’est-à-dire", {"cestàdire", "est", "dire"}, {"Z:dire", "estàdire"}},
      {"porte-avions", {"porteavions", "Z:avion"}, {}},
      {"soustraitants", {"Z:soustraitant"}, {}},
      {"4×4, 3 × 5", {"4x4", "3", "x"}, {}},
      {"Livre Ier", {"ier", "F:1er", "Z:premier"}, {}},
      {"07:00", {"07h00", "F:7h", "07", "h"}, {"Z:heure"}},
      {"8 heures", {"8h", "8", "heures", "Z:heure"}, {}},
      {"chatbots", {"chatbots", "U:chatbot"}, {}},
      // Grammatical words are themselves only: « mais » is no plural of mai.
      {"mais", {"mais"}, {"Z:mai"}},
      {"qu’", {"que"}, {}},
      {"jusqu'au", {"jusque", "au"}, {}},
      {"15.000 euros", {"15.000", "F:15000"}, {}},
      {"48 350,00 €", {"48350.00", "F:48350"}, {}},
      {"48.350,00", {"F:48350.00", "F:48350"}, {}},
      {"48'350,00", {"48350.00", "F:48350"}, {}},
      {"12,50 et 1.0, 192,168,1.00", {"12.50", "1.0"}, {"F:12", "F:1", "F:192.168.1"}},
      {"10'000 francs", {"10000"}, {"10", "000"}},
      {"01.23.45.67.89", {"F:0123456789", "23"}, {}},
      {"01 23 45 67 89", {"0123456789", "23"}, {}},
      {"+33 (0)1 23 45 67 89", {"0123456789", "F:33123456789", "33", "1", "23"}, {"0"}},
      {"+33123456789", {"0123456789", "F:33123456789", "23"}, {}},
      {"33 123 456 789, +33 12 34", {"33123456789"}, {"0123456789"}},
      {"FR76 3000 6000 0112 3456 7890 189", {"fr7630006000011234567890189", "3456", "189"}, {}},
      {"FR7630006000011234567890189", {"fr7630006000011234567890189", "3456", "189"}, {}},
      {"978-2-07-036822-8", {"F:9782070368228", "036822"}, {}},
      {"2-07-036822-X", {"F:207036822x"}, {}},
      {"XIX° siècle", {"xixe", "F:19e"}, {}},
      {"au XVIII°-XIX°. Puis", {"xviiie", "F:18e", "xixe", "F:19e"}, {"xix"}},
      // Small capitals are lower case in the text of a page.
      {"au xviiie siècle", {"xviiie", "F:18e", "Z:dixhuitieme"}, {}},
      {"la vie, xe", {"vie", "xe"}, {"F:6e", "F:10e"}},
      {"Xie Zhenhua", {"xie"}, {"F:11e", "Z:onzieme"}},
      {"XIX ème siècle", {"F:19e", "siècle"}, {"ème"}},
      {"20°, V°, Vin°", {"20", "v", "vin"}, {"20e", "ve", "vine"}},
      {"N'Djamena, M’Bappé", {"ndjamena", "djamena", "F:mbappe"}, {}},
      {"n'importe, m'habille, j'te", {"importe", "habille", "te"}, {"nimporte", "mhabille", "jte"}},
      {"DVDs, ÉTAs", {"dvds", "F:dvd", "F:eta"}, {}},
      {"Gaulois, OSs, As", {"F:os"}, {"F:gauloi", "F:a"}},
      {"20€", {"20", "€", "Z:euro"}, {}},
      {"EUR", {"eur", "Z:euro"}, {}},
      {"§12, §§ 12", {"§", "Z:paragraphe", "12"}, {}},
      {"fol. 3", {"folio", "fol"}, {}},
      {"Mr Bovary", {"mr", "Z:monsieur"}, {}},
      {"n° 5, nᵒ 5", {"no", "numéro", "Z:numero"}, {"n"}},
      // A title before a name, not metres before one.
      {"M. Dupont", {"m", "monsieur", "Z:monsieur"}, {}},
      {"MM.\u00A0Élie", {"Z:monsieur"}, {}},
      {"M. le maire", {"m", "monsieur"}, {}},
      {"Louis M. vient, M Dupont, 3 m. de Dupont, M.Dupont, dit M.", {"m"}, {"monsieur"}},
      {"t. II, al. 2", {"tome", "alinéa"}, {}},
      {"5 t. En tout", {"t"}, {"tome"}},
      {"presqu'aussi", {"presque", "aussi"}, {}},
      {"presqu'île", {"presquîle"}, {"presque", "île"}},
      {"½, ⅔", {"1-2", "2-3"}, {}},
      {"İstanbul", {"istanbul"}, {}},
      {"ΛΌΓΟΣ", {"F:λογοσ"}, {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto terms = terms_of(row.text);
    for (const std::string& term : row.present) CHECK_MESSAGE(has(terms, term), term);
    for (const std::string& term : row.absent) CHECK_FALSE_MESSAGE(has(terms, term), term);
  }
}

TEST_CASE("any text gives ordered tokens on character boundaries, and the cache changes nothing") {
  // Pieces that provoke each rule, glued at random.
  static const std::vector<std::string> kPieces{
      "l’",         "été",  "-",        "'",      "’",    " ",    "\u00A0", "\u202F",      "1",   "000",
      ",",          ".",    "..",       "°",      "·",    "e",    "s",      "(",           ")",   "(e)s",
      "œ",          "Œ",    "e\u0301",  "\u0301", "C++",  "#",    "&",      "@",           "a.b", "\u00AD",
      "\u200B",     "😀",    "👩\u200D🚀", "中",     "한국", "سلام", "ﬁ",      "²",           "İ",   "ß",
      "L.",         "n°",   "S.N.C.F.", "\n",     "\t",   "<b>",  "qu'",    "aujourd'hui", "_",   "+",
      "\U0001D42D", "XXIe", "\uFFFD",   " mars ", "1er",  "2023", "15",     "/",           "déc."};
  std::mt19937 random(7);
  Analyzer warm(lexicon());
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    const auto pieces = random() % 24;
    for (std::size_t i = 0; i < pieces; ++i) text += kPieces[random() % kPieces.size()];
    text = utf8::sanitize(text);
    CAPTURE(text);
    std::uint32_t position = 0;
    std::uint32_t begin = 0;
    std::vector<std::string> seen;
    const auto check = [&](const Token& token) {
      if (token.begin < begin && token.position > position) FAIL("offsets go back");
      begin = std::max(begin, token.begin);
      REQUIRE(token.begin < token.end);
      REQUIRE(token.end <= text.size());
      REQUIRE(utf8::floor_boundary(text, token.begin) == token.begin);
      REQUIRE(utf8::floor_boundary(text, token.end) == token.end);
      REQUIRE(!token.terms.empty());
      const bool date = token.terms.size() == 1 && token.terms.front().family == Family::kDate;
      REQUIRE((date || token.terms.front().family == Family::kExact));
      for (const Term& term : token.terms) {
        REQUIRE(!term.text.empty());
        REQUIRE(utf8::is_valid(term.text));
        seen.emplace_back(term.text);
      }
      position = std::max(position, token.position);
    };
    const std::uint32_t end = warm.analyze(text, check);
    REQUIRE((seen.empty() || end > position));
    const auto first = seen;
    seen.clear();
    position = begin = 0;
    warm.analyze(text, check);
    REQUIRE(seen == first);
    warm.analyze_query(text);
  }
}

// The same tokens as without a filter, those that hold a wanted term, at the same places: on a first reading,
// when nothing is known of the text, and on a second, when most of it is passed over.
TEST_CASE("a reader who looks for certain terms misses none of them") {
  const std::string text =
      "L’été des Œuvres : 1 000 porte-monnaie, étudiant(e)s d’été. Les œuvres S.N.C.F. d’un été, " +
      std::string(90, 'x') +
      " été C++ ŒUVRE porte-clés porte-monnaies. Il ira, les yeux ouverts : qu’il aille au XIXe siècle, au\n"
      "xixe siècle, chez François Ier ! L’an prochain, le premier mars 2023, d’Ève à l’Œuvre. Voir art. 5,\n"
      "sect. 2 et lo 123-18. Étudiant(e) n’djamena, R’lyeh ; l’étudiante étudie(nt) c’est-à-dire « l’habit »";
  const auto places = [](std::string& out, const Token& token, const TermFilter& wanted) {
    for (const Term& term : token.terms) {
      if (wanted.may_want(TermFilter::sketch(term.text)))
        out += std::string(term.text) + '@' + std::to_string(token.begin) + '-' + std::to_string(token.end) +
               '/' + std::to_string(token.position) + ' ';
    }
  };
  for (const std::vector<std::string>& terms : {std::vector<std::string>{"été"},
                                                {"œuvre", "oeuvre"},
                                                {"porte", "monnaie"},
                                                {"1000"},
                                                {std::string(90, 'x')},
                                                {"c++"},
                                                {"aller", "oeil"},
                                                {"19e"},
                                                {"1er"},
                                                {"l"},
                                                {"que"},
                                                {"2023-03-01"},
                                                {"section", "article"},
                                                {"eve", "etudiante"},
                                                {"siecle", "djamena"},
                                                {"absent"}}) {
    CAPTURE(terms.front());
    TermFilter wanted(lexicon());
    for (const std::string& term : terms) wanted.add(term);
    Analyzer analyzer(lexicon());
    std::string all;
    const std::uint32_t end = analyzer.analyze(text, [&](const Token& token) { places(all, token, wanted); });
    CHECK(all.empty() == (terms.front() == "absent"));
    Analyzer fresh(lexicon());
    for (int reading = 1; reading <= 2; ++reading) {
      CAPTURE(reading);
      std::string found;
      CHECK(fresh.analyze(
                text, [&](const Token& token) { places(found, token, wanted); }, wanted) == end);
      CHECK(found == all);
    }
  }
}

// More words than the cache has places: what was dropped is analysed again, and comes out the same.
TEST_CASE("a text with more words than are remembered is read like any other") {
  std::string text;
  for (int i = 0; i < 150'000; ++i) text += "mot" + std::to_string(i) + "s ";
  text += "yeux";
  Analyzer analyzer(lexicon());
  const std::uint32_t end = analyzer.analyze(text, [](const Token&) {});
  std::size_t eyes = 0;
  TermFilter wanted(lexicon());
  wanted.add("oeil");
  CHECK(analyzer.analyze(
            "yeux " + text,
            [&](const Token& token) {
              for (const Term& term : token.terms) eyes += term.text == "oeil" ? 1 : 0;
            },
            wanted) == end + 1);
  CHECK(eyes == 2);
}

}  // namespace limier::analysis
