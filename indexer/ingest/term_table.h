// Collects the terms of one document: each distinct term once, with its positions or its frequency. Reused
// from document to document, so that after the first few it allocates nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/ingest/prepared_document.h"

namespace limier::ingest {

class TermTable {
 public:
  TermTable();

  // One occurrence, which counts `wdf` times. Positions of a term must not fall.
  void add_position(std::string_view term, std::uint32_t position, std::uint32_t wdf = 1);
  void add_count(std::string_view term, std::uint32_t wdf);

  // Writes terms_text, terms and positions of `out` and empties the table.
  void move_into(PreparedDocument& out);

 private:
  struct Entry {
    std::uint64_t hash;
    std::uint32_t begin;
    std::uint32_t length;
    std::uint32_t wdf;
    std::uint32_t places;
    std::uint32_t first;  // occurrences, as a chain through occurrences_
    std::uint32_t last;
  };
  struct Occurrence {
    std::uint32_t position;
    std::uint32_t next;
  };

  Entry& entry(std::string_view term);
  void grow();

  std::vector<std::uint32_t> slots_;  // open addressing: index of the entry + 1, 0 when free
  std::vector<Entry> entries_;
  std::vector<Occurrence> occurrences_;
  std::string text_;
};

}  // namespace limier::ingest
