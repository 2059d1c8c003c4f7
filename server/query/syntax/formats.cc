#include "server/query/syntax/formats.h"

#include <algorithm>
#include <array>
#include <string>

#include "server/query/syntax/characters.h"

namespace limier::query {
namespace {

struct Name {
  std::string_view typed;
  std::string_view format;
};

constexpr std::array<Name, 18> kNames = {{{"text", "text"},
                                          {"txt", "text"},
                                          {"texte", "text"},
                                          {"markdown", "markdown"},
                                          {"md", "markdown"},
                                          {"html", "html"},
                                          {"htm", "html"},
                                          {"xhtml", "html"},
                                          {"pdf", "pdf"},
                                          {"docx", "docx"},
                                          {"word", "docx"},
                                          {"odt", "odt"},
                                          {"epub", "epub"},
                                          {"jsonl", "jsonl"},
                                          {"ndjson", "jsonl"},
                                          {"csv", "csv"},
                                          {"tsv", "csv"},
                                          {"man", "man"}}};

}  // namespace

std::optional<std::string_view> format_named(std::string_view typed) {
  const std::string key = lower(typed);
  const auto found =
      std::find_if(kNames.begin(), kNames.end(), [&](const Name& name) { return name.typed == key; });
  if (found == kNames.end()) return std::nullopt;
  return found->format;
}

}  // namespace limier::query
