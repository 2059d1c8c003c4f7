// Plain text, and whatever is not binary and of no other kind: notes, logs, AsciiDoc, reStructuredText.
#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "indexer/base/ascii.h"
#include "indexer/extract/charset.h"
#include "indexer/extract/extractor.h"
#include "indexer/extract/front_matter.h"
#include "indexer/extract/heading.h"
#include "indexer/extract/lines.h"

namespace limier::extract::format {
namespace {

constexpr std::array<std::string_view, 7> kExtensions{".txt",  ".text",     ".log", ".rst",
                                                      ".adoc", ".asciidoc", ".org"};

// Those of languages in which titles have other lines above them.
constexpr std::array<std::string_view, 4> kMarkup{".rst", ".adoc", ".asciidoc", ".org"};
constexpr std::string_view kOrgTitle = "#+title:";

bool starts_org_title(std::string_view text) {
  return ascii::lower(text.substr(0, kOrgTitle.size())) == kOrgTitle;
}

// What stands above the title in the languages of documentation and is no text of theirs: comments, targets
// and directives of reStructuredText, comments and attributes of AsciiDoc, keywords of Org. Their bytes.
std::size_t preamble_length(std::string_view text) {
  std::string_view rest = text;
  std::string_view above = rest;
  bool directive = false;  // what is indented under it belongs to it
  bool comment = false;    // between two lines of AsciiDoc
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    const bool fence = line == "////";
    const bool belongs = trim(line).empty() || comment || (directive && line.starts_with(' '));
    if (!fence && !belongs) {
      directive = line.starts_with(".. ");
      const bool keyword = line.starts_with("#+") && !starts_org_title(line);
      if (!directive && !keyword && !line.starts_with("//") && !line.starts_with(':')) break;
    }
    if (fence) comment = !comment;
    above = rest;
  }
  return text.size() - above.size();
}

// The title, taken off `text`, of a file in one of these languages.
std::string take_markup_title(std::string& text) {
  const std::size_t length = preamble_length(text);
  std::string below = text.substr(length);
  std::string title;
  if (starts_org_title(below)) {
    std::string_view rest = below;
    title = trim(take_line(rest).substr(kOrgTitle.size()));
    below = unify_lines(std::string(rest));
  } else {
    title = take_title(below);
  }
  if (!title.empty()) text = unify_lines(text.substr(0, length) + below);
  return title;
}

void parse(const Source& source, const Sink& sink) {
  if (looks_binary(source.bytes)) return sink.failure({}, "contenu binaire, ce n’est pas du texte");
  schema::Document document;
  document.id = source.name;
  document.text = unify_lines(to_utf8(source.bytes));
  take_front_matter(document.text, document);

  // The mark stands above the title or below it.
  auto date = take_date_mark(document.text);
  const std::string name = ascii::lower(source.name);
  const bool markup = std::any_of(kMarkup.begin(), kMarkup.end(),
                                  [&](std::string_view extension) { return name.ends_with(extension); });
  if (document.title.empty() && markup) document.title = take_markup_title(document.text);
  if (document.title.empty()) document.title = take_title(document.text);
  if (!date) date = take_date_mark(document.text);
  if (date && document.date.empty()) document.date = *std::move(date);
  sink.document(std::move(document));
}

}  // namespace

extern const Format text{.name = "text", .extensions = kExtensions, .parse = parse};

}  // namespace limier::extract::format
