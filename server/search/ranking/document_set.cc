#include "server/search/ranking/document_set.h"

#include <algorithm>
#include <string>
#include <utility>

namespace limier::search {
namespace {

class DocumentSetSource final : public Xapian::PostingSource {
 public:
  // Ascending.
  explicit DocumentSetSource(std::vector<Xapian::docid> documents) : documents_(std::move(documents)) {}

  DocumentSetSource* clone() const override { return new DocumentSetSource(documents_); }

  void init(const Xapian::Database&) override {
    place_ = 0;
    begun_ = false;
  }

  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return size(); }
  Xapian::doccount get_termfreq_max() const override { return size(); }

  void next(double) override {
    if (begun_) ++place_;
    begun_ = true;
  }
  void skip_to(Xapian::docid wanted, double) override {
    begun_ = true;
    const auto from = documents_.begin() + static_cast<std::ptrdiff_t>(place_);
    place_ = static_cast<std::size_t>(std::lower_bound(from, documents_.end(), wanted) - documents_.begin());
  }
  bool at_end() const override { return place_ == documents_.size(); }
  Xapian::docid get_docid() const override { return documents_[place_]; }
  std::string get_description() const override { return "Among(" + std::to_string(documents_.size()) + ")"; }

 private:
  Xapian::doccount size() const { return static_cast<Xapian::doccount>(documents_.size()); }

  const std::vector<Xapian::docid> documents_;
  std::size_t place_ = 0;
  bool begun_ = false;
};

}  // namespace

Xapian::Query among(std::vector<Xapian::docid> documents) {
  std::sort(documents.begin(), documents.end());
  // The query holds the source by count, and frees it.
  return Xapian::Query((new DocumentSetSource(std::move(documents)))->release());
}

}  // namespace limier::search
