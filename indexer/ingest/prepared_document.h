// A document ready for the index, as plain data: what an analysing thread hands to the thread that writes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/ingest/file_state.h"
#include "indexer/schema/fields.h"

namespace limier::ingest {

struct PreparedDocument {
  // A term and how often it counts: its wdf, 0 for a boolean term.
  struct Term {
    std::uint32_t begin = 0;  // bytes of `terms_text`
    std::uint32_t length = 0;
    std::uint32_t wdf = 0;
  };

  std::string id;
  std::string terms_text;
  std::vector<Term> terms;  // each term once
  std::vector<std::pair<schema::Slot, std::string>> values;
  std::size_t content_bytes = 0;  // of what is stored, before it is packed: batches and commits count these
  FileState state;
  ContentHash hash;
  bool whole_file = false;  // the only document of its file: two files of one run may not both be it

  std::size_t value_bytes() const {
    std::size_t bytes = 0;
    for (const auto& [slot, value] : values) bytes += value.size();
    return bytes;
  }

  // Bytes that it takes, about.
  std::size_t memory() const { return terms_text.size() + terms.size() * sizeof(Term) + value_bytes(); }

  std::string_view text(const Term& term) const {
    return std::string_view(terms_text).substr(term.begin, term.length);
  }
};

}  // namespace limier::ingest
