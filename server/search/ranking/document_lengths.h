// How long the documents of a snapshot are, as BM25 counts it: the sum of their terms' frequencies.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include <xapian.h>

namespace limier::search {

// Xapian keeps them as one list of postings, which it walks on from each document to the next that a weight
// is asked of: a third of what a common word costs. Here a block of them is read when one of it is first
// asked for, and stays: four bytes a document. Belongs to one thread at a time, and to one snapshot.
class DocumentLengths {
 public:
  explicit DocumentLengths(Xapian::Database database) : database_(std::move(database)) {}

  // Of a document that is there. May throw Xapian::Error; what was not read then is read the next time.
  Xapian::termcount of(Xapian::docid document) {
    const std::size_t number = document / kBlockSize;
    if (number >= blocks_.size() || !blocks_[number]) return read(document);
    return (*blocks_[number])[document % kBlockSize];
  }

 private:
  static constexpr std::size_t kBlockSize = 4096;
  using Block = std::array<Xapian::termcount, kBlockSize>;

  Xapian::termcount read(Xapian::docid document);

  Xapian::Database database_;
  std::vector<std::unique_ptr<Block>> blocks_;
};

}  // namespace limier::search
