// Collects the terms of one document: each distinct term once, with its frequency. Reused from document to
// document, so that after the first few it allocates nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/ingest/index/prepared_document.h"

namespace limier::ingest {

class TermTable {
 public:
  TermTable();

  // One occurrence, which counts `wdf` times.
  void add(std::string_view term, std::uint32_t wdf);
  // The same at a position of the text, from 1. Positions of a term must not fall; two occurrences at one
  // position, as two spellings of one token may be, are one.
  void add(std::string_view term, std::uint32_t wdf, std::uint32_t position);

  // Empties the table.
  TermList take();

 private:
  struct Entry {
    std::uint64_t hash;
    std::uint32_t begin;
    std::uint32_t length;
    std::uint32_t wdf;
    std::uint32_t last;  // position
  };

  Entry& entry(std::string_view term);
  void grow();

  std::vector<std::uint32_t> slots_;  // open addressing: index of the entry + 1, 0 when free
  std::vector<Entry> entries_;
  std::string text_;
};

}  // namespace limier::ingest
