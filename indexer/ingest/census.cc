#include "indexer/ingest/census.h"

#include <exception>

namespace limier::ingest {

Census::Census(const Options& options, const Selection& selection, const std::vector<Root>& roots,
               bool wanted) {
  if (!wanted) return;
  thread_ = std::thread([this, &options, &selection, &roots] {
    try {
      complete_ = count(options, selection, roots);
    } catch (const std::exception&) {
      // Who reads the files meets the same, and says it.
    }
  });
}

Census::~Census() {
  ended_ = true;
  if (thread_.joinable()) thread_.join();
}

std::uint64_t Census::wait() {
  if (thread_.joinable()) thread_.join();
  return bytes();
}

bool Census::count(const Options& options, const Selection& selection, const std::vector<Root>& roots) {
  Scanner scanner(selection, options.index);
  const ScanSink sink{[this](FoundFile&& file) {
                        bytes_ += file.size;
                        return !ended_;
                      },
                      [this](RefusedFile&&) { return !ended_; }};
  for (const Root& root : roots) {
    if (root.given == "-") return false;  // it has no end
    if (!scanner.scan(root, sink)) return false;
  }
  return true;
}

}  // namespace limier::ingest
