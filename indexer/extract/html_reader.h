// HTML as text and metadata: the body of web pages, of EPUB chapters, of HTML inside Markdown.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace limier::extract {

// All strings are valid UTF-8, not normalised; empty when the page does not say.
struct HtmlPage {
  std::string title;    // <title> without a site's name after og:title, else og:title, else the first <h1>
  std::string heading;  // the first <h1> that is in the text
  std::string url;      // canonical, absolute
  std::string date;     // ISO 8601
  std::vector<std::string> authors;
  std::string source;  // og:site_name
  std::string description;
  std::vector<std::string> tags;
  std::string lang;
  // What <main> holds, else what the <article>s hold, else the body without menus, headers and footers, else
  // those. Articles that are short beside what stands around them come after it. Nothing of elements with
  // data-limier-ignore, nor of what stands between <!-- limier:off --> and
  // <!-- limier:on -->.
  std::string text;
};

// A page of a site has its text somewhere between menus; a chapter of a book is all text, its asides are
// notes.
enum class HtmlKind : std::uint8_t { kPage, kChapter };

// `html` is UTF-8. Reads whatever it is given as a browser would: there is no malformed HTML, only HTML with
// less in it.
HtmlPage read_html(std::string_view html, HtmlKind kind = HtmlKind::kPage);

}  // namespace limier::extract
