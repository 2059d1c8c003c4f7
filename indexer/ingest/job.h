// One run, from the paths to the committed index.
#pragma once

#include "indexer/analysis/lexicon/lexicon.h"
#include "indexer/base/result.h"
#include "indexer/ingest/command/options.h"
#include "indexer/ingest/interrupt.h"
#include "indexer/ingest/observer.h"
#include "indexer/ingest/report.h"

namespace limier::ingest {

// Fails with the index unchanged or at its last commit. An interrupt is no failure: the report says so.
// `input` is the descriptor that the path - stands for. Threads it starts are ended when it returns.
Result<Report> run_job(const Options& options, const analysis::Lexicon& lexicon, const Interrupt& interrupt,
                       int input, Observer& observer);

}  // namespace limier::ingest
