#include "indexer/analysis/scanner.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <string>

#include "indexer/analysis/characters.h"
#include "indexer/analysis/cleaner.h"
#include "indexer/analysis/rules/rule.h"
#include "indexer/base/ascii.h"
#include "indexer/base/utf8.h"

namespace limier::analysis {
namespace {

struct Char {
  char32_t code_point;
  std::uint32_t length;
  CharClass kind;
};

Char read(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return {byte, 1, classify(byte)};
  const utf8::Decoded d = utf8::decode(text, at);
  return {d.code_point, d.length, classify(d.code_point)};
}

// Bytes that carry a run on whatever stands around them: ASCII letters, digits and most joiners. A comma does
// not.
constexpr std::array<bool, 256> plain_bytes() {
  std::array<bool, 256> plain{};
  for (unsigned char byte = 0; byte < 0x80; ++byte)
    plain[byte] = byte != ',' && classify(byte) != CharClass::kSeparator;
  return plain;
}
constexpr std::array<bool, 256> kPlain = plain_bytes();

// The letters À to ÿ, in two bytes; × and ÷ stand among them.
bool is_latin_letter(unsigned char first, unsigned char second) {
  return first == 0xC3 && second != 0x97 && second != 0xB7;
}

// The end of what needs no closer look.
std::size_t plain_end(std::string_view text, std::size_t at, std::size_t limit) {
  while (at < limit) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (kPlain[byte]) {
      ++at;
    } else if (at + 1 < limit && is_latin_letter(byte, static_cast<unsigned char>(text[at + 1]))) {
      at += 2;
    } else {
      break;
    }
  }
  return at;
}

bool digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_digit(static_cast<unsigned char>(text[at]));
}

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::size_t digits_end(std::string_view text, std::size_t at) {
  while (digit_at(text, at)) ++at;
  return at;
}

// « .168.2.0 », after the first digits of an address or of a version; one point is a decimal one.
bool begins_points(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != '.') return false;
  const std::size_t point = digits_end(text, at + 1);
  return point > at + 1 && point < text.size() && text[point] == '.' && digit_at(text, point + 1);
}

// « L1234-5 », « L.1234-5 », « A4 »: the letter of a code's part, and its number.
bool has_legal_form(std::string_view run) {
  if (run.empty() || std::string_view("LRDA").find(run.front()) == std::string_view::npos) return false;
  const std::size_t number = run.find_first_not_of(".*", 1);
  return number != std::string_view::npos && digit_at(run, number);
}

// It begins a date as a number does: « premier mars 2023 ». Most words are told by their first letter.
bool is_premier(std::string_view word) {
  return (word[0] | 0x20) == 'p' && ascii::same(word, "premier");
}

// The end of the group space at `at`, or `at` when there is none.
std::size_t group_space_end(std::string_view text, std::size_t at) {
  if (at >= text.size()) return at;
  const utf8::Decoded d = utf8::decode(text, at);
  return is_group_space(d.code_point) ? at + d.length : at;
}

// The end of what may stand between the words of a date: a group space, or the end of one line.
std::size_t date_space_end(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] == '\n' ? at + 1 : group_space_end(text, at);
}

}  // namespace

std::size_t Scanner::skip_separators(std::size_t at) const {
  while (at < text_.size()) {
    const Char c = read(text_, at);
    if (c.kind == CharClass::kWord || c.kind == CharClass::kIdeograph) break;
    // « .NET » and « #mot » keep their sign; the splitter decides what it is worth.
    if ((c.code_point == U'.' || c.code_point == U'#') && at + 1 < text_.size() &&
        read(text_, at + 1).kind == CharClass::kWord) {
      break;
    }
    at += c.length;
  }
  return at;
}

// « 67 123 456 »: one to three digits, then groups of exactly three, below 10^15: more of them are a
// row of a table, and « 24 192.168.2.0 » is a number before an address. Returns the end of the last group,
// `at` when there is none.
std::size_t Scanner::digit_group(std::size_t at) const {
  // First, or each chunk of a file of digits would be measured up to the end of the file.
  if (at > 0 && digit_at(text_, at - 1)) return at;
  const std::size_t head = digits_end(text_, at);
  if (head - at > 3 || head == at) return at;
  constexpr int kMostGroups = 5;
  std::size_t end = at;
  std::size_t here = head;
  for (int groups = 1; groups < kMostGroups; ++groups) {
    const std::size_t group = group_space_end(text_, here);
    if (group == here || digits_end(text_, group) != group + 3 || begins_points(text_, group + 3)) break;
    here = end = group + 3;
  }
  return end;
}

// « 10 000-15 000 », « 500-1 000 »: each number is one by itself where the one after the hyphen is in groups.
// Returns the end of the one before it, whose digits may go on at `at`, else `end`.
std::size_t Scanner::range_of_groups(std::size_t at, std::size_t end) const {
  const std::size_t digits = text_.substr(at, end - at).find_first_not_of("0123456789");
  if (digits == std::string_view::npos) return end;
  const std::size_t number = at + digits;
  const Char sign = read(text_, number);
  const std::size_t second = number + sign.length;
  return canonical_sign(sign.code_point) == U'-' && digit_group(second) > second ? number : end;
}

// « 01 23 45 67 89 »: five pairs, which stay words too, should they be a list after all. Returns their end,
// `at` when there are none. Nothing is joined to the last one: « 01 23 45 67 89/06 12 34 56 78. ».
std::size_t Scanner::telephone(std::size_t at) const {
  if (text_[at] != '0' || (at > 0 && digit_at(text_, at - 1))) return at;
  std::size_t end = at;
  for (int pairs = 0; pairs < 5; ++pairs) {
    const std::size_t pair = pairs == 0 ? at : group_space_end(text_, end);
    if ((pairs > 0 && pair == end) || digits_end(text_, pair) != pair + 2) return at;
    end = pair + 2;
  }
  const bool ends = end == text_.size() || read(text_, end).kind != CharClass::kWord;
  return text_[at + 1] == '0' || !ends ? at : end;
}

// « XIX ème », « 2 ème », « 1 er »: the ending belongs to the number before it. Returns its end, else `end`.
std::size_t Scanner::spaced_ordinal(std::size_t begin, std::size_t end) const {
  // Most chunks are words: told by their first character.
  if (!digit_at(text_, begin) && (text_[begin] < 'A' || text_[begin] > 'Z')) return end;
  const std::string_view number = text_.substr(begin, end - begin);
  if (number.find_first_not_of("0123456789") != std::string_view::npos &&
      number.find_first_not_of("IVXLCDM") != std::string_view::npos)
    return end;
  const std::size_t space = group_space_end(text_, end);
  if (space == end) return end;
  for (const std::string_view ending : {"èmes", "emes", "ème", "eme", "ième", "ieme", "er"}) {
    const std::size_t stop = space + ending.size();
    if (ending == "er" && number != "1" && number != "I") continue;
    if (!text_.substr(space).starts_with(ending)) continue;
    if (stop == text_.size() || read(text_, stop).kind != CharClass::kWord) return stop;
  }
  return end;
}

// « n° 15 mars 2023 » is an issue, of a month.
bool Scanner::follows_number_sign(std::size_t at) const {
  if (at == 0) return false;
  std::size_t before = utf8::floor_boundary(text_, at - 1);
  if (before > 0 && group_space_end(text_, before) == at) before = utf8::floor_boundary(text_, before - 1);
  return canonical_sign(read(text_, before).code_point) == U'°';
}

// The end of the day that stands in a list with the one that ends here: « 15, 16 et 17 mars 2023 », « 15 au
// 20 mars 2023 ». Else `end`.
std::size_t Scanner::next_day(std::size_t end) const {
  const bool comma = end < text_.size() && text_[end] == ',';
  const std::size_t before = comma ? end + 1 : end;
  std::size_t day = date_space_end(text_, before);
  if (day == before) return end;
  if (!comma || !digit_at(text_, day)) {
    constexpr std::size_t kWord = 2;  // et, ou, au
    const std::size_t word = day + kWord;
    if (word >= text_.size() || !is_ascii_letter(text_[day]) || !is_ascii_letter(text_[day + 1])) return end;
    day = date_space_end(text_, word);
    if (day == word) return end;
  }
  const std::size_t stop = digits_end(text_, day);
  return stop > day && stop <= day + 2 ? stop : end;
}

constexpr std::size_t kLongestDay = 7;  // « 1ᵉʳ », « premier »

// « 15 mars 2023 », « 1er févr. 2023 », « 15 au 20 mars 2023 »: after a chunk that is a day, those that share
// its month, the month and the year that nothing is joined to belong to it. Returns the end of the year, else
// `end`.
std::size_t Scanner::spelled_date(std::size_t begin, std::size_t end) const {
  constexpr int kMostDays = 7;
  // « 15,16 » is one number.
  if (end - begin > kLongestDay || text_.substr(begin, end - begin).find(',') != std::string_view::npos)
    return end;
  std::size_t day = end;
  for (int days = 1; days < kMostDays; ++days) {
    const std::size_t next = next_day(day);
    if (next == day) break;
    day = next;
  }
  const std::size_t month = date_space_end(text_, day);
  if (month == day || month >= text_.size() || digit_at(text_, month)) return end;
  const std::size_t space = run_end(month);
  const std::size_t year = date_space_end(text_, space);
  const std::size_t stop = digits_end(text_, year);
  if (year == space || stop != year + 4 || follows_number_sign(begin)) return end;
  if (stop < text_.size()) {
    const Char next = read(text_, stop);
    const std::size_t after = next.kind == CharClass::kJoiner ? stop + next.length : stop;
    if (after < text_.size() && read(text_, after).kind == CharClass::kWord) return end;
  }
  CleanChunk chunk;
  clean(text_.substr(begin, stop - begin), chunk);
  return rules::spelled_days(chunk.text).empty() ? end : stop;
}

// What may follow an hour: not « 12:34:56 », « 14h30min », « 7:15.2 »; in « 14:30-16:00 » there are two.
bool Scanner::ends_hour(std::size_t at) const {
  if (at == text_.size()) return true;
  const Char next = read(text_, at);
  if (next.kind == CharClass::kWord) return false;
  const bool joins = next.code_point == U':' || (next.kind == CharClass::kJoiner && next.code_point != U'-');
  return !joins || !digit_at(text_, at + next.length);
}

// The end of two digits that count minutes, else `at`. « 1:25 000 » is the scale of a map.
std::size_t Scanner::minutes_end(std::size_t at) const {
  const bool counted = digit_at(text_, at) && text_[at] < '6' && digit_at(text_, at + 1);
  return counted && digit_group(at) == at && ends_hour(at + 2) ? at + 2 : at;
}

constexpr std::size_t kLongestHour = 3;  // « 14h »

// « 14 h 30 », « 14h 30 », « 14:30 », « 14 heures »: the sign and the minutes belong to the hour before them.
// Returns their end, else `end`.
std::size_t Scanner::clock_time(std::size_t begin, std::size_t end) const {
  // First, or each chunk of a file of digits would be measured up to the end of the file.
  if (end - begin > kLongestHour) return end;
  const std::size_t digits = digits_end(text_, begin);
  if (digits - begin > 2 || end - digits > 1 || digits == text_.size()) return end;
  if (text_[digits] == ':') {
    const std::size_t stop = minutes_end(digits + 1);
    const bool goes_on = begin > 0 && text_[begin - 1] == ':';
    return stop == digits + 1 || goes_on ? end : stop;
  }
  const std::size_t sign = group_space_end(text_, digits);
  const std::string_view rest = text_.substr(sign);
  const std::string_view signs[] = {"heures", "heure", "h", "H"};
  const auto* const written =
      std::find_if(std::begin(signs), std::end(signs), [&](auto one) { return rest.starts_with(one); });
  if (written == std::end(signs)) return end;
  const std::size_t hour = sign + written->size();
  const std::size_t minutes = group_space_end(text_, hour);
  if (const std::size_t stop = minutes_end(minutes); stop > minutes) return stop;
  return ends_hour(hour) ? hour : end;
}

constexpr std::size_t kLongestPart = 4;  // « L.O. »

// « L. 1234-5 », « R 123-4 », « R*421-1 »: after a chunk that is one or two letters of a code's part, the
// number belongs to it.
std::size_t Scanner::legal_reference(std::size_t begin, std::size_t end) const {
  if (end - begin > kLongestPart) return end;
  std::string_view chunk = text_.substr(begin, end - begin);
  const bool dotted = chunk.ends_with('.');
  if (dotted) chunk.remove_suffix(1);
  static constexpr std::string_view kParts[] = {"L", "R", "D", "A", "LO", "L.O",
                                                "l", "r", "d", "a", "lo", "l.o"};
  bool is_part = false;
  for (const std::string_view part : kParts) is_part = is_part || chunk == part;
  if (!is_part) return end;
  std::size_t number = group_space_end(text_, end);
  if (number < text_.size() && text_[number] == '*') number = group_space_end(text_, number + 1);
  if (number == end || !digit_at(text_, number)) return end;
  const std::size_t stop = digits_end(text_, number);
  const Char next = stop < text_.size() ? read(text_, stop) : Char{};
  const bool hyphenated = canonical_sign(next.code_point) == U'-' && digit_at(text_, stop + next.length);
  return dotted || hyphenated ? run_end(number) : end;
}

// « FR76 3000 6000 0112 3456 7890 189 »: groups of four signs, the last perhaps shorter. The check digits
// tell which of them are words as short. Returns the end of the last, else `end`.
std::size_t Scanner::bank_account(std::size_t begin, std::size_t end) const {
  constexpr std::size_t kGroup = 4;
  constexpr std::size_t kMostGroups = 9;
  if (end - begin != kGroup || digits_end(text_, begin + 2) != end) return end;
  std::string account = ascii::lower(text_.substr(begin, kGroup));
  std::size_t stop = end;
  std::size_t at = end;
  for (std::size_t groups = 1; groups < kMostGroups; ++groups) {
    const std::size_t group = group_space_end(text_, at);
    if (group == at) break;
    at = group;
    while (at < text_.size() && at <= group + kGroup && (digit_at(text_, at) || is_ascii_letter(text_[at])))
      ++at;
    const bool ends = at == text_.size() || read(text_, at).kind != CharClass::kWord;
    if (at == group || at > group + kGroup || !ends) break;
    account += ascii::lower(text_.substr(group, at - group));
    if (rules::is_bank_account(account)) stop = at;
    if (at < group + kGroup) break;
  }
  return stop;
}

// « 1240 », « L. 1234-5 », « IV ».
bool Scanner::begins_number(std::size_t at) const {
  if (digit_at(text_, at)) return true;
  const std::size_t end = run_end(at);
  const std::string_view run = text_.substr(at, end - at);
  if (run.find_first_not_of("IVX") > 0) return run.find_first_not_of("IVXLC.") == std::string_view::npos;
  return legal_reference(at, end) > end || has_legal_form(run);
}

// « de Villepin », « le maire », « l’abbé », « et Mme Dupont »: what stands in lower case between a title and
// a name, or an office.
bool Scanner::leads_to_name(std::size_t at) const {
  std::size_t end = at;
  while (end < text_.size() && is_ascii_letter(text_[end])) ++end;
  if (end == at || end == text_.size()) return false;
  static constexpr std::string_view kElided[] = {"d", "l"};
  static constexpr std::string_view kWhole[] = {"de", "des", "du", "et", "la", "le", "les", "ou"};
  const bool elides = canonical_sign(read(text_, end).code_point) == U'\'';
  if (!elides && group_space_end(text_, end) == end) return false;
  const std::span<const std::string_view> words =
      elides ? std::span<const std::string_view>(kElided) : std::span<const std::string_view>(kWhole);
  return std::find(words.begin(), words.end(), text_.substr(at, end - at)) != words.end();
}

// « M. Dupont », « M. de Villepin », not « long de 3 m. Dupont » nor « Louis M. est venu »: a capital before
// the full stop, and after it a name or what leads to one.
bool Scanner::begins_name(std::size_t title, std::size_t name) const {
  const auto is_capital = [&](std::size_t at) {
    return at < text_.size() && u_isupper(static_cast<UChar32>(utf8::decode(text_, at).code_point));
  };
  if (!is_capital(title) || name == 0 || text_[name - 1] == '.') return false;
  return is_capital(name) || leads_to_name(name);
}

// « art. 1240 », « l’art. L. 1234-5 »: the full stop of a word that is abbreviated before numbers belongs to
// it there, and nowhere else. Returns the end of such a word, else `end`.
std::size_t Scanner::abbreviation(std::size_t begin, std::size_t end) const {
  // Most chunks are words: told by their last character.
  if (text_[end - 1] != '.' && !digit_at(text_, end - 1)) return end;
  const std::size_t stop = text_.substr(begin, end - begin).find('.');
  if (stop == std::string_view::npos) return end;
  const std::size_t dot = begin + stop;
  std::size_t word = dot;
  while (word > begin && is_ascii_letter(text_[word - 1])) --word;
  if (word > begin) {
    const Char sign = read(text_, utf8::floor_boundary(text_, word - 1));
    if (canonical_sign(sign.code_point) != U'\'') return end;
  }
  const std::string letters = ascii::lower(text_.substr(word, dot - word));
  const std::size_t after = dot + 1;
  if (!rules::abbreviated_title(letters).empty()) {
    if (word > begin || after < end) return end;
    return begins_name(begin, group_space_end(text_, after)) ? after : dot;
  }
  if (rules::abbreviated(letters).empty()) return end;
  if (after < end) {
    const bool number =
        text_.substr(after, end - after).find_first_not_of("0123456789.,-/") == std::string_view::npos;
    return number && digit_at(text_, after) ? after : end;
  }
  const std::size_t space = group_space_end(text_, after);
  return space > after && begins_number(space) ? after : dot;
}

// « étudiant(e)s »: the bracket belongs to the word when it holds only an ending.
std::size_t Scanner::bracketed_ending(std::size_t at) const {
  std::size_t here = at + 1;
  std::size_t letters = 0;
  while (here < text_.size() && letters < 6) {
    const Char c = read(text_, here);
    if (c.kind != CharClass::kWord || is_digit(c.code_point)) break;
    here += c.length;
    ++letters;
  }
  if (letters == 0 || letters > 5 || here >= text_.size() || text_[here] != ')') return at;
  ++here;
  if (here < text_.size() && (text_[here] == 's' || text_[here] == 'x')) ++here;
  if (here < text_.size() && read(text_, here).kind == CharClass::kWord) return at;
  return here;
}

std::size_t Scanner::run_end(std::size_t at) const {
  const std::size_t begin = at;
  const std::size_t limit = std::min(text_.size(), begin + kMaxChunkBytes);
  while ((at = plain_end(text_, at, limit)) < limit) {
    const Char c = read(text_, at);
    if (c.kind == CharClass::kIdeograph) break;
    // A comma and a slash join digits only; a slash no numbers in groups: 1 000/2 000.
    const bool between_digits = at > 0 && digit_at(text_, at - 1) && digit_at(text_, at + 1);
    const bool joins = c.code_point == U'/' && between_digits && at > begin && digit_group(at + 1) == at + 1;
    if (c.kind == CharClass::kSeparator && !joins) {
      if (c.code_point != U'(' || at == begin) break;
      const std::size_t end = bracketed_ending(at);
      if (end == at) break;
      at = end;
      break;
    }
    if (c.code_point == U',' && !between_digits) break;
    at += c.length;
  }
  return at;
}

std::uint32_t Scanner::pass_over(const WordBeginnings& wanted) {
  std::uint32_t positions = 0;
  while (true) {
    at_ = skip_separators(at_);
    const auto chunk = wanted.plain_chunk(text_, at_);
    if (!chunk || chunk->wanted) return positions;
    at_ = chunk->end;
    positions += chunk->positions;
  }
}

bool Scanner::next(std::size_t& begin, std::size_t& end) {
  begin = skip_separators(at_);
  if (begin >= text_.size()) return false;
  const Char first = read(text_, begin);
  if (first.kind == CharClass::kIdeograph) {
    end = begin + first.length;
  } else if (const std::size_t number = telephone(begin); number > begin) {
    end = number;
  } else if (const std::size_t group = is_digit(first.code_point) ? digit_group(begin) : begin;
             group > begin) {
    end = range_of_groups(group, run_end(group));
  } else {
    end = run_end(begin);
    if (is_digit(first.code_point)) end = range_of_groups(begin, end);
    const std::size_t word = abbreviation(begin, end);
    if (word != end) {
      end = word;
    } else {
      const std::size_t ordinal = spaced_ordinal(begin, end);
      if (is_digit(first.code_point)) {
        end = std::max(clock_time(begin, end), spelled_date(begin, ordinal));
      } else if (is_premier(text_.substr(begin, end - begin))) {
        end = spelled_date(begin, ordinal);
      } else {
        end = std::max({legal_reference(begin, end), bank_account(begin, end), ordinal});
      }
    }
  }
  at_ = end;
  return true;
}

}  // namespace limier::analysis
