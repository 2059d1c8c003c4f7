#include "indexer/extract/html_reader.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <climits>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

#include "indexer/base/ascii.h"
#include "indexer/extract/charset.h"
#include "indexer/extract/html_elements.h"
#include "indexer/extract/html_metadata.h"
#include "indexer/extract/libxml.h"
#include "indexer/extract/lines.h"
#include "indexer/extract/text_builder.h"

namespace limier::extract {
namespace {

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

// libxml2 looks through its stack of open elements at every stray end tag. Past this many steps the rest is
// given up, so that a hostile page costs a second, not an hour.
constexpr std::uint64_t kMostSteps = 200'000'000;

// Where the text outside the articles is longer than all of them this many times, they announce other pages:
// the page itself is what stands around them.
constexpr std::size_t kTeasers = 2;

// « Titre – Mon site » for « Titre »: what a page's <title> adds so that a tab can be told from others.
bool adds_a_site(std::string_view title, std::string_view page) {
  if (page.empty() || !title.starts_with(page)) return false;
  const std::string_view rest = title.substr(page.size());
  for (const std::string_view separator : {" | ", " - ", " – ", " — ", " · "}) {
    if (rest.starts_with(separator)) return true;
  }
  return false;
}

// Fed with libxml2's SAX events: no tree, so neither depth nor size costs more than what is kept.
class Reader {
 public:
  Reader(htmlParserCtxtPtr context, HtmlKind kind) : context_(context), kind_(kind) {}

  void start(std::string_view name, const Attributes& attributes);
  void end(std::string_view name);
  void characters(std::string_view text);
  void comment(std::string_view text);
  void stray_tag();
  HtmlPage finish();

 private:
  // What an open element does to the text inside it.
  struct Open {
    std::string name;
    ElementEffect effect;
  };

  void enter(ElementEffect effect, int step);
  // Which of the texts what comes now belongs to.
  TextBuilder& place();
  template <typename Action>
  void write(Action action);
  std::string take_text();

  htmlParserCtxtPtr context_;
  HtmlKind kind_;
  HtmlMetadata metadata_;
  std::vector<Open> open_;
  // How many open elements have each effect.
  int hidden_ = 0, chrome_ = 0, outer_chrome_ = 0, main_ = 0, article_ = 0, verbatim_ = 0, title_ = 0,
      heading_ = 0;
  bool muted_ = false;        // between the comments
  bool linked_data_ = false;  // in a <script> of JSON-LD
  std::string data_;          // what it holds so far
  bool heading_done_ = false;
  bool title_done_ = false;
  std::uint64_t steps_ = 0;
  // What <main> holds, what the articles outside it hold, what else is no chrome, and the chrome.
  TextBuilder main_text_, article_text_, body_text_, rest_text_;
  TextBuilder title_text_, heading_text_;
};

void Reader::enter(ElementEffect effect, int step) {
  switch (effect) {
    case ElementEffect::kNone: break;
    case ElementEffect::kHidden: hidden_ += step; break;
    case ElementEffect::kChrome: chrome_ += step; break;
    case ElementEffect::kOuterChrome: outer_chrome_ += step; break;
    case ElementEffect::kMain: main_ += step; break;
    case ElementEffect::kArticle: article_ += step; break;
    case ElementEffect::kVerbatim: verbatim_ += step; break;
    case ElementEffect::kTitle: title_ += step; break;
    case ElementEffect::kHeading: heading_ += step; break;
  }
}

TextBuilder& Reader::place() {
  if (kind_ == HtmlKind::kChapter || chrome_ > 0) return rest_text_;
  if (main_ > 0) return main_text_;
  if (article_ > 0) return article_text_;
  return outer_chrome_ > 0 ? rest_text_ : body_text_;
}

template <typename Action>
void Reader::write(Action action) {
  if (hidden_ > 0 || muted_) return;
  action(place());
  if (heading_ > 0 && !heading_done_ && chrome_ == 0) action(heading_text_);
}

void Reader::start(std::string_view name, const Attributes& attributes) {
  const Element element = describe(name, attributes);
  metadata_.see(name, attributes);
  if (name == "script") linked_data_ = ascii::lower(trim(attributes.get("type"))) == "application/ld+json";
  switch (element.layout) {
    case ElementLayout::kInline: break;
    case ElementLayout::kBlock: write([](TextBuilder& out) { out.break_line(); }); break;
    case ElementLayout::kRow: write([](TextBuilder& out) { out.begin_row(); }); break;
    case ElementLayout::kCell: write([](TextBuilder& out) { out.next_cell(); }); break;
    case ElementLayout::kItem: write([](TextBuilder& out) { out.begin_item(); }); break;
  }
  open_.push_back({std::string(name), element.effect});
  enter(element.effect, +1);
}

void Reader::end(std::string_view name) {
  if (open_.empty() || open_.back().name != name) return;
  if (open_.back().effect == ElementEffect::kHeading && !heading_text_.empty()) heading_done_ = true;
  if (open_.back().effect == ElementEffect::kTitle && !title_text_.empty()) title_done_ = true;
  if (name == "script" && linked_data_) {
    metadata_.see_linked_data(std::exchange(data_, {}));
    linked_data_ = false;
  }
  switch (layout_of(name)) {
    case ElementLayout::kInline:
    case ElementLayout::kCell: break;
    case ElementLayout::kBlock: write([](TextBuilder& out) { out.break_line(); }); break;
    case ElementLayout::kRow: write([](TextBuilder& out) { out.end_row(); }); break;
    case ElementLayout::kItem: write([](TextBuilder& out) { out.end_item(); }); break;
  }
  enter(open_.back().effect, -1);
  open_.pop_back();
}

void Reader::characters(std::string_view text) {
  if (linked_data_) data_ += text;
  if (title_ > 0) {
    // Drawings have titles too, but they are hidden; the page's is the first one.
    if (!title_done_ && hidden_ == 0) title_text_.text(text);
    return;
  }
  if (verbatim_ > 0) {
    write([&](TextBuilder& out) { out.verbatim(text); });
  } else {
    write([&](TextBuilder& out) { out.text(text); });
  }
}

void Reader::comment(std::string_view text) {
  const std::string_view content = trim(text);
  if (content == "limier:off") muted_ = true;
  if (content == "limier:on") muted_ = false;
}

void Reader::stray_tag() {
  steps_ += open_.size();
  if (steps_ > kMostSteps) xmlStopParser(context_);
}

std::string Reader::take_text() {
  if (std::string main = main_text_.take(); !main.empty()) return main;
  std::string articles = article_text_.take();
  std::string body = body_text_.take();
  if (body.size() > kTeasers * articles.size()) {
    if (!articles.empty()) body += '\n' + articles;
    return body;
  }
  return articles.empty() ? rest_text_.take() : articles;
}

HtmlPage Reader::finish() {
  HtmlPage page = std::move(metadata_).finish();
  page.heading = heading_text_.take();
  const bool names_page = page.title != page.source;
  if (std::string title = title_text_.take();
      !title.empty() && !(names_page && adds_a_site(title, page.title)))
    page.title = std::move(title);
  if (page.title.empty()) page.title = page.heading;
  page.text = take_text();
  for (std::string* value : {&page.title, &page.heading, &page.source, &page.description, &page.text}) {
    *value = windows_controls(*value);
  }
  for (std::string& author : page.authors) author = windows_controls(author);
  for (std::string& tag : page.tags) tag = windows_controls(tag);
  return page;
}

Reader& reader(void* context) {
  return *static_cast<Reader*>(static_cast<htmlParserCtxtPtr>(context)->_private);
}

// gcc 12 cannot make a variadic lambda a function pointer.
void on_error(void* context, const char*, ...) {
  reader(context).stray_tag();
}

htmlSAXHandler make_handler() {
  htmlSAXHandler sax{};
  sax.startElement = [](void* context, const xmlChar* name, const xmlChar** attributes) {
    Attributes list;
    for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
      list.add(view(attributes[0]), view(attributes[1]));
    }
    reader(context).start(view(name), list);
  };
  sax.endElement = [](void* context, const xmlChar* name) { reader(context).end(view(name)); };
  sax.characters = [](void* context, const xmlChar* text, int length) {
    reader(context).characters({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
  };
  sax.ignorableWhitespace = sax.characters;
  sax.comment = [](void* context, const xmlChar* text) { reader(context).comment(view(text)); };
  sax.error = on_error;
  return sax;
}

struct ContextCloser {
  void operator()(htmlParserCtxtPtr context) const { htmlFreeParserCtxt(context); }
};

}  // namespace

HtmlPage read_html(std::string_view html, HtmlKind kind) {
  if (html.empty() || html.size() > INT_MAX) return {};
  initialise_libxml();
  const std::unique_ptr<htmlParserCtxt, ContextCloser> context(htmlNewParserCtxt());
  if (context == nullptr) return {};
  // libxml2 takes a NUL for the end of the page.
  std::string without_nul;
  if (html.find('\0') != std::string_view::npos) {
    without_nul = html;
    std::replace(without_nul.begin(), without_nul.end(), '\0', ' ');
    html = without_nul;
  }
  Reader reader(context.get(), kind);
  *context->sax = make_handler();
  context->_private = &reader;
  // No tree is built, so there is no document to free. The text is UTF-8 already, whatever its <meta> says.
  htmlCtxtReadMemory(context.get(), html.data(), static_cast<int>(html.size()), nullptr, "UTF-8",
                     HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | HTML_PARSE_COMPACT);
  return reader.finish();
}

}  // namespace limier::extract
