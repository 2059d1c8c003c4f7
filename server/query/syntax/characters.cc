#include "server/query/syntax/characters.h"

#include <unicode/uchar.h>

#include "indexer/base/utf8.h"

namespace limier::query {

bool is_space(char32_t c) {
  return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

bool is_letter(char32_t c) {
  const auto mask = U_GET_GC_MASK(static_cast<UChar32>(c));
  return (mask & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

bool is_digit(char32_t c) {
  return u_isdigit(static_cast<UChar32>(c)) != 0;
}

bool is_small(char32_t c) {
  return u_islower(static_cast<UChar32>(c)) != 0;
}

char32_t character_at(std::string_view text, std::size_t offset) {
  return offset < text.size() ? utf8::decode(text, offset).code_point : U'\0';
}

std::string lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Decoded d = utf8::decode(text, i);
    utf8::append(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(d.code_point))));
    i += d.length;
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool seen = false;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Decoded d = utf8::decode(text, i);
    if (!is_space(d.code_point)) {
      if (!seen) begin = i;
      seen = true;
      end = i + d.length;
    }
    i += d.length;
  }
  return text.substr(begin, end - begin);
}

}  // namespace limier::query
