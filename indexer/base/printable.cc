#include "indexer/base/printable.h"

#include <fmt/format.h>

#include <cstddef>

#include "indexer/base/utf8.h"

namespace limier {
namespace {

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

// An invalid byte, and not the sign that stands for one.
bool is_invalid(const utf8::Decoded& decoded) {
  return decoded.code_point == utf8::kReplacement && decoded.length == 1;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Decoded decoded = utf8::decode(text, i);
    if (is_invalid(decoded)) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[i]));
    } else if (is_control(decoded.code_point)) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned>(decoded.code_point));
    } else {
      out += text.substr(i, decoded.length);
    }
    i += decoded.length;
  }
  return out;
}

}  // namespace limier
