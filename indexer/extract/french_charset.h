// The charsets in which French was written before Unicode, told apart by what they make of its words.
#pragma once

#include <string_view>

namespace limier::extract {

// "windows-1252", "macintosh" (Mac OS) or "ibm-850" (DOS), whichever turns most high bytes into small French
// letters inside words; Windows-1252 unless another does so clearly. ICU's detector does not know the other
// two. "iso-8859-15" where Windows-1252 would read what only Latin-9 has.
const char* french_charset(std::string_view bytes);

}  // namespace limier::extract
