// Folding: diacritics, ligatures and special letters taken off, so that what is typed without accents meets
// what is written with.
#pragma once

#include <string>
#include <string_view>

namespace limier::analysis {

// Appends to `out` the folded form of lower-case, composed, valid UTF-8: canonical decomposition without its
// combining marks (é → e, ç → c, ά → α), œ → oe, æ → ae, ø → o, ł → l, đ → d, ð → d, þ → th, ß → ss, ı → i,
// final ς → σ. Hangul stays composed.
void fold(std::string_view text, std::string& out);

std::string folded(std::string_view text);

// Terms of compounds are solid: grand-mère and grand'mère are one word, « grandmère ».
std::string solid(std::string_view word);

}  // namespace limier::analysis
