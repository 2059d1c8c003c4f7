#include "server/query/syntax/dates.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <vector>

#include "indexer/analysis/folding.h"
#include "indexer/analysis/months.h"
#include "indexer/schema/date.h"
#include "server/query/syntax/characters.h"

namespace limier::query {
namespace {

using analysis::kMonths;

using Parts = std::vector<std::string>;

// Letters and digits, folded; everything else separates.
Parts split(std::string_view text) {
  Parts parts;
  std::string part;
  for (const char c : analysis::folded(lower(text))) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      part += c;
    } else if (!part.empty()) {
      parts.push_back(std::move(part));
      part.clear();
    }
  }
  if (!part.empty()) parts.push_back(std::move(part));
  return parts;
}

std::optional<int> number(std::string_view part, std::size_t longest) {
  if (part.empty() || part.size() > longest) return std::nullopt;
  int value = 0;
  for (const char c : part) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<int> year(std::string_view part) {
  return part.size() == 4 ? number(part, 4) : std::nullopt;
}

// A number, a name or the beginning of one: mai, sept, févr.
std::optional<int> month(std::string_view part) {
  if (const auto value = number(part, 2)) return value;
  const unsigned named = analysis::month_named(part);
  return named > 0 ? std::optional(static_cast<int>(named)) : std::nullopt;
}

std::optional<int> day(std::string_view part) {
  return part == "1er" ? std::optional(1) : number(part, 2);
}

// The ISO form of a year, a month or a day given most or least significant part first.
std::optional<std::string> single(const Parts& parts) {
  std::string iso;
  if (parts.size() == 1) {
    const auto y = year(parts[0]);
    if (!y) return std::nullopt;
    iso = fmt::format("{:04}", *y);
  } else if (parts.size() == 2) {
    const bool year_first = year(parts[0]).has_value();
    const auto y = year(parts[year_first ? 0 : 1]);
    const auto m = month(parts[year_first ? 1 : 0]);
    if (!y || !m) return std::nullopt;
    iso = fmt::format("{:04}-{:02}", *y, *m);
  } else if (parts.size() == 3) {
    const bool year_first = year(parts[0]).has_value();
    const auto y = year(parts[year_first ? 0 : 2]);
    const auto m = month(parts[1]);
    const auto d = day(parts[year_first ? 2 : 0]);
    if (!y || !m || !d) return std::nullopt;
    iso = fmt::format("{:04}-{:02}-{:02}", *y, *m, *d);
  }
  return schema::normalize_date(iso);
}

Parts without_articles(Parts parts) {
  static constexpr std::array<std::string_view, 7> kArticles = {"le", "en", "de", "d", "du", "des", "entre"};
  const auto article = [](const std::string& part) {
    return std::find(kArticles.begin(), kArticles.end(), part) != kArticles.end();
  };
  parts.erase(parts.begin(), std::find_if_not(parts.begin(), parts.end(), article));
  return parts;
}

DateRange ordered(std::string from, std::string to) {
  if (!from.empty() && !to.empty() && schema::parse_date(from)->first > schema::parse_date(to)->first)
    std::swap(from, to);
  return {std::move(from), std::move(to)};
}

// « 2 » of « du 2 au 5 mai 2024 » takes the month and the year that follow.
std::optional<DateRange> between(const Parts& first, const Parts& last) {
  const auto to = single(last);
  if (!to) return std::nullopt;
  if (auto from = single(first)) return ordered(std::move(*from), *to);
  for (std::size_t borrowed = last.size() - 1; borrowed > 0; --borrowed) {
    Parts whole = first;
    whole.insert(whole.end(), last.end() - static_cast<std::ptrdiff_t>(borrowed), last.end());
    if (auto from = single(whole)) return ordered(std::move(*from), *to);
  }
  return std::nullopt;
}

// What is open on one side.
std::optional<DateRange> open_ended(const Parts& parts, bool from) {
  auto end = single(without_articles(parts));
  if (!end) return std::nullopt;
  return from ? DateRange{std::move(*end), ""} : DateRange{"", std::move(*end)};
}

std::optional<DateRange> range(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots != std::string_view::npos) {
    const Parts first = without_articles(split(text.substr(0, dots)));
    const Parts last = without_articles(split(text.substr(dots + 2)));
    if (first.empty() && last.empty()) return std::nullopt;
    if (!first.empty() && !last.empty()) return between(first, last);
    return first.empty() ? open_ended(last, false) : open_ended(first, true);
  }
  const Parts parts = without_articles(split(text));
  // A dash at one end: « 2020- », « -2020 ».
  const bool leading = text.starts_with('-');
  if (leading != text.ends_with('-')) return open_ended(parts, !leading);
  if (leading) return std::nullopt;
  // As interpret() says it.
  if (!parts.empty() && parts[0] == "depuis") return open_ended(Parts(parts.begin() + 1, parts.end()), true);
  if (parts.size() > 1 && (parts[0] == "jusqu" || parts[0] == "jusque"))
    return open_ended(Parts(parts.begin() + 2, parts.end()), false);
  // « 2020-2024 »: after a mere space or a comma another word begins.
  const bool joined = text.find_first_of("-/") != std::string_view::npos;
  if (joined && parts.size() == 2 && year(parts[0]) && year(parts[1])) return between({parts[0]}, {parts[1]});
  const auto link = std::find_if(parts.begin(), parts.end(), [](const std::string& part) {
    return part == "a" || part == "au" || part == "et";
  });
  if (link != parts.end())
    return between(Parts(parts.begin(), link), without_articles(Parts(link + 1, parts.end())));
  auto date = single(parts);
  if (!date) return std::nullopt;
  return DateRange{*date, *date};
}

// The period of the same length right before or after, in ISO; nullopt outside the years 1 to 9999.
std::optional<std::string> shifted(const std::string& iso, int step) {
  namespace chrono = std::chrono;
  const std::string first = schema::parse_date(iso)->first;
  const chrono::year_month_day start{chrono::year(std::stoi(first.substr(0, 4))),
                                     chrono::month(static_cast<unsigned>(std::stoi(first.substr(4, 2)))),
                                     chrono::day(static_cast<unsigned>(std::stoi(first.substr(6, 2))))};
  chrono::year_month_day moved = start;
  if (iso.size() == 4) moved += chrono::years(step);
  if (iso.size() == 7) moved += chrono::months(step);
  if (iso.size() == 10) moved = chrono::sys_days(start) + chrono::days(step);
  const int y = static_cast<int>(moved.year());
  if (y < 1 || y > 9999) return std::nullopt;
  const std::string day = fmt::format("{:04}-{:02}-{:02}", y, static_cast<unsigned>(moved.month()),
                                      static_cast<unsigned>(moved.day()));
  return day.substr(0, iso.size());
}

struct Comparison {
  std::string_view sign;
  bool from;  // what is later; else what is earlier
  int step;   // to the period that is the first (last) one meant
};

// The longer sign first where one begins another.
constexpr std::array<Comparison, 9> kComparisons = {{{">=", true, 0},
                                                     {"≥", true, 0},
                                                     {">", true, 1},
                                                     {"<=", false, 0},
                                                     {"≤", false, 0},
                                                     {"<", false, -1},
                                                     {"avant ", false, -1},
                                                     {"après ", true, 1},
                                                     {"apres ", true, 1}}};

// Signs that would change what a date means, and are not among those understood: « 2020+ », « ~2020 ».
bool holds_sign(std::string_view text) {
  static constexpr std::array<std::string_view, 9> kSigns = {"<", ">", "≤", "≥", "≠", "!", "~", "+", "±"};
  return std::any_of(kSigns.begin(), kSigns.end(),
                     [&](std::string_view sign) { return text.find(sign) != std::string_view::npos; });
}

// The year, month or day after « > » or its like.
std::optional<DateRange> compared(const Comparison& comparison, std::string_view text) {
  if (text.starts_with('-') || text.ends_with('-') || holds_sign(text)) return std::nullopt;
  const auto named = single(without_articles(split(text)));
  if (!named) return std::nullopt;
  auto end = comparison.step == 0 ? named : shifted(*named, comparison.step);
  if (!end) return std::nullopt;
  return comparison.from ? DateRange{std::move(*end), ""} : DateRange{"", std::move(*end)};
}

}  // namespace

std::optional<DateRange> parse_period(FieldSign::Kind kind, std::string_view text) {
  text = trimmed(text);
  if (kind == FieldSign::Kind::kDate) {
    const std::string typed = lower(text);
    for (const Comparison& comparison : kComparisons) {
      if (typed.starts_with(comparison.sign))
        return compared(comparison, trimmed(std::string_view(typed).substr(comparison.sign.size())));
    }
  }
  if (holds_sign(text)) return std::nullopt;
  auto period = range(text);
  if (!period || kind == FieldSign::Kind::kDate) return period;
  // « depuis:2023..2024 » says its own end.
  const std::string from = period->from.empty() ? period->to : period->from;
  const std::string to = period->to.empty() ? period->from : period->to;
  switch (kind) {
    case FieldSign::Kind::kSince: return DateRange{from, from == to ? "" : to};
    case FieldSign::Kind::kUntil: return DateRange{from == to ? "" : from, to};
    case FieldSign::Kind::kAfter:
      if (auto next = shifted(to, 1)) return DateRange{std::move(*next), ""};
      return std::nullopt;
    case FieldSign::Kind::kBefore:
      if (auto last = shifted(from, -1)) return DateRange{"", std::move(*last)};
      return std::nullopt;
    default: return std::nullopt;
  }
}

std::string french_date(std::string_view iso) {
  const std::string y(iso.substr(0, 4));
  if (iso.size() < 7) return y;
  const auto index = static_cast<std::size_t>(month(iso.substr(5, 2)).value_or(1) - 1) % kMonths.size();
  if (iso.size() < 10) return fmt::format("{} {}", kMonths[index], y);
  const int d = day(iso.substr(8, 2)).value_or(1);
  return fmt::format("{}{} {} {}", d, d == 1 ? "er" : "", kMonths[index], y);
}

}  // namespace limier::query
