// Running text out of a tree of elements: what HTML, Markdown and the office formats have in common.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace limier::extract {

// White space collapses as in HTML (no-break spaces are kept); breaks never pile up and never stand at either
// end.
class TextBuilder {
 public:
  void text(std::string_view text);
  // White space and line ends as they are, such as in code.
  void verbatim(std::string_view text);
  // What follows begins a new line. The first paragraph of a cell stays on the row's line.
  void break_line() {
    if (pending_ != Pending::kCell) pending_ = Pending::kLine;
  }
  // A row of a table stands on one line: "a | b".
  void begin_row() { end_row(), row_ = out_.size(); }
  void next_cell() {
    if (out_.size() != row_) pending_ = Pending::kCell;
  }
  void end_row() { pending_ = Pending::kLine; }
  // What follows is an item of a list.
  void begin_item(std::string_view marker = "- ");
  void end_item() {
    marker_.clear();
    break_line();
  }

  bool empty() const { return out_.empty(); }
  std::string take();

 private:
  enum class Pending { kNothing, kSpace, kCell, kLine };
  void flush();

  std::string out_;
  std::size_t row_ = std::string::npos;  // where the open row began
  std::string marker_;
  Pending pending_ = Pending::kNothing;
};

}  // namespace limier::extract
