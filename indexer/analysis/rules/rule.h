// The rules of the splitter. Each looks at one segment of a clean chunk (no elision before it, no joiner at
// its ends) and either says what it is or leaves it to the next.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/lexicon/lexicon.h"
#include "indexer/analysis/unit.h"

namespace limier::analysis::rules {

// `text` is the segment, `from` its first byte in the clean chunk; the words of the unit carry offsets of the
// chunk.
struct Segment {
  std::string_view text;
  std::uint32_t from = 0;
};

// Bytes [begin, end) of the segment.
inline Word word(const Segment& segment, std::size_t begin, std::size_t end, Nature nature) {
  return {std::string(segment.text.substr(begin, end - begin)),
          {},
          static_cast<std::uint32_t>(segment.from + begin),
          static_cast<std::uint32_t>(segment.from + end),
          nature,
          {}};
}

// 3,14 → 3.14; 10'000 → 10000; 1.234.567, 192.168.1.1 and 12.03.2024 whole and in parts.
std::optional<Unit> number(const Segment& segment);

// What a number written in groups is without them, for it is written in other groups
// too: 15.000, 1.234.567,50, 01.23.45.67.89, 978-2-07-036822-8. Empty when `text` is no such number.
std::string ungrouped(std::string_view text);

// 2.10 of 2.10.34, 192.168 and 192.168.1 of 192.168.1.10: what such a number begins with, as one of the
// versions before it; the first three. None of dates, of telephone numbers and of numbers written in groups.
std::vector<std::string> beginnings_of_version(std::string_view text);

// 2023-03-15 of 15/03/2023, 15.3.2023, 15-03-2023, 15-mars-2023, 2023-03-15 and 2023-03-15t10, whose hour
// goes on after a colon: the day comes first, unless the year does. Empty when `text` is no such day; a year
// of two digits may be anything.
std::string joined_date(std::string_view text);

// A day of « 15 mars 2023 », of « 15, 16 et 17 mars 2023 » or of « 15 au 20 mars 2023 ».
struct SpelledDay {
  std::size_t from = 0;  // bytes [from, to) of the text
  std::size_t to = 0;
  std::string iso;  // as joined_date()
};

// Those that such a text, whose spaces are gone, names one after the other: all but the last borrow its month
// and its year. Empty for anything else.
std::vector<SpelledDay> spelled_days(std::string_view text);

// 14h30, 14:30 and « 14 heures 30 », whose spaces are gone: one hour, which 07h00, 7h00 and 7h are too.
std::optional<Unit> clock_time(const Segment& segment);

// S.N.C.F. → sncf, P.-D.G → pdg: single letters, each but perhaps the last with its dot.
std::optional<Unit> acronym(const Segment& segment);

// dvd of « DVDs »: what stands before the s of the plural, when all of it and only it is in capitals, as
// `capitals` at the beginning say. Else empty.
std::string_view singular_acronym(std::string_view text, std::size_t capitals);

// article of « art »: what stands abbreviated, with a full stop, before a number. Empty for any other word.
// In lower case.
std::string_view abbreviated(std::string_view word);

// monsieur of « M », messieurs of « MM »: titles that stand abbreviated, with a full stop, before a name.
// Empty for any other word. In lower case.
std::string_view abbreviated_title(std::string_view word);

// art. → article and art at one place, m. → m and monsieur. The scanner leaves the full stop only before a
// number, or a name.
std::optional<Unit> abbreviation(const Segment& segment);

// étudiant·e·s, salarié.e.s, employé-e, directeur(rice)s → both genders at one place.
std::optional<Unit> inclusive(const Segment& segment, const Lexicon& lexicon);

// An international bank account number by its check digits, in lower case and without its spaces.
bool is_bank_account(std::string_view text);

// fr7630006000011234567890189 whole and in the groups of four in which it is mostly written.
std::optional<Unit> bank_account(const Segment& segment);

// C++, C#, Canal+, Humans&, AT&T, .NET: the sign belongs to the name.
std::optional<Unit> name_with_sign(const Segment& segment);

// jean.dupont@mairie.fr whole and in parts.
std::optional<Unit> email(const Segment& segment);

// xiv of 14, in lower case. `value` is not negative.
std::string roman_numeral(int value);

// The spelling under which 2ème, 2nde and IIe meet: « 2e »; « 1er » for every first. Empty when `text` is no
// ordinal (3D, 2D). Roman numerals count only as capitals, of which `capitals` stand at the beginning: « vie
// » is a word, « VIe » a century.
std::string ordinal(std::string_view text, std::size_t capitals);

// The lemmas of such a word said in letters, for `rank` as above: XXe, 20e → vingtième; 2e → deuxième,
// second; 2nde → second; none beyond our century. 1re, Ier → premier, but 1er is mostly a day of a month.
std::vector<std::string_view> ordinal_lemmas(std::string_view text, std::string_view rank);

}  // namespace limier::analysis::rules
