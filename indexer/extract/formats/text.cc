// Plain text, and whatever is not binary and of no other kind: notes, logs, AsciiDoc, reStructuredText.
#include <array>

#include "indexer/extract/charset.h"
#include "indexer/extract/extractor.h"
#include "indexer/extract/front_matter.h"
#include "indexer/extract/heading.h"
#include "indexer/extract/lines.h"

namespace limier::extract::format {
namespace {

constexpr std::array<std::string_view, 7> kExtensions{".txt",  ".text",     ".log", ".rst",
                                                      ".adoc", ".asciidoc", ".org"};

void parse(const Source& source, const Sink& sink) {
  if (looks_binary(source.bytes)) return sink.failure({}, "contenu binaire, ce n’est pas du texte");
  schema::Document document;
  document.id = source.name;
  document.text = unify_lines(to_utf8(source.bytes));
  take_front_matter(document.text, document);

  // The mark stands above the title or below it.
  auto date = take_date_mark(document.text);
  if (document.title.empty()) document.title = take_title(document.text);
  if (!date) date = take_date_mark(document.text);
  if (date && document.date.empty()) document.date = *std::move(date);
  sink.document(std::move(document));
}

}  // namespace

extern const Format text{.name = "text", .extensions = kExtensions, .parse = parse};

}  // namespace limier::extract::format
