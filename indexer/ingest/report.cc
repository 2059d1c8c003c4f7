#include "indexer/ingest/report.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "indexer/base/system_error.h"

namespace limier::ingest {
namespace {

constexpr const char* kThinSpace = "\u202F";  // narrow, no-break

nlohmann::ordered_json to_json(const std::vector<Failure>& failures) {
  auto list = nlohmann::ordered_json::array();
  for (const Failure& failure : failures)
    list.push_back({{"source", failure.source}, {"reason", failure.reason}});
  return list;
}

std::string counted(std::uint64_t number, const char* one, const char* many) {
  return fmt::format("{} {}", french_number(number), number < 2 ? one : many);
}

nlohmann::ordered_json to_json(const std::vector<Duplicate>& duplicates) {
  auto list = nlohmann::ordered_json::array();
  for (const Duplicate& duplicate : duplicates)
    list.push_back({{"source", duplicate.id}, {"of", duplicate.of}});
  return list;
}

// One decimal, with a comma.
std::string decimal(double number) {
  std::string text = fmt::format("{:.1f}", number);
  std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

}  // namespace

std::string to_json(const Report& report) {
  nlohmann::ordered_json json = {
      {"added", report.added},
      {"updated", report.updated},
      {"unchanged", report.unchanged},
      {"removed", report.removed},
      {"failed", to_json(report.failed)},
      {"failures", report.failures},
      {"skipped", to_json(report.skipped)},
      {"ignored", to_json(report.ignored)},
      {"duplicates", to_json(report.duplicates)},
      {"documents", report.documents},
      {"seconds", std::round(report.seconds * 1000) / 1000},
      {"bytes", report.bytes},
      {"interrupted", report.interrupted},
      {"dry_run", report.dry_run},
  };
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string summary(const Report& report) {
  std::string text = fmt::format("{}, {}, {}, {}", counted(report.added, "ajouté", "ajoutés"),
                                 counted(report.updated, "mis à jour", "mis à jour"),
                                 counted(report.unchanged, "inchangé", "inchangés"),
                                 counted(report.removed, "retiré", "retirés"));
  if (report.failures > 0) text += fmt::format(", {} en échec", french_number(report.failures));
  if (!report.skipped.empty()) {
    text += fmt::format(", {} en échec auparavant (--retry-failed pour réessayer)",
                        french_number(report.skipped.size()));
  }
  if (!report.ignored.empty())
    text +=
        ", " + counted(report.ignored.size(), "ignoré", "ignorés") + " (--verbose dit lesquels et pourquoi)";
  if (!report.duplicates.empty())
    text += fmt::format(", {} de même contenu qu’un autre", french_number(report.duplicates.size()));
  return fmt::format(
      "{}{} ; {} dans l’index ; {} en {}{}", report.dry_run ? "à blanc : " : "", text,
      counted(report.documents, "document", "documents"), french_bytes(report.bytes),
      french_duration(report.seconds),
      report.interrupted ? " ; interrompu avant la fin : relancez la même commande pour achever" : "");
}

Status check_report_place(const std::string& where) {
  if (where.empty() || where == "-") return {};
  const auto refused = [&](int error) {
    return fail(ErrorCode::kIo,
                fmt::format("le rapport « {} » ne peut pas être écrit : {}", where, system_reason(error)));
  };
  const std::filesystem::path path(where);
  std::error_code absent;
  const auto status = std::filesystem::status(path, absent);
  if (std::filesystem::is_directory(status)) return refused(EISDIR);
  if (std::filesystem::is_other(status)) return {};
  // A report is written beside its place, then put there. The dot makes sure that it is a folder.
  const std::filesystem::path folder = path.parent_path().empty() ? "." : path.parent_path() / ".";
  return ::access(folder.c_str(), W_OK | X_OK) == 0 ? Status() : refused(errno);
}

std::string french_number(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, kThinSpace);
  return digits;
}

std::string french_bytes(std::uint64_t bytes) {
  static constexpr std::array kUnits = {"ko", "Mo", "Go", "To"};
  if (bytes < 1000) return fmt::format("{} {}", bytes, bytes < 2 ? "octet" : "octets");
  double size = static_cast<double>(bytes) / 1000;
  std::size_t unit = 0;
  for (; size >= 999.95 && unit + 1 < kUnits.size(); ++unit) size /= 1000;
  return fmt::format("{} {}", decimal(size), kUnits[unit]);
}

std::string french_duration(double seconds) {
  if (seconds < 60) return fmt::format("{} s", decimal(seconds));
  const auto whole = static_cast<std::uint64_t>(seconds + 0.5);
  if (whole < 3600) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
  return fmt::format("{} h {:02} min", whole / 3600, whole / 60 % 60);
}

}  // namespace limier::ingest
