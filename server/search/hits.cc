#include "server/search/hits.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "indexer/schema/index.h"
#include "server/search/snippets/snippet_matches.h"

namespace limier::search {
namespace {

// Inverse document frequency of the commonest spelling of a word: its lemma, mostly.
double rarity(const std::vector<std::string>& alternatives, const query::Frequencies& frequencies) {
  Xapian::doccount frequency = 1;
  for (const std::string& term : alternatives) frequency = std::max(frequency, frequencies.of(term));
  return std::log(1.0 + static_cast<double>(frequencies.database().get_doccount()) / frequency);
}

double weight(const query::Mark& mark, const query::Frequencies& frequencies) {
  // What a prefix expands to is not counted: it stands for a word of middling rarity.
  if (mark.kind == query::Mark::Kind::kPrefix)
    return std::log(1.0 + std::sqrt(static_cast<double>(frequencies.database().get_doccount())));
  double sum = 0;
  for (const auto& alternatives : mark.positions) sum += rarity(alternatives, frequencies);
  // Each word of a phrase is a match of its own.
  return sum / static_cast<double>(mark.positions.size());
}

}  // namespace

HitMaker::HitMaker(Searcher& searcher, const std::vector<query::Mark>& marks, SnippetOptions options)
    : analyzer_(searcher.analyzer()), highlighter_(marks, searcher.analyzer().lexicon()), options_(options) {
  for (std::size_t i = 0; i < highlighter_.mark_count(); ++i) {
    weights_.push_back(weight(highlighter_.mark(i), searcher.frequencies()));
  }
}

Result<Hit> HitMaker::make(const Xapian::Document& document, double score) const {
  const std::string data = schema::stored_bytes(document);
  auto stored = options_.count > 0 ? schema::load(data) : schema::load_metadata(data);
  if (!stored) return tl::unexpected(stored.error());
  return make(*std::move(stored), score);
}

Hit HitMaker::make(schema::Document stored, double score) const {
  Hit hit;
  hit.document = std::move(stored);
  hit.score = score;
  hit.title_matches = highlighter_.ranges(hit.document.title, analyzer_);
  const std::string text = std::exchange(hit.document.text, {});
  if (options_.count > 0)
    hit.snippets = best_snippets(text, snippet_matches(text, highlighter_, analyzer_), weights_, options_);
  return hit;
}

}  // namespace limier::search
