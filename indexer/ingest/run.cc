#include "indexer/ingest/run.h"

#include <ostream>
#include <utility>

#include "indexer/base/file.h"
#include "indexer/ingest/console.h"
#include "indexer/ingest/exit_codes.h"
#include "indexer/ingest/job.h"

namespace limier::ingest {
namespace {

int exit_code(const Error& error) { return error.code == ErrorCode::kLocked ? kExitLocked : kExitFatal; }

int exit_code(const Report& report) {
  if (report.interrupted) return kExitInterrupted;
  return report.failed.empty() ? kExitDone : kExitSomeFailed;
}

Status write_report(const std::string& where, const Report& report, std::ostream& out) {
  if (where.empty()) return {};
  const std::string line = to_json(report) + '\n';
  if (where == "-") {
    out << line << std::flush;
    return {};
  }
  return replace_file(where, line);
}

}  // namespace

int run(int argc, const char* const* argv, const Streams& streams) {
  const auto parsed = parse_options(argc, argv, streams.out, streams.err);
  if (const int* code = std::get_if<int>(&parsed)) return *code;
  const Options& options = std::get<Options>(parsed);
  Console console(options, streams.out, streams.err, streams.terminal);
  const Interrupt interrupt;
  const auto lexicon = analysis::Lexicon::open_installed();
  if (!lexicon) {
    console.say_error(lexicon.error().text());
    return kExitFatal;
  }
  const auto report = run_job(options, *lexicon, interrupt, streams.in, console);
  if (!report) {
    console.say_error(report.error().text());
    return exit_code(report.error());
  }
  console.say(summary(*report));
  if (const auto written = write_report(options.report, *report, streams.out); !written) {
    console.say_error(written.error().text());
    return kExitFatal;
  }
  return exit_code(*report);
}

}  // namespace limier::ingest
