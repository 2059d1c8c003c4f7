#include "indexer/extract/reflow.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "indexer/base/utf8.h"
#include "indexer/extract/lines.h"

namespace limier::extract {
namespace {

// Shorter lines that end without punctuation are headings, cells, items.
constexpr std::size_t kShortestFullLine = 40;

UChar32 first_character(std::string_view text) {
  return text.empty() ? 0 : static_cast<UChar32>(utf8::decode(text, 0).code_point);
}

UChar32 last_character(std::string_view text) {
  return text.empty() ? 0
                      : static_cast<UChar32>(
                            utf8::decode(text, utf8::floor_boundary(text, text.size() - 1)).code_point);
}

enum class Cut { kNone, kHyphen, kSoftHyphen };

// Takes the hyphen off a line that ends inside a word.
Cut take_hyphen(std::string& line) {
  struct Sign {
    std::string_view bytes;
    Cut cut;
  };
  static constexpr std::array<Sign, 3> kSigns{
      {{"-", Cut::kHyphen}, {"\u2010", Cut::kHyphen}, {"\u00AD", Cut::kSoftHyphen}}};
  for (const Sign& sign : kSigns) {
    if (!line.ends_with(sign.bytes)) continue;
    const std::string_view before = std::string_view(line).substr(0, line.size() - sign.bytes.size());
    if (!u_isalpha(last_character(before))) return Cut::kNone;
    line.resize(before.size());
    return sign.cut;
  }
  return Cut::kNone;
}

bool is_word_character(UChar32 c) {
  return u_isalpha(c) || u_charType(c) == U_NON_SPACING_MARK;
}

std::string_view leading_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size()) {
    const utf8::Decoded decoded = utf8::decode(text, end);
    if (!is_word_character(static_cast<UChar32>(decoded.code_point))) break;
    end += decoded.length;
  }
  return text.substr(0, end);
}

std::string_view trailing_word(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0) {
    const std::size_t previous = utf8::floor_boundary(text, begin - 1);
    if (!is_word_character(static_cast<UChar32>(utf8::decode(text, previous).code_point))) break;
    begin = previous;
  }
  return text.substr(begin);
}

std::string lower(std::string_view word) {
  std::string out;
  for (std::size_t i = 0; i < word.size();) {
    const utf8::Decoded decoded = utf8::decode(word, i);
    utf8::append(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(decoded.code_point))));
    i += decoded.length;
  }
  return utf8::to_nfc(out);
}

// Whose the hyphen between two halves is: the word's ("Pays-" "Bas", "porte-" "monnaie") or the line end's.
enum class Hyphen { kOfWord, kOfLineEnd, kUnknown };

Hyphen hyphen_between(std::string_view left, std::string_view right, const WordTest& is_word) {
  const std::string first = lower(left);
  const std::string second = lower(right);
  if (is_word(first + '-' + second)) return Hyphen::kOfWord;
  // A capital after a small letter begins a name.
  if (u_isupper(first_character(right)) && !u_isupper(last_character(left))) return Hyphen::kOfWord;
  if (is_word(first + second)) return Hyphen::kOfLineEnd;
  return is_word(first) && is_word(second) ? Hyphen::kOfWord : Hyphen::kUnknown;
}

bool ends_clause(UChar32 c) {
  return c == '.' || c == '!' || c == '?' || c == ':' || c == ';' || c == 0x2026;
}

// Whether `next` goes on with the sentence of `line`.
bool continues(std::string_view line, std::string_view next) {
  const UChar32 last = last_character(line);
  const UChar32 first = first_character(next);
  if (ends_clause(last)) return false;
  if (u_islower(first)) return true;
  if (last == 0x00BB || utf8::length(line) < kShortestFullLine) return false;
  return u_isalnum(first) || first == 0x00AB || first == '(' || first == '"' || first == 0x201C;
}

}  // namespace

std::string reflow(std::string_view text, const WordTest& is_word) {
  std::string out;
  std::string line;  // the line being gathered, not yet in `out`
  const auto finish_line = [&] {
    if (line.empty()) return;
    if (!out.empty()) out += '\n';
    out += line;
    line.clear();
  };
  std::size_t last_width = 0;  // bytes of the line above, as set
  while (!text.empty()) {
    const std::string_view next = trim(take_line(text));
    if (next.empty()) {
      // Blank lines stand between paragraphs, and where a page ends in mid-sentence.
      continue;
    }
    const std::string_view above =
        std::string_view(line).substr(line.size() - std::min(last_width, line.size()));
    const Cut cut = !line.empty() && u_isalnum(first_character(next)) ? take_hyphen(line) : Cut::kNone;
    if (cut != Cut::kNone) {
      if (cut == Cut::kHyphen &&
          hyphen_between(trailing_word(line), leading_word(next), is_word) != Hyphen::kOfLineEnd)
        line += '-';
      line += next;
    } else if (!line.empty() && continues(above, next)) {
      line += ' ';
      line += next;
    } else {
      finish_line();
      line = next;
    }
    last_width = next.size();
  }
  finish_line();
  return out;
}

std::string join_cut_words(std::string_view text, const WordTest& is_word) {
  std::string out;
  std::string line;
  bool first = true;
  while (!text.empty()) {
    std::string_view next = take_line(text);
    const std::string_view word = leading_word(next);
    std::string above = line;
    const Cut cut = word.empty() ? Cut::kNone : take_hyphen(above);
    const Hyphen hyphen =
        cut == Cut::kHyphen ? hyphen_between(trailing_word(above), word, is_word) : Hyphen::kOfLineEnd;
    if (cut != Cut::kNone && hyphen != Hyphen::kUnknown) {
      // The rest of the word goes up, with the signs that follow it.
      const std::string_view rest = next.substr(0, next.find_first_of(" \t"));
      line = std::move(above);
      if (hyphen == Hyphen::kOfWord) line += '-';
      line += rest;
      next = trim(next.substr(rest.size()));
      if (next.empty()) continue;
    }
    if (!first) out += line + '\n';
    first = false;
    line = next;
  }
  return out + line;
}

std::string open_ligatures(std::string_view text) {
  static constexpr std::array<std::string_view, 7> kLetters{"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Decoded decoded = utf8::decode(text, i);
    const std::uint32_t ligature = static_cast<std::uint32_t>(decoded.code_point) - 0xFB00U;
    if (ligature < kLetters.size()) {
      out += kLetters[ligature];
    } else {
      out += text.substr(i, decoded.length);
    }
    i += decoded.length;
  }
  return out;
}

}  // namespace limier::extract
