// Web pages.
#include <array>
#include <climits>
#include <utility>

#include <nlohmann/json.hpp>

#include "indexer/base/ascii.h"
#include "indexer/extract/charset.h"
#include "indexer/extract/extractor.h"
#include "indexer/extract/heading.h"
#include "indexer/extract/html_reader.h"
#include "indexer/extract/lines.h"

namespace limier::extract::format {
namespace {

constexpr std::array<std::string_view, 4> kExtensions{".html", ".htm", ".xhtml", ".xht"};

bool recognises(std::string_view bytes) {
  const std::string head = ascii::lower(trim(bytes.substr(0, 1024)));
  return head.find("<!doctype html") != std::string::npos || head.find("<html") != std::string::npos;
}

void parse(const Source& source, const Sink& sink) {
  if (looks_binary(source.bytes)) return sink.failure({}, "contenu binaire, ce n’est pas du HTML");
  const std::string html = to_utf8(source.bytes, declared_charset(source.bytes));
  if (html.size() > INT_MAX) return sink.failure({}, "fichier trop grand pour du HTML (plus de 2 Gio)");
  HtmlPage page = read_html(html);

  schema::Document document;
  document.id = source.name;
  document.title = std::move(page.title);
  document.url = std::move(page.url);
  document.date = std::move(page.date);
  document.authors = std::move(page.authors);
  document.source = std::move(page.source);
  document.tags = std::move(page.tags);
  document.lang = std::move(page.lang);
  document.text = std::move(page.text);
  if (!page.description.empty()) {
    document.fields = nlohmann::json{{"description", page.description}}.dump(
        -1, ' ', false, nlohmann::json::error_handler_t::replace);
  }
  if (document.title.empty()) document.title = take_title(document.text);
  drop_title_line(document.text, document.title);
  sink.document(std::move(document));
}

}  // namespace

extern const Format html{.name = "html", .extensions = kExtensions, .recognises = recognises, .parse = parse};

}  // namespace limier::extract::format
