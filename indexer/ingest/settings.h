// What --set and --format ask of every document of a run.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/schema/document.h"

namespace limier::ingest {

class Settings {
 public:
  Settings() = default;
  // `assignments` as typed, NAME=VALUE. kInvalidArgument names the bad one.
  static Result<Settings> parse(const std::vector<std::string>& assignments, std::string format);

  // A format's name, or auto.
  const std::string& format() const { return format_; }
  // Gives the document the fields asked for, in the place of its own.
  void apply(schema::Document& document) const;
  // Changes when the settings do: documents are then made again.
  std::uint64_t fingerprint() const;

 private:
  std::string format_ = "auto";
  std::vector<std::pair<std::string, std::string>> fields_;
};

}  // namespace limier::ingest
