// THE list of formats.
#include <algorithm>
#include <array>

#include "indexer/base/ascii.h"
#include "indexer/extract/charset.h"
#include "indexer/extract/extractor.h"
#include "indexer/extract/gzip.h"
#include "indexer/extract/lines.h"

// One line each. The order is that of the content tests: strict ones before lenient ones.
#define LIMIER_FORMATS(FORMAT) \
  FORMAT(pdf)                  \
  FORMAT(docx)                 \
  FORMAT(odt)                  \
  FORMAT(epub)                 \
  FORMAT(html)                 \
  FORMAT(jsonl)                \
  FORMAT(csv)                  \
  FORMAT(man)                  \
  FORMAT(markdown)             \
  FORMAT(text)

namespace limier::extract {
namespace {

constexpr std::size_t kEnoughToRecognise = 64 * 1024;

// Written in plain characters, yet not what one reads.
bool is_foreign(std::string_view bytes) {
  return bytes.starts_with("{\\rtf") || bytes.starts_with("%!PS");
}

}  // namespace

namespace format {
#define LIMIER_DECLARE(name) extern const Format name;
LIMIER_FORMATS(LIMIER_DECLARE)
#undef LIMIER_DECLARE
}  // namespace format

std::span<const Format> formats() {
#define LIMIER_LIST(name) format::name,
  static const std::array kAll{LIMIER_FORMATS(LIMIER_LIST)};
#undef LIMIER_LIST
  return kAll;
}

const Format* find_format(std::string_view name) {
  for (const Format& format : formats()) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

const Format* detect_format(std::string_view name, std::string_view bytes) {
  std::string lower = ascii::lower(name);
  if (lower.ends_with(".gz")) lower.resize(lower.size() - 3);
  for (const Format& format : formats()) {
    for (const std::string_view extension : format.extensions) {
      if (lower.ends_with(extension)) return &format;
    }
  }
  const std::string inflated = is_gzip(bytes) ? inflate_beginning(bytes, kEnoughToRecognise) : std::string();
  const std::string_view content = is_gzip(bytes) ? inflated : bytes;
  for (const Format& format : formats()) {
    if (format.recognises != nullptr && format.recognises(content)) return &format;
  }
  return looks_binary(content) || is_foreign(content) ? nullptr : find_format("text");
}

}  // namespace limier::extract
