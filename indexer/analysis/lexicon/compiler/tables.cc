#include "indexer/analysis/lexicon/compiler/tables.h"

#include <fmt/format.h>

#include <functional>
#include <optional>

#include "indexer/analysis/lexicon/compiler/affix.h"
#include "indexer/analysis/lexicon/compiler/expander.h"

namespace limier::analysis::compiler {
namespace {

using Row = std::vector<std::string>;

constexpr std::string_view kAsks = ",asks";  // after the class of a grammatical word

// Calls `take` with the words of each row, in the form in which they are looked up; it returns what is wrong,
// or nothing.
Status read_rows(std::string_view text, std::string_view name,
                 const std::function<std::string_view(const Row&)>& take) {
  std::string problem;
  for_each_line(text, [&](std::string_view line, std::size_t number) {
    const auto words = split_words(line.substr(0, line.find('#')));
    if (words.empty() || !problem.empty()) return;
    Row row;
    for (const std::string_view word : words) row.push_back(normalized(word));
    const std::string_view fault = row.size() < 2 ? "deux colonnes attendues" : take(row);
    if (!fault.empty()) problem = fmt::format("« {} », ligne {} : {}", name, number, fault);
  });
  if (!problem.empty()) return fail(ErrorCode::kBadFormat, problem);
  return {};
}

std::optional<WordClass> word_class(std::string_view name) {
  if (name == "function") return WordClass::kFunction;
  if (name == "trap") return WordClass::kTrap;
  if (name == "noun") return WordClass::kNoun;
  if (name == "question") return WordClass::kQuestion;
  return std::nullopt;
}

}  // namespace

Status read_function_words(std::string_view text, std::string_view name, Tables& tables) {
  return read_rows(text, name, [&](const Row& row) -> std::string_view {
    const std::string_view column = row[1];
    const bool asks = column.ends_with(kAsks);
    const auto known = word_class(column.substr(0, column.size() - (asks ? kAsks.size() : 0)));
    if (!known) return "classe attendue : function, trap, noun ou question";
    FunctionWord word{*known, asks, {row.begin() + 2, row.end()}};
    const bool added = tables.function_words.emplace(row[0], std::move(word)).second;
    return added ? "" : "mot déjà donné";
  });
}

Status read_variants(std::string_view text, std::string_view name, Tables& tables) {
  return read_rows(text, name, [&](const Row& row) -> std::string_view {
    if (row[1] == "≠") {
      if (row.size() != 3) return "deux mots attendus autour de ≠";
      tables.distinct.insert({row[0], row[2]});
      tables.distinct.insert({row[2], row[0]});
      return {};
    }
    for (std::size_t i = 1; i < row.size(); ++i) {
      if (!tables.variants.emplace(row[i], row[0]).second) return "graphie déjà donnée";
    }
    return {};
  });
}

Status read_irregular(std::string_view text, std::string_view name, Tables& tables) {
  return read_rows(text, name, [&](const Row& row) -> std::string_view {
    const bool added = tables.irregular.emplace(row[0], Row(row.begin() + 1, row.end())).second;
    return added ? "" : "forme déjà donnée";
  });
}

Status read_dropped(std::string_view text, std::string_view name, Tables& tables) {
  return read_rows(text, name, [&](const Row& row) -> std::string_view {
    for (std::size_t i = 1; i < row.size(); ++i) {
      if (row[0] == "*") {
        tables.archaic.insert(row[i]);
      } else {
        tables.dropped.insert({row[0], row[i]});
      }
    }
    return {};
  });
}

}  // namespace limier::analysis::compiler
