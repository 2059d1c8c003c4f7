#include "indexer/analysis/cleaner.h"

#include <doctest/doctest.h>

#include <string>

namespace limier::analysis {

TEST_CASE("one spelling for what is written in several ways") {
  struct Row {
    std::string text;
    std::string expected;
  };
  const Row rows[] = {
      {"ÉTÉ", "été"},
      {"e\u0301te\u0301", "été"},
      {"l’", "l'"},
      {"tête\u2011à\u2013tête", "tête-à-tête"},
      {"intel\u00ADli\u200Bgence\uFEFF", "intelligence"},
      {"oﬀre eﬃcace", "offreefficace"},
      {"m²", "m2"},
      {"CO₂", "co2"},
      {"XXIᵉ", "xxie"},
      {"２０２４", "2024"},
      {"𝐭𝐢𝐭𝐫𝐞", "titre"},
      {"nº", "n°"},
      {"1\u202F000", "1000"},
      {"İstanbul", "istanbul"},
      {"ŒUVRE", "œuvre"},
      {"Straße", "straße"},
      {"한국", "한국"},
  };
  CleanChunk chunk;
  for (const Row& row : rows) {
    CAPTURE(row.text);
    clean(row.text, chunk);
    CHECK(chunk.text == row.expected);
    CHECK(chunk.begin.size() == chunk.text.size());
    CHECK(chunk.end.size() == chunk.text.size());
    CHECK(chunk.upper.size() == chunk.text.size());
  }
}

TEST_CASE("every byte knows where it came from") {
  CleanChunk chunk;
  clean("aﬁe\u0301", chunk);  // a (0) ﬁ (1-3) e + acute (4-6)
  REQUIRE(chunk.text == "afié");
  CHECK(chunk.begin == std::vector<std::uint32_t>{0, 1, 1, 4, 4});
  CHECK(chunk.end == std::vector<std::uint32_t>{1, 4, 4, 7, 7});
}

TEST_CASE("written in capitals asks for two capitals and no other letter") {
  struct Row {
    std::string text;
    bool expected;
  };
  for (const Row& row :
       {Row{"ETAT", true}, Row{"Etat", false}, Row{"A", false}, Row{"A1B", true}, Row{"12", false}}) {
    CAPTURE(row.text);
    CleanChunk chunk;
    clean(row.text, chunk);
    CHECK(chunk.capitals(0, chunk.text.size()).all == row.expected);
  }
}

}  // namespace limier::analysis
