// What a run did, for people and for programs.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/ingest/files/file_state.h"
#include "indexer/ingest/index/duplicates.h"

namespace limier::ingest {

// A file of another format that is called .jsonl fails line by line: what a report holds of it is bounded.
inline constexpr std::size_t kMostNamedFailures = 10'000;

struct Report {
  std::uint64_t added = 0;
  std::uint64_t updated = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t removed = 0;
  std::vector<Failure> failed;        // the first kMostNamedFailures
  std::uint64_t failures = 0;         // all of them
  std::vector<Failure> skipped;       // failed in an earlier run, not tried again
  std::vector<Failure> ignored;       // files of a folder that are no documents, links to nothing
  std::vector<Duplicate> duplicates;  // among the added and updated
  std::uint64_t documents = 0;        // in the index at the end
  std::uint64_t bytes = 0;            // read
  double seconds = 0;
  bool interrupted = false;
  bool dry_run = false;
};

// One line of JSON.
std::string to_json(const Report& report);
// One French sentence.
std::string summary(const Report& report);

// Whether a report can be written to `where` (a file, - or nothing), as far as can be told without writing.
Status check_report_place(const std::string& where);

// "12 034", "3,4 Mo": numbers as French readers expect them.
std::string french_number(std::uint64_t number);
std::string french_bytes(std::uint64_t bytes);
std::string french_duration(double seconds);

}  // namespace limier::ingest
