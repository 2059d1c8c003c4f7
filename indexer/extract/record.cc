#include "indexer/extract/record.h"

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "indexer/base/utf8.h"
#include "indexer/extract/heading.h"
#include "indexer/extract/lines.h"
#include "indexer/extract/metadata.h"
#include "indexer/schema/date.h"

namespace limier::extract {
namespace {

using nlohmann::json;

// Deeper values would exhaust the stack of whoever writes them back as JSON.
constexpr std::size_t kDeepest = 64;

bool too_deep(const json& value) {
  std::vector<std::pair<const json*, std::size_t>> open{{&value, 1}};
  while (!open.empty()) {
    const auto [node, depth] = open.back();
    open.pop_back();
    if (depth > kDeepest) return true;
    if (!node->is_structured()) continue;
    for (const json& child : *node) open.emplace_back(&child, depth + 1);
  }
  return false;
}

tl::unexpected<Error> wrong(std::string message) {
  return fail(ErrorCode::kBadFormat, std::move(message));
}

tl::unexpected<Error> wrong_type(std::string_view name, std::string_view wanted, const json& value) {
  std::string_view found = "un objet";
  if (value.is_string()) found = "un texte";
  if (value.is_number()) found = "un nombre";
  if (value.is_boolean()) found = "un booléen";
  if (value.is_array()) found = "une liste";
  return wrong(fmt::format("« {} » doit être {}, c’est {}", name, wanted, found));
}

// Takes the value called `name` out of `object`; null when it is absent or null.
json take(json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end()) return nullptr;
  json value = std::move(*found);
  object.erase(found);
  return value;
}

Status read_text(json& object, const char* name, bool number, std::string& out) {
  json value = take(object, name);
  if (value.is_null()) return {};
  if (value.is_string()) {
    out = std::move(value.get_ref<std::string&>());
  } else if (number && value.is_number_integer()) {
    out = value.dump();
  } else {
    return wrong_type(name, "un texte", value);
  }
  return {};
}

// An export names both and fills one of them.
Status read_body(json& object, std::string& out) {
  if (!object.contains("text") && !object.contains("body")) return wrong("ni « text » ni « body »");
  if (auto read = read_text(object, "text", false, out); !read || !trim(out).empty()) return read;
  return read_text(object, "body", false, out);
}

Status read_list(json& object, const char* name, std::vector<std::string>& out) {
  json value = take(object, name);
  if (value.is_null()) return {};
  if (value.is_string()) value = json::array({std::move(value)});
  if (!value.is_array()) return wrong_type(name, "une liste de textes", value);
  for (json& item : value) {
    if (!item.is_string()) return wrong(fmt::format("« {} » doit être une liste de textes", name));
    if (const std::string_view text = trim(item.get_ref<std::string&>()); !text.empty())
      out.emplace_back(text);
  }
  return {};
}

Status read_date_field(json& object, Dates dates, std::string& out) {
  std::string value;
  if (auto read = read_text(object, "date", true, value); !read) return read;
  if (trim(value).empty()) return {};
  if (dates == Dates::kFrench) {
    out = read_date(value);
    if (!out.empty()) return {};
    return wrong(fmt::format(
        "« date » n’est pas une date (31/12/2024, 31 décembre 2024, ou 2024, 2024-12, 2024-12-31) : « {} »",
        value));
  }
  auto date = schema::normalize_date(trim(value));
  if (!date)
    return wrong(fmt::format("« date » n’est pas une date ISO 8601 (année, mois ou jour) : « {} »", value));
  out = *std::move(date);
  return {};
}

Status read_fields(json& object, std::string& out) {
  json fields = take(object, "fields");
  if (fields.is_null()) fields = json::object();
  if (!fields.is_object()) return wrong_type("fields", "un objet", fields);
  for (auto& item : object.items()) {
    // What stands under `fields` was put there on purpose.
    if (!item.value().is_null() && !fields.contains(item.key())) fields[item.key()] = std::move(item.value());
  }
  if (too_deep(fields)) return wrong(fmt::format("valeurs imbriquées sur plus de {} niveaux", kDeepest));
  if (!fields.empty()) out = fields.dump();
  return {};
}

Result<bool> read_removal(json& object) {
  const json value = take(object, "_delete");
  if (value.is_null()) return false;
  if (!value.is_boolean()) return wrong_type("_delete", "true ou false", value);
  return value.get<bool>();
}

Status read_lang_field(json& object, std::string& out) {
  std::string value;
  if (auto read = read_text(object, "lang", false, value); !read) return read;
  if (trim(value).empty()) return {};
  out = read_lang(value);
  if (out.empty()) return wrong(fmt::format("« lang » n’est pas un code de langue : « {} »", value));
  return {};
}

}  // namespace

Result<Record> read_record(json&& object, Dates dates) {
  if (!object.is_object()) return wrong("ce n’est pas un objet JSON");
  Record record;
  schema::Document& document = record.document;
  const Result<bool> removal = read_removal(object);
  if (!removal) return tl::unexpected(removal.error());
  record.removal = *removal;

  for (const Status& read :
       {read_text(object, "id", true, document.id), read_text(object, "url", false, document.url)}) {
    if (!read) return tl::unexpected(read.error());
  }
  if (document.id.empty()) document.id = document.url;
  // Here and not later, so that a deletion spells the id as the index does.
  document.id = utf8::sanitize(std::move(document.id));
  if (document.id.empty()) return wrong("ni « id » ni « url »");
  if (record.removal) return record;

  for (const Status& read :
       {read_body(object, document.text), read_text(object, "title", false, document.title),
        read_text(object, "source", false, document.source), read_list(object, "tags", document.tags),
        read_list(object, "author", document.authors), read_date_field(object, dates, document.date),
        read_lang_field(object, document.lang), read_fields(object, document.fields)}) {
    if (!read) return tl::unexpected(read.error());
  }
  if (trim(document.title).empty()) document.title = first_line_title(document.text);
  if (document.title.empty()) document.title = document.id;
  return record;
}

}  // namespace limier::extract
