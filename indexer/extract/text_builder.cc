#include "indexer/extract/text_builder.h"

#include <algorithm>
#include <utility>

namespace limier::extract {
namespace {

constexpr std::string_view kSpaces = " \t\n\r\f\v";
constexpr std::string_view kSoftHyphen = "\xC2\xAD";

// Soft hyphens say where a word may be cut: nothing that a reader or an index wants.
void append_without_soft_hyphens(std::string& out, std::string_view text) {
  for (;;) {
    const std::size_t at = text.find(kSoftHyphen);
    out.append(text.substr(0, at));
    if (at == std::string_view::npos) return;
    text.remove_prefix(at + kSoftHyphen.size());
  }
}

}  // namespace

void TextBuilder::flush() {
  if (!out_.empty()) {
    switch (pending_) {
      case Pending::kNothing: break;
      case Pending::kSpace:
        if (out_.back() != '\n') out_.push_back(' ');
        break;
      case Pending::kCell: out_ += " | "; break;
      case Pending::kLine:
        if (out_.back() != '\n') out_.push_back('\n');
        break;
    }
  }
  pending_ = Pending::kNothing;
  out_ += marker_;
  marker_.clear();
}

void TextBuilder::text(std::string_view text) {
  while (!text.empty()) {
    const std::size_t begin = text.find_first_not_of(kSpaces);
    if (begin != 0 && pending_ == Pending::kNothing) pending_ = Pending::kSpace;
    if (begin == std::string_view::npos) return;
    const std::size_t end = std::min(text.find_first_of(kSpaces, begin), text.size());
    flush();
    append_without_soft_hyphens(out_, text.substr(begin, end - begin));
    text.remove_prefix(end);
  }
}

void TextBuilder::verbatim(std::string_view text) {
  if (text.empty()) return;
  flush();
  append_without_soft_hyphens(out_, text);
}

void TextBuilder::begin_item(std::string_view marker) {
  break_line();
  marker_ = marker;
}

std::string TextBuilder::take() {
  out_.erase(out_.find_last_not_of(kSpaces) + 1);
  pending_ = Pending::kNothing;
  marker_.clear();
  row_ = std::string::npos;
  return std::exchange(out_, {});
}

}  // namespace limier::extract
