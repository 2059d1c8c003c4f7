#include "indexer/ingest/xapian_document.h"

#include <stdlib.h>

#include <string>
#include <string_view>
#include <utility>

#include <xxhash.h>

namespace limier::ingest {

namespace {

// 64 bytes each, so that no collection fills the memory. What is forgotten is written again.
constexpr std::size_t kRememberedForms = 200'000;

// Takes terms and values, each let go when it is copied: of a long document twice would be too much.
Xapian::Document to_xapian(PreparedDocument& prepared) {
  Xapian::Document document;
  {
    const TermList terms = std::move(prepared.terms);
    std::string term;
    for (const TermList::Row& row : terms.rows) {
      term.assign(terms.term(row));
      document.add_term(term, row.wdf);
    }
  }
  for (auto& [slot, value] : prepared.values)
    document.add_value(static_cast<Xapian::valueno>(slot), std::exchange(value, {}));
  return document;
}

}  // namespace

void DocumentWriter::write(Xapian::WritableDatabase& database, Xapian::docid number,
                           PreparedDocument&& document) {
  database.replace_document(number, to_xapian(document));
  write_accented_forms(database, document.accented_forms);
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

void put_bounding_documents(Xapian::WritableDatabase& database, Xapian::docid first) {
  using namespace std::string_literals;
  for (const std::string& bound : {"\0"s, "\xFF\xFF\xFF\xFF"s}) {
    Xapian::Document document;
    for (const schema::Slot slot :
         {schema::Slot::kWordOrder, schema::Slot::kWordSketch, schema::Slot::kStored})
      document.add_value(static_cast<Xapian::valueno>(slot), bound);
    database.replace_document(first++, document);
  }
}

void flush_early() {
  ::setenv("XAPIAN_FLUSH_THRESHOLD", std::to_string(kFlushChanges).c_str(), 1);
}

}  // namespace limier::ingest
