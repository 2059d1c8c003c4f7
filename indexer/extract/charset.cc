#include "indexer/extract/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

#include "indexer/base/ascii.h"
#include "indexer/base/utf8.h"
#include "indexer/extract/french_charset.h"
#include "indexer/extract/lines.h"

namespace limier::extract {
namespace {

constexpr std::size_t kSample = 64 * 1024;

struct ConverterCloser {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
struct DetectorCloser {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};
using Converter = std::unique_ptr<UConverter, ConverterCloser>;
using Detector = std::unique_ptr<UCharsetDetector, DetectorCloser>;

// What the charset is called for ICU. As browsers do, Latin-1 and ASCII are read as Windows-1252, which only
// adds characters where Latin-1 has controls that no text contains.
std::string reading_of(std::string_view charset) {
  const std::string name = ascii::lower(trim(charset));
  for (const std::string_view latin : {"iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "l1",
                                       "ascii", "us-ascii", "cp1252", "ansi"}) {
    if (name == latin) return "windows-1252";
  }
  return name;
}

// nullopt when ICU does not know the charset, or when `strict` and the bytes do not fit it.
std::optional<std::string> convert(std::string_view bytes, const std::string& charset, bool strict) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter from(ucnv_open(charset.c_str(), &status));
  const Converter to(ucnv_open("UTF-8", &status));
  if (U_FAILURE(status)) return std::nullopt;
  if (strict) {
    ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  }
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  std::array<char, 16384> block;
  std::array<UChar, 4096> pivot;
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  const char* source = bytes.data();
  UBool reset = true;
  do {
    char* target = block.data();
    status = U_ZERO_ERROR;
    ucnv_convertEx(to.get(), from.get(), &target, block.data() + block.size(), &source,
                   bytes.data() + bytes.size(), pivot.data(), &pivot_source, &pivot_target,
                   pivot.data() + pivot.size(), reset, true, &status);
    reset = false;
    out.append(block.data(), target);
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  if (U_FAILURE(status)) return std::nullopt;
  return out;
}

struct Mark {
  std::string_view bytes;
  const char* charset;
};
// UTF-32 first: its little-endian mark begins like that of UTF-16.
constexpr std::array<Mark, 5> kMarks{{{{"\xFF\xFE\0\0", 4}, "UTF-32LE"},
                                      {{"\0\0\xFE\xFF", 4}, "UTF-32BE"},
                                      {"\xFF\xFE", "UTF-16LE"},
                                      {"\xFE\xFF", "UTF-16BE"},
                                      {"\xEF\xBB\xBF", "UTF-8"}}};

const Mark* byte_order_mark(std::string_view bytes) {
  const auto found = std::find_if(kMarks.begin(), kMarks.end(),
                                  [&](const Mark& mark) { return bytes.starts_with(mark.bytes); });
  return found == kMarks.end() ? nullptr : &*found;
}

// UTF-16 without mark: in European text every second byte is NUL, always on the same side.
const char* unmarked_utf16(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, 4096);
  if (sample.size() < 4 || bytes.size() % 2 != 0) return nullptr;
  std::array<std::size_t, 2> nuls{};
  for (std::size_t i = 0; i < sample.size(); ++i) {
    if (sample[i] == '\0') ++nuls[i % 2];
  }
  const std::size_t many = sample.size() / 2 * 7 / 10;
  const std::size_t few = sample.size() / 2 / 20;
  if (nuls[1] >= many && nuls[0] <= few) return "UTF-16LE";
  if (nuls[0] >= many && nuls[1] <= few) return "UTF-16BE";
  return nullptr;
}

struct Utf8Census {
  std::size_t characters = 0;  // valid, beyond ASCII
  std::size_t bad_bytes = 0;
};

Utf8Census census(std::string_view bytes) {
  Utf8Census found;
  for (std::size_t i = 0; i < bytes.size();) {
    if (static_cast<unsigned char>(bytes[i]) < 0x80) {
      ++i;
      continue;
    }
    const utf8::Decoded decoded = utf8::decode(bytes, i);
    ++(decoded.length == 1 ? found.bad_bytes : found.characters);
    i += decoded.length;
  }
  return found;
}

std::string replace_bad_bytes(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size();) {
    const utf8::Decoded decoded = utf8::decode(bytes, i);
    utf8::append(out, decoded.code_point);
    i += decoded.length;
  }
  return out;
}

// Statistics of single-byte charsets need text: below this, and below this confidence, French is the better
// bet.
constexpr std::size_t kEnoughHighBytes = 16;
constexpr std::int32_t kConfident = 25;

std::string detect(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, kSample);
  const auto high = std::count_if(sample.begin(), sample.end(),
                                  [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  UErrorCode status = U_ZERO_ERROR;
  const Detector detector(ucsdet_open(&status));
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr) return french_charset(sample);
  const std::int32_t confidence = ucsdet_getConfidence(match, &status);
  const char* name = ucsdet_getName(match, &status);
  if (U_FAILURE(status) || confidence < kConfident || static_cast<std::size_t>(high) < kEnoughHighBytes) {
    return french_charset(sample);
  }
  const std::string reading = reading_of(name);
  return reading.starts_with("utf") || reading == "windows-1252" ? french_charset(sample) : reading;
}

}  // namespace

std::string to_utf8(std::string_view bytes, std::string_view declared) {
  if (const Mark* mark = byte_order_mark(bytes)) {
    const std::string_view content = bytes.substr(mark->bytes.size());
    if (mark->charset == std::string_view("UTF-8"))
      return utf8::is_valid(content) ? std::string(content) : replace_bad_bytes(content);
    if (auto text = convert(content, mark->charset, false)) return *std::move(text);
  }
  if (const char* charset = unmarked_utf16(bytes)) {
    if (auto text = convert(bytes, charset, true)) return *std::move(text);
  }
  const Utf8Census found = census(bytes);
  if (found.bad_bytes == 0 && found.characters > 0) return std::string(bytes);
  if (!declared.empty()) {
    const std::string charset = reading_of(declared);
    // A declaration that could be read cannot be in UTF-16.
    if (!charset.starts_with("utf")) {
      if (auto text = convert(bytes, charset, charset != "windows-1252")) return *std::move(text);
    }
  }
  if (found.bad_bytes == 0) return std::string(bytes);
  if (found.characters > 4 * found.bad_bytes) return replace_bad_bytes(bytes);
  if (auto text = convert(bytes, detect(bytes), false)) return *std::move(text);
  return replace_bad_bytes(bytes);
}

std::string declared_charset(std::string_view bytes) {
  const std::string head = ascii::lower(bytes.substr(0, 4096));
  const auto value_after = [&](std::size_t from) {
    const std::size_t begin = head.find_first_not_of("= \t\r\n\"'", from);
    if (begin == std::string::npos) return std::string();
    const std::size_t end = head.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_.:", begin);
    return head.substr(begin, end == std::string::npos ? end : end - begin);
  };
  if (trim(head).starts_with("<?xml")) {
    const std::size_t end = head.find("?>");
    const std::size_t encoding = head.find("encoding");
    if (encoding < end && end != std::string::npos) return value_after(encoding + 8);
  }
  for (std::size_t meta = head.find("<meta"); meta != std::string::npos;
       meta = head.find("<meta", meta + 5)) {
    const std::size_t charset = head.find("charset", meta);
    if (charset < head.find('>', meta)) return value_after(charset + 7);
  }
  return {};
}

std::string windows_controls(std::string_view text) {
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = text.find('\xC2'); at != std::string_view::npos; at = text.find('\xC2', at + 1)) {
    if (static_cast<unsigned char>(text[at + 1]) >= 0xA0) continue;
    const auto sign = convert(text.substr(at + 1, 1), "windows-1252", false);
    if (!sign) continue;
    out += text.substr(done, at - done);
    out += *sign;
    done = at + 2;
  }
  return out += text.substr(done);
}

bool looks_binary(std::string_view bytes) {
  if (byte_order_mark(bytes) != nullptr || unmarked_utf16(bytes) != nullptr) return false;
  const std::string_view sample = bytes.substr(0, kSample);
  const auto controls = std::count_if(sample.begin(), sample.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && std::string_view("\b\t\n\v\f\r\x1B").find(c) == std::string_view::npos;
  });
  return static_cast<std::size_t>(controls) * 20 > sample.size();
}

}  // namespace limier::extract
