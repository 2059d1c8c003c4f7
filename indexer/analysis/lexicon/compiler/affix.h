// Hunspell's .aff file, as far as a French dictionary uses it: suffix and prefix classes named by two-byte
// flags.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/base/result.h"

namespace limier::analysis::compiler {

// Two ASCII bytes ("FLAG long"), packed; 0 is no flag.
using Flag = std::uint16_t;

// "[^cg]er": one set of code points per letter, met at the end of a word by a suffix, at its start by a
// prefix.
class Condition {
 public:
  // Any text is a condition; an unclosed bracket runs to the end.
  static Condition parse(std::string_view text);
  bool matches_end(std::u32string_view word) const;
  bool matches_start(std::u32string_view word) const;

 private:
  struct Letter {
    std::u32string set;
    bool negated = false;  // an empty negated set is any letter
    bool matches(char32_t c) const { return (set.find(c) != std::u32string::npos) != negated; }
  };
  bool matches(std::u32string_view letters) const;
  std::vector<Letter> letters_;
};

struct AffixRule {
  std::u32string strip;
  std::u32string append;
  std::vector<Flag> continuation;
  Condition condition;
  std::string morphology;  // "po:ipre po:1sg"
};

struct AffixFile {
  std::unordered_map<Flag, std::vector<AffixRule>> suffixes;
  std::unordered_map<Flag, std::vector<AffixRule>> prefixes;
  Flag need_affix = 0;  // the word is no form by itself
  Flag forbidden = 0;   // the word is no form at all
  Flag keep_case = 0;   // written with these capitals only: a unit's symbol
};

// `name` is the file's, for messages: the line is given. kBadFormat when the flags are not two bytes long,
// the charset is not UTF-8 or a class is not what it announces.
Result<AffixFile> parse_affixes(std::string_view text, std::string_view name);

// "S.()" is two flags; a byte left over is dropped.
std::vector<Flag> parse_flags(std::string_view text);

std::u32string to_utf32(std::string_view text);
std::string to_utf8(std::u32string_view text);

// Calls visit(line, number from 1) for each line, its end and its carriage return left out.
template <typename Visit>
void for_each_line(std::string_view text, Visit visit) {
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    visit(line, number);
  }
}

// The words of a line, cut at spaces and tabs.
std::vector<std::string_view> split_words(std::string_view line);

}  // namespace limier::analysis::compiler
