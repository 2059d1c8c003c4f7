#include "server/query/expansion.h"

#include <algorithm>
#include <utility>

#include "indexer/analysis/folding.h"
#include "indexer/base/utf8.h"
#include "indexer/schema/terms.h"

namespace limier::query {
namespace {

using analysis::Family;

struct Candidate {
  Xapian::doccount documents;
  std::string term;
};

void collect(const Xapian::Database& database, const std::string& prefix, std::size_t skipped,
             bool plain_only, std::vector<Candidate>& candidates) {
  for (auto it = database.allterms_begin(prefix); it != database.allterms_end(prefix); ++it) {
    std::string term = *it;
    // An accented word is found by its folded term.
    const std::string_view text = std::string_view(term).substr(skipped);
    if (plain_only && analysis::folded(text) != text) continue;
    candidates.push_back({it.get_termfreq(), std::move(term)});
  }
}

// Shorter halves are found by chance.
constexpr std::size_t kShortestHalf = 3;

Xapian::doccount frequency(const Xapian::Database& database, const std::vector<std::string>& terms) {
  Xapian::doccount most = 0;
  for (const std::string& term : terms) most = std::max(most, database.get_termfreq(term));
  return most;
}

}  // namespace

Expansion expand_prefix(const Xapian::Database& database, schema::FieldId field, std::string_view prefix,
                        bool accented, std::size_t limit) {
  std::vector<Candidate> candidates;
  collect(database, schema::word_term(field, Family::kExact, prefix), schema::field(field).text_prefix.size(),
          !accented, candidates);
  if (!accented) collect(database, schema::word_term(field, Family::kFolded, prefix), 0, false, candidates);
  Expansion expansion;
  expansion.limited = candidates.size() > limit;
  const auto kept = static_cast<std::ptrdiff_t>(std::min(limit, candidates.size()));
  std::partial_sort(candidates.begin(), candidates.begin() + kept, candidates.end(),
                    [](const Candidate& a, const Candidate& b) {
                      return a.documents != b.documents ? a.documents > b.documents : a.term < b.term;
                    });
  for (auto it = candidates.begin(); it != candidates.begin() + kept; ++it)
    expansion.terms.push_back(std::move(it->term));
  return expansion;
}

bool is_held(const Xapian::Database& database, schema::FieldId field, const analysis::QueryToken& token) {
  return std::any_of(token.terms.begin(), token.terms.end(), [&](const analysis::QueryTerm& term) {
    return database.term_exists(schema::word_term(field, term.family, term.text));
  });
}

const analysis::QueryToken* restored_word(const Xapian::Database& database, schema::FieldId field,
                                          const Word& word) {
  if (!word.restored || !is_held(database, field, *word.restored)) return nullptr;
  if (!word.restored->known && is_held(database, field, word.token)) return nullptr;
  return &*word.restored;
}

std::vector<std::string> spellings(schema::FieldId field, std::string_view word) {
  return {schema::word_term(field, Family::kExact, word), schema::word_term(field, Family::kFolded, word)};
}

std::optional<std::pair<std::string, std::string>> cut_word(const Xapian::Database& database,
                                                            schema::FieldId field,
                                                            const analysis::QueryToken& token) {
  if (!token.parts.empty() || is_held(database, field, token)) return std::nullopt;
  const std::string_view text = token.text;
  std::size_t best = 0;
  Xapian::doccount most = 0;
  for (std::size_t cut = 1; cut < text.size(); ++cut) {
    if (utf8::floor_boundary(text, cut) != cut) continue;
    if (utf8::length(text.substr(0, cut)) < kShortestHalf || utf8::length(text.substr(cut)) < kShortestHalf)
      continue;
    const Xapian::doccount held = std::min(frequency(database, spellings(field, text.substr(0, cut))),
                                           frequency(database, spellings(field, text.substr(cut))));
    if (held <= most) continue;
    most = held;
    best = cut;
  }
  if (most == 0) return std::nullopt;
  return std::pair(std::string(text.substr(0, best)), std::string(text.substr(best)));
}

}  // namespace limier::query
