#include "indexer/extract/front_matter.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "indexer/extract/field_names.h"
#include "indexer/extract/lines.h"
#include "indexer/extract/metadata.h"
#include "indexer/extract/toml.h"
#include "indexer/extract/yaml.h"
#include "indexer/schema/fields.h"

namespace limier::extract {
namespace {

using nlohmann::json;

struct Entry {
  std::string_view key;
  std::string_view yaml;  // with the key
};

// Where a line of the form "key:" has its colon; npos for another line.
std::size_t key_end(std::string_view line) {
  if (line.empty() || std::string_view(" \t-#\"'[{").find(line[0]) != std::string_view::npos)
    return std::string_view::npos;
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return colon;
  return colon + 1 == line.size() || line[colon + 1] == ' ' || line[colon + 1] == '\t'
             ? colon
             : std::string_view::npos;
}

// Each key is read by itself: people write « title: L’IA : le retour », which is not YAML, and the other keys
// must not suffer for it.
std::vector<Entry> split_entries(std::string_view block) {
  std::vector<Entry> entries;
  std::string_view rest = block;
  while (!rest.empty()) {
    const char* begin = rest.data();
    const std::string_view line = take_line(rest);
    if (const std::size_t colon = key_end(line); colon != std::string_view::npos) {
      entries.push_back({trim(line.substr(0, colon)), line});
    } else if (!entries.empty()) {
      Entry& last = entries.back();
      last.yaml = std::string_view(last.yaml.data(),
                                   static_cast<std::size_t>(begin + line.size() - last.yaml.data()));
    }
  }
  return entries;
}

json read_value(const Entry& entry) {
  if (auto parsed = parse_yaml(entry.yaml); parsed && parsed->is_object() && parsed->size() == 1) {
    return std::move(parsed->begin().value());
  }
  return std::string(trim(entry.yaml.substr(entry.yaml.find(':') + 1)));
}

// Of a person as Quarto and Hugo write them the name: {name: …}, {name: {given: …, family: …}}.
std::string as_text(const json& value) {
  if (value.is_object()) {
    if (value.contains("name")) return as_text(value["name"]);
    std::string name;
    for (const char* part : {"given", "family"}) {
      if (value.contains(part)) name += (name.empty() ? "" : " ") + as_text(value[part]);
    }
    return name;
  }
  if (value.is_string()) return std::string(trim(value.get_ref<const std::string&>()));
  return value.is_primitive() && !value.is_null() ? value.dump() : std::string();
}

std::vector<std::string> as_list(const json& value) {
  if (!value.is_array()) return split_list(as_text(value), ",;");
  std::vector<std::string> list;
  for (const json& item : value) {
    if (std::string text = as_text(item); !text.empty()) list.push_back(std::move(text));
  }
  return list;
}

std::string as_names(const json& value) {
  if (!value.is_array()) return as_text(value);
  std::string names;
  for (const std::string& name : as_list(value)) append_name(names, name);
  return names;
}

// Some texts have both « tags » and « keywords ».
void append_tags(std::vector<std::string>& tags, std::vector<std::string>&& more) {
  for (std::string& tag : more) {
    if (std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.push_back(std::move(tag));
  }
}

// True when `value` found its place among the fields that every document has.
bool assign(std::string_view key, const json& value, schema::Document& document) {
  const std::string_view name = field_name(key);
  if (name == "url") {
    document.url = as_text(value);
    return !document.url.empty();
  }
  const schema::Field* field = schema::find_field(name);
  if (field == nullptr) return false;
  switch (field->id) {
    case schema::FieldId::kTitle: document.title = as_text(value); return !document.title.empty();
    case schema::FieldId::kAuthor:
      for (const std::string& author : value.is_array() ? as_list(value) : std::vector{as_text(value)})
        append_author(document.authors, author);
      return !document.authors.empty();
    case schema::FieldId::kSource: document.source = as_names(value); return !document.source.empty();
    case schema::FieldId::kTags: append_tags(document.tags, as_list(value)); return true;
    case schema::FieldId::kLang: document.lang = read_lang(as_text(value)); return !document.lang.empty();
    case schema::FieldId::kDate: document.date = read_date(as_text(value)); return !document.date.empty();
    case schema::FieldId::kBody:
    case schema::FieldId::kType: return false;
  }
  return false;
}

// The values in the order of the block, under their keys.
using Values = std::vector<std::pair<std::string, json>>;

Values yaml_values(std::string_view block) {
  Values values;
  for (const Entry& entry : split_entries(block)) values.emplace_back(entry.key, read_value(entry));
  return values;
}

Values toml_values(std::string_view block) {
  Values values;
  if (auto table = parse_toml(block)) {
    for (auto& [key, value] : table->items()) values.emplace_back(key, std::move(value));
  }
  return values;
}

constexpr std::string_view kYaml = "---";
constexpr std::string_view kToml = "+++";

bool is_fence(std::string_view line, std::string_view fence) {
  return line.substr(0, line.find_last_not_of(" \t") + 1) == fence;
}

}  // namespace

bool take_front_matter(std::string& text, schema::Document& document) {
  std::string_view rest = text;
  if (rest.empty()) return false;
  const std::string_view first = take_line(rest);
  const bool toml = is_fence(first, kToml);
  if (!toml && !is_fence(first, kYaml)) return false;
  const char* begin = rest.data();
  std::size_t length = 0;
  bool closed = false;
  while (!rest.empty() && !closed) {
    length = static_cast<std::size_t>(rest.data() - begin);
    const std::string_view line = take_line(rest);
    closed = is_fence(line, toml ? kToml : kYaml) || (!toml && is_fence(line, "..."));
  }
  const std::string_view block(begin, closed ? length : 0);
  Values values = toml ? toml_values(block) : yaml_values(block);
  // Two thematic breaks around a paragraph look the same from afar.
  if (values.empty()) return false;

  json fields = json::object();
  for (auto& [key, value] : values) {
    if (!assign(key, value, document) && !value.is_null()) fields[key] = std::move(value);
  }
  if (!fields.empty()) document.fields = fields.dump(-1, ' ', false, json::error_handler_t::replace);
  text.erase(0, text.size() - rest.size());
  text = unify_lines(std::move(text));
  return true;
}

}  // namespace limier::extract
