// OpenDocument texts.
#include <array>
#include <string>
#include <utility>

#include "indexer/extract/archive.h"
#include "indexer/extract/dublin_core.h"
#include "indexer/extract/extractor.h"
#include "indexer/extract/heading.h"
#include "indexer/extract/metadata.h"
#include "indexer/extract/text_builder.h"
#include "indexer/extract/xml.h"

namespace limier::extract::format {
namespace {

constexpr std::array<std::string_view, 2> kExtensions{".odt", ".ott"};

bool recognises(std::string_view bytes) {
  return is_zip(bytes) && bytes.substr(0, 256).find("mimetypeapplication/vnd.oasis.opendocument.text") !=
                              std::string_view::npos;
}

bool wanted(std::string_view path) {
  return path == "content.xml" || path == "meta.xml";
}

// Not of the text as one reads it: what was deleted, remarks in the margin, the number of a note.
bool is_skipped(std::string_view name) {
  return name == "tracked-changes" || name == "annotation" || name == "note-citation" || name == "forms" ||
         name == "sequence-decls" || name == "automatic-styles";
}

class Body : public XmlHandler {
 public:
  void start(const XmlElement& element) override {
    const std::string_view name = element.name;
    if (is_skipped(name)) ++skipped_;
    if (skipped_ > 0) return;
    if (name == "note-body") ++notes_depth_;
    if (name == "h") in_heading_ = heading_.empty() && notes_depth_ == 0;
    if (name == "p" || name == "h") {
      out().break_line();
    } else if (name == "list-item") {
      out().begin_item();
    } else if (name == "line-break" && !in_title()) {
      out().break_line();
    } else if (name == "tab" || name == "s" || name == "line-break" || name == "frame" || name == "desc") {
      put(" ");
    } else if (name == "table-row") {
      out().begin_row();
    } else if (name == "table-cell") {
      out().next_cell();
    }
  }

  void end(std::string_view name) override {
    if (is_skipped(name)) {
      --skipped_;
      return;
    }
    if (skipped_ > 0) return;
    if (name == "note-body") --notes_depth_;
    if (name == "h") in_heading_ = false;
    // A text box stands inside a paragraph, which goes on after it.
    if (name == "p" || name == "h") out().break_line();
    if (name == "frame") put(" ");
    if (name == "list-item") out().end_item();
    if (name == "table-row" || name == "table") out().end_row();
  }

  void text(std::string_view text) override {
    if (skipped_ == 0) put(text);
  }

  // Notes stand at the end, where they do not cut a sentence in two.
  std::string take_text() {
    std::string text = text_.take();
    const std::string notes = notes_.take();
    if (!text.empty() && !notes.empty()) text += '\n';
    return text + notes;
  }
  std::string take_heading() { return heading_.take(); }

 private:
  TextBuilder& out() { return notes_depth_ > 0 ? notes_ : text_; }
  bool in_title() const { return in_heading_ && notes_depth_ == 0; }
  void put(std::string_view text) {
    out().text(text);
    if (in_title()) heading_.text(text);
  }

  TextBuilder text_;
  TextBuilder notes_;
  TextBuilder heading_;
  int skipped_ = 0;
  int notes_depth_ = 0;
  bool in_heading_ = false;
};

void parse(const Source& source, const Sink& sink) {
  const Result<Members> members = read_zip(source.bytes, wanted);
  if (!members) return sink.failure({}, std::string(members.error().message));
  const std::string* content = find_member(*members, "content.xml");
  if (content == nullptr) return sink.failure({}, "ce n’est pas un ODT : il n’a pas de contenu");
  Body body;
  if (!parse_xml(*content, body))
    return sink.failure({}, "ODT abîmé ou chiffré : son contenu n’est pas du XML");

  schema::Document document;
  document.id = source.name;
  document.text = body.take_text();
  if (const std::string* meta = find_member(*members, "meta.xml")) read_dublin_core(*meta, document);
  document.title = read_title(document.title);
  if (document.title.empty()) document.title = body.take_heading();
  if (document.title.empty()) document.title = take_title(document.text);
  drop_title_line(document.text, document.title);
  sink.document(std::move(document));
}

}  // namespace

extern const Format odt{
    .name = "odt", .extensions = kExtensions, .recognises = recognises, .isolated = true, .parse = parse};

}  // namespace limier::extract::format
