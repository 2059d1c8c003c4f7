// CSV (RFC 4180): a header line that names the fields of JSON Lines, then one document a record. Commas,
// semicolons (as French spreadsheets write) or tabs, told apart by the header.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "indexer/base/utf8.h"
#include "indexer/extract/charset.h"
#include "indexer/extract/extractor.h"
#include "indexer/extract/lines.h"
#include "indexer/extract/metadata.h"
#include "indexer/extract/record.h"

namespace limier::extract::format {
namespace {

constexpr std::array<std::string_view, 2> kExtensions{".csv", ".tsv"};

class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  enum class Outcome { kRow, kEnd, kUnclosed };
  // Replaces `cells` by those of the next record. kUnclosed: a quote opened in it never closes.
  Outcome next(std::vector<std::string>& cells);
  // The line on which the record just read begins, from 1.
  std::size_t line() const { return line_; }
  void detect_separator();

 private:
  bool take_quoted(std::string& cell);
  bool at_line_end() const { return rest_.empty() || rest_[0] == '\n' || rest_.starts_with("\r\n"); }

  std::string_view rest_;
  char separator_ = ',';
  std::size_t line_ = 0;
  std::size_t next_line_ = 1;
};

// The candidate that the first line has most of, outside quotes.
void Reader::detect_separator() {
  std::array<std::pair<char, std::size_t>, 3> counts{{{',', 0}, {';', 0}, {'\t', 0}}};
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

nlohmann::json to_object(const std::vector<std::string>& names, std::vector<std::string>& cells) {
  nlohmann::json object = nlohmann::json::object();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].empty()) {
      // A row without text is a document without text.
      if (names[i] == "text" || names[i] == "body") object.emplace("text", "");
    } else if (names[i] == "tags") {
      object["tags"] = split_list(cells[i], ";|");
    } else if (names[i] == "_delete") {
      const std::string value = ascii_lower(cells[i]);
      object["_delete"] = value == "true" || value == "1";
    } else if (names[i] != "fields") {
      object[names[i]] = std::move(cells[i]);
    } else {
      object["fields"] = nlohmann::json::parse(cells[i], nullptr, false);
    }
  }
  return object;
}

Result<Record> read_row(const std::vector<std::string>& names, std::vector<std::string>& cells) {
  if (cells.size() > names.size()) {
    return fail(ErrorCode::kBadFormat,
                fmt::format("{} cellules pour {} colonnes", cells.size(), names.size()));
  }
  return read_record(to_object(names, cells));
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
  reader.detect_separator();
  std::vector<std::string> names;
  if (reader.next(names) == Reader::Outcome::kEnd) return;
  for (std::string& name : names) name = ascii_lower(trim(name));
  const auto has = [&](std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  if (!has("id") && !has("url")) return sink.failure({}, "l’en-tête du CSV ne nomme ni « id » ni « url »");
  if (!has("text") && !has("body") && !has("_delete"))
    return sink.failure({}, "l’en-tête du CSV ne nomme ni « text » ni « body »");

  std::vector<std::string> cells;
  for (;;) {
    const Reader::Outcome outcome = reader.next(cells);
    if (outcome == Reader::Outcome::kEnd) return;
    const std::string place = fmt::format("ligne {}", reader.line() + source.first_line - 1);
    if (outcome == Reader::Outcome::kUnclosed) {
      return sink.failure(std::string(place),
                          "guillemet ouvert et jamais refermé, la suite du fichier n’est pas lue");
    }
    if (is_blank(cells)) continue;
    Result<Record> record = read_row(names, cells);
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
