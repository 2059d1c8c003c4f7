#include "server/query/compile/expansion.h"

#include <algorithm>
#include <utility>

#include "indexer/base/utf8.h"
#include "indexer/schema/accented_forms.h"
#include "indexer/schema/terms.h"

namespace limier::query {
namespace {

using analysis::Family;

struct Candidate {
  Xapian::doccount documents;
  std::string term;
};

void collect(const Xapian::Database& database, const std::string& prefix,
             std::vector<Candidate>& candidates) {
  for (auto it = database.allterms_begin(prefix); it != database.allterms_end(prefix); ++it)
    candidates.push_back({it.get_termfreq(), *it});
}

// What begins so but for its accents.
void collect_accented(const Xapian::Database& database, schema::FieldId field, std::string_view prefix,
                      std::vector<Candidate>& candidates) {
  schema::for_each_accented_form_beginning(database, prefix, [&](std::string_view form) {
    if (form.starts_with(prefix)) return;
    std::string term = schema::word_term(field, Family::kExact, form);
    if (const Xapian::doccount documents = database.get_termfreq(term); documents > 0)
      candidates.push_back({documents, std::move(term)});
  });
}

// Shorter halves are found by chance.
constexpr std::size_t kShortestHalf = 3;

// lafontaine, lepen, degaulle, dubellay.
bool is_particle(std::string_view half) {
  return half == "la" || half == "le" || half == "de" || half == "du";
}

Xapian::doccount frequency(const Frequencies& frequencies, const std::vector<std::string>& terms) {
  Xapian::doccount most = 0;
  for (const std::string& term : terms) most = std::max(most, frequencies.of(term));
  return most;
}

}  // namespace

Expansion expand_prefix(const Xapian::Database& database, schema::FieldId field, std::string_view prefix,
                        bool accented, std::size_t limit) {
  std::vector<Candidate> candidates;
  collect(database, schema::word_term(field, Family::kExact, prefix), candidates);
  if (!accented) {
    collect(database, schema::word_term(field, Family::kFolded, prefix), candidates);
    collect_accented(database, field, prefix, candidates);
  }
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

bool is_held(const Frequencies& frequencies, schema::FieldId field, const analysis::QueryToken& token) {
  const auto part_held = [&](const analysis::QueryToken& part) { return is_held(frequencies, field, part); };
  if (token.terms.empty())
    return !token.parts.empty() && std::all_of(token.parts.begin(), token.parts.end(), part_held);
  return std::any_of(token.terms.begin(), token.terms.end(), [&](const analysis::QueryTerm& term) {
    return frequencies.held(schema::word_term(field, term.family, term.text));
  });
}

const analysis::QueryToken* restored_word(const Frequencies& frequencies, schema::FieldId field,
                                          const Word& word) {
  if (!word.restored || !is_held(frequencies, field, *word.restored)) return nullptr;
  if (!word.restored->known && is_held(frequencies, field, word.token)) return nullptr;
  return &*word.restored;
}

std::vector<std::string> spellings(const Xapian::Database& database, schema::FieldId field,
                                   std::string_view word) {
  std::vector<std::string> terms = {schema::word_term(field, Family::kExact, word),
                                    schema::word_term(field, Family::kFolded, word)};
  schema::for_each_accented_form(database, word, [&](std::string_view form) {
    terms.push_back(schema::word_term(field, Family::kExact, form));
  });
  return terms;
}

std::optional<std::pair<std::string, std::string>> cut_word(const Frequencies& frequencies,
                                                            schema::FieldId field,
                                                            const analysis::QueryToken& token) {
  if (!token.parts.empty() || is_held(frequencies, field, token)) return std::nullopt;
  const Xapian::Database& database = frequencies.database();
  const std::string_view text = token.text;
  std::size_t best = 0;
  Xapian::doccount most = 0;
  for (std::size_t cut = 1; cut < text.size(); ++cut) {
    if (utf8::floor_boundary(text, cut) != cut) continue;
    const std::string_view first = text.substr(0, cut);
    if (utf8::length(first) < kShortestHalf && !is_particle(first)) continue;
    if (utf8::length(text.substr(cut)) < kShortestHalf) continue;
    const Xapian::doccount held =
        std::min(frequency(frequencies, spellings(database, field, first)),
                 frequency(frequencies, spellings(database, field, text.substr(cut))));
    if (held <= most) continue;
    most = held;
    best = cut;
  }
  if (most == 0) return std::nullopt;
  return std::pair(std::string(text.substr(0, best)), std::string(text.substr(best)));
}

}  // namespace limier::query
