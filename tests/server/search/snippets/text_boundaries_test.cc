#include "server/search/snippets/text_boundaries.h"

#include <doctest/doctest.h>

#include <string>

namespace limier::search {

TEST_CASE("sentences begin where a reader sees them begin") {
  struct Row {
    std::string before;
    std::string after;
    bool expected;
  };
  const Row rows[] = {
      {"", "Un début", true},
      {"Fin. ", "Début", true},
      {"Fin ! ", "Début", true},
      {"Vraiment\u00A0? ", "Oui", true},
      {"Suite… ", "Et puis", true},
      {"« Fin. » ", "Début", true},
      {"Fin. ", "« Début", true},
      {"Fin. ", "Élan", true},
      {"Fin. ", "Œuvre", true},
      {"Fin. ", "12 mois", true},
      {"Fin. ", "suite", false},
      {"Fin ", "Paris", false},
      {"Un titre\n", "puis le texte", true},
      // Lines that were broken at the edge of a page: snippets began in the midst of sentences.
      {"Le Conseil, considérant que le lavoir menace\n", "ruine, décide", false},
      {"Le Conseil, considérant que le lavoir, vétuste,\n", "menace ruine", false},
      {"Le Conseil, considérant que le lavoir menace\n", "Ruine", true},
      {"Le Conseil considère que le lavoir menace ruine.\n", "suite", true},
      {"Le Conseil considère que le lavoir menace ruine :\n", "soit", true},
      {"Le Conseil considère que le lavoir menace ruine\n\n", "suite", true},
      // Initials and short abbreviations end no sentence.
      {"M. ", "Dupont", false},
      {"É. ", "Zola", false},
      {"J.-C. ", "Alors", false},
      {"l’art. ", "L. 123-4", false},
      {"mot", "Mot", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.before);
    CAPTURE(row.after);
    CHECK(is_sentence_start(row.before + row.after, row.before.size()) == row.expected);
  }
}

TEST_CASE("offsets move by whole code points and stop at their limit") {
  const std::string text = "aé€😀z";
  CHECK(forward(text, 0, 1, text.size()) == 1);
  CHECK(forward(text, 0, 2, text.size()) == 3);
  CHECK(forward(text, 0, 4, text.size()) == 10);
  CHECK(forward(text, 0, 99, text.size()) == text.size());
  CHECK(back(text, text.size(), 2, 0) == 6);
  CHECK(back(text, 6, 2, 0) == 1);
  CHECK(back(text, 6, 99, 3) == 3);
}

TEST_CASE("words are cut only where there is no space") {
  const std::string text = "le chat\u00A0: noir";
  CHECK(first_word_start(text, 1, 9) == 3);
  CHECK(last_word_start(text, 0, 5) == 3);
  CHECK(last_word_end(text, 3, text.size() - 2) == 10);  // the no-break space holds the colon to its word
  CHECK(last_word_end(text, 3, text.size()) == text.size());
  // Without a space in reach: between two characters, never inside one (here a family of three joined emoji,
  // an accent apart).
  const std::string family = "👩‍👩‍👧👩‍👩‍👧";
  CHECK(last_word_end(family, 0, 11) == 0);
  CHECK(last_word_end(family, 0, 18) == 18);
  CHECK(last_word_end("ete\u0301te\u0301", 0, 3) == 2);
  // Nor before the limit, which made snippets longer than asked.
  CHECK(first_word_start(family, 11, 36) == 18);
}

}  // namespace limier::search
