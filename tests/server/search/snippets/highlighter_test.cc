#include "server/search/snippets/highlighter.h"

#include <doctest/doctest.h>

#include <string>

#include "server/query/query.h"
#include "tests/server/search/marked.h"
#include "tests/support/temporary_index.h"

namespace limier::search {
namespace {

std::string highlighted(const std::string& query, const std::string& text) {
  const TemporaryIndex index({document("1", "", text)});
  const Xapian::Database database(index.path() / "current");
  analysis::Analyzer analyzer(test_lexicon());
  const query::Parsed parsed = query::parse(query, analyzer);
  const Highlighter highlighter(query::compile(parsed.root, query::MatchMode::kAny, database).marks,
                                analyzer.lexicon());
  return marked(text, highlighter.ranges(text, analyzer));
}

}  // namespace

TEST_CASE("what is asked is marked, the bare word only") {
  struct Row {
    std::string query;
    std::string text;
    std::string expected;
  };
  const Row rows[] = {
      {"", "L’été fut chaud.", "L’été fut chaud."},
      {"chaleur", "L’été fut chaud.", "L’été fut chaud."},
      // Elision, whichever apostrophe, on either side.
      {"intelligence", "l’intelligence", "l’[intelligence]"},
      {"l'intelligence", "l’intelligence, l'intelligence", "l’[intelligence], l'[intelligence]"},
      {"l’intelligence", "L'INTELLIGENCE", "L'[INTELLIGENCE]"},
      {"aujourd'hui", "Aujourd’hui.", "[Aujourd’hui]."},
      // Accents and capitals: absent from the query, from the text, or written as combining marks.
      {"emirats", "les Émirats", "les [Émirats]"},
      {"EMIRATS", "les e\u0301mirats", "les [e\u0301mirats]"},
      {"élève", "une ELEVE", "une [ELEVE]"},
      // Ligatures.
      {"coeur", "un cœur", "un [cœur]"},
      {"œuvre", "des oeuvres", "des [oeuvres]"},
      // Inflected forms.
      {"travail", "Les travaux.", "Les [travaux]."},
      {"cheval", "des chevaux noirs", "des [chevaux] noirs"},
      // Offsets after characters outside the basic plane.
      {"chat", "😀😀 chat 👩‍👩‍👧 chats", "😀😀 [chat] 👩‍👩‍👧 [chats]"},
      // A date in any of its forms, as one.
      {"15/03/2023", "😀 le 15\u00A0mars 2023, le 15.03.2023, le 15 avril",
       "😀 le [15\u00A0mars 2023], le [15.03.2023], le 15 avril"},
      {"1er mars 2023", "le 01/03/2023 et le 1er\u202FMARS 2023",
       "le [01/03/2023] et le [1er\u202FMARS 2023]"},
      // What stands in a text as parts is one all the same.
      {"\"1er mai\"", "le 1er mai, un mai", "le [1er] [mai], un mai"},
      {"premier mai", "le 1er mai ; le 1er juin", "le [1er] [mai] ; le 1er juin"},
      {"12 kg", "12kg de blé", "[12kg] de blé"},
      // Grammatical words only where nothing else is asked for, or in a phrase.
      {"le chat", "le chat et le chien", "le [chat] et le chien"},
      {"le", "le chat et le chien", "[le] chat et [le] chien"},
      {"\"le chat\"", "le chat et le chien ; le gros chat", "[le] [chat] et le chien ; le gros chat"},
      // Phrases: their words in their order, and not elsewhere.
      {"\"intelligence artificielle\"", "l’intelligence artificielle est une intelligence",
       "l’[intelligence] [artificielle] est une intelligence"},
      {"« pomme de terre »", "une pomme de terre, une pomme, de la terre",
       "une [pomme] [de] [terre], une pomme, de la terre"},
      {"\"chat chat\"", "chat chat chat", "[chat] [chat] [chat]"},
      {"\"chat noir\" chien", "chat noir, chat, chien", "[chat] [noir], chat, [chien]"},
      // Neighbours, and not the words elsewhere.
      {"bail PRES/1 commercial", "bail commercial, un bail rural ; un commercial",
       "[bail] [commercial], un bail rural ; un commercial"},
      {"bail PRES/2 commercial", "un commercial, un bail ; pas un bail de droit commercial",
       "un [commercial], un [bail] ; pas un bail de droit commercial"},
      {"\"petit chat\" PRES/2 chien", "chien et petit chat ; le petit chat, pas de chien",
       "[chien] et [petit] [chat] ; le petit chat, pas de chien"},
      // Found, since each word is near: never without a mark.
      {"loyer PRES/1 \"bail commercial\"", "bail loyer commercial, puis un bail commercial",
       "bail [loyer] commercial, puis un [bail] [commercial]"},
      {"chat PRES/1 (chien OU loup)", "chat loup, loup, chat, le chien chat",
       "[chat] [loup], [loup], [chat], le [chien] [chat]"},
      {"belle PRES/1 hist*", "belle histoire, historique, une belle",
       "[belle] [histoire], historique, une belle"},
      {"chat PRES/1 chat", "chat, un chat chat", "chat, un [chat] [chat]"},
      {"bail (bail PRES/1 commercial)", "bail commercial, un bail, un commercial",
       "[bail] [commercial], un [bail], un commercial"},
      {"chat PRES/1 souris PRES/1 chien", "chat souris, souris chien, chat, chien",
       "[chat] [souris], [souris] [chien], chat, chien"},
      // Prefixes, accents blind.
      {"int*", "intelligence, interdit, L’intérêt, peint", "[intelligence], [interdit], L’[intérêt], peint"},
      {"elec*", "l’Électricité des électeurs", "l’[Électricité] des [électeurs]"},
      // The form itself.
      {"=travaux", "travail et travaux", "travail et [travaux]"},
      {"chat OU chien", "un chien, un chat", "un [chien], un [chat]"},
      {"chat SAUF chien", "un chat", "un [chat]"},
      {"Humans&", "L’entreprise Humans& lève des fonds", "L’entreprise [Humans&] lève des fonds"},
      {"17 %", "hausse de 17 % en un an", "hausse de [17] % en un an"},
      {"Fei-Fei", "Fei-Fei Li", "[Fei-Fei] Li"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    CHECK(highlighted(row.query, row.text) == row.expected);
  }
}

TEST_CASE("a word too long for a term is marked all the same") {
  const std::string word(300, 'x');
  CHECK(highlighted(word, "avant " + word + " après") == "avant [" + word + "] après");
  CHECK(highlighted("xxx*", "avant " + word + " après") == "avant [" + word + "] après");
}

// However many they are: of so many only the most frequent are searched for.
TEST_CASE("every word that begins as asked is marked") {
  std::string text;
  std::string expected;
  for (int i = 0; i < 2 * static_cast<int>(query::kMaxPrefixExpansion); ++i) {
    const std::string word = "zig" + std::to_string(i);
    text += word + ", ";
    expected += "[" + word + "], ";
  }
  CHECK(highlighted("zig*", text) == expected);
  CHECK(highlighted("titre:zig*", text) == expected);
}

}  // namespace limier::search
