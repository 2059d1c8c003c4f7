#include "indexer/schema/document.h"

#include <nlohmann/json.hpp>

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
    {"date", &Document::date}, {"author", &Document::author}, {"source", &Document::source},
    {"lang", &Document::lang}, {"type", &Document::type},     {"fields", &Document::fields},
};

tl::unexpected<Error> damaged() {
  return fail(ErrorCode::kCorrupt, "un document de l’index est illisible",
              "lancez « limier-index --rebuild »");
}

}  // namespace

std::string store(const Document& document) {
  Json metadata = Json::object();
  for (const Member& member : kMembers) {
    if (const std::string& value = document.*member.value; !value.empty()) metadata[member.name] = value;
  }
  if (!document.tags.empty()) metadata["tags"] = document.tags;
  std::string bytes = metadata.dump(-1, ' ', false, Json::error_handler_t::replace);
  bytes.reserve(bytes.size() + 1 + document.text.size());
  bytes += '\n';
  bytes += document.text;
  return bytes;
}

Result<StoredView> load(std::string_view bytes) {
  const std::size_t end = bytes.find('\n');
  if (end == std::string_view::npos) return damaged();
  const Json metadata = Json::parse(bytes.substr(0, end), nullptr, false);
  if (!metadata.is_object()) return damaged();
  StoredView view;
  view.text = bytes.substr(end + 1);
  for (const Member& member : kMembers) {
    const auto found = metadata.find(member.name);
    if (found == metadata.end()) continue;
    if (!found->is_string()) return damaged();
    view.metadata.*member.value = found->get<std::string>();
  }
  if (const auto tags = metadata.find("tags"); tags != metadata.end()) {
    if (!tags->is_array()) return damaged();
    for (const Json& tag : *tags) {
      if (!tag.is_string()) return damaged();
      view.metadata.tags.push_back(tag.get<std::string>());
    }
  }
  return view;
}

}  // namespace limier::schema
