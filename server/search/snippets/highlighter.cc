#include "server/search/snippets/highlighter.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <span>
#include <tuple>
#include <utility>

#include "indexer/schema/terms.h"

namespace limier::search {
namespace {

// Up to here a term of the body is its prefix and the text, uncut.
constexpr std::size_t kUncutBytes = 100;

}  // namespace

// What one reading of a text gathers.
class Highlighter::Collector {
 public:
  Collector(const Highlighter& highlighter, bool whole_phrases)
      : highlighter_(highlighter), whole_phrases_(whole_phrases) {}

  void operator()(const analysis::Token& token) {
    for (const analysis::Term& term : token.terms) {
      const std::string_view text = spelled(term);
      if (highlighter_.filter_.may_want(analysis::TermFilter::sketch(text))) {
        const Targets& targets = highlighter_.targets_[static_cast<std::size_t>(term.family)];
        if (const auto found = targets.find(text); found != targets.end()) {
          for (const Target& target : found->second) hit(token, target);
        }
      }
      for (const PrefixTarget& target : highlighter_.prefixes_) {
        if (term.family == target.family && term.text.starts_with(target.prefix))
          hit(token, {target.mark, 0});
      }
    }
  }

  std::vector<Match> matches() {
    add_phrases();
    add_pairs();
    std::sort(matches_.begin(), matches_.end(), [](const Match& a, const Match& b) {
      return std::tie(a.begin, a.end, a.mark) < std::tie(b.begin, b.end, b.mark);
    });
    matches_.erase(std::unique(matches_.begin(), matches_.end()), matches_.end());
    return std::move(matches_);
  }

 private:
  // A token that may be a word of a phrase.
  struct Step {
    std::uint32_t mark;
    std::uint32_t position;
    std::uint32_t place;
    std::uint32_t begin;
    std::uint32_t end;
    auto key() const { return std::tie(mark, position, place); }
  };

  // The term as the index spells it, without the prefix of its family.
  std::string_view spelled(const analysis::Term& term) {
    if (term.text.size() <= kUncutBytes) return term.text;
    schema::word_term(schema::FieldId::kBody, term.family, term.text, spelling_);
    return std::string_view(spelling_).substr(schema::family_prefix(term.family).size());
  }

  // What answers a side of a PRES, until one of the other side is known to be near.
  struct Held {
    query::Nearness near;
    std::uint32_t first;  // positions
    std::uint32_t last;
    std::size_t begin;  // in held_matches_
    std::size_t end;
    bool meets = false;  // the other side is near
  };

  // The positions that one side of a PRES stands at, ascending.
  struct Side {
    std::vector<std::uint32_t> firsts;
    std::vector<std::uint32_t> lasts;
  };

  void hit(const analysis::Token& token, const Target& target) {
    if (highlighter_.marks_[target.mark].positions.size() > 1) {
      steps_.push_back({target.mark, token.position, target.place, token.begin, token.end});
    } else {
      const Match match{token.begin, token.end, target.mark};
      add({&match, 1}, token.position, token.position);
    }
  }

  // All of one mark, which positions [first, last] answer.
  void add(std::span<const Match> found, std::uint32_t first, std::uint32_t last) {
    const auto& near = highlighter_.marks_[found.front().mark].near;
    std::vector<Match>& list = near ? held_matches_ : matches_;
    const std::size_t begin = list.size();
    list.insert(list.end(), found.begin(), found.end());
    if (!near) return;
    held_.push_back({*near, first, last, begin, list.size()});
    if (highlighter_.marks_[found.front().mark].positions.size() > 1) phrased_.insert(near->pair);
  }

  void add_pairs() {
    std::map<std::pair<std::uint32_t, int>, Side> sides;
    for (const Held& held : held_) {
      Side& side = sides[{held.near.pair, held.near.side}];
      side.firsts.push_back(held.first);
      side.lasts.push_back(held.last);
    }
    for (auto& [key, side] : sides) {
      std::sort(side.firsts.begin(), side.firsts.end());
      std::sort(side.lasts.begin(), side.lasts.end());
    }
    // The words of a phrase are near for Xapian wherever the phrase itself stands. Where it is near nowhere,
    // all that is there of both sides is shown.
    std::set<std::uint32_t> loose = phrased_;  // pairs
    for (Held& held : held_) {
      const auto other = sides.find({held.near.pair, 1 - held.near.side});
      held.meets = other != sides.end() && is_near(held, other->second);
      if (held.meets || other == sides.end()) loose.erase(held.near.pair);
    }
    for (const Held& held : held_) {
      if (!held.meets && !loose.contains(held.near.pair)) continue;
      matches_.insert(matches_.end(), held_matches_.begin() + static_cast<std::ptrdiff_t>(held.begin),
                      held_matches_.begin() + static_cast<std::ptrdiff_t>(held.end));
    }
  }

  static bool is_near(const Held& held, const Side& other) {
    const auto after = std::upper_bound(other.firsts.begin(), other.firsts.end(), held.last);
    if (after != other.firsts.end() && *after - held.last <= held.near.distance) return true;
    const auto before = std::lower_bound(other.lasts.begin(), other.lasts.end(), held.first);
    return before != other.lasts.begin() && held.first - *std::prev(before) <= held.near.distance;
  }

  // Steps of one phrase at successive positions, from its first place to its last, are matches.
  void add_phrases() {
    std::sort(steps_.begin(), steps_.end(), [](const Step& a, const Step& b) { return a.key() < b.key(); });
    for (const Step& first : steps_) {
      if (first.place != 0) continue;
      const auto length = static_cast<std::uint32_t>(highlighter_.marks_[first.mark].positions.size());
      std::uint32_t place = 1;
      while (place < length && !steps_at(first, place).empty()) ++place;
      if (place < length) continue;
      const std::uint32_t last = first.position + length - 1;
      if (whole_phrases_) {
        const Match match{first.begin, steps_at(first, length - 1).back().end, first.mark};
        add({&match, 1}, first.position, last);
        continue;
      }
      std::vector<Match> words;
      for (place = 0; place < length; ++place) {
        for (const Step& step : steps_at(first, place)) words.push_back({step.begin, step.end, step.mark});
      }
      add(words, first.position, last);
    }
  }

  std::span<const Step> steps_at(const Step& first, std::uint32_t place) const {
    const auto key = std::make_tuple(first.mark, first.position + place, place);
    const auto begin =
        std::lower_bound(steps_.begin(), steps_.end(), key,
                         [](const Step& step, const auto& wanted) { return step.key() < wanted; });
    auto end = begin;
    while (end != steps_.end() && end->key() == key) ++end;
    return {begin, end};
  }

  const Highlighter& highlighter_;
  const bool whole_phrases_;
  std::vector<Match> matches_;
  std::vector<Step> steps_;
  std::vector<Held> held_;
  std::vector<Match> held_matches_;
  std::set<std::uint32_t> phrased_;  // pairs one side of which is a phrase
  std::string spelling_;
};

Highlighter::Highlighter(const std::vector<query::Mark>& marks, const analysis::Lexicon& lexicon)
    : filter_(lexicon) {
  const bool all_grammatical =
      std::all_of(marks.begin(), marks.end(), [](const query::Mark& mark) { return mark.function_word; });
  for (const query::Mark& mark : marks) {
    if (mark.positions.empty() || (mark.function_word && !all_grammatical)) continue;
    const auto index = static_cast<std::uint32_t>(marks_.size());
    marks_.push_back(mark);
    for (std::uint32_t place = 0; place < mark.positions.size(); ++place) {
      for (const std::string& term : mark.positions[place]) {
        const schema::WordTerm wanted = schema::parse_word_term(term);
        if (mark.kind == query::Mark::Kind::kPrefix) {
          prefixes_.push_back({wanted.family, std::string(wanted.text), index});
        } else {
          filter_.add(wanted.text);
          targets_[static_cast<std::size_t>(wanted.family)][std::string(wanted.text)].push_back(
              {index, place});
        }
      }
    }
    if (mark.kind != query::Mark::Kind::kPrefix) continue;
    for (const std::string& word : mark.words) filter_.add(schema::parse_word_term(word).text);
    if (!mark.words.empty()) continue;
    for (const std::string& term : mark.positions.front())
      filter_.add_prefix(schema::parse_word_term(term).text);
  }
}

std::vector<Match> Highlighter::find(std::string_view text, analysis::Analyzer& analyzer) const {
  return collect(text, analyzer, false);
}

std::vector<Match> Highlighter::find_whole(std::string_view text, analysis::Analyzer& analyzer) const {
  return collect(text, analyzer, true);
}

std::vector<Match> Highlighter::collect(std::string_view text, analysis::Analyzer& analyzer,
                                        bool whole_phrases) const {
  if (marks_.empty()) return {};
  Collector collector(*this, whole_phrases);
  analyzer.analyze(text, std::ref(collector), filter_);
  return collector.matches();
}

std::vector<Range> Highlighter::ranges(std::string_view text, analysis::Analyzer& analyzer) const {
  return code_point_ranges(text, joined_ranges(find(text, analyzer)));
}

}  // namespace limier::search
