#include <fmt/format.h>

#include <exception>
#include <functional>
#include <new>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "indexer/base/utf8.h"
#include "indexer/extract/extractor.h"
#include "indexer/extract/french_words.h"
#include "indexer/extract/gzip.h"
#include "indexer/extract/heading.h"
#include "indexer/extract/lines.h"
#include "indexer/extract/reflow.h"
#include "indexer/extract/worker/pool.h"
#include "indexer/schema/terms.h"

namespace limier::extract {
namespace {

// Metadata are one line each.
void clean(std::string& value) {
  value = utf8::sanitize(std::move(value));
  for (char& c : value) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  value = trim(value);
}

// Cleaning makes some blank and some alike: of those with one key the first is kept.
template <typename Key>
void clean(std::vector<std::string>& values, Key key) {
  std::unordered_set<std::string> known{""};
  std::vector<std::string> kept;
  for (std::string& value : values) {
    clean(value);
    if (known.insert(key(value)).second) kept.push_back(std::move(value));
  }
  values = std::move(kept);
}

// What every document owes to the contract, whatever its parser left out.
void finish(schema::Document& document, const Format& format, const Source& source) {
  document.type = format.name;
  if (document.id.empty()) document.id = source.name;
  for (std::string* value :
       {&document.title, &document.url, &document.date, &document.source, &document.lang}) {
    clean(*value);
  }
  document.id = utf8::sanitize(std::move(document.id));
  // A page names its author in several elements, now and then in capitals.
  clean(document.authors, schema::fold_value);
  clean(document.tags, std::identity());
  document.fields = utf8::sanitize(std::move(document.fields));
  std::string& text = document.text;  // a book must not be there twice
  if (text.find('\r') != std::string::npos) text = unify_lines(std::move(text));
  text = join_cut_words(utf8::sanitize(std::move(text)), is_french_word);
  if (document.title.empty()) document.title = utf8::sanitize(title_of_name(source.name));
}

}  // namespace

std::string line_too_long() {
  return fmt::format("ligne de plus de {} Mio", kLongestLine >> 20U);
}

void Format::extract(const Source& source, const Sink& sink) const {
  Sink finishing = sink;
  finishing.document = [&](schema::Document&& document) {
    finish(document, *this, source);
    sink.document(std::move(document));
  };
  finishing.failure = [&](std::string&& place, std::string&& reason) {
    sink.failure(std::move(place), utf8::sanitize(std::move(reason)));
  };
  try {
    if (isolated || is_gzip(source.bytes)) return worker_pool().extract(*this, source, finishing);
    parse(source, finishing);
  } catch (const std::bad_alloc&) {
    sink.failure({}, "mémoire insuffisante pour lire ce fichier");
  } catch (const std::exception& error) {
    sink.failure({}, utf8::sanitize(fmt::format("le lecteur a rencontré une erreur ({})", error.what())));
  }
}

}  // namespace limier::extract
