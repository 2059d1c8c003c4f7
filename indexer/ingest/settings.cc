#include "indexer/ingest/settings.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>
#include <xxhash.h>
#include <nlohmann/json.hpp>

#include "indexer/base/utf8.h"
#include "indexer/extract/metadata.h"
#include "indexer/schema/date.h"
#include "indexer/schema/terms.h"

namespace limier::ingest {
namespace {

using schema::Document;

struct Member {
  const char* name;
  std::string Document::*value;
};

constexpr Member kMembers[] = {{"title", &Document::title},
                               {"url", &Document::url},
                               {"date", &Document::date},
                               {"source", &Document::source},
                               {"lang", &Document::lang}};
constexpr const char* kReserved[] = {"id", "text", "type", "fields"};

const Member* find_member(const std::string& name) {
  const auto found =
      std::find_if(std::begin(kMembers), std::end(kMembers), [&](const Member& m) { return m.name == name; });
  return found == std::end(kMembers) ? nullptr : found;
}

}  // namespace

Result<Settings> Settings::parse(const std::vector<std::string>& assignments, std::string format) {
  Settings settings;
  settings.format_ = std::move(format);
  for (const std::string& typed : assignments) {
    const std::string assignment = utf8::sanitize(typed);
    const std::size_t equals = assignment.find('=');
    const std::string name = assignment.substr(0, equals);
    if (equals == std::string::npos || name.empty()) {
      return fail(ErrorCode::kInvalidArgument,
                  fmt::format("--set « {} » n’a pas la forme NOM=VALEUR", assignment));
    }
    if (std::find(std::begin(kReserved), std::end(kReserved), name) != std::end(kReserved)) {
      return fail(ErrorCode::kInvalidArgument, fmt::format("--set ne peut pas donner le champ « {} »", name));
    }
    std::string value = assignment.substr(equals + 1);
    if (name == "date") {
      auto date = schema::normalize_date(value);
      if (!date)
        return fail(
            ErrorCode::kInvalidArgument,
            fmt::format("--set date : « {} » n’est pas une date (AAAA, AAAA-MM ou AAAA-MM-JJ)", value));
      value = std::move(*date);
    }
    if (name == "lang" && !value.empty()) {
      std::string lang = extract::read_lang(value);
      if (lang.empty())
        return fail(ErrorCode::kInvalidArgument,
                    fmt::format("--set lang : « {} » n’est pas un code de langue (fr, pt-br)", value));
      value = std::move(lang);
    }
    settings.fields_.emplace_back(name, std::move(value));
  }
  return settings;
}

void Settings::apply(Document& document) const {
  nlohmann::ordered_json others = nlohmann::ordered_json::object();
  for (const auto& [name, value] : fields_) {
    if (const Member* member = find_member(name)) {
      document.*member->value = value;
    } else if (name == "author") {
      document.authors.clear();
      if (!value.empty()) document.authors.push_back(value);
    } else if (name == "tags") {
      document.tags = extract::split_list(value, ",");
    } else {
      others[name] = value;
    }
  }
  if (others.empty()) return;
  auto fields = nlohmann::ordered_json::parse(document.fields, nullptr, false);
  if (!fields.is_object()) fields = nlohmann::ordered_json::object();
  fields.update(others);
  document.fields = fields.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::uint64_t Settings::fingerprint() const {
  std::vector<std::string> parts{format_};
  for (const auto& [name, value] : fields_) {
    parts.push_back(name);
    parts.push_back(value);
  }
  const std::string packed = schema::pack_values(parts);
  return XXH3_64bits(packed.data(), packed.size());
}

}  // namespace limier::ingest
