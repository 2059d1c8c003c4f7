#include "indexer/extract/french_words.h"

#include <string>
#include <vector>

#include "indexer/analysis/lexicon/lexicon.h"

namespace limier::extract {

bool is_french_word(std::string_view word) {
  static const Result<analysis::Lexicon> lexicon = analysis::Lexicon::open_installed();
  if (!lexicon) return false;
  std::vector<std::string> accented;
  return lexicon->contains(word) || lexicon->unfold(word, accented);
}

}  // namespace limier::extract
