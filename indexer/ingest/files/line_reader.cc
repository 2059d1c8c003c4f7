#include "indexer/ingest/files/line_reader.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "indexer/base/system_error.h"

namespace limier::ingest {
namespace {

constexpr int kPollMs = 100;

}  // namespace

LineReader::LineReader(int descriptor, std::function<bool()> stopped, std::size_t max_line)
    : descriptor_(descriptor), stopped_(std::move(stopped)), max_line_(max_line) {}

Status LineReader::fill() {
  for (;;) {
    pollfd watched{descriptor_, POLLIN, 0};
    const int ready = ::poll(&watched, 1, kPollMs);
    if (stopped_()) {
      end_ = true;
      return {};
    }
    if (ready < 0 && errno != EINTR) break;
    if (ready <= 0) continue;
    const std::size_t used = buffer_.size();
    buffer_.resize(used + kPieceBytes);
    const ssize_t got = ::read(descriptor_, buffer_.data() + used, kPieceBytes);
    buffer_.resize(used + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got >= 0) {
      end_ = got == 0;
      const std::string_view added = std::string_view(buffer_).substr(used);
      // Nothing stands behind a long line in its piece, so that it can be let go.
      const bool ends_long_line = used - whole_ > kPieceBytes;
      const std::size_t newline = ends_long_line ? added.find('\n') : added.rfind('\n');
      if (newline != std::string_view::npos) whole_ = used + newline + 1;
      return {};
    }
    if (errno != EINTR && errno != EAGAIN) break;
  }
  return fail(ErrorCode::kUnreadable,
              fmt::format("lecture interrompue à la ligne {} : {}", line_, system_reason(errno)));
}

LineReader::Piece LineReader::cut(std::size_t bytes) {
  // The room that a long line took goes with it.
  Piece piece{std::exchange(buffer_, buffer_.substr(bytes)), line_, false};
  piece.text.resize(bytes);
  piece.text.shrink_to_fit();
  line_ += static_cast<std::size_t>(std::count(piece.text.begin(), piece.text.end(), '\n'));
  whole_ = buffer_.rfind('\n') + 1;  // npos + 1 is 0
  return piece;
}

Result<LineReader::Piece> LineReader::skip_line() {
  std::size_t newline = std::string::npos;
  while (newline == std::string::npos && !end_) {
    buffer_.clear();
    whole_ = 0;
    if (auto read = fill(); !read) return tl::unexpected(read.error());
    newline = buffer_.find('\n');
  }
  const std::size_t skipped = newline == std::string::npos ? buffer_.size() : newline + 1;
  buffer_.erase(0, skipped);
  whole_ -= std::min(skipped, whole_);
  return Piece{{}, line_++, true};
}

Result<LineReader::Piece> LineReader::next() {
  while (!end_ && whole_ < kPieceBytes && buffer_.size() - whole_ <= max_line_) {
    if (auto read = fill(); !read) return tl::unexpected(read.error());
  }
  // A line cut by the stop is not a line.
  if (stopped_()) return Piece{{}, line_, false};
  if (end_) return cut(buffer_.size());
  if (whole_ > 0) return cut(whole_);
  return skip_line();
}

}  // namespace limier::ingest
