#include "indexer/analysis/cleaner.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "indexer/analysis/characters.h"
#include "indexer/base/utf8.h"

namespace limier::analysis {
namespace {

const icu::Normalizer2& nfkc() {
  static const icu::Normalizer2* const instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFKCInstance(status);
  }();
  return *instance;
}

bool is_capital(char32_t c) {
  return u_isupper(static_cast<UChar32>(c)) || u_istitle(static_cast<UChar32>(c));
}

// Root locale, except that the dotted capital İ gives a plain i: a reader who types « istanbul » means it.
char32_t lower(char32_t c) {
  if (c == 0x0130) return U'i';
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

void push_normalized(char32_t c, std::uint32_t from, std::uint32_t to, CleanChunk& out) {
  const char32_t sign = canonical_sign(c);
  const CharClass kind = classify(sign);
  // A chunk goes over the end of a line in a date only.
  if (is_group_space(sign)) out.spaces.push_back(from);
  if (kind == CharClass::kIgnored || is_group_space(sign) || sign == U'\n') return;
  std::string bytes;
  utf8::append(bytes, lower(sign));
  out.push(bytes, from, to, is_capital(c));
}

}  // namespace

void CleanChunk::clear() {
  text.clear();
  begin.clear();
  end.clear();
  upper.clear();
  spaces.clear();
}

void CleanChunk::push(std::string_view bytes, std::uint32_t from, std::uint32_t to, bool capital) {
  text.append(bytes);
  begin.insert(begin.end(), bytes.size(), from);
  end.insert(end.end(), bytes.size(), to);
  upper.insert(upper.end(), bytes.size(), capital);
}

Capitals CleanChunk::capitals(std::size_t from, std::size_t to) const {
  Capitals result;
  std::size_t count = 0;
  bool leading = true;
  bool lower_case = false;
  for (std::size_t i = from; i < to;) {
    const utf8::Decoded d = utf8::decode(text, i);
    leading = leading && upper[i];
    if (leading) ++result.leading;
    if (upper[i]) {
      ++count;
    } else if (u_isalpha(static_cast<UChar32>(d.code_point))) {
      lower_case = true;
    }
    i += d.length;
  }
  result.all = count >= 2 && !lower_case;
  return result;
}

void clean(std::string_view chunk, CleanChunk& out) {
  out.clear();
  for (std::size_t at = 0; at < chunk.size();) {
    const auto from = static_cast<std::uint32_t>(at);
    const utf8::Decoded first = utf8::decode(chunk, at);
    at += first.length;
    // Signs are taken before NFKC, which would turn º into o and ´ into a space.
    if (canonical_sign(first.code_point) != first.code_point) {
      push_normalized(first.code_point, from, static_cast<std::uint32_t>(at), out);
      continue;
    }
    icu::UnicodeString segment(static_cast<UChar32>(first.code_point));
    while (at < chunk.size()) {
      const utf8::Decoded d = utf8::decode(chunk, at);
      if (nfkc().hasBoundaryBefore(static_cast<UChar32>(d.code_point))) break;
      segment.append(static_cast<UChar32>(d.code_point));
      at += d.length;
    }
    const auto to = static_cast<std::uint32_t>(at);
    if (segment.length() == 1 && first.code_point < 0x80) {
      push_normalized(first.code_point, from, to, out);
      continue;
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString normalized = nfkc().normalize(segment, status);
    const icu::UnicodeString& result = U_FAILURE(status) ? segment : normalized;
    for (std::int32_t i = 0; i < result.length(); i = result.moveIndex32(i, 1)) {
      push_normalized(static_cast<char32_t>(result.char32At(i)), from, to, out);
    }
  }
}

}  // namespace limier::analysis
