// A run on a terminal or in a log: failures always, a progress line on a terminal, every document when asked
// for.
#pragma once

#include <chrono>
#include <iosfwd>
#include <string>

#include "indexer/ingest/command/options.h"
#include "indexer/ingest/observer.h"

namespace limier::ingest {

class Console final : public Observer {
 public:
  // `terminal`: whether `err` is one. Both streams must outlive it.
  Console(const Options& options, std::ostream& out, std::ostream& err, bool terminal);

  void event(Event event, const std::string& source, const std::string& reason) override;
  bool wants_progress() const override { return progress_; }
  void progress(const Progress& progress) override;

  // A message of its own line, whatever names it holds; an error is said whatever --quiet asks.
  void say(const std::string& sentence);
  void say_error(const std::string& sentence);

 private:
  void clear_line();

  std::ostream& listing_;  // where --dry-run and --verbose name documents
  std::ostream& err_;
  bool dry_run_;
  bool lists_changes_;
  bool lists_all_;
  bool quiet_;
  bool progress_;
  bool line_shown_ = false;
  std::chrono::steady_clock::time_point last_line_{};
};

// « 12 034 documents · 3,2 Mo/s · reste 1 min 20 s »
std::string progress_line(const Progress& progress);

}  // namespace limier::ingest
