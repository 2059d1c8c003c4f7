// What a chunk is made of, before it becomes terms.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace limier::analysis {

// How far a word may be changed to meet others.
enum class Nature : std::uint8_t {
  kWord,      // looked up, stemmed, folded
  kElided,    // l', qu', jusqu': a grammatical word
  kVerbatim,  // number, sign, address: itself only
};

struct Word {
  std::string text;        // the exact form: lower case, without the apostrophes and hyphens of a compound
  std::string lookup;      // how the lexicon spells it when that differs (grand-mère); else empty
  std::uint32_t from = 0;  // bytes [from, to) of the clean chunk
  std::uint32_t to = 0;
  Nature nature = Nature::kWord;
  std::vector<std::string> variants;  // weaker spellings: 21e of XXIe, humans of Humans&
  // The day that it names, as ISO 8601. Of a date in several words (15 mars 2023) that is all: no `text`.
  std::string date = {};
  // Shorter spellings that find it, though it does not find them: 2.10 of 2.10.34, 14-18 of 1914-1918.
  std::vector<std::string> found_by = {};
};

// One place of a text: a word, or a compound with its parts. Exactly the words of `wholes` stand at the first
// position (several for an inclusive form); `parts`, when there are any, stand at successive positions from
// there.
struct Unit {
  std::vector<Word> wholes;
  std::vector<Word> parts;
  bool adjacent = false;  // the parts mean the whole only side by side: they hold digits
  bool strict = false;    // a query for the whole does not accept its parts: e-mail address
};

}  // namespace limier::analysis
