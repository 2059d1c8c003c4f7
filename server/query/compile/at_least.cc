#include "server/query/compile/at_least.h"

#include <memory>
#include <utility>

#include "server/query/compile/word_walk.h"

namespace limier::query {
namespace {

// Xapian clones one for each shard and initialises the clone, which then owns the posting lists.
class AtLeastSource final : public Xapian::PostingSource {
 public:
  AtLeastSource(std::size_t minimum, TermsByWord words) : minimum_(minimum), words_(std::move(words)) {}

  AtLeastSource* clone() const override { return new AtLeastSource(minimum_, words_); }

  void init(const Xapian::Database& database) override {
    documents_ = database.get_doccount();
    walk_ = std::make_unique<WordWalk>(database, words_, minimum_);
    more_ = true;
  }

  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return documents_ / 4; }
  Xapian::doccount get_termfreq_max() const override { return documents_; }

  void next(double) override { more_ = walk_->next(); }
  void skip_to(Xapian::docid wanted, double) override { more_ = walk_->skip_to(wanted); }
  bool at_end() const override { return !more_; }
  Xapian::docid get_docid() const override { return walk_->document(); }
  std::string get_description() const override { return "AtLeast(" + std::to_string(minimum_) + ")"; }

 private:
  std::size_t minimum_;
  TermsByWord words_;
  Xapian::doccount documents_ = 0;
  std::unique_ptr<WordWalk> walk_;
  bool more_ = false;
};

}  // namespace

Xapian::Query at_least(std::size_t minimum, TermsByWord words) {
  // The query holds the source by count, and frees it.
  return Xapian::Query((new AtLeastSource(minimum, std::move(words)))->release());
}

}  // namespace limier::query
