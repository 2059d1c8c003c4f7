#include "indexer/ingest/command/run.h"

#include <algorithm>
#include <ostream>
#include <utility>

#include <fmt/format.h>

#include "indexer/base/file.h"
#include "indexer/base/printable.h"
#include "indexer/ingest/command/console.h"
#include "indexer/ingest/command/exit_codes.h"
#include "indexer/ingest/failure.h"
#include "indexer/ingest/files/folder_watch.h"
#include "indexer/ingest/job.h"

namespace limier::ingest {
namespace {

constexpr std::chrono::seconds kWatchPatience{60};

int exit_code(const Error& error) {
  return error.code == ErrorCode::kLocked ? kExitLocked : kExitFatal;
}

int exit_code(const Report& report) {
  if (report.interrupted) return kExitInterrupted;
  return report.failures == 0 ? kExitDone : kExitSomeFailed;
}

bool did_nothing(const Report& report) {
  return report.added + report.updated + report.removed == 0 && report.failures == 0 && !report.interrupted;
}

bool met_nothing(const Report& report) {
  return report.added + report.updated + report.unchanged + report.failures == 0 && report.skipped.empty() &&
         report.ignored.empty() && !report.interrupted;
}

// A pattern with a slip in it would take all documents from the index without a word.
std::string none_met(const Options& options) {
  std::string text = fmt::format("aucun fichier avec --include '{}'", fmt::join(options.include, "', '"));
  if (!options.exclude.empty()) text += fmt::format(" et --exclude '{}'", fmt::join(options.exclude, "', '"));
  return text;
}

Status write_report(const std::string& where, const Report& report, std::ostream& out) {
  if (where.empty()) return {};
  const std::string line = to_json(report) + '\n';
  if (where == "-") {
    out << line << std::flush;
    return out ? Status() : fail(ErrorCode::kIo, "le rapport ne peut pas être écrit sur la sortie standard");
  }
  return write_output(where, line);
}

class Run {
 public:
  Run(const analysis::Lexicon& lexicon, const Interrupt& interrupt, const Streams& streams, Console& console)
      : lexicon_(lexicon), interrupt_(interrupt), streams_(streams), console_(console) {}

  // `only_news`: nothing is said of a pass that found nothing to do.
  int pass(const Options& options, bool only_news) const {
    const auto report = run_job(options, lexicon_, interrupt_, streams_.in, console_);
    if (!report) {
      console_.say_error(report.error().text());
      return exit_code(report.error());
    }
    if (only_news && did_nothing(*report)) return kExitDone;
    console_.say(summary(*report));
    if (!options.include.empty() && met_nothing(*report)) console_.say(none_met(options));
    if (const auto written = write_report(options.report, *report, streams_.out); !written) {
      console_.say_error(written.error().text());
      return kExitFatal;
    }
    return exit_code(*report);
  }

  // A pass, then one for each change. A later pass that fails (another writer, a full disk) is made again.
  int watch(Options options) const {
    const Selection selection(options.include, options.exclude, options.settings.format() != "auto");
    auto folders = FolderWatch::open(options.paths, selection, options.index);
    if (!folders) {
      console_.say_error(folders.error().text());
      return kExitFatal;
    }
    if (!folders->complete()) {
      console_.say(
          "trop de dossiers pour être suivis (fs.inotify.max_user_watches) : ils sont relus chaque minute");
    }
    int code = pass(options, false);
    if (code == kExitFatal || code == kExitLocked) return code;
    options.rebuild = false;
    options.wait = std::max(options.wait, kWatchPatience);
    while (folders->wait(interrupt_)) {
      for (code = pass(options, true); code == kExitFatal || code == kExitLocked;
           code = pass(options, true)) {
        if (interrupt_.wait(kWatchPatience)) return kExitInterrupted;
      }
      if (code == kExitInterrupted) break;
    }
    return kExitInterrupted;
  }

 private:
  const analysis::Lexicon& lexicon_;
  const Interrupt& interrupt_;
  const Streams& streams_;
  Console& console_;
};

int run(const Options& options, const Streams& streams) {
  Console console(options, streams.out, streams.err, streams.terminal);
  if (const auto place = check_report_place(options.report); !place) {
    console.say_error(place.error().text());
    return kExitFatal;
  }
  const Interrupt interrupt;
  const auto lexicon = analysis::Lexicon::open_installed();
  if (!lexicon) {
    console.say_error(lexicon.error().text());
    return kExitFatal;
  }
  const Run run(*lexicon, interrupt, streams, console);
  return options.watch ? run.watch(options) : run.pass(options, false);
}

}  // namespace

int run(int argc, const char* const* argv, const Streams& streams) {
  try {
    const auto parsed = parse_options(argc, argv, streams.out, streams.err);
    if (const int* code = std::get_if<int>(&parsed)) return *code;
    return run(std::get<Options>(parsed), streams);
  } catch (...) {
    streams.err << "limier-index : " << printable(current_failure().text()) << '\n';
    return kExitFatal;
  }
}

}  // namespace limier::ingest
