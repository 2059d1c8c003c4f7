#include "indexer/analysis/lexicon/compiler/dictionary.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "indexer/base/utf8.h"

namespace limier::analysis::compiler {
namespace {

// By the beginning of the tag; verbs carry their group and construction ("v1_it____a").
constexpr std::array<std::pair<std::string_view, PartOfSpeech>, 13> kTags = {{
    {"nom", kNoun},
    {"adj", kAdjective},
    {"v0", kVerb},
    {"v1", kVerb},
    {"v2", kVerb},
    {"v3", kVerb},
    {"adv", kAdverb},
    {"npr", kProper},
    {"prn", kProper},
    {"patr", kProper},
    {"mg", kGrammar},
    {"nbro", kNumber},
    {"err", kMistake},
}};

PartOfSpeech part_of_speech(std::string_view tag) {
  for (const auto& [prefix, part] : kTags) {
    if (tag.starts_with(prefix)) return part;
  }
  return kOther;
}

std::string straight_apostrophes(std::string_view text) {
  constexpr std::string_view kCurly = "’";
  std::string out;
  for (std::size_t at = text.find(kCurly); at != std::string_view::npos; at = text.find(kCurly)) {
    out.append(text.substr(0, at)).push_back('\'');
    text.remove_prefix(at + kCurly.size());
  }
  return out.append(text);
}

Entry parse_entry(const std::vector<std::string_view>& words) {
  const std::size_t slash = words[0].find('/');
  Entry entry;
  entry.stem = straight_apostrophes(words[0].substr(0, slash));
  if (slash != std::string_view::npos) entry.flags = parse_flags(words[0].substr(slash + 1));
  entry.lemma = entry.stem;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i].starts_with("po:")) entry.parts_of_speech |= part_of_speech(words[i].substr(3));
    if (words[i].starts_with("st:")) entry.lemma = straight_apostrophes(words[i].substr(3));
  }
  return entry;
}

}  // namespace

Result<std::vector<Entry>> parse_dictionary(std::string_view text, std::string_view name) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::vector<Entry> entries;
  std::size_t invalid = 0;
  for_each_line(text, [&](std::string_view line, std::size_t number) {
    const auto words = split_words(line);
    if (number == 1 || words.empty() || words[0].starts_with('/')) return;
    if (invalid == 0 && !utf8::is_valid(line)) invalid = number;
    entries.push_back(parse_entry(words));
  });
  if (invalid != 0) {
    return fail(ErrorCode::kBadFormat,
                fmt::format("« {} », ligne {} : ce n’est pas de l’UTF-8", name, invalid));
  }
  return entries;
}

}  // namespace limier::analysis::compiler
