// A small index of its own for a test, written by the indexer's own builder and writer.
#pragma once

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/analysis/lexicon/lexicon.h"
#include "indexer/ingest/index/document_builder.h"
#include "indexer/ingest/index/index_writer.h"
#include "indexer/schema/document.h"
#include "indexer/schema/index.h"
#include "tests/support/temporary_directory.h"

namespace limier {

// The lexicon that the build made, opened once.
inline const analysis::Lexicon& test_lexicon() {
  static const analysis::Lexicon lexicon = [] {
    auto opened = analysis::Lexicon::open_installed();
    if (!opened) throw std::runtime_error(opened.error().text());
    return *std::move(opened);
  }();
  return lexicon;
}

// A document of a test: what it leaves out is absent.
inline schema::Document document(std::string id, std::string title, std::string text) {
  schema::Document made;
  made.id = std::move(id);
  made.title = std::move(title);
  made.text = std::move(text);
  made.type = "text";
  return made;
}

class TemporaryIndex {
 public:
  TemporaryIndex() : builder_(test_lexicon()) {}
  explicit TemporaryIndex(const std::vector<schema::Document>& documents) : TemporaryIndex() {
    rebuild(documents);
  }

  const std::filesystem::path& path() const { return directory_.path(); }

  // A new generation with these documents takes the place of the one in use.
  void rebuild(const std::vector<schema::Document>& documents) {
    const std::uint64_t base = writer_ ? schema::revision(writer_->database()) + 1 : 0;
    const std::string name = schema::generation_name(++generation_);
    writer_ = std::make_unique<ingest::IndexWriter>(path() / name, schema::index_version(test_lexicon()),
                                                    kNeverByItself);
    writer_->set_metadata(schema::kMetaRevisionBase, std::to_string(base));
    commit(documents);
    check(schema::set_current_generation(path(), name));
  }

  // Adds or replaces, and commits.
  void commit(const std::vector<schema::Document>& documents) {
    for (const schema::Document& one : documents) {
      auto prepared = builder_.build(one, {}, {});
      check(prepared);
      writer_->put(std::move(*prepared), writer_->find(one.id));
    }
    writer_->commit();
  }

  // Its number stays free, as in every index that lost a document.
  void remove(std::string_view id) {
    writer_->remove(writer_->find(id).value().number);
    writer_->commit();
  }

 private:
  static constexpr std::size_t kNeverByItself = std::size_t{1} << 40;

  template <typename R>
  static void check(const R& result) {
    if (!result) throw std::runtime_error(result.error().text());
  }

  TemporaryDirectory directory_;
  ingest::DocumentBuilder builder_;
  std::unique_ptr<ingest::IndexWriter> writer_;
  std::uint32_t generation_ = 0;
};

}  // namespace limier
