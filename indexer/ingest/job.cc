#include "indexer/ingest/job.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <system_error>
#include <thread>
#include <unordered_set>

#include "indexer/ingest/census.h"
#include "indexer/ingest/failure.h"
#include "indexer/ingest/feeder.h"
#include "indexer/ingest/files/roots.h"
#include "indexer/ingest/index/batch_writer.h"
#include "indexer/ingest/index/dry_run.h"
#include "indexer/ingest/index/duplicates.h"
#include "indexer/ingest/index/generation.h"
#include "indexer/ingest/index/index_folder.h"
#include "indexer/ingest/index/index_writer.h"
#include "indexer/ingest/index/read_afresh.h"
#include "indexer/schema/index.h"
#include "indexer/schema/terms.h"

namespace limier::ingest {
namespace {

using Clock = std::chrono::steady_clock;

// Bytes of files that are read and analysed at a time: books of 10 MB one by one.
constexpr std::size_t kFileBytes = 16 << 20;
// Bytes of prepared documents that wait for the writer.
constexpr std::size_t kBeltBytes = 4 << 20;
constexpr std::size_t kLanesPerJob = 12;
// What all workers remember together, so that memory hardly grows with the cores; half of it serves nearly
// as well.
constexpr std::size_t kRemembered = analysis::Analyzer::kRemembered;
// A first run that lasts longer leaves an index that opens however it ends.
constexpr std::chrono::seconds kShortRun{1};
constexpr std::uintmax_t kMinCompactedBytes = 32 << 20;

std::uintmax_t folder_size(const std::filesystem::path& folder) {
  std::uintmax_t bytes = 0;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (const std::uintmax_t size = entry.file_size(error); !error) bytes += size;
  }
  return bytes;
}

// Of an index that a rebuild was to replace. One too damaged to tell counts as empty.
std::uint64_t documents_of(const IndexFolder& folder) {
  if (!folder.usable() || !folder.has_index()) return 0;
  try {
    return Xapian::Database(folder.current().string()).get_doccount();
  } catch (const Xapian::Error&) {
    return 0;
  }
}

class Job {
 public:
  Job(const Options& options, const analysis::Lexicon& lexicon, const Interrupt& interrupt, int input,
      Observer& observer)
      : options_(options),
        lexicon_(lexicon),
        interrupt_(interrupt),
        input_(input),
        observer_(observer),
        selection_(options.include, options.exclude, options.settings.format() != "auto") {}

  Result<Report> run();

 private:
  Status open();
  Status open_dry();
  Status open_writer();
  Status stream(Recorder& recorder);
  Status close(Recorder& recorder);
  Status publish();
  Status publish_if_due();
  bool is_end_near();
  Status replace_generation(const Xapian::Database& contents, const Metadata& metadata);
  void polish(Recorder& recorder);
  void compact();
  bool is_worth_compacting(const Report& report) const;

  const Options& options_;
  const analysis::Lexicon& lexicon_;
  const Interrupt& interrupt_;
  const int input_;
  Observer& observer_;
  const Selection selection_;
  const Clock::time_point started_ = Clock::now();

  std::optional<IndexFolder> folder_;
  std::unique_ptr<Destination> destination_;
  BatchWriter* batches_ = nullptr;              // the destination, when the index begins empty
  std::optional<std::filesystem::path> known_;  // the generation that holds what earlier runs made
  Ledger ledger_;
  Roots roots_;
  std::unordered_set<std::uint32_t> pruned_;  // numbers of folders; what has left them leaves the index
  std::atomic<std::uint64_t> bytes_read_{0};
  std::optional<std::uint64_t> bytes_to_read_;  // 0 when unknown
  bool end_is_near_ = false;
};

Status Job::open() {
  if (options_.rebuild) {
    if (auto there = require_all(options_.paths); !there) return there;
  }
  if (auto opened = options_.dry_run ? open_dry() : open_writer(); !opened) return opened;
  roots_ = resolve_roots(options_.paths, ledger_.roots());
  if (roots_.folders != ledger_.roots())
    destination_->set_metadata(kRootsKey, schema::pack_values(roots_.folders));
  if (options_.prune) pruned_ = roots_.scanned;
  return {};
}

Status Job::open_dry() {
  std::optional<Xapian::Database> database;
  if (!options_.rebuild) {
    const auto generation = schema::current_generation(options_.index);
    if (!generation && generation.error().code != ErrorCode::kNotFound)
      return tl::unexpected(generation.error());
    if (generation) {
      database.emplace(generation->string());
      if (auto same = schema::check_version(*database, lexicon_); !same) return same;
      known_ = *generation;
      ledger_ = read_afresh(*database, [](const Xapian::Database& now) { return Ledger(now); });
    }
  }
  destination_ = std::make_unique<DryRun>(std::move(database));
  return {};
}

Status Job::open_writer() {
  auto folder = IndexFolder::open(options_.index, options_.wait, interrupt_);
  if (!folder) return tl::unexpected(folder.error());
  folder_.emplace(std::move(*folder));
  const std::string version = schema::index_version(lexicon_);
  if (!options_.rebuild) {
    if (auto usable = folder_->usable(); !usable) return usable;
  }
  if (!options_.rebuild && folder_->has_index()) {
    const Xapian::Database database(folder_->current().string());
    if (auto same = schema::check_version(database, lexicon_); !same) return same;
    ledger_ = Ledger(database);
    if (database.get_doccount() > 0) known_ = folder_->current();
  }
  const bool blank = !known_ && ledger_.roots().empty() && ledger_.records().empty();
  if (blank) {
    auto writer = std::make_unique<BatchWriter>(folder_->building(), version, options_.commit_bytes);
    batches_ = writer.get();
    destination_ = std::move(writer);
  } else {
    destination_ = std::make_unique<IndexWriter>(folder_->current(), version, options_.commit_bytes);
  }
  return {};
}

Status Job::stream(Recorder& recorder) {
  Belt belt(4 + kLanesPerJob * options_.jobs, kFileBytes, kBeltBytes);
  const Census census(options_, selection_, roots_.all, observer_.wants_progress());
  std::vector<std::thread> threads;
  // However this ends, the threads are told to stop and waited for.
  struct Ending {
    Belt& belt;
    std::vector<std::thread>& threads;
    ~Ending() {
      belt.stop();
      for (std::thread& thread : threads) thread.join();
    }
  } const ending{belt, threads};
  for (unsigned i = 0; i < options_.jobs; ++i) {
    // Made here, so that what that throws is caught here; used there only.
    auto worker = std::make_unique<Worker>(lexicon_, kRemembered / options_.jobs, options_.settings, known_,
                                           bytes_read_);
    threads.emplace_back([&belt, worker = std::move(worker)] { worker->run(belt); });
  }
  threads.emplace_back([&, this] {
    Scanner scanner(selection_, options_.index);
    Feeder(belt, ledger_, options_.settings, interrupt_, pruned_, options_.retry_failed, input_)
        .run(scanner, roots_.all);
  });
  while (auto item = belt.take([this] { return interrupt_.raised(); })) {
    recorder.apply(std::move(*item));
    if (auto published = publish_if_due(); !published) return published;
    const Report& report = recorder.report();
    const std::chrono::duration<double> elapsed = Clock::now() - started_;
    observer_.progress(
        {report.added + report.updated + report.unchanged, bytes_read_, census.bytes(), elapsed.count()});
  }
  if (auto failure = belt.failure()) return tl::unexpected(std::move(*failure));
  return {};
}

Status Job::replace_generation(const Xapian::Database& contents, const Metadata& metadata) {
  const std::optional replaced = folder_->has_index() ? std::optional(folder_->current()) : std::nullopt;
  if (auto made = compact_generation(contents, metadata, folder_->next(), replaced); !made) return made;
  return folder_->adopt_next();
}

Status Job::publish() {
  batches_->set_metadata(schema::kMetaUpdated, commit_time());
  batches_->commit();
  auto done = replace_generation(batches_->contents(), batches_->metadata());
  if (done) batches_->published();
  return done;
}

// A rebuild is published whole, at its end.
Status Job::publish_if_due() {
  if (batches_ == nullptr || options_.rebuild) return {};
  if (batches_->is_publication_due()) return is_end_near() ? Status() : publish();
  if (folder_->has_index() || Clock::now() - started_ < kShortRun) return {};
  create_generation(folder_->next(), {{schema::kMetaVersion, schema::index_version(lexicon_)}});
  return folder_->adopt_next();
}

// Whether less is left than a commit's worth, which would be merged for the little time until all is merged
// again. Of files that hold less text than they are long more seems left, and of compressed ones nothing can
// be told.
bool Job::is_end_near() {
  if (!bytes_to_read_) bytes_to_read_ = Census(options_, selection_, roots_.all, true).wait();
  const std::uint64_t taken = batches_->content_bytes();
  if (taken < *bytes_to_read_ && *bytes_to_read_ - taken < options_.commit_bytes) end_is_near_ = true;
  return end_is_near_;
}

// The documents are in already: whatever goes wrong here takes nothing from the run's success. What it leaves
// half done is cleared away with the folder.
void Job::polish(Recorder& recorder) {
  Report& report = recorder.report();
  try {
    if (report.added + report.updated > 0) {
      report.duplicates = find_duplicates(Xapian::Database(folder_->current().string()),
                                          [&](Xapian::docid number) { return recorder.is_written(number); });
    }
    if (batches_ == nullptr && is_worth_compacting(report)) compact();
  } catch (...) {
  }
}

// When there is no room for a packed copy, the loose one serves.
void Job::compact() {
  destination_.reset();
  if (replace_generation(Xapian::Database(folder_->current().string()), {}))
    folder_->retire_stale(interrupt_);
}

// An index that this run wrote most of is loosely packed: a quarter of it is air.
bool Job::is_worth_compacting(const Report& report) const {
  return (report.added + report.updated + report.removed) * 2 >= report.documents &&
         folder_size(folder_->current()) >= kMinCompactedBytes;
}

Status Job::close(Recorder& recorder) {
  Report& report = recorder.report();
  report.interrupted = interrupt_.raised();
  report.dry_run = options_.dry_run;
  if (!report.interrupted) recorder.prune(pruned_);
  destination_->commit();
  report.documents = destination_->documents();
  if (options_.dry_run) return {};
  if (options_.rebuild && report.interrupted) {  // what was made is dropped
    report.added = report.updated = report.unchanged = report.removed = 0;
    report.documents = documents_of(*folder_);
    return {};
  }
  // Of nothing there is nothing to publish, unless to say that there is an index now.
  const bool still_blank = batches_ != nullptr && report.documents == 0 && batches_->metadata().size() == 1;
  if (batches_ != nullptr && !(still_blank && folder_->has_index() && !options_.rebuild)) {
    if (auto published = publish(); !published) return published;
    folder_->retire_stale(interrupt_);
  }
  if (!report.interrupted) polish(recorder);
  return {};
}

Result<Report> Job::run() {
  try {
    if (auto opened = open(); !opened) return tl::unexpected(opened.error());
    Recorder recorder(*destination_, ledger_, roots_.folders, lexicon_,
                      [this](Event event, const std::string& source, const std::string& reason) {
                        observer_.event(event, source, reason);
                      });
    if (auto streamed = stream(recorder); !streamed) return tl::unexpected(streamed.error());
    if (auto closed = close(recorder); !closed) return tl::unexpected(closed.error());
    Report& report = recorder.report();
    report.bytes = bytes_read_;
    report.seconds = std::chrono::duration<double>(Clock::now() - started_).count();
    return std::move(report);
  } catch (...) {
    return tl::unexpected(current_failure());
  }
}

}  // namespace

Result<Report> run_job(const Options& options, const analysis::Lexicon& lexicon, const Interrupt& interrupt,
                       int input, Observer& observer) {
  return Job(options, lexicon, interrupt, input, observer).run();
}

}  // namespace limier::ingest
