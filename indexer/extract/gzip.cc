#include "indexer/extract/gzip.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "indexer/extract/worker/limits.h"

namespace limier::extract {
namespace {

constexpr std::size_t kPiece = 4 * 1024 * 1024;

struct ArchiveCloser {
  void operator()(struct archive* archive) const { archive_read_free(archive); }
};

// Gathers blocks and lets go of them in pieces that end with a line, without those that are too long.
class LinePieces {
 public:
  LinePieces(const Format& format, const Source& source, const Sink& sink)
      : format_(format), sink_(sink), name_(source.name), line_(source.first_line) {}

  void add(std::string_view block) {
    if (skips_) {
      const std::size_t skipped = block.find('\n');
      if (skipped == std::string_view::npos) return;
      block.remove_prefix(skipped + 1);
      skips_ = false;
      ++line_;
    }
    const std::size_t end = block.rfind('\n');
    if (end != std::string_view::npos) complete_ = held_.size() + end + 1;
    held_ += block;
    if (held_.size() < kPiece) return;
    if (complete_ > 0) {
      parse(std::string_view(held_).substr(0, complete_));
      held_.erase(0, std::exchange(complete_, 0));
    } else if (held_.size() > kLongestLine) {
      sink_.failure(fmt::format("ligne {}", line_), line_too_long());
      held_ = {};
      skips_ = true;
    }
  }

  void finish() { parse(held_); }

 private:
  void parse(std::string_view piece) {
    format_.parse(Source{name_, piece, line_}, sink_);
    line_ += static_cast<std::size_t>(std::count(piece.begin(), piece.end(), '\n'));
  }

  const Format& format_;
  const Sink& sink_;
  std::string name_;
  std::size_t line_;
  std::string held_;
  std::size_t complete_ = 0;  // bytes of it up to the last line end
  bool skips_ = false;        // what comes is of a line that is left out
};

void parse_lines(const Format& format, const Source& source, const Sink& sink) {
  LinePieces pieces(format, source, sink);
  const Status inflated = inflate(source.bytes, [&](std::string_view block) {
    pieces.add(block);
    return true;
  });
  pieces.finish();
  if (!inflated) sink.failure({}, std::string(inflated.error().message));
}

void parse_whole(const Format& format, const Source& source, const Sink& sink) {
  std::string content;
  bool too_large = false;
  const Status inflated = inflate(source.bytes, [&](std::string_view block) {
    content += block;
    too_large = content.size() > kMostInflated;
    return !too_large;
  });
  if (too_large)
    return sink.failure({}, fmt::format("plus de {} Mio une fois décompressé", kMostInflated >> 20U));
  if (!inflated) return sink.failure({}, std::string(inflated.error().message));
  format.parse(Source{source.name, content, source.first_line}, sink);
}

}  // namespace

bool is_gzip(std::string_view bytes) {
  return bytes.starts_with("\x1F\x8B\x08");
}

Status inflate(std::string_view bytes, const std::function<bool(std::string_view block)>& take) {
  const std::unique_ptr<struct archive, ArchiveCloser> reader(archive_read_new());
  const auto damaged = [] { return fail(ErrorCode::kBadFormat, "gzip abîmé ou tronqué"); };
  archive_entry* entry = nullptr;
  if (reader == nullptr || archive_read_support_filter_gzip(reader.get()) != ARCHIVE_OK ||
      archive_read_support_format_raw(reader.get()) != ARCHIVE_OK ||
      archive_read_support_format_empty(reader.get()) != ARCHIVE_OK ||
      archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) {
    return damaged();
  }
  const int opened = archive_read_next_header(reader.get(), &entry);
  if (opened == ARCHIVE_EOF) return {};  // gzip of nothing
  if (opened != ARCHIVE_OK) return damaged();
  for (;;) {
    const void* block = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    const int status = archive_read_data_block(reader.get(), &block, &size, &offset);
    if (status == ARCHIVE_EOF) return {};
    if (status != ARCHIVE_OK) return damaged();
    if (size > 0 && !take({static_cast<const char*>(block), size})) return {};
  }
}

std::string inflate_beginning(std::string_view bytes, std::size_t size) {
  std::string beginning;
  // What is damaged is told when the file is read.
  (void)inflate(bytes, [&](std::string_view block) {
    beginning += block.substr(0, size - beginning.size());
    return beginning.size() < size;
  });
  return beginning;
}

void parse_inflated(const Format& format, const Source& source, const Sink& sink) {
  format.lines ? parse_lines(format, source, sink) : parse_whole(format, source, sink);
}

}  // namespace limier::extract
