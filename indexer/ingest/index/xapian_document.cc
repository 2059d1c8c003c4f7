#include "indexer/ingest/index/xapian_document.h"

#include <stdlib.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <xxhash.h>

#include "indexer/schema/long_values.h"

namespace limier::ingest {

namespace {

// 64 bytes each, so that no collection fills the memory. What is forgotten is written again.
constexpr std::size_t kRememberedForms = 200'000;

// Of the values of a document. A longer one is put in two steps.
constexpr std::size_t kLongDocument = 256 << 10;
constexpr std::size_t kLongValue = 16 << 10;

using Values = std::vector<std::pair<schema::Slot, std::string>>;

void each_value(Values values, auto&& put) {
  for (auto& [slot, value] : values) {
    const std::string taken = std::move(value);  // let go when it is copied
    if (schema::is_long(slot)) {
      schema::each_piece(slot, taken, put);
    } else if (!taken.empty()) {
      put(static_cast<Xapian::valueno>(slot), std::string_view(taken));
    }
  }
}

void add_terms(TermList terms, Xapian::Document& document) {
  std::string term;
  for (const TermList::Row& row : terms.rows) {
    term.assign(terms.term(row));
    document.add_term(term, row.wdf);
  }
}

// Xapian keeps the least and the greatest value of each slot once more, in memory while it writes and in the
// index. Bounds once known stay: two documents set short ones, and go again.
void put_long_values(Xapian::WritableDatabase& database, Xapian::docid number, Values values) {
  using namespace std::string_literals;
  Xapian::Document document, least, greatest;
  each_value(std::move(values), [&](Xapian::valueno slot, std::string_view value) {
    document.add_value(slot, std::string(value));
    if (value.size() < kLongValue) return;
    least.add_value(slot, "\0"s);
    greatest.add_value(slot, "\xFF\xFF\xFF\xFF"s);
  });
  const Xapian::docid aside = std::max(number, database.get_lastdocid()) + 1;
  database.replace_document(aside, least);
  database.replace_document(aside + 1, greatest);
  database.replace_document(number, document);
  database.delete_document(aside);
  database.delete_document(aside + 1);
}

}  // namespace

void DocumentWriter::write(Xapian::WritableDatabase& database, Xapian::docid number,
                           PreparedDocument&& prepared) {
  Xapian::Document document;
  if (prepared.value_bytes() > kLongDocument) {
    // Xapian copies what it is given: not the values of a book beside its terms.
    put_long_values(database, number, std::move(prepared.values));
    document = database.get_document(number);
  } else {
    each_value(std::move(prepared.values), [&document](Xapian::valueno slot, std::string_view value) {
      document.add_value(slot, std::string(value));
    });
  }
  add_terms(std::move(prepared.terms), document);
  database.replace_document(number, document);
  write_accented_forms(database, prepared.accented_forms);
}

void DocumentWriter::write_accented_forms(Xapian::WritableDatabase& database, const TermList& keys) {
  for (const TermList::Row& row : keys.rows) {
    const std::string_view key = keys.term(row);
    if (!written_.insert(XXH3_64bits(key.data(), key.size())).second) continue;
    const std::string name(key);
    if (database.get_metadata(name).empty()) database.set_metadata(name, "1");
  }
  if (written_.size() > kRememberedForms) written_.clear();
}

std::size_t set_file_state(Xapian::WritableDatabase& database, Xapian::docid number, const FileState& state) {
  Xapian::Document document = database.get_document(number);
  document.add_value(static_cast<Xapian::valueno>(schema::Slot::kFileState), encode(state));
  database.replace_document(number, document);
  std::size_t bytes = 0;
  for (auto value = document.values_begin(); value != document.values_end(); ++value)
    bytes += (*value).size();
  return bytes;
}

void flush_early() {
  ::setenv("XAPIAN_FLUSH_THRESHOLD", std::to_string(kFlushChanges).c_str(), 1);
}

}  // namespace limier::ingest
