#include "server/search/suggest/value_completions.h"

#include <algorithm>

#include "indexer/base/utf8.h"
#include "indexer/schema/terms.h"
#include "server/query/compile/expansion.h"
#include "server/search/ranking/unranked.h"

namespace limier::search {
namespace {

// How much of the index one key of a person may cost.
constexpr std::size_t kWalkedTerms = 1000;
constexpr std::size_t kTriedWords = 20;
constexpr Xapian::doccount kSampledDocuments = 100;
constexpr std::size_t kShortestWord = 2;  // code points; one letter begins too many words

bool more_frequent(const ValueCompletion& a, const ValueCompletion& b) {
  return a.documents != b.documents ? a.documents > b.documents : a.term < b.term;
}

void keep_most_frequent(std::vector<ValueCompletion>& found, std::size_t limit) {
  const std::size_t kept = std::min(limit, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(),
                    more_frequent);
  found.resize(kept);
}

void walk(const Xapian::Database& database, const std::string& prefix, std::vector<ValueCompletion>& found) {
  std::size_t left = kWalkedTerms;
  const auto end = database.allterms_end(prefix);
  for (auto term = database.allterms_begin(prefix); term != end && left > 0; ++term, --left)
    found.push_back({*term, term.get_termfreq()});
}

// As documents hold them: one or several.
std::vector<std::string> values_of(const Xapian::Document& document, const schema::Field& field) {
  const std::string value = document.get_value(static_cast<Xapian::valueno>(*field.slot));
  if (field.several) return schema::unpack_values(value);
  return {value};
}

// Values that hold a word which begins so, where documents have them.
void sample(const Xapian::Database& database, const schema::Field& field, std::string_view beginning,
            std::vector<ValueCompletion>& found) {
  const auto terms = query::expand_prefix(database, field.id, beginning, false, kTriedWords).terms;
  Xapian::Enquire enquire(database);
  set_unranked(enquire, database, Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
  const Xapian::MSet matches = enquire.get_mset(0, kSampledDocuments);
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    for (const std::string& value : values_of(match.get_document(), field)) {
      if (!begins_so(value, beginning)) continue;
      std::string term = schema::value_term(field.id, value);
      const auto same = [&](const ValueCompletion& known) { return known.term == term; };
      if (std::any_of(found.begin(), found.end(), same)) continue;
      const std::uint32_t documents = database.get_termfreq(term);
      found.push_back({std::move(term), documents});
    }
  }
}

}  // namespace

std::vector<ValueCompletion> value_completions(const Xapian::Database& database, schema::FieldId id,
                                               std::string_view beginning, std::size_t limit) {
  const schema::Field& field = schema::field(id);
  std::vector<ValueCompletion> found;
  walk(database, std::string(field.value_prefix) + std::string(beginning), found);
  keep_most_frequent(found, limit);
  if (field.text_prefix != "-" && utf8::length(beginning) >= kShortestWord)
    sample(database, field, beginning, found);
  keep_most_frequent(found, limit);
  return found;
}

std::string written_value(const Xapian::Database& database, schema::FieldId id, const std::string& term) {
  const Xapian::Document document = database.get_document(*database.postlist_begin(term));
  for (std::string& value : values_of(document, schema::field(id))) {
    if (term == std::string(schema::field(id).value_prefix) + schema::fold_value(value))
      return std::move(value);
  }
  return {};
}

bool begins_so(std::string_view value, std::string_view folded_beginning) {
  const std::string folded = schema::fold_value(value);
  for (std::size_t at = folded.find(folded_beginning); at != std::string::npos;
       at = folded.find(folded_beginning, at + 1)) {
    const std::string_view before = std::string_view(folded).substr(0, at);
    if (before.empty() || std::string_view(" -'/(").find(before.back()) != std::string_view::npos)
      return true;
  }
  return false;
}

}  // namespace limier::search
