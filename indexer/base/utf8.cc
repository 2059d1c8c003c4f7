#include "indexer/base/utf8.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

namespace limier::utf8 {
namespace {

constexpr bool is_continuation(unsigned char byte) {
  return (byte & 0xC0U) == 0x80U;
}

// To put a run of combining marks in order takes ICU the square of its length. No writing needs more of them.
constexpr std::size_t kMostMarks = 30;
constexpr char32_t kCombiningGraphemeJoiner = 0x034F;

bool is_mark(char32_t c) {
  return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_LEAD_CANONICAL_COMBINING_CLASS) != 0;
}

// The offset of the first mark from `at` on that stands behind kMostMarks others; npos when there is none.
std::size_t mark_too_many(std::string_view text, std::size_t at) {
  constexpr unsigned char kFirstMark = 0xCC;  // the first byte of U+0300
  std::size_t marks = 0;
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < kFirstMark) {
      ++at;
      if (!is_continuation(byte)) marks = 0;
      continue;
    }
    const Decoded d = decode(text, at);
    marks = is_mark(d.code_point) ? marks + 1 : 0;
    if (marks > kMostMarks) return at;
    at += d.length;
  }
  return std::string_view::npos;
}

// The Stream-Safe Text Format of UAX #15: a joiner, which shows nothing, parts a longer run. Nothing that was
// written is lost. `stop` as from mark_too_many().
std::string part_marks(std::string_view text, std::size_t stop) {
  std::string out;
  std::size_t begin = 0;
  for (; stop != std::string_view::npos; stop = mark_too_many(text, begin)) {
    out += text.substr(begin, stop - begin);
    append(out, kCombiningGraphemeJoiner);
    begin = stop;
  }
  return out += text.substr(begin);
}

}  // namespace

Decoded decode(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
  const std::size_t left = text.size() - offset;
  const unsigned char first = byte(0);
  if (first < 0x80) return {first, 1};
  if (first >= 0xC2 && first <= 0xDF && left >= 2 && is_continuation(byte(1))) {
    return {static_cast<char32_t>((first & 0x1FU) << 6 | (byte(1) & 0x3FU)), 2};
  }
  if (first >= 0xE0 && first <= 0xEF && left >= 3 && is_continuation(byte(1)) && is_continuation(byte(2))) {
    const auto value =
        static_cast<char32_t>((first & 0x0FU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU));
    if (value >= 0x800 && (value < 0xD800 || value > 0xDFFF)) return {value, 3};
  }
  if (first >= 0xF0 && first <= 0xF4 && left >= 4 && is_continuation(byte(1)) && is_continuation(byte(2)) &&
      is_continuation(byte(3))) {
    const auto value = static_cast<char32_t>((first & 0x07U) << 18 | (byte(1) & 0x3FU) << 12 |
                                             (byte(2) & 0x3FU) << 6 | (byte(3) & 0x3FU));
    if (value >= 0x10000 && value <= 0x10FFFF) return {value, 4};
  }
  return {kReplacement, 1};
}

void append(std::string& out, char32_t c) {
  const auto put = [&](char32_t value) { out.push_back(static_cast<char>(value)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

bool is_valid(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      ++i;
      continue;
    }
    const Decoded d = decode(text, i);
    if (d.length == 1) return false;
    i += d.length;
  }
  return true;
}

std::string to_nfc(std::string text) {
  if (const std::size_t stop = mark_too_many(text, 0); stop != std::string_view::npos)
    return to_nfc(part_marks(text, stop));
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
  if (U_FAILURE(status) || nfc->isNormalizedUTF8(piece, status)) return text;
  std::string out;
  out.reserve(text.size());
  icu::StringByteSink<std::string> sink(&out);
  nfc->normalizeUTF8(0, piece, sink, nullptr, status);
  return U_FAILURE(status) ? text : out;
}

std::string sanitize(std::string text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  if (is_valid(text) && text.find('\0') == std::string::npos) return to_nfc(std::move(text));
  std::string repaired;
  repaired.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const Decoded d = decode(text, i);
    append(repaired, d.code_point == 0 ? U' ' : d.code_point);
    i += d.length;
  }
  return to_nfc(std::move(repaired));
}

std::size_t length(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return !is_continuation(static_cast<unsigned char>(c)); }));
}

std::size_t floor_boundary(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return text.size();
  while (offset > 0 && is_continuation(static_cast<unsigned char>(text[offset]))) --offset;
  return offset;
}

}  // namespace limier::utf8
