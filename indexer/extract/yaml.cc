#include "indexer/extract/yaml.h"

#include <yaml.h>

#include <cstddef>
#include <string>

namespace limier::extract {
namespace {

constexpr int kDeepest = 32;
constexpr std::size_t kMostNodes = 10000;

// What libyaml allocates, deleted with it.
template <typename Raw, void (*kDelete)(Raw*)>
struct Owned {
  Raw raw{};
  Owned() = default;
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
  ~Owned() { kDelete(&raw); }
};
using Event = Owned<yaml_event_t, yaml_event_delete>;
using Tree = Owned<yaml_document_t, yaml_document_delete>;

struct Parser : Owned<yaml_parser_t, yaml_parser_delete> {
  explicit Parser(std::string_view yaml) {
    yaml_parser_initialize(&raw);
    yaml_parser_set_encoding(&raw, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&raw, reinterpret_cast<const unsigned char*>(yaml.data()), yaml.size());
  }
};

// libyaml shows its tree when it is whole, and takes the square of its depth and of its anchors to make it:
// what would be refused in the end is not begun. Reading goes no further than the answer needs.
bool is_worth_loading(std::string_view yaml) {
  Parser parser(yaml);
  int depth = 0;
  std::size_t nodes = 0;
  for (;;) {
    Event event;
    if (yaml_parser_parse(&parser.raw, &event.raw) == 0) return false;
    switch (event.raw.type) {
      case YAML_SEQUENCE_START_EVENT:
      case YAML_MAPPING_START_EVENT: ++depth; [[fallthrough]];
      case YAML_SCALAR_EVENT:
      case YAML_ALIAS_EVENT: ++nodes; break;
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT: --depth; break;
      case YAML_DOCUMENT_END_EVENT:
      case YAML_STREAM_END_EVENT: return true;
      default: break;
    }
    // `depth` counts the outermost, to_json() does not; beside each value there may be its key.
    if (depth > kDeepest + 1 || nodes > 2 * kMostNodes) return false;
  }
}

std::string scalar_text(const yaml_node_t& node) {
  return {reinterpret_cast<const char*>(node.data.scalar.value), node.data.scalar.length};
}

nlohmann::json scalar(const yaml_node_t& node) {
  std::string text = scalar_text(node);
  if (node.data.scalar.style != YAML_PLAIN_SCALAR_STYLE) return text;
  if (text.empty() || text == "~") return nullptr;
  // What YAML and JSON spell alike: numbers, true, false, null. Leading zeros stay text in both.
  nlohmann::json value = nlohmann::json::parse(text, nullptr, false);
  if (value.is_number() || value.is_boolean() || value.is_null()) return value;
  return text;
}

// Aliases make the tree a graph: `budget` bounds what is copied out of it.
std::optional<nlohmann::json> to_json(yaml_document_t& tree, int index, int depth, std::size_t& budget) {
  const yaml_node_t* node = yaml_document_get_node(&tree, index);
  if (node == nullptr || depth > kDeepest || budget-- == 0) return std::nullopt;
  switch (node->type) {
    case YAML_SCALAR_NODE: return scalar(*node);
    case YAML_SEQUENCE_NODE: {
      nlohmann::json list = nlohmann::json::array();
      for (const int* item = node->data.sequence.items.start; item != node->data.sequence.items.top; ++item) {
        auto value = to_json(tree, *item, depth + 1, budget);
        if (!value) return std::nullopt;
        list.push_back(*std::move(value));
      }
      return list;
    }
    case YAML_MAPPING_NODE: {
      nlohmann::json object = nlohmann::json::object();
      for (const auto* pair = node->data.mapping.pairs.start; pair != node->data.mapping.pairs.top; ++pair) {
        const yaml_node_t* key = yaml_document_get_node(&tree, pair->key);
        auto value = to_json(tree, pair->value, depth + 1, budget);
        if (!value || key == nullptr || key->type != YAML_SCALAR_NODE) return std::nullopt;
        object[scalar_text(*key)] = *std::move(value);
      }
      return object;
    }
    case YAML_NO_NODE: break;
  }
  return std::nullopt;
}

}  // namespace

std::optional<nlohmann::json> parse_yaml(std::string_view yaml) {
  if (!is_worth_loading(yaml)) return std::nullopt;
  Parser parser(yaml);
  Tree tree;
  if (yaml_parser_load(&parser.raw, &tree.raw) == 0) return std::nullopt;
  std::size_t budget = kMostNodes;
  return to_json(tree.raw, 1, 0, budget);
}

}  // namespace limier::extract
