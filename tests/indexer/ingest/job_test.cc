#include "indexer/ingest/job.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "indexer/schema/index.h"
#include "tests/indexer/ingest/program.h"
#include "tests/support/temporary_index.h"

namespace limier::ingest {
namespace {

// Sees what a reader of the index would, after each document.
class Reader final : public Observer {
 public:
  explicit Reader(fs::path index) : index_(std::move(index)) {}

  void event(Event, const std::string&, const std::string&) override {}
  bool wants_progress() const override { return false; }
  void progress(const Progress&) override {
    if (const auto generation = schema::current_generation(index_))
      seen_ = std::max(seen_, Xapian::Database(generation->string()).get_doccount());
  }

  Xapian::doccount seen() const { return seen_; }

 private:
  fs::path index_;
  Xapian::doccount seen_ = 0;
};

}  // namespace

TEST_CASE("a first run commits on its way, unless its end is nearer than a commit is long") {
  constexpr std::size_t kCommit = 64 << 10;
  struct Row {
    int files;  // of 1 KiB
    bool through_input;
    bool commits;
  };
  for (const Row& row : {Row{96, false, false}, Row{200, false, true}, Row{96, true, true}}) {
    CAPTURE(row.files);
    CAPTURE(row.through_input);
    const Library library;
    std::string lines;
    for (int i = 0; i < row.files; ++i) {
      const std::string text(1 << 10, 'a');
      if (row.through_input) {
        lines += R"({"id":")" + std::to_string(i) + R"(","text":")" + text + "\"}\n";
      } else {
        library.write(std::to_string(i) + ".txt", text);
      }
    }
    library.write("../lines", lines);
    const int input = ::open(library.path("lines").c_str(), O_RDONLY | O_CLOEXEC);
    Options options;
    options.index = library.index();
    options.paths = {row.through_input ? "-" : library.documents().string()};
    options.commit_bytes = kCommit;
    Reader reader(library.index());
    {
      const Interrupt interrupt;
      const auto report = run_job(options, test_lexicon(), interrupt, input, reader);
      REQUIRE(report);
      CHECK(report->documents == static_cast<std::uint64_t>(row.files));
    }
    ::close(input);
    CHECK((reader.seen() > 0) == row.commits);
  }
}

}  // namespace limier::ingest
