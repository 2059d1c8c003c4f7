#include "server/api/highlight.h"

#include "indexer/base/utf8.h"

namespace limier::api {
namespace {

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
}

// Walks forward through a text, from one code point to a later one.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  std::string_view advance_to(std::uint32_t code_point) {
    const std::size_t begin = byte_;
    while (code_point_ < code_point && byte_ < text_.size()) {
      byte_ += utf8::decode(text_, byte_).length;
      ++code_point_;
    }
    return text_.substr(begin, byte_ - begin);
  }
  std::string_view rest() const { return text_.substr(byte_); }

 private:
  std::string_view text_;
  std::size_t byte_ = 0;
  std::uint32_t code_point_ = 0;
};

}  // namespace

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  append_escaped(out, text);
  return out;
}

std::string highlight(std::string_view text, const std::vector<search::Range>& ranges, const Marks& marks) {
  std::string out;
  out.reserve(text.size() + text.size() / 8 + ranges.size() * (marks.pre.size() + marks.post.size()));
  Cursor cursor(text);
  for (const auto& [begin, end] : ranges) {
    append_escaped(out, cursor.advance_to(begin));
    const std::string_view match = cursor.advance_to(end);
    if (match.empty()) continue;
    out += marks.pre;
    append_escaped(out, match);
    out += marks.post;
  }
  append_escaped(out, cursor.rest());
  return out;
}

}  // namespace limier::api
