// Where a text shows what a query asked for. Reads the text with the analyser that made the index, so that
// what is found is marked.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/analysis/analyzer.h"
#include "server/query/query.h"
#include "server/search/search.h"
#include "server/search/snippets/matches.h"

namespace limier::search {

// Made for one query; const members may be called from one thread at a time (the analyser is not shared).
class Highlighter {
 public:
  // Grammatical words are left out unless the query has nothing else.
  Highlighter(const std::vector<query::Mark>& marks, const analysis::Lexicon& lexicon);

  std::size_t mark_count() const { return marks_.size(); }
  const query::Mark& mark(std::size_t index) const { return marks_[index]; }

  // All matches, by where they begin. Matches of different marks may overlap. Of a PRES, only what has the
  // other side near it in this text.
  std::vector<Match> find(std::string_view text, analysis::Analyzer& analyzer) const;

  // The same, but a phrase is one match from its first word to its last.
  std::vector<Match> find_whole(std::string_view text, analysis::Analyzer& analyzer) const;

  // The same as disjoint ranges of code points of `text`.
  std::vector<Range> ranges(std::string_view text, analysis::Analyzer& analyzer) const;

 private:
  // Those that a term may name: what kOwn, the last, asks for is a term of another.
  static constexpr auto kFamilies = static_cast<std::size_t>(analysis::Family::kOwn);

  // What a term answers: one place of one mark.
  struct Target {
    std::uint32_t mark = 0;
    std::uint32_t place = 0;
  };
  struct PrefixTarget {
    analysis::Family family = analysis::Family::kExact;
    std::string prefix;
    std::uint32_t mark = 0;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  using Targets = std::unordered_map<std::string, std::vector<Target>, Hash, std::equal_to<>>;
  class Collector;

  std::vector<Match> collect(std::string_view text, analysis::Analyzer& analyzer, bool whole_phrases) const;

  std::vector<query::Mark> marks_;
  std::array<Targets, kFamilies> targets_;  // by family; keys are terms without the family's prefix
  std::vector<PrefixTarget> prefixes_;
  analysis::TermFilter filter_;  // the keys of `targets_`, and the words that prefixes begin
};

}  // namespace limier::search
