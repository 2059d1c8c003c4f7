// Word documents (Office Open XML).
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

constexpr std::array<std::string_view, 2> kExtensions{".docx", ".docm"};

bool recognises(std::string_view bytes) {
  return is_zip(bytes) && bytes.find("word/document") != std::string_view::npos;
}

bool wanted(std::string_view path) {
  return (path.starts_with("word/document") && path.ends_with(".xml")) || path == "word/footnotes.xml" ||
         path == "word/endnotes.xml" || path == "docProps/core.xml";
}

// The styles that Word names so in every language of its own: the title, and the first level of headings.
bool is_title_style(std::string_view style) {
  return style == "Title" || style == "Titre" || style == "Heading1" || style == "Titre1";
}

// What stands elsewhere too (the older form of a drawing's text, the place that a tracked move left), and
// what was deleted.
bool is_skipped(std::string_view name) {
  return name == "Fallback" || name == "moveFrom" || name == "del";
}

// Signs that are elements, as text: without them « 123-4 » is 1234, and words are glued together. A symbol's
// number means something in its own font only. Empty for another element.
std::string_view written_as(std::string_view name) {
  if (name == "noBreakHyphen") return "-";
  const bool blank = name == "tab" || name == "ptab" || name == "sym" || name == "br" || name == "cr";
  return blank ? " " : "";
}

class Body : public XmlHandler {
 public:
  void start(const XmlElement& element) override {
    const std::string_view name = element.name;
    if (is_skipped(name) || is_separator_note(element)) ++skipped_;
    if (skipped_ > 0) return;
    if (name == "t") {
      in_text_ = true;
    } else if (name == "p") {
      text_.break_line();
    } else if (name == "pStyle") {
      in_title_ = title_.empty() && is_title_style(element.attribute("val"));
    } else if (name == "numPr") {
      text_.begin_item();
    } else if ((name == "br" || name == "cr") && !in_title_) {
      text_.break_line();
    } else if (const std::string_view written = written_as(name); !written.empty()) {
      put(written);
    } else if (name == "tr") {
      text_.begin_row();
    } else if (name == "tc") {
      text_.next_cell();
    }
  }

  void end(std::string_view name) override {
    if (skipped_ > 0) {
      if (is_skipped(name) || name == "footnote" || name == "endnote") --skipped_;
      return;
    }
    if (name == "t") in_text_ = false;
    if (name == "p") {
      in_title_ = false;
      // A text box stands inside a paragraph, which goes on after it.
      text_.break_line();
    }
    if (name == "tr" || name == "tbl") text_.end_row();
  }

  void text(std::string_view text) override {
    if (in_text_ && skipped_ == 0) put(text);
  }

  std::string take_text() { return text_.take(); }
  std::string take_title() { return title_.take(); }

 private:
  // The line between text and notes is stored as a note.
  static bool is_separator_note(const XmlElement& element) {
    return (element.name == "footnote" || element.name == "endnote") && !element.attribute("type").empty();
  }

  void put(std::string_view text) {
    text_.text(text);
    if (in_title_) title_.text(text);
  }

  TextBuilder text_;
  TextBuilder title_;
  int skipped_ = 0;
  bool in_text_ = false;
  bool in_title_ = false;
};

void append_part(std::string& text, std::string part) {
  if (!text.empty() && !part.empty()) text += '\n';
  text += part;
}

void parse(const Source& source, const Sink& sink) {
  const Result<Members> members = read_zip(source.bytes, wanted);
  if (!members) return sink.failure({}, std::string(members.error().message));
  schema::Document document;
  document.id = source.name;
  std::string heading;
  bool has_body = false;
  for (const auto& [path, xml] : *members) {
    if (!path.starts_with("word/document")) continue;
    Body body;
    if (!parse_xml(xml, body)) return sink.failure({}, "DOCX abîmé : son texte n’est pas du XML");
    append_part(document.text, body.take_text());
    if (heading.empty()) heading = body.take_title();
    has_body = true;
  }
  if (!has_body) return sink.failure({}, "ce n’est pas un DOCX : il n’a pas de texte principal");
  for (const char* path : {"word/footnotes.xml", "word/endnotes.xml"}) {
    Body notes;
    if (const std::string* xml = find_member(*members, path)) parse_xml(*xml, notes);
    append_part(document.text, notes.take_text());
  }
  if (const std::string* core = find_member(*members, "docProps/core.xml")) read_dublin_core(*core, document);
  document.title = read_title(document.title);
  if (document.title.empty()) document.title = std::move(heading);
  if (document.title.empty()) document.title = take_title(document.text);
  drop_title_line(document.text, document.title);
  sink.document(std::move(document));
}

}  // namespace

extern const Format docx{
    .name = "docx", .extensions = kExtensions, .recognises = recognises, .isolated = true, .parse = parse};

}  // namespace limier::extract::format
