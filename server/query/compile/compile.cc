#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>

#include "indexer/schema/date.h"
#include "server/query/compile/adjacency.h"
#include "server/query/compile/expansion.h"
#include "server/query/compile/filters.h"
#include "server/query/compile/marks.h"
#include "server/query/compile/plain_words.h"
#include "server/query/compile/terms.h"
#include "server/query/compile/unweighted.h"
#include "server/query/query.h"
#include "server/query/syntax/words.h"

namespace limier::query {
namespace {

using Xapian::Query;

Query everything() {
  return Query(std::string());
}  // not the shared MatchAll: plans belong to no thread

class Compiler {
 public:
  Compiler(MatchMode mode, const Frequencies& frequencies, Weigh weigh)
      : context_{frequencies, mode, kWeights, std::move(weigh)} {}

  Plan run(const Node& root) {
    Plan plan;
    plan.query = compile(root);
    plan.refinements = std::move(refinements_);
    plan.passage = std::move(passage_);
    plan.answer = answer_;
    plan.relaxation = relaxation_;
    plan.wanted = wanted_;
    plan.marks = marks_.take();
    plan.warnings = std::move(warnings_);
    return plan;
  }

 private:
  Query compile(const Node& node) {
    return std::visit([this](const auto& value) { return visit(value); }, node.value);
  }

  Query visit(const All&) { return everything(); }
  Query visit(const None&) { return Query(); }
  Query visit(const Words& run) {
    PlainWords words = compile_words({&run}, false, context_, marks_);
    take(words);
    return boosted(std::move(words.match), words.boosts);
  }

  Query visit(const Exact& exact) {
    marks_.add_phrase(exact.field, {exact.token}, Form::kExact);
    return in_title_too(exact.field,
                        [&](schema::FieldId field) { return phrase({exact.token}, field, Form::kExact); });
  }

  Query visit(const Phrase& wanted) {
    const Form form = wanted.exact ? Form::kExact : Form::kAccentsIfTyped;
    marks_.add_phrase(wanted.field, wanted.tokens, form);
    return in_title_too(wanted.field,
                        [&](schema::FieldId field) { return phrase(wanted.tokens, field, form); });
  }

  Query visit(const Prefix& prefix) {
    return in_title_too(prefix.field, [&](schema::FieldId field) {
      return context_.weigh(1, combine(Query::OP_SYNONYM, beginning(prefix, field)));
    });
  }

  Query visit(const Near& near) {
    const std::uint32_t pair = pairs_++;
    marks_.set_near(Nearness{pair, 0, near.distance});
    const auto left = positions(near.operands[0]);
    marks_.set_near(Nearness{pair, 1, near.distance});
    const auto right = positions(near.operands[1]);
    marks_.set_near(std::nullopt);
    if (!left || !right) return combine_all({compile(near.operands[0]), compile(near.operands[1])});
    return close_by(*left, *right, near.distance);
  }

  void take(PlainWords& words) {
    relaxation_ = std::max(relaxation_, words.relaxation);
    wanted_ += words.wanted;
    std::move(words.refinements.begin(), words.refinements.end(), std::back_inserter(refinements_));
    std::move(words.passage.begin(), words.passage.end(), std::back_inserter(passage_));
    if (answer_ == Answer::kAny) answer_ = words.answer;
  }

  Query visit(const Value& value) {
    return unweighted(context_.frequencies, value_filter(value.field, value.values));
  }

  Query visit(const DateRange& range) {
    const auto from = schema::parse_date(range.from);
    const auto to = schema::parse_date(range.to);
    return unweighted(context_.frequencies, period_filter(from ? from->first : "", to ? to->last : ""));
  }

  Query visit(const Or& any) {
    Queries branches;
    const std::size_t wanted = wanted_;
    const std::size_t passage = passage_.size();
    for (const Node& child : any.children) branches.push_back(compile(child));
    relaxation_ = Relaxation::kNone;  // alternatives: nobody wants all the words
    wanted_ = wanted;
    passage_.resize(passage);
    return either(branches);
  }

  Query visit(const And& all) {
    std::vector<const Words*> runs;
    Queries wanted;
    Queries filters;
    Queries boosts;
    for (const Node& child : all.children) {
      if (const auto* run = body_words(child)) {
        runs.push_back(run);
      } else if (is_filter(child)) {
        filters.push_back(compile(child));
      } else {
        wanted.push_back(compile(child));
      }
    }
    if (!runs.empty()) {
      PlainWords words = compile_words(runs, runs.size() < all.children.size(), context_, marks_);
      if (!words.match.empty()) wanted.insert(wanted.begin(), words.match);
      boosts = std::move(words.boosts);
      take(words);
    }
    Query query = context_.mode == MatchMode::kAny ? either(wanted) : combine_all(wanted);
    if (!filters.empty()) {
      const Query filter = combine_all(filters);
      query = wanted.empty() ? filter : Query(Query::OP_FILTER, query, filter);
    } else if (wanted.empty()) {
      query = everything();
    }
    return without(boosted(query, boosts), all.excluded);
  }

  Query without(const Query& query, const std::vector<Node>& excluded) {
    if (excluded.empty()) return query;
    Compiler inner(MatchMode::kAll, context_.frequencies, scaled);  // its marks and refinements are not ours
    Queries unwanted;
    for (const Node& child : excluded) unwanted.push_back(inner.compile(child));
    return Query(Query::OP_AND_NOT, query, unweighted(context_.frequencies, combine(Query::OP_OR, unwanted)));
  }

  // Unlike combine(): what finds nothing makes the whole find nothing.
  static Query combine_all(const Queries& queries) {
    const bool hopeless =
        std::any_of(queries.begin(), queries.end(), [](const Query& query) { return query.empty(); });
    return hopeless ? Query() : combine(Query::OP_AND, queries);
  }

  static const Words* body_words(const Node& node) {
    const auto* run = std::get_if<Words>(&node.value);
    return run != nullptr && run->field == schema::FieldId::kBody ? run : nullptr;
  }

  static bool is_filter(const Node& node) {
    return std::holds_alternative<Value>(node.value) || std::holds_alternative<DateRange>(node.value);
  }

  template <typename Make>
  Query in_title_too(schema::FieldId field, const Make& make) const {
    if (field != schema::FieldId::kBody) return make(field);
    return boosted(make(field), {scaled(context_.weights.title, standing(make(schema::FieldId::kTitle)))});
  }

  Queries beginning(const Prefix& prefix, schema::FieldId field) {
    const Expansion expansion = expand_prefix(context_.frequencies.database(), field, prefix.text,
                                              prefix.accented, kMaxPrefixExpansion);
    if (expansion.limited && warnings_.empty()) {
      warnings_.push_back(
          {"prefix_limited",
           "Trop de mots commencent par « " + prefix.text + " » : seuls les plus fréquents sont cherchés.", 0,
           0});
    }
    if (field == prefix.field) {
      // The words of titles alone are not all that begin so in a text.
      const bool all = field == schema::FieldId::kBody && !expansion.limited;
      marks_.add_prefix(field, prefix.text, prefix.accented,
                        all ? expansion.terms : std::vector<std::string>());
    }
    return Queries(expansion.terms.begin(), expansion.terms.end());
  }

  // The successive positions of an operand of PRES; nullopt for one that has none. Marks it.
  std::optional<Queries> positions(const Node& node) {
    return std::visit([this](const auto& value) { return this->positions_of(value); }, node.value);
  }

  std::optional<Queries> positions_of(const Words& run) {
    std::vector<analysis::QueryToken> tokens;
    for (const Word& word : run.words) {
      if (!is_function(word.token)) tokens.push_back(word.token);
    }
    if (tokens.empty()) tokens.push_back(run.words.back().token);
    return positions(tokens, run.field, Form::kInflected);
  }

  std::optional<Queries> positions_of(const Phrase& wanted) {
    return positions(wanted.tokens, wanted.field, wanted.exact ? Form::kExact : Form::kAccentsIfTyped);
  }

  std::optional<Queries> positions_of(const Exact& exact) {
    return positions({exact.token}, exact.field, Form::kExact);
  }

  std::optional<Queries> positions_of(const Prefix& prefix) {
    const Query any = combine(Query::OP_OR, beginning(prefix, prefix.field));
    return any.empty() ? std::nullopt : std::optional(Queries{any});
  }

  std::optional<Queries> positions_of(const Or& any) {
    Queries alternatives;
    for (const Node& child : any.children) {
      const auto one = positions(child);
      if (!one || one->size() != 1) return std::nullopt;
      alternatives.push_back(one->front());
    }
    return Queries{combine(Query::OP_OR, alternatives)};
  }

  static std::optional<Queries> positions_of(const All&) { return std::nullopt; }
  static std::optional<Queries> positions_of(const None&) { return std::nullopt; }
  static std::optional<Queries> positions_of(const Near&) { return std::nullopt; }
  static std::optional<Queries> positions_of(const Value&) { return std::nullopt; }
  static std::optional<Queries> positions_of(const DateRange&) { return std::nullopt; }
  static std::optional<Queries> positions_of(const And&) { return std::nullopt; }

  std::optional<Queries> positions(const std::vector<analysis::QueryToken>& tokens, schema::FieldId field,
                                   Form form) {
    Queries found;
    for (const analysis::QueryToken& token : tokens) append_positions(token, field, form, found);
    if (std::any_of(found.begin(), found.end(), [](const Query& query) { return query.empty(); }))
      return std::nullopt;
    marks_.add_phrase(field, tokens, form);
    return found;
  }

  Context context_;
  Marks marks_;
  Queries refinements_;
  std::vector<PassageWord> passage_;
  Answer answer_ = Answer::kAny;
  Relaxation relaxation_ = Relaxation::kNone;
  std::size_t wanted_ = 0;
  std::uint32_t pairs_ = 0;  // PRES met so far
  std::vector<Warning> warnings_;
};

}  // namespace

Plan compile(const Node& root, MatchMode mode, const Frequencies& frequencies, const Weigh& weigh) {
  return Compiler(mode, frequencies, weigh).run(root);
}

Query boosted(Query query, const Queries& boosts) {
  if (query.empty()) return query;
  for (const Query& boost : boosts) {
    if (!boost.empty()) query = Query(Query::OP_AND_MAYBE, query, boost);
  }
  return query;
}

}  // namespace limier::query
