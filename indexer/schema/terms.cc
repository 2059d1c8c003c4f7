#include "indexer/schema/terms.h"

#include <algorithm>
#include <cstdint>
#include <initializer_list>

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <xxhash.h>

#include "indexer/analysis/characters.h"
#include "indexer/analysis/folding.h"
#include "indexer/base/utf8.h"

namespace limier::schema {
namespace {

// 128 bits as 32 hexadecimal digits: a collision is not a thing that happens.
constexpr std::size_t kHashDigits = 32;

void append_hash(std::string_view text, std::string& out) {
  static constexpr char kDigits[] = "0123456789abcdef";
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits(text.data(), text.size()));
  for (const unsigned char byte : canonical.digest) {
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
  }
}

// A word is cut as if each prefix were the longest, so that it is the same text in each field and family: in
// the order of the words those of the title are those of the body (word_order.h).
constexpr std::size_t longest_text_prefix() {
  std::size_t longest = 0;
  for (const Field& row : kFields) longest = std::max(longest, row.text_prefix.size());
  return longest;
}
constexpr std::size_t kFamilyPrefixBytes = 2;
constexpr std::size_t kMaxWordBytes = kMaxTermBytes - longest_text_prefix() - kFamilyPrefixBytes;

// Xapian escapes NUL with a second byte.
std::size_t stored_bytes(std::string_view text) {
  return text.size() + static_cast<std::size_t>(std::count(text.begin(), text.end(), '\0'));
}

// At most so many bytes.
void append_fitting(std::string_view text, std::size_t most, std::string& out) {
  // Nearly every word: short enough even if each byte were a NUL.
  if (2 * text.size() <= most || stored_bytes(text) <= most) {
    out += text;
    return;
  }
  const std::size_t room = most - kHashDigits;
  std::size_t cut = 0;
  for (std::size_t used = 0; cut < text.size(); ++cut) {
    used += text[cut] == '\0' ? 2 : 1;
    if (used > room) break;
  }
  out += text.substr(0, utf8::floor_boundary(text, cut));
  append_hash(text, out);
}

}  // namespace

std::string_view family_prefix(analysis::Family family) {
  switch (family) {
    case analysis::Family::kExact:
    case analysis::Family::kOwn: return "";
    case analysis::Family::kFolded: return "F:";
    case analysis::Family::kLemma: return "Z:";
    case analysis::Family::kStem: return "U:";
    case analysis::Family::kDate: return "D:";
  }
  return "";
}

void word_term(FieldId id, analysis::Family family, std::string_view text, std::string& out) {
  out.assign(field(id).text_prefix);
  out += family_prefix(family);
  append_fitting(text, kMaxWordBytes, out);
}

std::string word_term(FieldId id, analysis::Family family, std::string_view text) {
  std::string term;
  word_term(id, family, text, term);
  return term;
}

WordTerm parse_word_term(std::string_view term) {
  WordTerm parsed;
  for (const Field& row : kFields) {
    if (!row.text_prefix.empty() && term.starts_with(row.text_prefix)) {
      parsed.field = row.id;
      term.remove_prefix(row.text_prefix.size());
      break;
    }
  }
  for (const analysis::Family family : {analysis::Family::kFolded, analysis::Family::kLemma,
                                        analysis::Family::kStem, analysis::Family::kDate}) {
    if (term.starts_with(family_prefix(family))) {
      parsed.family = family;
      term.remove_prefix(family_prefix(family).size());
      break;
    }
  }
  parsed.text = term;
  return parsed;
}

std::string id_term(std::string_view id) {
  std::string term = "Q";
  append_fitting(id, kMaxTermBytes - term.size(), term);
  return term;
}

std::string fold_value(std::string_view value) {
  const std::string plain = analysis::canonical_signs(value);
  std::string lower;
  icu::StringByteSink<std::string> sink(&lower);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8ToLower("", 0, {plain.data(), static_cast<std::int32_t>(plain.size())}, sink, nullptr,
                            status);
  return analysis::folded(utf8::to_nfc(lower));
}

std::string value_term(FieldId id, std::string_view value) {
  std::string term(field(id).value_prefix);
  append_fitting(fold_value(value), kMaxTermBytes - term.size(), term);
  return term;
}

// Each value is preceded by its length in bytes, seven bits a byte, the lowest first, the high bit set on all
// but the last.
std::string pack_values(const std::vector<std::string>& values) {
  std::string packed;
  for (const std::string& value : values) {
    std::size_t length = value.size();
    for (; length >= 0x80; length >>= 7) packed += static_cast<char>(0x80 | (length & 0x7F));
    packed += static_cast<char>(length);
    packed += value;
  }
  return packed;
}

std::vector<std::string> unpack_values(std::string_view packed) {
  std::vector<std::string> values;
  while (!packed.empty()) {
    std::uint64_t length = 0;
    std::size_t digits = 0;
    bool more = true;
    while (more && digits < packed.size() && digits < 9) {
      const auto byte = static_cast<unsigned char>(packed[digits]);
      length |= static_cast<std::uint64_t>(byte & 0x7F) << (7 * digits);
      more = (byte & 0x80) != 0;
      ++digits;
    }
    packed.remove_prefix(digits);
    if (more) break;
    const std::size_t taken = std::min<std::uint64_t>(length, packed.size());
    values.emplace_back(packed.substr(0, taken));
    packed.remove_prefix(taken);
  }
  return values;
}

}  // namespace limier::schema
