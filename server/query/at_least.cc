#include "server/query/at_least.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <utility>

namespace limier::query {
namespace {

// Walks the posting lists of all terms together and stops at the documents where enough different words meet.
// Xapian clones and initialises one for each shard; the lists belong to the clone.
class AtLeastSource final : public Xapian::PostingSource {
 public:
  AtLeastSource(std::size_t minimum, std::vector<std::vector<std::string>> words)
      : minimum_(minimum), words_(std::move(words)) {}

  AtLeastSource* clone() const override { return new AtLeastSource(minimum_, words_); }

  void init(const Xapian::Database& database) override {
    documents_ = database.get_doccount();
    streams_.clear();
    for (std::size_t word = 0; word < words_.size(); ++word) {
      for (const std::string& term : words_[word]) {
        Stream stream{database.postlist_begin(term), database.postlist_end(term), std::uint64_t{1} << word};
        if (stream.at != stream.end) streams_.push_back(std::move(stream));
      }
    }
    std::make_heap(streams_.begin(), streams_.end(), later);
    current_ = 0;
    done_ = false;
  }

  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return documents_ / 4; }
  Xapian::doccount get_termfreq_max() const override { return documents_; }

  void next(double) override { settle(); }

  void skip_to(Xapian::docid wanted, double) override {
    if (current_ >= wanted) return;
    while (!streams_.empty() && *streams_.front().at < wanted)
      advance([&](Xapian::PostingIterator& at) { at.skip_to(wanted); });
    settle();
  }

  bool at_end() const override { return done_; }
  Xapian::docid get_docid() const override { return current_; }
  std::string get_description() const override { return "AtLeast(" + std::to_string(minimum_) + ")"; }

 private:
  struct Stream {
    Xapian::PostingIterator at;
    Xapian::PostingIterator end;
    std::uint64_t word;  // its bit
  };

  static bool later(const Stream& a, const Stream& b) { return *a.at > *b.at; }

  // Moves the first stream of the heap on, and puts it back in its place or drops it.
  template <typename Move>
  void advance(const Move& move) {
    std::pop_heap(streams_.begin(), streams_.end(), later);
    Stream& stream = streams_.back();
    move(stream.at);
    if (stream.at == stream.end) {
      streams_.pop_back();
    } else {
      std::push_heap(streams_.begin(), streams_.end(), later);
    }
  }

  // To the first document, from where the streams stand, that holds enough words.
  void settle() {
    while (!streams_.empty()) {
      current_ = *streams_.front().at;
      std::uint64_t held = 0;
      while (!streams_.empty() && *streams_.front().at == current_) {
        held |= streams_.front().word;
        advance([](Xapian::PostingIterator& at) { ++at; });
      }
      if (static_cast<std::size_t>(std::popcount(held)) >= minimum_) return;
    }
    done_ = true;
  }

  std::size_t minimum_;
  std::vector<std::vector<std::string>> words_;
  Xapian::doccount documents_ = 0;
  std::vector<Stream> streams_;
  Xapian::docid current_ = 0;
  bool done_ = false;
};

}  // namespace

Xapian::Query at_least(std::size_t minimum, std::vector<std::vector<std::string>> words) {
  if (words.size() > kMaxAtLeastWords) words.resize(kMaxAtLeastWords);
  const std::size_t within = std::min(minimum, words.size());
  // The query holds the source by count, and frees it.
  return Xapian::Query((new AtLeastSource(within, std::move(words)))->release());
}

}  // namespace limier::query
