#include "server/search/searcher.h"

#include <sys/stat.h>

#include <fmt/format.h>

#include "indexer/schema/index.h"
#include "indexer/schema/terms.h"

namespace limier::search {

std::optional<Searcher::StubIdentity> Searcher::identify(const std::filesystem::path& index) {
  struct stat status {};
  if (::stat((index / "current").c_str(), &status) != 0) return std::nullopt;
  return StubIdentity{
      static_cast<std::uint64_t>(status.st_dev), static_cast<std::uint64_t>(status.st_ino),
      static_cast<std::int64_t>(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec};
}

Status Searcher::refresh(const std::filesystem::path& index) {
  const auto stub = identify(index);
  if (frequencies_ && stub && stub == stub_) {
    if (frequencies_->reopen()) lengths_.emplace(database());
    return {};
  }
  // The identity was taken before the name is read: a swap in between is seen by the next request at the
  // latest.
  forget();
  auto generation = schema::current_generation(index);
  if (!generation) return tl::unexpected(generation.error());
  Xapian::Database database(generation->string());
  if (Status version = schema::check_version(database, lexicon_); !version) return version;
  frequencies_.emplace(std::move(database));
  lengths_.emplace(this->database());
  generation_ = *std::move(generation);
  stub_ = stub;
  return {};
}

IndexState Searcher::state() const {
  return {schema::revision(database()), database().get_doccount(),
          database().get_metadata(schema::kMetaUpdated)};
}

Result<Xapian::Document> Searcher::find(std::string_view id) const {
  const std::string term = schema::id_term(id);
  for (auto at = database().postlist_begin(term); at != database().postlist_end(term); ++at) {
    Xapian::Document document = database().get_document(*at);
    const auto stored = schema::load_metadata(schema::stored_bytes(document));
    if (!stored) return tl::unexpected(stored.error());
    if (stored->id == id) return document;
  }
  return fail(ErrorCode::kNotFound, fmt::format("aucun document n’a l’identifiant « {} »", id));
}

}  // namespace limier::search
