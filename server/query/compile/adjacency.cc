#include "server/query/compile/adjacency.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/schema/fields.h"
#include "indexer/schema/long_values.h"
#include "indexer/schema/terms.h"
#include "server/query/compile/word_runs.h"

namespace limier::query {
namespace {

using Xapian::Query;

constexpr auto kOrderSlot = static_cast<Xapian::valueno>(schema::Slot::kWordOrder);
constexpr auto kSketchSlot = static_cast<Xapian::valueno>(schema::Slot::kWordSketch);

// How many of the words that a query asks for are its first run and how far the second may be: 0 where there
// is none. A query does not give back its source, but what that says of itself.
struct Shape {
  std::size_t first = 0;
  std::uint32_t distance = 0;
};
constexpr std::string_view kShape = "adjacent:";

std::string print(const Shape& shape) {
  return std::string(kShape) + std::to_string(shape.first) + ":" + std::to_string(shape.distance) + ";";
}

std::optional<Shape> shape_of(const Query& query) {
  if (query.get_type() != Query::OP_FILTER || query.get_num_subqueries() != 2) return std::nullopt;
  const Query filter = query.get_subquery(1);
  if (filter.get_type() != Query::LEAF_POSTING_SOURCE) return std::nullopt;
  const std::string description = filter.get_description();
  const std::size_t at = description.find(kShape);
  if (at == std::string::npos) return std::nullopt;
  Shape shape;
  const char* const end = description.data() + description.size();
  const char* const distance =
      std::from_chars(description.data() + at + kShape.size(), end, shape.first).ptr + 1;
  std::from_chars(distance, end, shape.distance);
  return shape;
}

// Of a query that has a shape.
Queries words_of(const Query& query) {
  const Query together = query.get_subquery(0);
  Queries words;
  for (std::size_t i = 0; i < together.get_num_subqueries(); ++i) words.push_back(together.get_subquery(i));
  return words;
}

Places places_of(Queries::const_iterator begin, Queries::const_iterator end) {
  Places places;
  for (; begin != end; ++begin) places.emplace_back(begin->get_terms_begin(), begin->get_terms_end());
  return places;
}

WordRuns runs_of(const Queries& words, const Shape& shape) {
  const auto second = words.begin() + static_cast<std::ptrdiff_t>(shape.first);
  const Places first = places_of(words.begin(), second);
  return second == words.end() ? WordRuns(first)
                               : WordRuns(first, places_of(second, words.end()), shape.distance);
}

// Whether a document's words stand in this shape. Meant to be asked about the documents that hold them.
class AdjacencySource final : public Xapian::PostingSource {
 public:
  AdjacencySource(const Queries& words, const Shape& shape) : shape_(shape), runs_(runs_of(words, shape)) {}

  AdjacencySource* clone() const override { return new AdjacencySource(shape_, runs_); }

  void init(const Xapian::Database& database) override {
    documents_ = database.get_doccount();
    database_ = database;
    words_ = database.valuestream_begin(kOrderSlot);
    words_end_ = database.valuestream_end(kOrderSlot);
    sketch_ = database.valuestream_begin(kSketchSlot);
    sketch_end_ = database.valuestream_end(kSketchSlot);
    begun_ = false;
  }

  // As many as there are: so it is asked last, about what all the words hold.
  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return documents_; }
  Xapian::doccount get_termfreq_max() const override { return documents_; }

  void next(double) override {
    if (begun_) ++sketch_;
    begun_ = true;
    find();
  }
  void skip_to(Xapian::docid wanted, double) override {
    begun_ = true;
    sketch_.skip_to(wanted);
    find();
  }
  bool check(Xapian::docid wanted, double) override {
    begun_ = true;
    sketch_.skip_to(wanted);
    return at_end() || (sketch_.get_docid() == wanted && matches());
  }
  bool at_end() const override { return sketch_ == sketch_end_; }
  Xapian::docid get_docid() const override { return sketch_.get_docid(); }

  std::string get_description() const override { return print(shape_); }

 private:
  AdjacencySource(const Shape& shape, WordRuns runs) : shape_(shape), runs_(std::move(runs)) {}

  void find() {
    while (!at_end() && !matches()) ++sketch_;
  }

  bool matches() {
    const Xapian::docid document = sketch_.get_docid();
    const std::string sketch = schema::whole_value(database_, document, schema::Slot::kWordSketch, *sketch_);
    if (!runs_.may_stand(sketch)) return false;
    words_.skip_to(document);
    return words_ != words_end_ && words_.get_docid() == document &&
           runs_.stand(schema::whole_value(database_, document, schema::Slot::kWordOrder, *words_), sketch);
  }

  const Shape shape_;
  WordRuns runs_;
  Xapian::Database database_;
  Xapian::ValueIterator words_;
  Xapian::ValueIterator words_end_;
  Xapian::ValueIterator sketch_;
  Xapian::ValueIterator sketch_end_;
  Xapian::doccount documents_ = 0;
  bool begun_ = false;
};

bool has_order(const Query& position) {
  return std::all_of(position.get_terms_begin(), position.get_terms_end(), [](const std::string& term) {
    const schema::FieldId field = schema::parse_word_term(term).field;
    return field == schema::FieldId::kBody || field == schema::FieldId::kTitle;
  });
}

// What holds all the words, and them in this shape.
Query adjacent(const Queries& words, const Shape& shape) {
  if (words.empty() ||
      std::any_of(words.begin(), words.end(), [](const Query& word) { return word.empty(); }))
    return Query();
  if (words.size() == 1) return words.front();
  const Query together(Query::OP_AND, words.begin(), words.end());
  if (!std::all_of(words.begin(), words.end(), has_order)) return together;
  // The query holds the source by count, and frees it.
  return {Query::OP_FILTER, together, Query((new AdjacencySource(words, shape))->release())};
}

// Asks sources, which all must agree, about documents in the order of their numbers.
class AdjacencyDecider final : public Xapian::MatchDecider {
 public:
  explicit AdjacencyDecider(std::vector<std::unique_ptr<AdjacencySource>> sources)
      : sources_(std::move(sources)) {}

  bool operator()(const Xapian::Document& document) const override {
    return std::all_of(sources_.begin(), sources_.end(), [&](const auto& source) {
      return source->check(document.get_docid(), 0) && !source->at_end();
    });
  }

 private:
  std::vector<std::unique_ptr<AdjacencySource>> sources_;
};

// `query` without those that it cannot do without, which go to `sources`.
Query without_adjacencies(const Xapian::Database& database, const Query& query,
                          std::vector<std::unique_ptr<AdjacencySource>>& sources) {
  if (const auto shape = shape_of(query)) {
    sources.push_back(std::make_unique<AdjacencySource>(words_of(query), *shape));
    sources.back()->init(database);
    return query.get_subquery(0);
  }
  const Query::op type = query.get_type();
  const bool needs_all = type == Query::OP_AND || type == Query::OP_FILTER;
  if (!needs_all && type != Query::OP_AND_MAYBE && type != Query::OP_AND_NOT) return query;
  Queries parts;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    const Query part = query.get_subquery(i);
    parts.push_back(i == 0 || needs_all ? without_adjacencies(database, part, sources) : part);
  }
  return {type, parts.begin(), parts.end()};
}

}  // namespace

Query side_by_side(const Queries& positions) {
  return adjacent(positions, {positions.size(), 0});
}

Query close_by(const Queries& left, const Queries& right, std::uint32_t distance) {
  if (left.empty() || right.empty()) return Query();
  Queries words = left;
  words.insert(words.end(), right.begin(), right.end());
  return adjacent(words, {left.size(), distance});
}

Adjacency adjacency(const Query& query) {
  const auto shape = shape_of(query);
  if (!shape) return Adjacency::kNone;
  return shape->distance == 0 ? Adjacency::kSideBySide : Adjacency::kCloseBy;
}

Query with_words_scaled(double factor, const Query& query) {
  Queries words;
  for (const Query& word : words_of(query)) words.emplace_back(factor, word);
  return {Query::OP_FILTER, Query(Query::OP_AND, words.begin(), words.end()), query.get_subquery(1)};
}

Query with_held_words(const Frequencies& frequencies, const Query& query) {
  if (adjacency(query) == Adjacency::kNone) return query;
  Queries words;
  for (const Query& word : words_of(query)) {
    Queries held;
    for (auto term = word.get_terms_begin(); term != word.get_terms_end(); ++term) {
      if (frequencies.held(*term)) held.emplace_back(*term);
    }
    if (held.empty()) return Query();
    words.push_back(combine(Query::OP_OR, held));
  }
  return {Query::OP_FILTER, Query(Query::OP_AND, words.begin(), words.end()), query.get_subquery(1)};
}

Deferred deferred(const Xapian::Database& database, const Query& query) {
  std::vector<std::unique_ptr<AdjacencySource>> sources;
  Deferred made{without_adjacencies(database, query, sources), nullptr};
  if (!sources.empty()) made.decider = std::make_unique<AdjacencyDecider>(std::move(sources));
  return made;
}

}  // namespace limier::query
