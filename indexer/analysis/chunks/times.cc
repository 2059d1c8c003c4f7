#include "indexer/analysis/chunks/times.h"

#include <algorithm>
#include <iterator>

#include "indexer/analysis/chunks/characters_at.h"
#include "indexer/analysis/chunks/run.h"
#include "indexer/analysis/cleaner.h"
#include "indexer/analysis/rules/rule.h"

namespace limier::analysis::chunks {
namespace {

// « n° 15 mars 2023 » is an issue, of a month.
bool follows_number_sign(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  std::size_t before = utf8::floor_boundary(text, at - 1);
  if (before > 0 && group_space_end(text, before) == at) before = utf8::floor_boundary(text, before - 1);
  return canonical_sign(read(text, before).code_point) == U'°';
}

// The end of the day that stands in a list with the one that ends here: « 15, 16 et 17 mars 2023 », « 15 au
// 20 mars 2023 ». Else `end`.
std::size_t next_day(std::string_view text, std::size_t end) {
  const bool comma = end < text.size() && text[end] == ',';
  const std::size_t before = comma ? end + 1 : end;
  std::size_t day = date_space_end(text, before);
  if (day == before) return end;
  if (!comma || !digit_at(text, day)) {
    constexpr std::size_t kWord = 2;  // et, ou, au
    const std::size_t word = day + kWord;
    if (word >= text.size() || !is_ascii_letter(text[day]) || !is_ascii_letter(text[day + 1])) return end;
    day = date_space_end(text, word);
    if (day == word) return end;
  }
  const std::size_t stop = digits_end(text, day);
  return stop > day && stop <= day + 2 ? stop : end;
}

// What may follow an hour: not « 12:34:56 », « 14h30min », « 7:15.2 »; in « 14:30-16:00 » there are two.
bool ends_hour(std::string_view text, std::size_t at) {
  if (at == text.size()) return true;
  const Char next = read(text, at);
  if (next.kind == CharClass::kWord) return false;
  const bool joins = next.code_point == U':' || (next.kind == CharClass::kJoiner && next.code_point != U'-');
  return !joins || !digit_at(text, at + next.length);
}

// The end of two digits that count minutes, else `at`. « 1:25 000 » is the scale of a map.
std::size_t minutes_end(std::string_view text, std::size_t at) {
  const bool counted = digit_at(text, at) && text[at] < '6' && digit_at(text, at + 1);
  return counted && digit_group(text, at) == at && ends_hour(text, at + 2) ? at + 2 : at;
}

constexpr std::size_t kLongestDay = 7;   // « 1ᵉʳ », « premier »
constexpr std::size_t kLongestHour = 3;  // « 14h »

}  // namespace

std::size_t spelled_date(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr int kMostDays = 7;
  // « 15,16 » is one number.
  if (end - begin > kLongestDay || text.substr(begin, end - begin).find(',') != std::string_view::npos)
    return end;
  std::size_t day = end;
  for (int days = 1; days < kMostDays; ++days) {
    const std::size_t next = next_day(text, day);
    if (next == day) break;
    day = next;
  }
  const std::size_t month = date_space_end(text, day);
  if (month == day || month >= text.size() || digit_at(text, month)) return end;
  const std::size_t space = run_end(text, month);
  const std::size_t year = date_space_end(text, space);
  const std::size_t stop = digits_end(text, year);
  if (year == space || stop != year + 4 || follows_number_sign(text, begin)) return end;
  if (stop < text.size()) {
    const Char next = read(text, stop);
    const std::size_t after = next.kind == CharClass::kJoiner ? stop + next.length : stop;
    if (after < text.size() && read(text, after).kind == CharClass::kWord) return end;
  }
  CleanChunk chunk;
  clean(text.substr(begin, stop - begin), chunk);
  return rules::spelled_days(chunk.text).empty() ? end : stop;
}

std::size_t clock_time(std::string_view text, std::size_t begin, std::size_t end) {
  // First, or each chunk of a file of digits would be measured up to the end of the file.
  if (end - begin > kLongestHour) return end;
  const std::size_t digits = digits_end(text, begin);
  if (digits - begin > 2 || end - digits > 1 || digits == text.size()) return end;
  if (text[digits] == ':') {
    const std::size_t stop = minutes_end(text, digits + 1);
    const bool goes_on = begin > 0 && text[begin - 1] == ':';
    return stop == digits + 1 || goes_on ? end : stop;
  }
  const std::size_t sign = group_space_end(text, digits);
  const std::string_view rest = text.substr(sign);
  const std::string_view signs[] = {"heures", "heure", "h", "H"};
  const auto* const written =
      std::find_if(std::begin(signs), std::end(signs), [&](auto one) { return rest.starts_with(one); });
  if (written == std::end(signs)) return end;
  const std::size_t hour = sign + written->size();
  const std::size_t minutes = group_space_end(text, hour);
  if (const std::size_t stop = minutes_end(text, minutes); stop > minutes) return stop;
  return ends_hour(text, hour) ? hour : end;
}

}  // namespace limier::analysis::chunks
