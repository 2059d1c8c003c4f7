// Markdown (CommonMark with tables and what others add to it) under optional front matter.
#include <md4c.h>

#include <array>
#include <climits>
#include <string>
#include <utility>
#include <vector>

#include "indexer/base/ascii.h"
#include "indexer/extract/charset.h"
#include "indexer/extract/entities.h"
#include "indexer/extract/extractor.h"
#include "indexer/extract/front_matter.h"
#include "indexer/extract/heading.h"
#include "indexer/extract/html_reader.h"
#include "indexer/extract/lines.h"
#include "indexer/extract/markdown_dialects.h"
#include "indexer/extract/text_builder.h"

namespace limier::extract::format {
namespace {

constexpr std::array<std::string_view, 7> kExtensions{".md",  ".markdown", ".mkd", ".mdown",
                                                      ".mdx", ".qmd",      ".rmd"};

// md4c makes a cell for every column in every row, however few are written; its later versions have this
// limit. A table that is wider is read as lines of text.
constexpr unsigned kMostColumns = 128;
constexpr int kTooWide = -2;  // md4c ends at what is negative alone, and has -1 itself

// Fed with md4c's events. Whatever stands before the first heading of level one is kept apart, because that
// heading may become the title and then is no longer text.
class Reader {
 public:
  void enter_block(MD_BLOCKTYPE type, const void* detail);
  void leave_block(MD_BLOCKTYPE type);
  void add_text(MD_TEXTTYPE type, std::string_view text);

  std::string title() { return title_.take(); }
  std::string text() { return text_.take(); }

 private:
  struct List {
    bool ordered;
    unsigned next;
  };

  TextBuilder& out() { return in_title_ ? title_ : text_; }
  void add_html(std::string_view html);
  void see_marks(std::string_view html);

  TextBuilder text_;
  TextBuilder title_;
  std::vector<List> lists_;
  std::string html_;  // the HTML block being read
  bool in_title_ = false;
  bool in_html_ = false;
  bool muted_ = false;  // between <!-- limier:off --> and <!-- limier:on -->
};

void Reader::enter_block(MD_BLOCKTYPE type, const void* detail) {
  switch (type) {
    case MD_BLOCK_UL: lists_.push_back({false, 1}); break;
    case MD_BLOCK_OL: lists_.push_back({true, static_cast<const MD_BLOCK_OL_DETAIL*>(detail)->start}); break;
    case MD_BLOCK_LI:
      if (!lists_.empty() && lists_.back().ordered) {
        text_.begin_item(std::to_string(lists_.back().next++) + ". ");
      } else {
        text_.begin_item();
      }
      break;
    case MD_BLOCK_H:
      in_title_ = static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level == 1 && title_.empty() && !muted_;
      out().break_line();
      break;
    case MD_BLOCK_TR: text_.begin_row(); break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD: text_.next_cell(); break;
    case MD_BLOCK_HTML: in_html_ = true; break;
    case MD_BLOCK_P:
      // A paragraph that opens an item stands on the item's own line.
      text_.break_line();
      break;
    default: text_.break_line();
  }
}

void Reader::leave_block(MD_BLOCKTYPE type) {
  switch (type) {
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
      if (!lists_.empty()) lists_.pop_back();
      break;
    case MD_BLOCK_TR: text_.end_row(); return;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD: return;
    case MD_BLOCK_LI: text_.end_item(); return;
    case MD_BLOCK_HTML:
      in_html_ = false;
      add_html(std::exchange(html_, {}));
      break;
    case MD_BLOCK_H: in_title_ = false; break;
    default: break;
  }
  text_.break_line();
}

void Reader::see_marks(std::string_view html) {
  if (html.find("limier:off") != std::string_view::npos) muted_ = true;
  if (html.find("limier:on") != std::string_view::npos) muted_ = false;
}

void Reader::add_html(std::string_view html) {
  see_marks(html);
  if (!muted_) text_.verbatim(read_html(html).text);
}

void Reader::add_text(MD_TEXTTYPE type, std::string_view text) {
  if (in_html_) {
    html_ += text;
    return;
  }
  if (type == MD_TEXT_HTML) {
    see_marks(text);
    if (text.starts_with("<br")) out().break_line();
    return;
  }
  if (muted_) return;
  switch (type) {
    case MD_TEXT_BR: out().break_line(); break;
    case MD_TEXT_SOFTBR: out().text(" "); break;
    case MD_TEXT_ENTITY: out().verbatim(decode_entity(text)); break;
    case MD_TEXT_NULLCHAR: out().text(" "); break;
    case MD_TEXT_CODE: out().verbatim(text); break;
    default: out().text(text);
  }
}

std::string_view view(const MD_CHAR* text, MD_SIZE size) {
  return {text, size};
}

// 0 when all is read, kTooWide at a table that is; anything else when md4c gives up (out of memory).
int read(std::string_view markdown, unsigned flags, Reader& reader) {
  MD_PARSER parser{};
  parser.flags = MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_WIKILINKS | flags;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* user) {
    if (type == MD_BLOCK_TABLE && static_cast<const MD_BLOCK_TABLE_DETAIL*>(detail)->col_count > kMostColumns)
      return kTooWide;
    static_cast<Reader*>(user)->enter_block(type, detail);
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* user) {
    static_cast<Reader*>(user)->leave_block(type);
    return 0;
  };
  parser.enter_span = [](MD_SPANTYPE, void*, void*) { return 0; };
  parser.leave_span = [](MD_SPANTYPE, void*, void*) { return 0; };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user) {
    static_cast<Reader*>(user)->add_text(type, view(text, size));
    return 0;
  };
  return md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &reader);
}

void parse(const Source& source, const Sink& sink) {
  if (looks_binary(source.bytes)) return sink.failure({}, "contenu binaire, ce n’est pas du Markdown");
  if (source.bytes.size() > INT_MAX)
    return sink.failure({}, "fichier trop grand pour du Markdown (plus de 2 Gio)");
  schema::Document document;
  document.id = source.name;
  std::string markdown = unify_lines(to_utf8(source.bytes));
  take_front_matter(markdown, document);
  auto date = take_date_mark(markdown);
  if (date && document.date.empty()) document.date = *std::move(date);

  if (ascii::lower(source.name).ends_with(".mdx")) markdown = without_modules(markdown);
  const std::string common = without_dialects(markdown);
  Reader reader;
  int ended = read(common, MD_FLAG_TABLES, reader);
  if (ended == kTooWide) {
    reader = Reader();
    ended = read(common, 0, reader);
  }
  if (ended != 0) return sink.failure({}, "mémoire insuffisante pour lire ce Markdown");
  document.text = reader.text();
  std::string heading = reader.title();
  if (document.title.empty()) {
    document.title = std::move(heading);
  } else if (!heading.empty() && heading != document.title) {
    document.text = heading + '\n' + document.text;
  }
  if (document.title.empty()) document.title = take_title(document.text);
  sink.document(std::move(document));
}

}  // namespace

extern const Format markdown{.name = "markdown", .extensions = kExtensions, .parse = parse};

}  // namespace limier::extract::format
