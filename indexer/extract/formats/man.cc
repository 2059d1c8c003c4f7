// Manual pages: the man macros, and as much of mdoc as text needs.
#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "indexer/base/ascii.h"
#include "indexer/extract/charset.h"
#include "indexer/extract/extractor.h"
#include "indexer/extract/lines.h"
#include "indexer/extract/metadata.h"
#include "indexer/extract/roff.h"
#include "indexer/extract/text_builder.h"

namespace limier::extract::format {
namespace {

// Their own extension is the section, which says nothing: manual pages are recognised by how they begin.
constexpr std::array<std::string_view, 1> kExtensions{".man"};

bool recognises(std::string_view bytes) {
  const std::string_view head = trim(bytes.substr(0, 32 * 1024));
  if (!head.starts_with('.') && !head.starts_with('\'') && !head.starts_with("\\\"")) return false;
  for (const std::string_view request : {".TH ", ".Dd "}) {
    if (head.starts_with(request) || head.find("\n" + std::string(request)) != std::string_view::npos)
      return true;
  }
  return false;
}

template <typename List>
bool is_one_of(const List& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

constexpr std::array<std::string_view, 12> kFonts{"B",  "I",  "BI", "BR", "IB", "IR",
                                                  "RB", "RI", "SM", "SB", "OP", "MR"};
constexpr std::array<std::string_view, 12> kBreaks{"PP", "P",  "LP", "HP", "sp", "br",
                                                   "RS", "RE", "Pp", "Sp", "SY", "YS"};
// Requests with a line of text below that is not text: the page's own macros and messages.
constexpr std::array<std::string_view, 5> kIgnoredBlocks{"de", "de1", "am", "ig", "dei"};

class Reader {
 public:
  explicit Reader(schema::Document& document) : document_(document) {}

  void read(std::string_view page);
  std::string take_text() { return text_.take(); }
  std::string take_name() { return name_.take(); }

 private:
  void line(std::string_view line);
  void request(std::string_view name, std::string_view rest);
  std::string_view condition(std::string_view rest, bool alternative);
  std::string_view conditional(std::string_view rest, bool holds);
  void heading(const std::string& title);
  void fonts(std::string_view name, const std::vector<std::string>& arguments);
  void mdoc(std::string_view name, const std::vector<std::string>& arguments);
  void table_line(std::string_view line);
  void put(std::string_view text);

  schema::Document& document_;
  TextBuilder text_;
  TextBuilder name_;                // the line of the NAME section: the title
  std::string_view skip_until_;     // inside a block that is not text: the line that ends it
  int skipped_depth_ = 0;           // open \{ of a condition that does not hold
  bool alternative_holds_ = false;  // what .el does
  std::string subject_;
  bool in_name_ = false;
  bool wants_heading_ = false;  // .SH alone: the next line is the heading
  bool verbatim_ = false;
  bool in_table_ = false;
  bool in_table_layout_ = false;
  bool in_long_cell_ = false;
};

int opened_blocks(std::string_view line) {
  int depth = 0;
  for (std::size_t i = line.find('\\'); i != std::string_view::npos && i + 1 < line.size();
       i = line.find('\\', i + 2)) {
    if (line[i + 1] == '{') ++depth;
    if (line[i + 1] == '}') --depth;
  }
  return depth;
}

void Reader::read(std::string_view page) {
  while (!page.empty()) {
    const std::string_view next = take_line(page);
    if (!skip_until_.empty()) {
      if (trim(next) == skip_until_) skip_until_ = {};
    } else if (skipped_depth_ > 0) {
      skipped_depth_ = std::max(0, skipped_depth_ + opened_blocks(next));
    } else {
      line(next);
    }
  }
}

void Reader::line(std::string_view line) {
  // Any number of conditions may stand before what is read.
  while (line.starts_with('.') || line.starts_with('\'')) {
    line = trim(line.substr(1));
    if (line.starts_with('\\')) return;  // a comment, or the end of a block
    const std::string_view name = line.substr(0, line.find_first_of(" \t\\"));
    const std::string_view rest = line.substr(name.size());
    const bool is_condition = name == "if" || name == "ie";
    if (!is_condition && name != "el") return request(name, rest);
    line = is_condition ? condition(rest, name == "ie") : conditional(rest, alternative_holds_);
    if (line.empty()) return;
  }
  if (in_table_) return table_line(line);
  if (trim(line).empty()) return text_.break_line();
  if (std::exchange(wants_heading_, false)) return heading(roff_text(line));
  put(roff_text(line));
}

void Reader::put(std::string_view text) {
  TextBuilder& out = in_name_ ? name_ : text_;
  if (verbatim_) {
    out.verbatim(text);
    out.break_line();
  } else {
    out.text(text);
    out.text(" ");
  }
}

void Reader::heading(const std::string& title) {
  const std::string lower = ascii::lower(trim(title));
  in_name_ = name_.empty() && (lower == "nom" || lower == "name");
  text_.break_line();
  if (in_name_) return;
  text_.text(title);
  text_.break_line();
}

void Reader::request(std::string_view name, std::string_view rest) {
  if (is_one_of(kIgnoredBlocks, name)) {
    skip_until_ = "..";
    return;
  }
  const std::vector<std::string> arguments = roff_arguments(rest);
  const auto argument = [&](std::size_t i) {
    return i < arguments.size() ? roff_text(arguments[i]) : std::string();
  };
  if (name == "TH") {
    document_.title = argument(0) + "(" + argument(1) + ")";
    document_.date = read_date(argument(2));
  } else if (name == "SH" || name == "SS" || name == "Sh" || name == "Ss") {
    std::string title;
    for (const std::string& word : arguments) title += (title.empty() ? "" : " ") + roff_text(word);
    wants_heading_ = title.empty();
    if (!wants_heading_) heading(title);
  } else if (name == "IP") {
    text_.break_line();
    if (const std::string tag = argument(0); !tag.empty()) put(tag);
  } else if (name == "TP" || name == "TQ") {
    text_.break_line();
  } else if (is_one_of(kBreaks, name)) {
    if (!in_name_) text_.break_line();
  } else if (name == "nf" || name == "EX" || name == "Vb") {
    text_.break_line();
    verbatim_ = true;
  } else if (name == "fi" || name == "EE" || name == "Ve") {
    verbatim_ = false;
    text_.break_line();
  } else if (name == "TS") {
    in_table_ = in_table_layout_ = true;
    in_long_cell_ = false;
  } else if (name == "TE") {
    in_table_ = false;
    text_.end_row();
  } else if (is_one_of(kFonts, name)) {
    fonts(name, arguments);
  } else {
    mdoc(name, arguments);
  }
}

// What a condition that holds or does not leaves to be read of its line.
std::string_view Reader::conditional(std::string_view rest, bool holds) {
  rest = trim(rest);
  if (!holds) {
    skipped_depth_ = std::max(0, opened_blocks(rest));
    return {};
  }
  if (rest.starts_with("\\{")) rest.remove_prefix(2);
  return rest == "\\" ? std::string_view() : rest;
}

std::string_view Reader::condition(std::string_view rest, bool alternative) {
  rest = trim(rest);
  const bool negated = rest.starts_with('!');
  if (negated) rest.remove_prefix(1);
  bool holds = false;
  if (rest.starts_with('\'')) {
    // 'a'b' compares.
    const std::size_t middle = rest.find('\'', 1);
    const std::size_t end = middle == std::string_view::npos ? middle : rest.find('\'', middle + 1);
    if (end == std::string_view::npos) return {};
    holds = rest.substr(1, middle - 1) == rest.substr(middle + 1, end - middle - 1);
    rest.remove_prefix(end + 1);
  } else {
    // n: for a terminal, as here; the rest asks about registers that are not kept.
    const std::string_view word = rest.substr(0, rest.find_first_of(" \t"));
    holds = word == "n";
    rest.remove_prefix(word.size());
  }
  holds = holds != negated;
  if (alternative) alternative_holds_ = !holds;
  return conditional(rest, holds);
}

// BR sets its arguments in turn in two fonts, without space between them; B in one, as words.
void Reader::fonts(std::string_view name, const std::vector<std::string>& arguments) {
  const std::string_view between =
      name == "B" || name == "I" || name == "SM" || name == "SB" || name == "OP" ? " " : "";
  std::string text;
  for (const std::string& argument : arguments) {
    if (!text.empty()) text += between;
    text += roff_text(argument);
  }
  if (std::exchange(wants_heading_, false)) return heading(text);
  put(text);
}

// Macros of mdoc stand before the words that they set, and among them: what is left without their names is
// the text.
void Reader::mdoc(std::string_view name, const std::vector<std::string>& arguments) {
  static constexpr std::array<std::string_view, 38> kCallable{
      "Ac", "Ad", "Ao", "Aq", "Ar", "Bc", "Bo", "Bq", "Cm", "Dc", "Do", "Dq", "Dv",
      "Em", "Er", "Ev", "Fa", "Fl", "Fn", "Ic", "Li", "Nm", "No", "Ns", "Op", "Pa",
      "Pq", "Ql", "Qq", "Sq", "Sy", "Va", "Xr", "Nd", "Oo", "Oc", "Xo", "Xc"};
  if (name == "Dd") {
    document_.date = read_date(roff_text(arguments.empty() ? std::string() : arguments[0]));
    return;
  }
  if (name == "It") {
    text_.break_line();
  } else if (!is_one_of(kCallable, name)) {
    return;
  }
  // .Nm names the page's subject the first time, and stands for it from then on.
  if (name == "Nm" && !arguments.empty() && subject_.empty()) subject_ = roff_text(arguments[0]);
  if (name == "Nm" && arguments.empty()) return put(subject_);
  std::string text(name == "Fl" ? "-" : name == "Nd" ? "- " : "");
  for (const std::string& argument : arguments) {
    if (is_one_of(kCallable, argument)) {
      if (argument == "Fl") text += " -";
      continue;
    }
    if (!text.empty() && !text.ends_with('-') && !text.ends_with(' ')) text += ' ';
    text += roff_text(argument);
  }
  put(text);
}

void Reader::table_line(std::string_view line) {
  if (in_table_layout_) {
    // Options end in ';', the layout of the columns in '.'.
    in_table_layout_ = !trim(line).ends_with('.');
    return;
  }
  if (trim(line) == "_" || trim(line) == "=") return;
  // T{ and T} hold a cell of several lines.
  if (in_long_cell_ && !line.starts_with("T}")) return text_.text(roff_text(line) + ' ');
  if (!in_long_cell_) text_.begin_row();
  for (bool first = !in_long_cell_; !line.empty(); first = true) {
    const std::size_t end = std::min(line.find('\t'), line.size());
    const std::string_view cell = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    if (first) text_.next_cell();
    in_long_cell_ = cell == "T{";
    if (!in_long_cell_ && cell != "T}") text_.text(roff_text(cell));
  }
}

void parse(const Source& source, const Sink& sink) {
  if (looks_binary(source.bytes)) return sink.failure({}, "contenu binaire, ce n’est pas une page de manuel");
  schema::Document document;
  document.id = source.name;
  Reader reader(document);
  reader.read(to_utf8(source.bytes));
  document.text = reader.take_text();
  if (std::string name = reader.take_name(); !name.empty()) document.title = std::move(name);
  sink.document(std::move(document));
}

}  // namespace

extern const Format man{.name = "man", .extensions = kExtensions, .recognises = recognises, .parse = parse};

}  // namespace limier::extract::format
