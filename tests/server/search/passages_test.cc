#include "server/search/passages.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "server/query/weights.h"
#include "server/search/searcher.h"
#include "tests/support/temporary_index.h"

namespace limier::search {
namespace {

using Terms = std::vector<std::string>;

// The passages of texts for a query, of a collection in which every word is as rare.
class Asked {
 public:
  explicit Asked(const std::string& query) : searcher_(test_lexicon()) {
    REQUIRE(searcher_.refresh(index_.path()));
    plan_ = query::compile(query::parse(query, searcher_.analyzer()).root, query::MatchMode::kAny,
                           searcher_.database());
  }

  const query::Plan& plan() const { return plan_; }
  Passage best(const std::string& text, const std::string& title = "") const {
    return Passages(plan_.passage).best(document("", title, text));
  }
  double score(const std::string& text, const std::string& title = "") const {
    return best(text, title).score;
  }

 private:
  TemporaryIndex index_{{document("1", "", "Rien de tout cela."), document("2", "", "Ni de ceci.")}};
  Searcher searcher_;
  query::Plan plan_;
};

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
  CHECK(Passages(Asked("maire lyon").plan().passage).wanted());
  CHECK_FALSE(Passages(Asked("maire").plan().passage).wanted());
  CHECK_FALSE(Passages(Asked("maire Maire").plan().passage).wanted());
}

TEST_CASE("words that stand close together are worth more than words here and there") {
  const Asked asked("maire de Lyon");
  const double both = asked.score("Le maire de Lyon.");
  const double one = asked.score("Le maire.");
  CHECK(both == doctest::Approx(2 * one));
  CHECK(asked.score("") == 0);
  CHECK(asked.score("La mairie.") < one);
  CHECK(asked.score("Maire, maire, maire.") == doctest::Approx(one));
  const std::size_t longest = query::kWeights.passage_words;
  CHECK(asked.score("Maire" + words(longest - 2) + "Lyon") == doctest::Approx(both));
  CHECK(asked.score("Maire" + words(longest - 1) + "Lyon") == doctest::Approx(one));
  CHECK(asked.score("Maire" + words(longest) + "Lyon, ici" + words(9) + "maire") == doctest::Approx(both));
  CHECK(asked.score("Son maire", "Lyon") == doctest::Approx(both));
  const double under_title = asked.score(words(longest) + "le maire", "Lyon");
  CHECK(under_title == doctest::Approx((1 + query::kWeights.passage_title) * one));
}

TEST_CASE("a passage holds words in every case, accent and plural, and their relatives") {
  const Asked asked("élève nommé");
  const double both = asked.score("un eleve nomme");
  CHECK(asked.score("L’ÉLÈVE ; NOMMÉ.") == doctest::Approx(both));
  CHECK(asked.score("des élèves nommés") == doctest::Approx(both));
  const double related = asked.score("l’élevage, la nomination");
  CHECK(related > 0);
  CHECK(related < both);
  CHECK(asked.score("un elan, un nom") == 0);
  CHECK(Asked("intelligence artificielle").score("un article international") == 0);
  // By its dictionary form: « chevaux » is no beginning of « cheval ».
  CHECK(Asked("chevaux sauvages").score("un cheval sauvage") ==
        doctest::Approx(Asked("chevaux sauvages").score("des chevaux sauvages")));
  // Their capitals have no accent to take off: they were other letters.
  CHECK(Asked("роман книга").score("РОМАН Книга") ==
        doctest::Approx(Asked("роман книга").score("роман книга")));
  CHECK(Asked("œuvre posthume").score("Œuvre posthume") ==
        doctest::Approx(Asked("œuvre posthume").score("une œuvre posthume")));
  CHECK(Asked("œuvre posthume").score("une OEUVRE") > 0);
  CHECK(Asked("роман книга").score("роман книга") > 0);
}

TEST_CASE("a passage names the words that it holds") {
  CHECK(Asked("maire Lyon 1881").best("Maire en 1881.").terms.size() == 2);
  CHECK(Asked("maire Lyon").best("Rien.").terms.empty());
}

TEST_CASE("a long text is read from its beginning") {
  const Asked asked("maire Lyon");
  CHECK(asked.score("maire de Lyon" + words(100'000)) > asked.score(words(100'000) + "maire de Lyon"));
  // Whatever stands where a title should: of twenty titles of a megabyte every word was looked at.
  CHECK(asked.score("", words(100'000) + "maire de Lyon") == 0);
}

}  // namespace limier::search
