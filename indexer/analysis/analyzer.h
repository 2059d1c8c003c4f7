// The French analyser: the one place where text becomes terms. The indexer writes the terms that analyze()
// makes, a query asks for those that analyze_query() makes, the highlighter marks the tokens of analyze()
// that hold a term asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/lexicon/lexicon.h"
#include "indexer/analysis/term_filter.h"
#include "indexer/analysis/token.h"

namespace limier::analysis {

// Not thread-safe (it keeps a cache of words and scratch space): one per thread. Cheap enough to keep, not to
// make per text. The lexicon must outlive it and may be shared by any number of analysers.
class Analyzer {
 public:
  using Sink = std::function<void(const Token&)>;

  // Chunks of text whose terms are kept for when they come again: together those of some 100 MB of French,
  // about 30 MB of memory.
  static constexpr std::size_t kRemembered = 96 << 10;

  explicit Analyzer(const Lexicon& lexicon, std::size_t remembered = kRemembered);
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;
  ~Analyzer();

  // Calls `sink` for each token in the order of the text. `text` must be valid UTF-8 (utf8::sanitize) below 4
  // GiB; any such text is accepted. Returns the position that follows the last token.
  std::uint32_t analyze(std::string_view text, const Sink& sink);
  // The same for a reader who looks for certain terms: tokens that hold none of them may be left out. Several
  // times as fast.
  std::uint32_t analyze(std::string_view text, const Sink& sink, const TermFilter& wanted);

  // The words of a query, operators and quotation marks already taken out. Never throws on valid UTF-8.
  std::vector<QueryToken> analyze_query(std::string_view text);

  // The dictionary form or stem that is told by its exact term alone where the word stands that is spelt so:
  // see Family::kOwn.
  std::optional<Family> own_form(const std::string& word) const;

  const Lexicon& lexicon() const;

 private:
  struct State;
  std::uint32_t analyze(std::string_view text, const Sink& sink, const TermFilter* wanted);
  std::unique_ptr<State> state_;
};

// Names code, data and lexicon together. Stored in every index: an index made under another version is
// refused.
std::string analyzer_version(const Lexicon& lexicon);

}  // namespace limier::analysis
