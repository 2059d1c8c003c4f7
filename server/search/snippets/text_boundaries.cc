#include "server/search/snippets/text_boundaries.h"

#include <unicode/uchar.h>

#include "indexer/base/utf8.h"

namespace limier::search {
namespace {

constexpr std::size_t kFullLine = 40;  // code points; shorter lines are headings, cells, items, verses

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

char32_t code_point_at(std::string_view text, std::size_t at) {
  return at < text.size() ? utf8::decode(text, at).code_point : U'\0';
}

std::size_t previous(std::string_view text, std::size_t at) {
  do --at;
  while (at > 0 && is_continuation(text[at]));
  return at;
}

bool is_space(char32_t c) {
  return c == U' ' || c == U'\n' || c == U'\t' || c == U'\r' || c == 0xA0 || c == 0x202F ||
         (c >= 0x2000 && c <= 0x200A);
}

bool is_closing(char32_t c) {
  return c == U'»' || c == U'”' || c == U'"' || c == U')' || c == U']' || c == U'’';
}

bool opens_sentence(char32_t c) {
  return u_isupper(static_cast<UChar32>(c)) || u_isdigit(static_cast<UChar32>(c)) || c == U'«' || c == U'“' ||
         c == U'"' || c == U'—' || c == U'–' || c == U'•';
}

// The full stop at `stop` follows one letter (M. Dupont, J.-C.) or a short abbreviation that is always
// followed by its object.
bool is_abbreviation(std::string_view text, std::size_t stop) {
  std::size_t begin = stop;
  while (begin > 0) {
    const std::size_t before = previous(text, begin);
    if (!u_isalpha(static_cast<UChar32>(code_point_at(text, before)))) break;
    begin = before;
  }
  const std::string_view word = text.substr(begin, stop - begin);
  if (!word.empty() && utf8::length(word) == 1) return true;
  for (const std::string_view known :
       {"art", "al", "av", "cf", "chap", "fig", "MM", "Mgr", "Dr", "Pr", "Me", "St", "Ste", "vol"}) {
    if (word == known) return true;
  }
  return false;
}

// The line that begins at `at` goes on with the sentence of the line above, as typewriters and scanners set
// them: that one is full, ends without a sign, and this one begins small.
bool goes_on(std::string_view text, std::size_t at) {
  if (!u_islower(static_cast<UChar32>(code_point_at(text, at)))) return false;
  std::size_t end = at - 1;
  while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\t')) --end;
  const std::size_t newline = text.substr(0, end).rfind('\n');
  const std::size_t begin = newline == std::string_view::npos ? 0 : newline + 1;
  if (begin == end || utf8::length(text.substr(begin, end - begin)) < kFullLine) return false;
  const char32_t last = code_point_at(text, previous(text, end));
  return u_isalnum(static_cast<UChar32>(last)) || last == U',' || is_closing(last);
}

// A character and what combines with it stay together: accents, variation selectors, joined emoji.
bool joins_previous(char32_t c, char32_t before) {
  return u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK ||
         u_charType(static_cast<UChar32>(c)) == U_ENCLOSING_MARK || c == 0x200D || before == 0x200D ||
         (c >= 0x1F3FB && c <= 0x1F3FF);
}

bool is_inside_character(std::string_view text, std::size_t at) {
  return at > 0 && at < text.size() &&
         joins_previous(code_point_at(text, at), code_point_at(text, previous(text, at)));
}

std::size_t character_start(std::string_view text, std::size_t at, std::size_t limit) {
  while (at > limit && is_inside_character(text, at)) at = previous(text, at);
  return at;
}

std::size_t next_character_start(std::string_view text, std::size_t at, std::size_t limit) {
  while (at < limit && is_inside_character(text, at)) at = forward(text, at, 1, limit);
  return at;
}

bool is_word_start(std::string_view text, std::size_t at) {
  return at < text.size() && !is_breaking_space(text[at]) && (at == 0 || is_breaking_space(text[at - 1]));
}

}  // namespace

std::size_t back(std::string_view text, std::size_t from, std::size_t count, std::size_t limit) {
  while (count > 0 && from > limit) {
    from = previous(text, from);
    --count;
  }
  return from;
}

std::size_t forward(std::string_view text, std::size_t from, std::size_t count, std::size_t limit) {
  while (count > 0 && from < limit) {
    do ++from;
    while (from < limit && is_continuation(text[from]));
    --count;
  }
  return from;
}

bool is_breaking_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

void trim_spaces(std::string_view text, std::size_t& begin, std::size_t& end) {
  while (begin < end && is_space(code_point_at(text, begin))) begin = forward(text, begin, 1, end);
  while (begin < end && is_space(code_point_at(text, previous(text, end)))) end = previous(text, end);
}

bool is_sentence_end(std::string_view text, std::size_t at) {
  while (at > 0) {
    const std::size_t before = previous(text, at);
    const char32_t c = code_point_at(text, before);
    if (c == U'\n') return true;
    if (c == U'.') return !is_abbreviation(text, before);
    if (c == U'!' || c == U'?' || c == U'…') return true;
    if (!is_space(c) && !is_closing(c)) return false;
    at = before;
  }
  return true;
}

bool is_sentence_start(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  if (text[at - 1] == '\n') return !goes_on(text, at);
  const char32_t before = code_point_at(text, previous(text, at));
  return is_space(before) && opens_sentence(code_point_at(text, at)) && is_sentence_end(text, at);
}

std::size_t last_sentence_start(std::string_view text, std::size_t limit, std::size_t at) {
  while (true) {
    if (is_sentence_start(text, at)) return at;
    if (at <= limit) return std::string_view::npos;
    at = previous(text, at);
  }
}

std::size_t last_word_start(std::string_view text, std::size_t limit, std::size_t at) {
  while (at > limit && !is_word_start(text, at)) --at;
  return at;
}

std::size_t first_word_start(std::string_view text, std::size_t limit, std::size_t at) {
  for (std::size_t i = limit; i <= at && i < text.size(); ++i) {
    if (is_word_start(text, i)) return i;
  }
  return next_character_start(text, limit, at);
}

std::size_t last_word_end(std::string_view text, std::size_t at, std::size_t limit) {
  for (std::size_t i = limit; i > at; --i) {
    if ((i == text.size() || is_breaking_space(text[i])) && !is_breaking_space(text[i - 1])) return i;
  }
  if (at == limit || at == text.size() || is_breaking_space(text[at])) return at;
  return character_start(text, limit, at);
}

}  // namespace limier::search
