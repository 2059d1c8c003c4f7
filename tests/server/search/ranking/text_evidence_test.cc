#include "server/search/ranking/text_evidence.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "server/query/compile/passage_words.h"
#include "server/query/compile/weights.h"
#include "server/search/searcher.h"
#include "tests/support/temporary_index.h"

namespace limier::search {
namespace {

using Terms = std::vector<std::string>;
using Kind = TextGain::Kind;
using query::kWeights;

// What texts tell of a query, of a collection in which every word is as rare.
class Asked {
 public:
  explicit Asked(const std::string& query) : searcher_(test_lexicon()) {
    REQUIRE(searcher_.refresh(index_.path()));
    plan_ = query::compile(query::parse(query, searcher_.analyzer()).root, query::MatchMode::kAny,
                           searcher_.database());
  }

  const query::Plan& plan() const { return plan_; }
  bool wanted() const { return TextEvidence(plan_).wanted(); }
  double rarity() const { return plan_.passage.front().rarity; }

  TextGain gain(Kind kind, const std::string& text, const std::string& title = "") const {
    return of(kind, TextEvidence(plan_).find(document("", title, text)));
  }
  double passage(const std::string& text, const std::string& title = "") const {
    return gain(Kind::kPassage, text, title).score;
  }
  double opening(const std::string& text, const std::string& title = "") const {
    return gain(Kind::kOpening, text, title).score;
  }
  double answer(const std::string& text, const std::string& title = "") const {
    return gain(Kind::kAnswer, text, title).score;
  }
  double neighbours(const std::string& text) const { return gain(Kind::kNeighbours, text).score; }

  // Of each of the texts, read together.
  std::vector<double> names(const std::vector<std::string>& texts) const {
    const TextEvidence evidence(plan_);
    std::vector<TextEvidence::Findings> found;
    for (const std::string& text : texts) found.push_back(evidence.find(document("", "", text)));
    evidence.add_names(found);
    std::vector<double> scores;
    for (const TextEvidence::Findings& one : found) scores.push_back(of(Kind::kNames, one).score);
    return scores;
  }

 private:
  static TextGain of(Kind kind, const TextEvidence::Findings& found) {
    const auto gain = std::find_if(found.gains.begin(), found.gains.end(),
                                   [kind](const TextGain& one) { return one.kind == kind; });
    REQUIRE(gain != found.gains.end());
    return *gain;
  }

  TemporaryIndex index_{{document("1", "", "Rien de tout cela."), document("2", "", "Ni de ceci.")}};
  Searcher searcher_;
  query::Plan plan_;
};

query::Word typed(const std::string& text) {
  query::Word word;
  word.typed = text;
  return word;
}

std::string words(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += " mot";
  return text + ' ';
}

std::vector<std::string> spelled(const std::string& query) {
  std::vector<std::string> first;
  const Asked asked(query);
  for (const query::PassageWord& word : asked.plan().passage) first.push_back(word.spellings.front());
  return first;
}

}  // namespace

TEST_CASE("a passage is asked for the full words that are to be found together") {
  CHECK(spelled("Qui fut le maire de Lyon ?") == Terms{"maire", "lyon"});
  CHECK(spelled("l’œuvre d’Hélène œuvre") == Terms{"oeuvre", "helene"});
  CHECK(spelled("un porte-avions nucléaire") == Terms{"porte", "avions", "nucleaire"});
  CHECK(spelled("guerre -paix (mer OU terre) titre:lyon \"fin de partie\" tre*") == Terms{"guerre"});
  CHECK(Asked("maire lyon").wanted());
  CHECK_FALSE(Asked("maire").wanted());
  CHECK_FALSE(Asked("maire Maire").wanted());
}

TEST_CASE("words that stand close together are worth more than words here and there") {
  const Asked asked("maire de Lyon");
  const double both = asked.passage("Le maire de Lyon.");
  const double one = asked.passage("Le maire.");
  CHECK(both == doctest::Approx(2 * one));
  CHECK(asked.passage("") == 0);
  CHECK(asked.passage("La mairie.") < one);
  CHECK(asked.passage("Maire, maire, maire.") == doctest::Approx(one));
  const std::size_t longest = kWeights.passage_words;
  CHECK(asked.passage("Maire" + words(longest - 2) + "Lyon") == doctest::Approx(both));
  CHECK(asked.passage("Maire" + words(longest - 1) + "Lyon") == doctest::Approx(one));
  CHECK(asked.passage("Maire" + words(longest) + "Lyon, ici" + words(9) + "maire") == doctest::Approx(both));
  CHECK(asked.passage("Son maire", "Lyon") == doctest::Approx(both));
  const double under_title = asked.passage(words(longest) + "le maire", "Lyon");
  CHECK(under_title == doctest::Approx((1 + kWeights.passage_title) * one));
}

TEST_CASE("a passage holds words in every case, accent and plural, and their relatives") {
  const Asked asked("élève nommé");
  const double both = asked.passage("un eleve nomme");
  CHECK(asked.passage("L’ÉLÈVE ; NOMMÉ.") == doctest::Approx(both));
  CHECK(asked.passage("des élèves nommés") == doctest::Approx(both));
  const double related = asked.passage("l’élevage, la nomination");
  CHECK(related > 0);
  CHECK(related < both);
  CHECK(asked.passage("un elan, un nom") == 0);
  CHECK(Asked("intelligence artificielle").passage("un article international") == 0);
  // By its dictionary form: « chevaux » is no beginning of « cheval ».
  CHECK(Asked("chevaux sauvages").passage("un cheval sauvage") ==
        doctest::Approx(Asked("chevaux sauvages").passage("des chevaux sauvages")));
  // Their capitals have no accent to take off: they were other letters.
  CHECK(Asked("роман книга").passage("РОМАН Книга") ==
        doctest::Approx(Asked("роман книга").passage("роман книга")));
  CHECK(Asked("œuvre posthume").passage("Œuvre posthume") ==
        doctest::Approx(Asked("œuvre posthume").passage("une œuvre posthume")));
  CHECK(Asked("œuvre posthume").passage("une OEUVRE") > 0);
  CHECK(Asked("роман книга").passage("роман книга") > 0);
}

TEST_CASE("a passage names the words that it holds") {
  CHECK(Asked("maire Lyon 1881").gain(Kind::kPassage, "Maire en 1881.").terms.size() == 2);
  CHECK(Asked("maire Lyon").gain(Kind::kPassage, "Rien.").terms.empty());
}

TEST_CASE("a word is worth more the sooner it comes in the text") {
  const Asked asked("maire Lyon");
  const double whole = kWeights.opening * asked.rarity();
  CHECK(asked.opening("Maire.") == doctest::Approx(whole));
  CHECK(asked.opening(words(50) + "maire") == doctest::Approx(whole / 2));
  CHECK(asked.opening(words(50) + "maire, maire de la mairie", "Du maire") == doctest::Approx(whole / 2));
  CHECK(asked.opening("La mairie" + words(48) + "maire") > whole / 2);
  CHECK(asked.opening("Maire" + words(49) + "Lyon") == doctest::Approx(whole + whole / 2));
  CHECK(asked.opening("Rien.", "Le maire de Lyon") == 0);
}

TEST_CASE("words that stand beside the words that they were typed beside are worth more") {
  const Asked asked("Qui fut le maire de Lyon ?");
  const double one = kWeights.neighbours * asked.rarity();
  CHECK(asked.neighbours("Un maire à Lyon.") == 0);
  CHECK(asked.neighbours("Le maire.") == doctest::Approx(one));
  CHECK(asked.neighbours("LE MAIRE, le maire et le maire") == doctest::Approx(one));
  CHECK(asked.neighbours("maire le") == 0);
  CHECK(asked.neighbours("De Lyon, le maire de la ville") == doctest::Approx(3 * one));
  CHECK(asked.neighbours("les maires") == 0);
  CHECK(asked.neighbours("maire") == 0);
  // An apostrophe or a hyphen stands between words as a space does, in the query as in the text.
  CHECK(Asked("l’arc-en-ciel").neighbours("l'arc en ciel") == doctest::Approx(3 * one));
  CHECK(Asked("l arc en ciel").neighbours("L’arc-en-ciel") == doctest::Approx(3 * one));
  CHECK(Asked("maire Lyon").neighbours("le maire Lyon") == doctest::Approx(one));
  CHECK(Asked("maire Lyon").neighbours("Lyon maire") == 0);
}

TEST_CASE("of two full words the rarer tells what it is worth that they stand together") {
  query::PassageWord common{{"maire"}, "", 1, {}};
  query::PassageWord rare{{"lyon"}, "", 2, {}};
  std::vector<query::PassageWord> words = {common, rare};
  query::append_neighbours(
      {schema::FieldId::kBody, {typed("maire"), typed("lyon"), typed("maire")}, {}, false}, words);
  CHECK(words[0].neighbours.empty());
  CHECK(words[1].neighbours.size() == 2);
}

TEST_CASE("words are worth more near what may answer the question") {
  const Asked person("Qui fut le maire de Lyon ?");
  const double one = kWeights.answer * person.rarity();
  CHECK(person.answer("Ce fut Édouard Herriot, maire de Lyon.") == doctest::Approx(2 * one));
  CHECK(person.answer("Ce fut Édouard Herriot," + words(kWeights.answer_words - 1) + "maire") ==
        doctest::Approx(one));
  CHECK(person.answer("Maire" + words(kWeights.answer_words - 2) + "Édouard Herriot") ==
        doctest::Approx(one));
  CHECK(person.answer("Ce fut Édouard Herriot," + words(kWeights.answer_words) + "maire") == 0);
  CHECK(person.answer("Ce fut Édouard Herriot.", "Le maire de Lyon") == 0);
  CHECK(person.answer("Le maire de Lyon Lyon, de Paris. Puis rien.") == 0);

  CHECK(Asked("maire Lyon").answer("Ce fut Édouard Herriot, maire de Lyon.") == 0);
  CHECK(Asked("Quand le maire de Lyon est-il mort ?").answer("Maire en 1905, ou en mars.") > 0);
  CHECK(Asked("Quand le maire de Lyon est-il mort ?").answer("Le 7, maire de 12 ans.") == 0);
  CHECK(Asked("Combien de maires Lyon a-t-elle ?").answer("Le 7e maire.") > 0);
  CHECK(Asked("Combien de maires Lyon a-t-elle ?").answer("DEUX MAIRES") > 0);
  CHECK(Asked("Combien de maires Lyon a-t-elle ?").answer("Un maire en 1905.") == 0);
  CHECK(Asked("Où le maire de Lyon est-il né ?").answer("Le maire naquit à Troyes.") > 0);
  CHECK(Asked("Où le maire de Lyon est-il né ?").answer("Le maire, né à Lyon, aimait Troyes.") == 0);
}

TEST_CASE("a name is what the texts write with a capital, whoever types it without") {
  const Asked asked("maire lyon");
  const double whole = kWeights.name * asked.rarity();
  const auto names = [&](const std::vector<std::string>& texts) { return asked.names(texts); };
  CHECK(names({"le maire de Lyon", "lyon", "un maire", "Lyon, à Lyon"}) ==
        std::vector<double>{whole, whole, 0, whole});
  CHECK(names({"le maire de Lyon", "lyon", "lyon, lyon", ""}) == std::vector<double>{0, 0, 0, 0});
  CHECK(names({"d’Lyon", "Saint-Lyon"}) == std::vector<double>{whole, whole});
  // A relative counts as far as it is alike.
  const double related = names({"de Lyon", "un lyonnais"})[1];
  CHECK(related > 0);
  CHECK(related <= whole);
  CHECK(Asked("tsar russie").names({"en Russie", "le tsar russe"})[1] > 0);
  // A word that begins as the name does, and has no more of it, made other texts hold the name.
  CHECK(Asked("canton charente").names({"en Charente", "une charité"})[1] == 0);
  CHECK(Asked("canton charente").passage("une charité") > 0);
  // What may begin a sentence has its capital from there.
  CHECK(names({"Lyon", "Fin. Lyon", "« Lyon »"}) == std::vector<double>{0, 0, 0});
}

TEST_CASE("a title is worth most that has the words asked for and no others") {
  const Asked asked("maire Lyon");
  const auto title = [&](const std::string& title) { return asked.gain(Kind::kSameTitle, "", title).score; };
  const double whole = 2 * kWeights.same_title * asked.rarity();
  CHECK(title("Le maire de Lyon") == doctest::Approx(whole));
  CHECK(title("Lyon, maires") == doctest::Approx(whole));
  CHECK(title("Pour les maires dans une Lyon") == doctest::Approx(whole));
  CHECK(title("Le PV du maire de Lyon") < whole);
  CHECK(title("Le maire de Lyon, 2e partie") < whole / 2);
  CHECK(title("La mairie de Lyon") < whole);
  CHECK(title("La mairie de Lyon") > title("Lyon"));
  CHECK(title("Lyon") > title("Lyon : histoire"));
  CHECK(title("Histoire") == 0);
  CHECK(title("") == 0);
  CHECK(asked.gain(Kind::kSameTitle, "maire de Lyon").score == 0);
}

TEST_CASE("a long text is read from its beginning") {
  const Asked asked("maire Lyon");
  CHECK(asked.passage("maire de Lyon" + words(100'000)) > asked.passage(words(100'000) + "maire de Lyon"));
  // Whatever stands where a title should: of twenty titles of a megabyte every word was looked at.
  CHECK(asked.passage("", words(100'000) + "maire de Lyon") == 0);
}

}  // namespace limier::search
