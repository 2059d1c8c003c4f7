#include "indexer/ingest/xapian_document.h"

#include <stdlib.h>

#include <string>

namespace limier::ingest {

Xapian::Document to_xapian(const PreparedDocument& prepared) {
  Xapian::Document document;
  std::string term;
  for (const PreparedDocument::Term& row : prepared.terms) {
    term.assign(prepared.text(row));
    document.add_term(term, row.wdf);
  }
  for (const auto& [slot, value] : prepared.values)
    document.add_value(static_cast<Xapian::valueno>(slot), value);
  return document;
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
