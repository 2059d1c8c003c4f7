// Any bytes, given to any format that is read in the indexer itself, end in clean documents or named
// failures.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "indexer/base/utf8.h"
#include "indexer/extract/extractor.h"
#include "indexer/extract/gzip.h"
#include "indexer/extract/reflow.h"

namespace {

using namespace limier;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_document(const schema::Document& document, const extract::Format& format) {
  require(document.type == format.name && !document.id.empty() && !document.title.empty());
  for (const std::string* value : {&document.id, &document.title, &document.url, &document.date,
                                   &document.source, &document.lang, &document.text}) {
    require(utf8::is_valid(*value) && value->find('\0') == std::string::npos);
  }
  for (const std::string& author : document.authors) require(utf8::is_valid(author));
  for (const std::string& tag : document.tags) require(utf8::is_valid(tag));
  require(document.fields.empty() || nlohmann::json::parse(document.fields).is_object());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (extract::is_gzip(bytes)) return 0;  // goes to the worker
  extract::detect_format("sans-extension", bytes);
  for (const extract::Format& format : extract::formats()) {
    if (format.isolated) continue;
    std::size_t documents = 0;
    std::size_t failures = 0;
    const extract::Sink sink{
        [&](schema::Document&& document) {
          check_document(document, format);
          ++documents;
        },
        [&](std::string&&) {},
        [&](std::string&&, std::string&& reason) {
          require(!reason.empty());
          ++failures;
        },
    };
    format.extract(extract::Source{"dossier/nom", bytes}, sink);
    require(format.many || documents + failures == 1);
  }
  const std::string text = utf8::sanitize(std::string(bytes));
  require(utf8::is_valid(extract::reflow(text, [](std::string_view word) { return word.size() % 2 == 0; })));
  require(utf8::is_valid(extract::open_ligatures(text)));
  return 0;
}
