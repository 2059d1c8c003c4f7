#include "indexer/ingest/command/console.h"

#include <ostream>

#include <fmt/format.h>

#include "indexer/base/printable.h"

namespace limier::ingest {
namespace {

constexpr std::chrono::milliseconds kRedraw{200};

const char* verb(Event event, bool dry_run) {
  switch (event) {
    case Event::kAdded: return dry_run ? "à ajouter" : "ajouté";
    case Event::kUpdated: return dry_run ? "à mettre à jour" : "mis à jour";
    case Event::kUnchanged: return "inchangé";
    case Event::kRemoved: return dry_run ? "à retirer" : "retiré";
    case Event::kSkipped: return "en échec auparavant";
    case Event::kIgnored: return "ignoré";
    case Event::kFailed: return "échec";
  }
  return "";
}

// What a dry run would do is what was asked for, --quiet or not, unless the report is.
bool lists_on_output(const Options& options) {
  return options.dry_run && options.report != "-";
}

bool silent_listing(const Options& options) {
  return options.quiet && !lists_on_output(options);
}

}  // namespace

Console::Console(const Options& options, std::ostream& out, std::ostream& err, bool terminal)
    : listing_(lists_on_output(options) ? out : err),
      err_(err),
      dry_run_(options.dry_run),
      lists_changes_((options.dry_run || options.verbose) && !silent_listing(options)),
      lists_all_(options.verbose && !silent_listing(options)),
      quiet_(options.quiet),
      progress_(options.progress == ProgressMode::kAlways ||
                (options.progress == ProgressMode::kAuto && terminal && !options.quiet && !options.verbose)) {
}

void Console::event(Event event, const std::string& source, const std::string& reason) {
  if (event == Event::kFailed) return say_error(fmt::format("« {} » : {}", source, reason));
  const bool quiet_kind = event == Event::kUnchanged || event == Event::kSkipped || event == Event::kIgnored;
  if (quiet_kind ? !lists_all_ : !lists_changes_) return;
  clear_line();
  listing_ << verb(event, dry_run_) << " : " << printable(source);
  if (!reason.empty()) listing_ << " (" << printable(reason) << ')';
  listing_ << '\n';
}

void Console::progress(const Progress& progress) {
  if (!progress_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - last_line_ < kRedraw) return;
  last_line_ = now;
  line_shown_ = true;
  err_ << '\r' << progress_line(progress) << "\x1b[K" << std::flush;
}

void Console::say(const std::string& sentence) {
  if (!quiet_) say_error(sentence);
}

void Console::say_error(const std::string& sentence) {
  clear_line();
  err_ << "limier-index : " << printable(sentence) << '\n' << std::flush;
}

void Console::clear_line() {
  if (line_shown_) err_ << "\r\x1b[K";
  line_shown_ = false;
}

std::string progress_line(const Progress& progress) {
  const double rate = progress.seconds > 0 ? static_cast<double>(progress.bytes) / progress.seconds : 0;
  std::string line = fmt::format("{} {} · {}/s", french_number(progress.documents),
                                 progress.documents < 2 ? "document" : "documents",
                                 french_bytes(static_cast<std::uint64_t>(rate)));
  if (progress.total_bytes > progress.bytes && rate > 0) {
    line += fmt::format(" · reste {}",
                        french_duration(static_cast<double>(progress.total_bytes - progress.bytes) / rate));
  }
  return line;
}

}  // namespace limier::ingest
