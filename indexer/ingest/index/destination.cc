#include "indexer/ingest/index/destination.h"

#include "indexer/schema/document.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/index.h"
#include "indexer/schema/terms.h"

namespace limier::ingest {

std::optional<Destination::Known> find_document(const Xapian::Database& database, std::string_view id) {
  const std::string term = schema::id_term(id);
  const auto posting = database.postlist_begin(term);
  if (posting == database.postlist_end(term)) return std::nullopt;
  Destination::Known known;
  known.number = *posting;
  const Xapian::Document document = database.get_document(known.number);
  if (const auto hash =
          decode_content_hash(document.get_value(static_cast<Xapian::valueno>(schema::Slot::kContentHash)))) {
    known.hash = *hash;
  }
  known.state = decode_file_state(document.get_value(static_cast<Xapian::valueno>(schema::Slot::kFileState)));
  return known;
}

std::string document_id(const Xapian::Database& database, Xapian::docid number) {
  const auto stored = schema::load_metadata(schema::stored_bytes(database.get_document(number)));
  return stored ? stored->id : std::string();
}

}  // namespace limier::ingest
