#include "indexer/extract/reflow.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>

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

struct LineEnd {
  Cut cut = Cut::kNone;
  std::size_t length = 0;  // bytes of the hyphen
};

// Whether the line that ends `text` ends inside a word.
LineEnd line_end(std::string_view text) {
  struct Sign {
    std::string_view bytes;
    Cut cut;
  };
  static constexpr std::array<Sign, 3> kSigns{
      {{"-", Cut::kHyphen}, {"\u2010", Cut::kHyphen}, {"\u00AD", Cut::kSoftHyphen}}};
  for (const Sign& sign : kSigns) {
    if (!text.ends_with(sign.bytes)) continue;
    const bool letter = u_isalpha(last_character(text.substr(0, text.size() - sign.bytes.size())));
    return letter ? LineEnd{sign.cut, sign.bytes.size()} : LineEnd{};
  }
  return {};
}

// Where the next line ends, not before `from`, whose last byte is one of a hyphen.
std::size_t find_hyphened_end(std::string_view text, std::size_t from) {
  constexpr std::string_view kLastBytes = "-\x90\xAD";
  std::size_t end = text.find('\n', from);
  while (end != std::string_view::npos && (end == 0 || kLastBytes.find(text[end - 1]) == kLastBytes.npos))
    end = text.find('\n', end + 1);
  return end;
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
  return utf8::to_nfc(std::move(out));
}

// Whose the hyphen between two halves is: the word's ("Pays-" "Bas", "porte-" "monnaie"), the line end's, or
// the first half's alone ("avant-" "et après-guerre").
enum class Hyphen { kOfWord, kOfLineEnd, kOfFirst, kUnknown };

// Whether `text` ends in what may be half of a name: « Pays », « Villeneuve-sur », not « cœur ».
bool ends_in_name(std::string_view text) {
  for (;;) {
    const std::string_view word = trailing_word(text);
    if (u_isupper(first_character(word))) return true;
    text.remove_suffix(word.size());
    if (word.empty() || !text.ends_with('-')) return false;
    text.remove_suffix(1);
  }
}

// `left` ends with the first half; the line `below` begins with the second.
Hyphen hyphen_between(std::string_view left, std::string_view below, const WordTest& is_word) {
  const std::string_view right = leading_word(below);
  const std::string first = lower(trailing_word(left));
  const std::string second = lower(right);
  if (is_word(first + '-' + second)) return Hyphen::kOfWord;
  // A capital after a small letter begins a name, or a line of verse.
  if (u_isupper(first_character(right)) && !u_isupper(last_character(left)))
    return ends_in_name(left) ? Hyphen::kOfWord : Hyphen::kUnknown;
  // A letter alone is no syllable, but for « é »: « a- / t-il », the « a- » of a list.
  const bool label = first.size() == 1;
  if (!label && second.size() > 1 && is_word(first + second)) return Hyphen::kOfLineEnd;
  const bool conjunction = second == "et" || second == "ou";
  // Not « va-et-vient ».
  if (conjunction && !below.substr(right.size()).starts_with('-')) return Hyphen::kOfFirst;
  return !label && is_word(first) && is_word(second) ? Hyphen::kOfWord : Hyphen::kUnknown;
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
    const LineEnd end = !line.empty() && u_isalnum(first_character(next)) ? line_end(line) : LineEnd{};
    if (end.cut != Cut::kNone) {
      line.resize(line.size() - end.length);
      const Hyphen hyphen =
          end.cut == Cut::kHyphen ? hyphen_between(line, next, is_word) : Hyphen::kOfLineEnd;
      if (hyphen != Hyphen::kOfLineEnd) line += '-';
      if (hyphen == Hyphen::kOfFirst) line += ' ';
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

std::string join_cut_words(std::string text, const WordTest& is_word) {
  constexpr std::string_view kBlank = " \t";
  // What is joined is never longer: it is written where the text before it was.
  const std::string_view whole = text;
  std::size_t written = 0;
  std::size_t done = 0;  // bytes read, of which `written` are left
  const auto write = [&](std::string_view part) {
    std::memmove(text.data() + written, part.data(), part.size());
    written += part.size();
  };
  for (std::size_t at = find_hyphened_end(whole, 0); at != std::string_view::npos;
       at = find_hyphened_end(whole, at + 1)) {
    const std::string_view below = whole.substr(at + 1);
    if (!is_word_character(first_character(below))) continue;
    write(whole.substr(done, at - done));
    done = at;
    // Asked of what is written: the word may have begun more than one line above.
    const LineEnd end = line_end(whole.substr(0, written));
    if (end.cut == Cut::kNone) continue;
    const std::string_view left = whole.substr(0, written - end.length);
    const Hyphen hyphen = end.cut == Cut::kHyphen ? hyphen_between(left, below, is_word) : Hyphen::kOfLineEnd;
    if (hyphen != Hyphen::kOfWord && hyphen != Hyphen::kOfLineEnd) continue;
    // The rest of the word goes up, with the signs that follow it.
    const std::string_view line = below.substr(0, below.find('\n'));
    const std::string_view rest = line.substr(0, line.find_first_of(kBlank));
    const std::size_t next = std::min(line.find_first_not_of(kBlank, rest.size()), line.size());
    written = left.size();
    if (hyphen == Hyphen::kOfWord) write("-");
    write(rest);
    if (next < line.size()) write("\n");
    done = at + 1 + next;
  }
  if (done == 0) return text;
  write(whole.substr(done));
  text.resize(written);
  return text;
}

// No line of French begins with an apostrophe before a letter, a comma, or, after a capital, a full stop.
std::string join_kerned_signs(std::string_view text) {
  const auto is_letter = [&](std::size_t at) {
    return at < text.size() && u_isalpha(static_cast<UChar32>(utf8::decode(text, at).code_point));
  };
  std::string out;
  out.reserve(text.size());
  bool letter = false;   // the last character
  bool capital = false;  // likewise
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    if (letter && rest.starts_with('\n')) {
      const bool elided = (rest.starts_with("\n’") && is_letter(at + 1 + std::string_view("’").size())) ||
                          (rest.starts_with("\n'") && is_letter(at + 2));
      if (elided || rest.starts_with("\n,") || (capital && rest.starts_with("\n."))) {
        ++at;
        continue;
      }
    }
    const utf8::Decoded c = utf8::decode(text, at);
    letter = is_letter(at);
    capital = u_isupper(static_cast<UChar32>(c.code_point));
    out += text.substr(at, c.length);
    at += c.length;
  }
  return out;
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
