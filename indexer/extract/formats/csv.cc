// CSV (RFC 4180): a header line that names the fields of JSON Lines, in English or French, then one document
// a record. Commas, semicolons (as French spreadsheets write), tabs or bars (as administrations export),
// told apart by the header; or what Excel's own first line, « sep=; », says.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "indexer/base/ascii.h"
#include "indexer/base/utf8.h"
#include "indexer/extract/charset.h"
#include "indexer/extract/extractor.h"
#include "indexer/extract/field_names.h"
#include "indexer/extract/lines.h"
#include "indexer/extract/metadata.h"
#include "indexer/extract/record.h"

namespace limier::extract::format {
namespace {

constexpr std::array<std::string_view, 2> kExtensions{".csv", ".tsv"};
constexpr std::size_t kLongestNames = 200;  // bytes of the header in a message

class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  enum class Outcome { kRow, kEnd, kUnclosed };
  // Replaces `cells` by those of the next record. kUnclosed: a quote opened in it never closes.
  Outcome next(std::vector<std::string>& cells);
  // The line on which the record just read begins, from 1.
  std::size_t line() const { return line_; }
  // Before the first record.
  void find_separator() {
    if (!take_separator_line()) detect_separator();
  }

 private:
  bool take_separator_line();
  void detect_separator();
  bool take_quoted(std::string& cell);
  bool at_line_end() const { return rest_.empty() || rest_[0] == '\n' || rest_.starts_with("\r\n"); }

  std::string_view rest_;
  char separator_ = ',';
  std::size_t line_ = 0;
  std::size_t next_line_ = 1;
};

bool Reader::take_separator_line() {
  if (rest_.empty()) return false;
  std::string_view rest = rest_;
  const std::string_view line = take_line(rest);
  const bool says = line.size() == 5 && ascii::lower(line).starts_with("sep=");
  if (!says || std::string_view(",;\t|:").find(line[4]) == std::string_view::npos) return false;
  separator_ = line[4];
  rest_ = rest;
  ++next_line_;
  return true;
}

// The candidate that the first line has most of, outside quotes.
void Reader::detect_separator() {
  std::array<std::pair<char, std::size_t>, 4> counts{{{',', 0}, {';', 0}, {'\t', 0}, {'|', 0}}};
  bool quoted = false;
  for (const char c : rest_.substr(0, rest_.find('\n'))) {
    if (c == '"') quoted = !quoted;
    for (auto& [candidate, count] : counts) count += !quoted && c == candidate ? 1 : 0;
  }
  separator_ = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
                 return a.second < b.second;
               })->first;
}

bool Reader::take_quoted(std::string& cell) {
  rest_.remove_prefix(1);
  for (;;) {
    const std::size_t quote = rest_.find('"');
    if (quote == std::string_view::npos) return false;
    cell += rest_.substr(0, quote);
    rest_.remove_prefix(quote + 1);
    if (!rest_.starts_with('"')) return true;
    cell += '"';
    rest_.remove_prefix(1);
  }
}

Reader::Outcome Reader::next(std::vector<std::string>& cells) {
  cells.clear();
  line_ = next_line_;
  if (rest_.empty()) return Outcome::kEnd;
  const char* begin = rest_.data();
  for (;;) {
    std::string cell;
    if (rest_.starts_with('"') && !take_quoted(cell)) return Outcome::kUnclosed;
    // Also what follows a closing quote, which a strict reader would refuse.
    while (!at_line_end() && rest_[0] != separator_) {
      cell += rest_[0];
      rest_.remove_prefix(1);
    }
    cells.push_back(std::move(cell));
    if (at_line_end()) break;
    rest_.remove_prefix(1);
  }
  if (!rest_.empty()) take_line(rest_);
  next_line_ += static_cast<std::size_t>(std::count(begin, rest_.data(), '\n'));
  return Outcome::kRow;
}

struct Column {
  std::string name;   // as in the header, ASCII letters in lower case
  std::string field;  // what its cells are; `name` when that is no field
};

bool has_field(const std::vector<Column>& columns, std::string_view field) {
  return std::any_of(columns.begin(), columns.end(),
                     [&](const Column& column) { return column.field == field; });
}

bool is_text(std::string_view field) {
  return field == "text" || field == "body";
}

bool names_text(const std::vector<Column>& columns) {
  return std::any_of(columns.begin(), columns.end(),
                     [](const Column& column) { return is_text(column.field); });
}

// Of two columns that name the same field, the one has it that names it as JSON Lines does, else the first.
// Other names of the text count only where neither of its own is there.
std::vector<Column> read_header(const std::vector<std::string>& cells) {
  std::vector<Column> columns;
  for (const std::string& cell : cells) {
    const std::string name = ascii::lower(trim(cell));
    columns.push_back({name, name});
  }
  const bool named = names_text(columns);
  for (Column& column : columns) {
    const std::string_view field = field_name(column.name);
    if (field.empty() || has_field(columns, field) || (named && is_text(field))) continue;
    column.field = field;
  }
  return columns;
}

// What is wrong with the header; empty when nothing is.
std::string header_fault(const std::vector<Column>& columns) {
  std::string fault;
  if (!has_field(columns, "id") && !has_field(columns, "url")) {
    fault = "l’en-tête du CSV ne nomme ni « id » ni « url »";
  } else if (!names_text(columns) && !has_field(columns, "_delete")) {
    fault = "l’en-tête du CSV ne nomme pas le texte (« texte », « contenu », « text » ou « body »)";
  } else {
    return fault;
  }
  std::string names;
  for (const Column& column : columns) append_name(names, column.name);
  if (const std::size_t end = utf8::floor_boundary(names, std::min(names.size(), kLongestNames));
      end < names.size()) {
    names.resize(end);
    names += "…";
  }
  return fmt::format("{} ; colonnes trouvées : {}", fault, names);
}

// Where the cell belongs: spreadsheets that say « français » under « langue » mean no code.
const std::string& field_of(const Column& column, const std::string& cell) {
  return column.field == "lang" && read_lang(cell).empty() ? column.name : column.field;
}

nlohmann::json to_object(const std::vector<Column>& columns, std::vector<std::string>& cells) {
  nlohmann::json object = nlohmann::json::object();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    std::string& cell = cells[i];
    const std::string& field = field_of(columns[i], cell);
    if (cell.empty()) {
      // A row without text is a document without text.
      if (is_text(field)) object.emplace("text", "");
    } else if (field == "tags") {
      object["tags"] = split_list(cell, ",;|");
    } else if (field == "author") {
      object["author"] = split_list(cell, ";|");  // names hold commas: Martin, A.
    } else if (field == "_delete") {
      const std::string value = ascii::lower(cell);
      object["_delete"] = value == "true" || value == "1";
    } else if (field != "fields") {
      object[field] = std::move(cell);
    } else {
      object["fields"] = nlohmann::json::parse(cell, nullptr, false);
    }
  }
  return object;
}

Result<Record> read_row(const std::vector<Column>& columns, std::vector<std::string>& cells) {
  if (cells.size() > columns.size()) {
    return fail(ErrorCode::kBadFormat,
                fmt::format("{} cellules pour {} colonnes", cells.size(), columns.size()));
  }
  // French spreadsheets write 02/05/2024.
  return read_record(to_object(columns, cells), Dates::kFrench);
}

bool is_blank(const std::vector<std::string>& cells) {
  return std::all_of(cells.begin(), cells.end(), [](const std::string& cell) { return trim(cell).empty(); });
}

void parse(const Source& source, const Sink& sink) {
  if (looks_binary(source.bytes)) return sink.failure({}, "contenu binaire, ce n’est pas du CSV");
  std::string converted;
  std::string_view text = source.bytes;
  if (!utf8::is_valid(text) || text.starts_with("\xEF\xBB\xBF") ||
      text.find('\0') != std::string_view::npos) {
    text = converted = to_utf8(text);
  }

  Reader reader(text);
  reader.find_separator();
  std::vector<std::string> cells;
  if (reader.next(cells) == Reader::Outcome::kEnd) return;
  const std::vector<Column> columns = read_header(cells);
  if (std::string fault = header_fault(columns); !fault.empty()) return sink.failure({}, std::move(fault));

  for (;;) {
    const Reader::Outcome outcome = reader.next(cells);
    if (outcome == Reader::Outcome::kEnd) return;
    const std::string place = fmt::format("ligne {}", reader.line() + source.first_line - 1);
    if (outcome == Reader::Outcome::kUnclosed) {
      return sink.failure(std::string(place),
                          "guillemet ouvert et jamais refermé, la suite du fichier n’est pas lue");
    }
    if (is_blank(cells)) continue;
    Result<Record> record = read_row(columns, cells);
    if (!record) {
      sink.failure(std::string(place), std::move(record.error().message));
    } else if (record->removal) {
      sink.removal(std::move(record->document.id));
    } else {
      sink.document(std::move(record->document));
    }
  }
}

}  // namespace

extern const Format csv{.name = "csv", .extensions = kExtensions, .many = true, .parse = parse};

}  // namespace limier::extract::format
