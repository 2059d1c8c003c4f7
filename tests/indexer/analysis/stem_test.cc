#include "indexer/analysis/stem.h"

#include <doctest/doctest.h>

#include <string>

namespace limier::analysis {

TEST_CASE(
    "the stem of unknown words takes off number, gender and infinitive, and nothing that makes the word") {
  struct Row {
    std::string word;
    std::string expected;
  };
  const Row rows[] = {
      {"chatbots", "chatbot"},
      {"chatbot", "chatbot"},
      {"macronistes", "macronist"},
      {"macroniste", "macronist"},
      {"deepfakes", "deepfak"},
      {"divulgacher", "divulgach"},
      {"divulgachee", "divulgach"},
      {"likes", "like"},
      {"dumas", "duma"},
      {"kobe", "kobe"},
      {"lip6", "lip6"},
      {"covid19", "covid19"},
      {"bitcoinaux", "bitcoinal"},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.word);
    std::string out;
    stem(row.word, out);
    CHECK(out == row.expected);
  }
}

}  // namespace limier::analysis
