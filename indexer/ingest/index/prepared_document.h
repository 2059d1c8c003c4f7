// A document ready for the index, as plain data: what an analysing thread hands to the thread that writes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/ingest/files/file_state.h"
#include "indexer/schema/fields.h"

namespace limier::ingest {

// Strings, each once, one after the other in one text.
struct TermList {
  // A term and how often it counts: its wdf, 0 for a boolean term.
  struct Row {
    std::uint32_t begin = 0;  // bytes of `text`
    std::uint32_t length = 0;
    std::uint32_t wdf = 0;
  };

  std::string text;
  std::vector<Row> rows;

  std::string_view term(const Row& row) const { return std::string_view(text).substr(row.begin, row.length); }
  std::size_t memory() const { return text.size() + rows.size() * sizeof(Row); }
};

struct PreparedDocument {
  std::string id;
  TermList terms;
  TermList accented_forms;  // keys of schema/accented_forms.h
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
  std::size_t memory() const { return terms.memory() + accented_forms.memory() + value_bytes(); }
};

}  // namespace limier::ingest
