#include "indexer/ingest/feeder.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "indexer/base/system_error.h"
#include "indexer/extract/extractor.h"
#include "indexer/extract/gzip.h"
#include "indexer/ingest/failure.h"
#include "indexer/ingest/files/line_reader.h"

namespace limier::ingest {
namespace {

// A file written this shortly before the scan may be written again without its time changing: clocks of file
// systems tick.
constexpr std::int64_t kRacyNs = 20'000'000;

// What is read in a process of its own is pictures and fonts more than text.
constexpr std::uint64_t kLighter = 4;

std::int64_t now_ns() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

// Told by what it holds, as it is when it is read: its name may not say so.
bool holds_gzip(int descriptor) {
  char beginning[4];
  const ssize_t got = ::pread(descriptor, beginning, sizeof beginning, 0);
  return got > 0 && extract::is_gzip({beginning, static_cast<std::size_t>(got)});
}

}  // namespace

Feeder::Feeder(Belt& belt, const Ledger& ledger, const Settings& settings, const Interrupt& interrupt,
               const std::unordered_set<std::uint32_t>& pruned, bool retry_failed, int input)
    : belt_(belt),
      ledger_(ledger),
      settings_(settings),
      interrupt_(interrupt),
      fingerprint_(settings.fingerprint()),
      pruned_(pruned),
      retry_failed_(retry_failed),
      input_(input),
      started_ns_(now_ns()) {}

void Feeder::run(Scanner& scanner, const std::vector<Root>& roots) {
  try {
    feed(scanner, roots);
    belt_.finish();
  } catch (...) {
    belt_.fail(current_failure());
  }
}

void Feeder::feed(Scanner& scanner, const std::vector<Root>& roots) {
  const ScanSink sink{
      [this](FoundFile&& found) { return !interrupt_.raised() && file(std::move(found)); },
      [this](RefusedFile&& file) { return !interrupt_.raised() && refused(std::move(file)); }};
  for (const Root& root : roots) {
    const bool more = root.given == "-" ? lines(input_, {"-", 0, 0, {}, true}) : scanner.scan(root, sink);
    if (!more || interrupt_.raised()) return;
  }
}

bool Feeder::deliver(Item item) {
  const std::size_t bytes = weight(item);
  return belt_.deliver(std::move(item), bytes);
}

bool Feeder::file(FoundFile&& file) {
  const auto signature = [&](std::int64_t time_ns) {
    return time_ns > started_ns_ - kRacyNs ? kUnknown : file_signature(file.size, time_ns, fingerprint_);
  };
  const FileSignatures signatures{signature(file.mtime_ns), signature(file.ctime_ns)};
  if (is_unchanged(file.key, signatures)) return deliver(UnchangedFile{std::move(file.name), file.key});
  const extract::Format* format = format_of(file);
  // Long files of JSON Lines are not read whole.
  if (format != nullptr && format->name == "jsonl") return lines_file(std::move(file), signatures);
  const std::uint64_t load = format != nullptr && format->isolated ? file.size / kLighter : file.size;
  return belt_.feed(FileTask{std::move(file), signatures}, load);
}

// What cannot be taken below a folder is named once; by itself, each time.
bool Feeder::refused(RefusedFile&& refused) {
  if (refused.root != 0 && refused.ctime_ns != 0) {
    refused.signature = file_signature(0, refused.ctime_ns, fingerprint_);
    if (is_unchanged(refused.key, {kUnknown, refused.signature})) {
      return deliver(UnchangedFile{std::move(refused.name), refused.key});
    }
  }
  return deliver(std::move(refused));
}

bool Feeder::is_unchanged(FileKey key, const FileSignatures& signatures) const {
  if (const FileRecord* record = ledger_.record(key)) {
    // Only reading it tells which of its documents are to go.
    if (record->outgrown && pruned_.contains(record->root)) return false;
    if (record->failures.empty()) return record->signature == signatures.read && signatures.read != kUnknown;
    return record->signature == signatures.failed && signatures.failed != kUnknown && !retry_failed_;
  }
  const auto entries = ledger_.find(key);
  return entries.size() == 1 && entries.front().signature == signatures.read && signatures.read != kUnknown;
}

const extract::Format* Feeder::format_of(const FoundFile& file) const {
  return settings_.format() == "auto" ? extract::detect_format(file.name, {})
                                      : extract::find_format(settings_.format());
}

bool Feeder::lines_file(FoundFile&& file, const FileSignatures& signatures) {
  const SourceBegin source{file.name, file.root, file.key, signatures, true};
  const int descriptor = ::open(file.path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) {
    if (errno == ENOENT) return true;  // it vanished since it was found
    const std::string reason = system_reason(errno);
    return deliver(source) && deliver(FailedDocument{reason}) && deliver(SourceEnd{});
  }
  const bool compressed = holds_gzip(descriptor);
  const bool more = compressed || lines(descriptor, source);
  ::close(descriptor);
  if (!compressed) return more;
  const std::uint64_t load = file.size;
  return belt_.feed(FileTask{std::move(file), signatures}, load);
}

bool Feeder::lines(int descriptor, const SourceBegin& source) {
  if (!deliver(source)) return false;
  const auto stopped = [this] { return interrupt_.raised() || belt_.stopped(); };
  LineReader reader(descriptor, stopped);
  for (;;) {
    auto piece = reader.next();
    if (stopped()) return false;
    if (!piece) {
      // Not remembered: the disk or the network may do better the next time.
      return deliver(SourceBegin{source.name, source.root, source.key, {}, true}) &&
             deliver(FailedDocument{piece.error().message}) && deliver(SourceEnd{});
    }
    if (piece->too_long) {
      if (!deliver(FailedDocument{fmt::format("ligne {} : {}", piece->first_line, extract::line_too_long())}))
        return false;
    } else if (piece->text.empty()) {
      return deliver(SourceEnd{});
    } else {
      // Its text is there from now on, and again as values.
      const std::size_t bytes = 2 * piece->text.size();
      LinesPiece lines{source.name, std::move(piece->text), piece->first_line, source.root, source.key};
      if (!belt_.feed(std::move(lines), bytes)) return false;
    }
  }
}

}  // namespace limier::ingest
