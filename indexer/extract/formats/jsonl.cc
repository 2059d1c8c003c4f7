// JSON Lines: one document, or one deletion, a line.
#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "indexer/base/utf8.h"
#include "indexer/extract/charset.h"
#include "indexer/extract/extractor.h"
#include "indexer/extract/json_line.h"
#include "indexer/extract/lines.h"
#include "indexer/extract/record.h"

namespace limier::extract::format {
namespace {

constexpr std::array<std::string_view, 2> kExtensions{".jsonl", ".ndjson"};

// An object on one line that has what every document has.
bool recognises(std::string_view bytes) {
  const std::string_view line = trim(bytes.substr(0, bytes.find('\n')));
  if (!line.starts_with('{') || !line.ends_with('}')) return false;
  const auto has = [&](std::string_view name) { return line.find(name) != std::string_view::npos; };
  return (has("\"id\"") || has("\"url\"")) && (has("\"text\"") || has("\"body\"") || has("\"_delete\""));
}

Result<Record> read_line(std::string_view line) {
  if (line.size() > kLongestLine) return fail(ErrorCode::kBadFormat, line_too_long());
  try {
    // Valid UTF-8, as JSON must be, is parsed where it lies.
    if (utf8::is_valid(line)) return read_record(parse_json(line), Dates::kIso);
    return read_record(parse_json(to_utf8(line)), Dates::kIso);
  } catch (const nlohmann::json::parse_error& error) {
    if (error.byte > line.size()) return fail(ErrorCode::kBadFormat, "JSON incomplet");
    return fail(ErrorCode::kBadFormat, fmt::format("JSON incorrect à l’octet {}", error.byte));
  } catch (const nlohmann::json::exception&) {
    return fail(ErrorCode::kBadFormat, "JSON incorrect (nombre hors limites)");
  }
}

void parse_lines(std::string_view rest, std::size_t number, const Sink& sink) {
  for (; !rest.empty(); ++number) {
    const std::string_view line = take_line(rest);
    if (trim(line).empty()) continue;
    Result<Record> record = read_line(line);
    if (!record) {
      sink.failure(fmt::format("ligne {}", number), std::move(record.error().message));
    } else if (record->removal) {
      sink.removal(std::move(record->document.id));
    } else {
      sink.document(std::move(record->document));
    }
  }
}

void parse(const Source& source, const Sink& sink) {
  std::string_view bytes = source.bytes;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    parse_lines(to_utf8(bytes), source.first_line, sink);
  } else {
    parse_lines(bytes, source.first_line, sink);
  }
}

}  // namespace

extern const Format jsonl{.name = "jsonl",
                          .extensions = kExtensions,
                          .recognises = recognises,
                          .many = true,
                          .lines = true,
                          .parse = parse};

}  // namespace limier::extract::format
