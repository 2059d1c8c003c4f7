#include "indexer/schema/document.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "indexer/schema/packing.h"

namespace limier::schema {
namespace {

using Json = nlohmann::ordered_json;

struct Member {
  const char* name;
  std::string Document::*value;
};

// `fields` is kept as a string, not as an object: it is returned as given, to the last digit and in its own
// order.
constexpr Member kMembers[] = {
    {"id", &Document::id},     {"title", &Document::title},   {"url", &Document::url},
    {"date", &Document::date}, {"source", &Document::source}, {"lang", &Document::lang},
    {"type", &Document::type}, {"fields", &Document::fields},
};

struct ListMember {
  const char* name;
  std::vector<std::string> Document::*values;
};

constexpr ListMember kListMembers[] = {{"authors", &Document::authors}, {"tags", &Document::tags}};

tl::unexpected<Error> damaged() {
  return fail(ErrorCode::kCorrupt, "un document de l’index est illisible",
              "lancez « limier-index --rebuild »");
}

// The first line of what is stored.
std::string metadata_line(const Document& document) {
  Json metadata = Json::object();
  for (const Member& member : kMembers) {
    if (const std::string& value = document.*member.value; !value.empty()) metadata[member.name] = value;
  }
  for (const ListMember& member : kListMembers) {
    if (const auto& values = document.*member.values; !values.empty()) metadata[member.name] = values;
  }
  return metadata.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Document> read_metadata(std::string_view line) {
  const Json metadata = Json::parse(line, nullptr, false);
  if (!metadata.is_object()) return damaged();
  Document document;
  for (const Member& member : kMembers) {
    const auto found = metadata.find(member.name);
    if (found == metadata.end()) continue;
    if (!found->is_string()) return damaged();
    document.*member.value = found->get<std::string>();
  }
  for (const ListMember& member : kListMembers) {
    const auto found = metadata.find(member.name);
    if (found == metadata.end()) continue;
    if (!found->is_array()) return damaged();
    for (const Json& value : *found) {
      if (!value.is_string()) return damaged();
      (document.*member.values).push_back(value.get<std::string>());
    }
  }
  return document;
}

// Xapian keeps the least and the greatest value of a slot once more, and writes both anew whenever it empties
// its buffers. So the first byte puts long values between short ones.
char lead(std::size_t length) {
  constexpr std::size_t kLong = 16 << 10;
  if (length >= kLong) return '\x80';
  return length % 2 == 0 ? '\x00' : '\xFF';
}

std::string_view without_lead(std::string_view bytes) {
  return bytes.substr(std::min<std::size_t>(1, bytes.size()));
}

}  // namespace

std::string author_line(const Document& document) {
  return fmt::format("{}", fmt::join(document.authors, ", "));
}

Result<std::string> store(const Document& document) {
  const std::string metadata = metadata_line(document);
  if (metadata.size() + 1 + document.text.size() > kMaxStoredBytes) {
    return fail(ErrorCode::kInvalidArgument,
                fmt::format("le document dépasse {} Mio de texte", kMaxStoredBytes >> 20));
  }
  const std::string packed = pack({metadata, "\n", document.text});
  std::string stored(1, lead(packed.size()));
  return stored += packed;
}

Result<Document> load(std::string_view bytes) {
  auto text = unpack(without_lead(bytes), kMaxStoredBytes);
  if (!text) return damaged();
  const std::size_t end = text->find('\n');
  if (end == std::string::npos) return damaged();
  auto document = read_metadata(std::string_view(*text).substr(0, end));
  if (!document) return document;
  document->text = std::move(*text);
  document->text.erase(0, end + 1);
  return document;
}

Result<Document> load_metadata(std::string_view bytes) {
  const auto line = unpack_line(without_lead(bytes), kMaxStoredBytes);
  if (!line) return damaged();
  return read_metadata(*line);
}

}  // namespace limier::schema
