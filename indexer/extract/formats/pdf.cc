// PDF, as far as it holds text.
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <array>
#include <climits>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/base/utf8.h"
#include "indexer/extract/extractor.h"
#include "indexer/extract/french_words.h"
#include "indexer/extract/heading.h"
#include "indexer/extract/lines.h"
#include "indexer/extract/metadata.h"
#include "indexer/extract/reflow.h"

namespace limier::extract::format {
namespace {

constexpr std::array<std::string_view, 1> kExtensions{".pdf"};

bool recognises(std::string_view bytes) {
  // Some mailers and scanners write a few bytes before the mark; readers look for it in the first kilobyte.
  return bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos;
}

std::string to_string(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return utf8::sanitize({bytes.data(), bytes.size()});
}

std::string info(const poppler::document& document, const char* key) {
  return std::string(trim(to_string(document.info_key(key))));
}

// "D:20240502101500+02'00'" → 2024-05-02
std::string info_date(const poppler::document& document) {
  std::string date = info(document, "CreationDate");
  if (date.starts_with("D:")) date.erase(0, 2);
  return read_date(date);
}

// In the order of the page's content stream, which is that of reading for what word processors and
// typesetters write; by position, the columns of a page would be read across.
std::string page_text(const poppler::document& document, int number) {
  const std::unique_ptr<poppler::page> page(document.create_page(number));
  return page == nullptr ? std::string()
                         : to_string(page->text(poppler::rectf(), poppler::page::raw_order_layout));
}

void parse(const Source& source, const Sink& sink) {
  if (source.bytes.size() > INT_MAX) return sink.failure({}, "PDF trop grand (plus de 2 Gio)");
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  const std::unique_ptr<poppler::document> pdf(
      poppler::document::load_from_raw_data(source.bytes.data(), static_cast<int>(source.bytes.size())));
  if (pdf == nullptr) return sink.failure({}, "PDF illisible");
  if (pdf->is_locked()) return sink.failure({}, "PDF protégé par un mot de passe");

  std::string text;
  for (int i = 0; i < pdf->pages(); ++i) text += page_text(*pdf, i) + '\n';
  schema::Document document;
  document.id = source.name;
  document.text = reflow(open_ligatures(join_kerned_signs(unify_lines(std::move(text)))), is_french_word);
  if (document.text.empty()) return sink.failure({}, "PDF sans texte (numérisé ?)");
  document.title = read_title(info(*pdf, "Title"));
  for (const std::string& author : split_list(info(*pdf, "Author"), ";"))
    append_author(document.authors, author);
  document.tags = split_list(info(*pdf, "Keywords"), ",;");
  document.date = info_date(*pdf);
  if (document.title.empty()) document.title = take_title(document.text);
  drop_title_line(document.text, document.title);
  sink.document(std::move(document));
}

}  // namespace

extern const Format pdf{
    .name = "pdf", .extensions = kExtensions, .recognises = recognises, .isolated = true, .parse = parse};

}  // namespace limier::extract::format
