#include "indexer/extract/entities.h"

#include <libxml/HTMLparser.h>

#include <charconv>
#include <cstdint>

#include "indexer/base/utf8.h"

namespace limier::extract {

std::string decode_entity(std::string_view reference) {
  std::string_view name = reference;
  if (name.starts_with('&')) name.remove_prefix(1);
  if (name.ends_with(';')) name.remove_suffix(1);
  std::uint32_t value = 0;
  if (name.starts_with('#')) {
    name.remove_prefix(1);
    const int base = name.starts_with('x') || name.starts_with('X') ? 16 : 10;
    if (base == 16) name.remove_prefix(1);
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), value, base);
    if (error != std::errc() || end != name.data() + name.size()) return std::string(reference);
    if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) value = utf8::kReplacement;
  } else {
    const htmlEntityDesc* entity =
        htmlEntityLookup(reinterpret_cast<const xmlChar*>(std::string(name).c_str()));
    if (entity == nullptr) return std::string(reference);
    value = entity->value;
  }
  std::string out;
  utf8::append(out, value);
  return out;
}

}  // namespace limier::extract
