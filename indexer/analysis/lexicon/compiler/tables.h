// Our own data beside the dictionary: small tab-separated tables, UTF-8, "#" for comments.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/analysis/token.h"
#include "indexer/base/result.h"

namespace limier::analysis::compiler {

struct FunctionWord {
  WordClass word_class = WordClass::kFunction;
  bool asks = false;
  std::vector<std::string> lemmas;  // none: it keeps to itself
};

struct Tables {
  std::map<std::string, FunctionWord> function_words;  // function-words.tsv
  std::map<std::string, std::string> variants;         // variants.tsv: another spelling → the lemma
  std::set<std::pair<std::string, std::string>>
      distinct;  // variants.tsv, "≠": what the rules must keep apart
  std::map<std::string, std::vector<std::string>>
      irregular;  // irregular.tsv: form → lemmas, in place of the dictionary's
  std::set<std::pair<std::string, std::string>> dropped;  // dropped-readings.tsv: form, lemma
  std::set<std::string> archaic;  // dropped-readings.tsv, "*": lemmas that yield to any other
};

// Each fails with kBadFormat, naming `name` and the line. Adds to `tables`.
Status read_function_words(std::string_view text, std::string_view name, Tables& tables);
Status read_variants(std::string_view text, std::string_view name, Tables& tables);
Status read_irregular(std::string_view text, std::string_view name, Tables& tables);
Status read_dropped(std::string_view text, std::string_view name, Tables& tables);

}  // namespace limier::analysis::compiler
