// Words whose full stop belongs to them: « art. 1240 », « M. Dupont ».
#pragma once

#include <cstddef>
#include <string_view>

namespace limier::analysis::chunks {

// « art. 1240 », « l’art. L. 1234-5 »: the full stop of a word that is abbreviated before numbers belongs to
// it there, and nowhere else. Returns the end of such a word, else `end`.
std::size_t abbreviation(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace limier::analysis::chunks
