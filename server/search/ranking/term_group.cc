#include "server/search/ranking/term_group.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <optional>
#include <queue>
#include <string>
#include <utility>
#include <vector>

#include "server/query/compile/weigh.h"
#include "server/search/ranking/ranking.h"

namespace limier::search {
namespace {

constexpr Xapian::docid kPast = std::numeric_limits<Xapian::docid>::max();

// How many documents hold the terms, as Xapian reckons it of the branches of an OP_OR.
struct Held {
  Xapian::doccount at_least = 0;
  Xapian::doccount about = 0;
  Xapian::doccount at_most = 0;
};

Held held(const query::Frequencies& frequencies, const std::vector<std::string>& terms) {
  const Xapian::doccount documents = frequencies.database().get_doccount();
  Held held;
  // The two rarest are joined first.
  std::priority_queue<Xapian::doccount, std::vector<Xapian::doccount>, std::greater<>> rarest;
  for (const std::string& term : terms) {
    const Xapian::doccount frequency = frequencies.of(term);
    held.at_least = std::max(held.at_least, frequency);
    held.at_most = std::min(held.at_most + frequency, documents);
    rarest.push(frequency);
  }
  while (rarest.size() > 1) {
    const double one = rarest.top();
    rarest.pop();
    const double other = rarest.top();
    rarest.pop();
    rarest.push(static_cast<Xapian::doccount>(other + one - (other * one / documents) + 0.5));
  }
  held.about = rarest.top();
  return held;
}

// BM25 of one term.
class Weigher {
 public:
  Weigher(const Xapian::Database& database, Xapian::doccount held, double factor)
      : per_length_(1 / database.get_average_length()) {
    double odds = (database.get_doccount() - held + 0.5) / (held + 0.5);
    if (odds < 2) odds = odds * 0.5 + 1;
    most_ = std::log(odds) * factor * (kBm25.k1 + 1);
  }

  double operator()(Xapian::termcount occurrences, Xapian::termcount length) const {
    const double normal = std::max(length * per_length_, kBm25.min_normal_length);
    const double wdf = occurrences;
    return most_ * (wdf / (kBm25.k1 * (normal * kBm25.b + (1 - kBm25.b)) + wdf));
  }

  double most() const { return most_; }

 private:
  double per_length_;
  double most_;
};

// The documents that hold one of the terms, in their order.
class Postings {
 public:
  Postings(const Xapian::Database& database, const std::vector<std::string>& terms) {
    for (const std::string& term : terms) lists_.push_back({database.postlist_begin(term), 0});
    if (terms.size() > kSideBySide) counts_.resize(kWindow);
  }

  // The first that is not before `wanted`, or kPast. Never back.
  Xapian::docid seek(Xapian::docid wanted) {
    document_ = counts_.empty() ? seek_lists(wanted) : seek_counts(wanted);
    return document_;
  }

  // Of the terms in the document found last.
  Xapian::termcount occurrences() const {
    if (!counts_.empty()) return counts_[document_ % kWindow] - 1;
    Xapian::termcount sum = 0;
    for (const List& list : lists_) {
      if (list.document == document_) sum += list.at.get_wdf();
    }
    return sum;
  }

 private:
  // More lists are added up for so many documents at a time: to look for the next document among the heads
  // of many takes longer.
  static constexpr std::size_t kSideBySide = 4;
  static constexpr Xapian::docid kWindow = 4096;

  struct List {
    Xapian::PostingIterator at;
    Xapian::docid document;  // where it stands; 0 before it was looked at

    void stand() { document = at == Xapian::PostingIterator() ? kPast : *at; }
    void step() {
      ++at;
      stand();
    }
    void seek(Xapian::docid wanted) {
      if (document != 0 && document + 1 == wanted) return step();
      at.skip_to(wanted);
      stand();
    }
  };

  Xapian::docid seek_lists(Xapian::docid wanted) {
    Xapian::docid nearest = kPast;
    for (List& list : lists_) {
      if (list.document < wanted) list.seek(wanted);
      nearest = std::min(nearest, list.document);
    }
    return nearest;
  }

  Xapian::docid seek_counts(Xapian::docid wanted) {
    if (wanted >= window_end_) {
      const Xapian::docid nearest = seek_lists(wanted);
      if (nearest == kPast) return kPast;
      add_up(nearest / kWindow * kWindow);
      wanted = nearest;
    }
    const auto begin = counts_.begin() + wanted % kWindow;
    const auto found = std::find_if(begin, counts_.end(), [](auto count) { return count > 0; });
    if (found == counts_.end()) return seek_counts(window_end_);
    return wanted + static_cast<Xapian::docid>(found - begin);
  }

  void add_up(Xapian::docid window) {
    std::fill(counts_.begin(), counts_.end(), 0);
    window_end_ = window + kWindow;
    for (List& list : lists_) {
      for (; list.document < window_end_; list.step()) {
        Xapian::termcount& count = counts_[list.document % kWindow];
        count += list.at.get_wdf() + (count == 0 ? 1 : 0);
      }
    }
  }

  std::vector<List> lists_;
  // Of a window, with many lists: 0, or one more than the occurrences.
  std::vector<Xapian::termcount> counts_;
  Xapian::docid window_end_ = 0;
  Xapian::docid document_ = 0;
};

// Those that some document holds, as often as they are asked for: two readings may be spelt alike.
std::vector<std::string> held_terms(const query::Frequencies& frequencies, const Xapian::Query& group) {
  std::vector<std::string> terms;
  const auto add = [&](const Xapian::Query& leaf) {
    if (const std::string term = *leaf.get_terms_begin(); frequencies.held(term)) terms.push_back(term);
  };
  for (std::size_t i = 0; i < group.get_num_subqueries(); ++i) add(group.get_subquery(i));
  if (group.get_type() == Xapian::Query::LEAF_TERM) add(group);
  return terms;
}

class TermGroupSource final : public Xapian::PostingSource {
 public:
  TermGroupSource(std::vector<std::string> terms, const Held& held, const Weigher& weigher,
                  DocumentLengths& lengths)
      : terms_(std::move(terms)), held_(held), weigher_(weigher), lengths_(lengths) {}

  // Xapian clones one for each search and initialises the clone.
  TermGroupSource* clone() const override { return new TermGroupSource(terms_, held_, weigher_, lengths_); }

  void init(const Xapian::Database& database) override {
    postings_.emplace(database, terms_);
    document_ = 0;
    set_maxweight(weigher_.most());
  }

  Xapian::doccount get_termfreq_min() const override { return held_.at_least; }
  Xapian::doccount get_termfreq_est() const override { return held_.about; }
  Xapian::doccount get_termfreq_max() const override { return held_.at_most; }

  void next(double least) override { seek(document_ + 1, least); }
  void skip_to(Xapian::docid wanted, double least) override { seek(wanted, least); }
  bool check(Xapian::docid wanted, double) override {
    seek(wanted, 0);
    return true;
  }
  bool at_end() const override { return document_ == kPast; }
  Xapian::docid get_docid() const override { return document_; }

  double get_weight() const override {
    const Xapian::termcount length = lengths_.of(document_);
    // A term that is asked for twice counts twice.
    return weigher_(std::min(postings_->occurrences(), length), length);
  }

  std::string get_description() const override { return "TermGroup"; }

 private:
  void seek(Xapian::docid wanted, double least) {
    if (wanted <= document_) return;
    do {
      document_ = postings_->seek(wanted);
      wanted = document_ + 1;
    } while (document_ != kPast && least > 0 && get_weight() < least);
  }

  std::vector<std::string> terms_;
  Held held_;
  Weigher weigher_;
  DocumentLengths& lengths_;
  std::optional<Postings> postings_;
  Xapian::docid document_ = 0;
};

}  // namespace

Xapian::Query weighed_group(const query::Frequencies& frequencies, DocumentLengths& lengths, double factor,
                            const Xapian::Query& group) {
  std::vector<std::string> terms = held_terms(frequencies, group);
  if (terms.empty()) return query::scaled(factor, group);
  const Held documents = held(frequencies, terms);
  const Weigher weigher(frequencies.database(), documents.about, factor);
  // The query holds the source by count, and frees it.
  return Xapian::Query((new TermGroupSource(std::move(terms), documents, weigher, lengths))->release());
}

}  // namespace limier::search
