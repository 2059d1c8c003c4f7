#include "server/query/asked.h"

#include <doctest/doctest.h>

#include <string>
#include <variant>
#include <vector>

#include "tests/server/query/fixture.h"

namespace limier::query {
namespace {

Asked asked(const std::string& question) {
  return asked_for(std::get<Words>(parse(question, analyzer()).root.value));
}

std::string noun(const std::string& question) {
  const Asked found = asked(question);
  if (!found.noun) return "";
  return std::get<Words>(parse(question, analyzer()).root.value).words[*found.noun].typed;
}

struct Row {
  std::string question;
  Answer answer = Answer::kAny;
};

}  // namespace

TEST_CASE("a question tells what kind of thing it asks for") {
  const std::vector<Row> rows = {
      {"Quand la Bastille fut-elle prise ?", Answer::kDate},
      {"depuis quand le pont est-il fermé", Answer::kDate},
      {"en quelle annee le pont a-t-il ouvert", Answer::kDate},
      {"Quelle est la date de la bataille ?", Answer::kDate},
      {"Combien de ponts la ville a-t-elle ?", Answer::kNumber},
      {"la ville a combien de ponts", Answer::kNumber},
      {"Quelle est la superficie du lac ?", Answer::kNumber},
      {"À quelle heure ouvre le musée ?", Answer::kNumber},
      {"Où se trouve le musée ?", Answer::kPlace},
      {"ou se trouve le musee", Answer::kPlace},
      {"d'où vient le vent", Answer::kPlace},
      {"Le peintre est mort où ?", Answer::kPlace},
      {"Dans quelles villes a-t-il vécu ?", Answer::kPlace},
      {"Qui a peint ce tableau ?", Answer::kPerson},
      {"par qui ce tableau a-t-il été peint", Answer::kPerson},
      {"Qu'est-ce qui fait tourner la Terre ?", Answer::kAny},
      {"Que faire quand on perd ses papiers ?", Answer::kAny},
      {"Quel peintre a vécu dans cette ville ?", Answer::kAny},
      {"les pays qui ont signé le traité", Answer::kAny},
      {"fromage ou dessert", Answer::kAny},
      {"Quel ?", Answer::kAny},
  };
  for (const Row& row : rows) {
    CAPTURE(row.question);
    CHECK(asked(row.question).answer == row.answer);
  }
}

TEST_CASE("what « quel » asks for is the noun that follows, over grammatical words") {
  CHECK(noun("en quelle année") == "année");
  CHECK(noun("Quelles furent les dates de la bataille ?") == "dates");
  CHECK(noun("Quel peintre a vécu à cette époque ?").empty());
  CHECK(noun("Quand était-ce, quelle année ?").empty());
}

}  // namespace limier::query
