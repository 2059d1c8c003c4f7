#include "server/query/compile/plain_words.h"

#include <algorithm>
#include <utility>

#include "server/query/compile/adjacency.h"
#include "server/query/compile/at_least.h"
#include "server/query/compile/expansion.h"
#include "server/query/compile/passage_words.h"
#include "server/query/compile/terms.h"
#include "server/query/compile/word_walk.h"
#include "server/query/policy.h"
#include "server/query/syntax/words.h"

namespace limier::query {
namespace {

using analysis::QueryToken;
using Xapian::Query;

class Compiler {
 public:
  Compiler(const std::vector<const Words*>& runs, bool beside_others, const Context& context, Marks& marks)
      : runs_(runs),
        policy_(decide(runs, context.mode, beside_others)),
        context_(context),
        weights_(context.weights),
        field_(runs.front()->field),
        marks_(marks) {}

  PlainWords run() {
    std::size_t first = 0;
    for (const Words* run : runs_) {
      for (std::size_t i = 0; i < run->words.size(); ++i) add(*run, i, policy_.roles[first + i]);
      add_proximity(*run, first);
      add_sequence(*run);
      add_whole_title(*run);
      append_neighbours(*run, passage_);
      first += run->words.size();
    }
    return {match(),        std::move(boosts_), std::move(refinements_),           std::move(passage_),
            policy_.answer, relaxation_,        required_.size() + counted_.size()};
  }

 private:
  const Xapian::Database& database() const { return context_.frequencies.database(); }

  void add(const Words& run, std::size_t i, Role role) {
    const Word& word = run.words[i];
    const bool light = role != Role::kRequired && role != Role::kCounted;
    marks_.add_word(field_, word.token, light);
    if (light) {
      const double weight = light_weight(role);
      add_to(refinements_, weight,
             weighed(context_.frequencies, word.token, field_, weights_, context_.weigh));
      add_to(refinements_, weight,
             as_typed(context_.frequencies, word.token, field_, weights_, context_.weigh));
      return;
    }
    Meanings meant = meanings(run, i);
    if (role == Role::kRequired) {
      required_.push_back(either(meant.ways));
    } else {
      counted_.push_back(either(meant.ways));
      words_held_.push_back(std::move(meant.terms));
      told_by_terms_ = told_by_terms_ && meant.told_by_terms;
    }
    if (field_ == schema::FieldId::kBody) {
      add_in_title(word.token);
      append_passage_words(context_.frequencies, word.token, passage_);
      for (const Joined& joined : run.joined) {
        if (joined.holds(i)) append_other_spelling(word.token, joined.token, passage_);
      }
    }
  }

  void add_in_title(const QueryToken& token) {
    QueryToken whole = token;
    if (token.adjacent) {
      // By its parts where they stand together: « L133-4 » is neither L133-2 nor « 4 ».
      whole.parts.clear();
      Queries parts;
      append_positions(token, schema::FieldId::kTitle, Form::kAccentsIfTyped, parts);
      add_to(boosts_, weights_.title * weights_.compound,
             standing(with_held_words(context_.frequencies, side_by_side(parts))));
    }
    std::vector<std::string> terms;
    append_widest_terms(whole, schema::FieldId::kTitle, terms);
    std::erase_if(terms, [&](const std::string& term) { return !context_.frequencies.held(term); });
    if (terms.empty() && !token.adjacent) words_in_titles_ = false;
    const Query any = combine(Query::OP_SYNONYM, Queries(terms.begin(), terms.end()));
    if (!any.empty()) boosts_.push_back(context_.weigh(weights_.title, any));
  }

  double light_weight(Role role) const {
    switch (role) {
      case Role::kTrap: return weights_.trap;
      case Role::kQuestion: return weights_.question;
      default: return weights_.function;
    }
  }

  static void add_to(Queries& queries, double factor, const Query& query) {
    if (factor > 0 && !query.empty()) queries.push_back(scaled(factor, query));
  }

  struct Meanings {
    Queries ways;
    std::vector<std::string> terms;  // a document found by one of the ways holds one of these
    bool told_by_terms = true;       // and one that holds one of these is found
  };

  // The word, and what else it may have been meant for.
  Meanings meanings(const Words& run, std::size_t i) {
    const Word& word = run.words[i];
    Meanings meant;
    add_meaning(meant, 1, word.token);
    for (const Joined& joined : run.joined) {
      if (!joined.holds(i) || !is_held(context_.frequencies, field_, joined.token)) continue;
      add_meaning(meant, weights_.joined, joined.token);
      marks_.add_word(field_, joined.token, false);
    }
    if (const QueryToken* restored = restored_word(context_.frequencies, field_, word)) {
      add_meaning(meant, weights_.cut, *restored);
      marks_.add_word(field_, *restored, false);
    } else if (const auto halves = cut_word(context_.frequencies, field_, word.token)) {
      const std::vector<std::string> first = spellings(database(), field_, halves->first);
      const Queries positions = {any_of(first), any_of(spellings(database(), field_, halves->second))};
      meant.ways.push_back(scaled(weights_.cut, side_by_side(positions)));
      meant.terms.insert(meant.terms.end(), first.begin(), first.end());
      meant.told_by_terms = false;
      marks_.add({Mark::Kind::kPhrase,
                  {spellings(database(), schema::FieldId::kBody, halves->first),
                   spellings(database(), schema::FieldId::kBody, halves->second)},
                  false});
    }
    return meant;
  }

  void add_meaning(Meanings& meant, double factor, const QueryToken& token) {
    meant.ways.push_back(
        scaled(factor, weighed(context_.frequencies, token, field_, weights_, context_.weigh)));
    append_widest_terms(token, field_, meant.terms);
    meant.told_by_terms = meant.told_by_terms && token.parts.empty();
    add_to(refinements_, factor, as_typed(context_.frequencies, token, field_, weights_, context_.weigh));
  }

  static Query any_of(const std::vector<std::string>& terms) {
    return Query(Query::OP_OR, terms.begin(), terms.end());
  }

  // Neighbours in the query that stand close together in the text, articles of the query stepped over.
  void add_proximity(const Words& run, std::size_t first) {
    if (weights_.proximity <= 0) return;
    std::size_t previous = run.words.size();
    for (std::size_t i = 0; i < run.words.size(); ++i) {
      const Role role = policy_.roles[first + i];
      if (role != Role::kRequired && role != Role::kCounted) continue;
      if (previous < run.words.size()) {
        Queries left;
        Queries right;
        append_positions(run.words[previous].token, field_, Form::kAccentsIfTyped, left);
        append_positions(run.words[i].token, field_, Form::kAccentsIfTyped, right);
        const auto distance = static_cast<std::uint32_t>(i - previous) + weights_.proximity_slack;
        add_to(refinements_, weights_.proximity,
               with_held_words(context_.frequencies, close_by(left, right, distance)));
      }
      previous = i;
    }
  }

  void add_sequence(const Words& run) {
    if (run.words.size() <= weights_.sequence_longest) add_in_order(run, weights_.sequence, field_);
  }

  // Who types a title looks for the document of that title, not for those that name it.
  void add_whole_title(const Words& run) {
    if (field_ == schema::FieldId::kBody && words_in_titles_)
      add_in_order(run, weights_.whole_title, schema::FieldId::kTitle);
  }

  void add_in_order(const Words& run, double weight, schema::FieldId field) {
    if (weight <= 0 || run.words.size() < 2) return;
    std::vector<QueryToken> tokens;
    for (const Word& word : run.words) tokens.push_back(word.token);
    add_to(refinements_, weight,
           with_held_words(context_.frequencies, phrase(tokens, field, Form::kAccentsIfTyped)));
  }

  Query match() {
    if (policy_.counted == policy_.minimum) {
      Queries all = required_;
      all.insert(all.end(), counted_.begin(), counted_.end());
      return combine(Query::OP_AND, all);
    }
    Query some = either(counted_);
    const std::size_t minimum = minimum_held();
    if (minimum > 1) {
      const Query enough = at_least(minimum, words_held_);
      // As an addition, without weights Xapian does not look at the words at all.
      some =
          told_by_terms_ ? Query(Query::OP_AND_MAYBE, enough, some) : Query(Query::OP_FILTER, some, enough);
    }
    Queries all = required_;
    all.push_back(some);
    return combine(Query::OP_AND, all);
  }

  std::size_t minimum_held() {
    if (policy_.enough == 0) return policy_.minimum;
    const std::size_t enough = enough_documents(policy_.enough, database().get_doccount());
    const WordsHeld held =
        most_words_held(context_.frequencies, words_held_, static_cast<Xapian::doccount>(enough));
    if (!held.together) relaxation_ = policy_.question ? Relaxation::kQuestion : Relaxation::kWords;
    return std::max(policy_.minimum, held.most);
  }

  const std::vector<const Words*>& runs_;
  const Policy policy_;
  const Context& context_;
  const Weights& weights_;
  const schema::FieldId field_;
  Marks& marks_;
  Queries required_;
  Queries counted_;
  TermsByWord words_held_;  // of each of counted_; a compound is held from its first part on
  bool told_by_terms_ = true;
  bool words_in_titles_ = true;  // each in one at least
  Queries boosts_;
  Queries refinements_;
  std::vector<PassageWord> passage_;
  Relaxation relaxation_ = Relaxation::kNone;
};

}  // namespace

PlainWords compile_words(const std::vector<const Words*>& runs, bool beside_others, const Context& context,
                         Marks& marks) {
  return Compiler(runs, beside_others, context, marks).run();
}

}  // namespace limier::query
