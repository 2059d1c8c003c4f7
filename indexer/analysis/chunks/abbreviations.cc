#include "indexer/analysis/chunks/abbreviations.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <span>
#include <string>

#include "indexer/analysis/chunks/characters_at.h"
#include "indexer/analysis/chunks/numbers.h"
#include "indexer/analysis/chunks/run.h"
#include "indexer/analysis/rules/rule.h"
#include "indexer/base/ascii.h"

namespace limier::analysis::chunks {
namespace {

// « L1234-5 », « L.1234-5 », « A4 »: the letter of a code's part, and its number.
bool has_legal_form(std::string_view run) {
  if (run.empty() || std::string_view("LRDA").find(run.front()) == std::string_view::npos) return false;
  const std::size_t number = run.find_first_not_of(".*", 1);
  return number != std::string_view::npos && digit_at(run, number);
}

// « 1240 », « L. 1234-5 », « IV ».
bool begins_number(std::string_view text, std::size_t at) {
  if (digit_at(text, at)) return true;
  const std::size_t end = run_end(text, at);
  const std::string_view run = text.substr(at, end - at);
  if (run.find_first_not_of("IVX") > 0) return run.find_first_not_of("IVXLC.") == std::string_view::npos;
  return legal_reference(text, at, end) > end || has_legal_form(run);
}

// « de Villepin », « le maire », « l’abbé », « et Mme Dupont »: what stands in lower case between a title and
// a name, or an office.
bool leads_to_name(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_ascii_letter(text[end])) ++end;
  if (end == at || end == text.size()) return false;
  static constexpr std::string_view kElided[] = {"d", "l"};
  static constexpr std::string_view kWhole[] = {"de", "des", "du", "et", "la", "le", "les", "ou"};
  const bool elides = canonical_sign(read(text, end).code_point) == U'\'';
  if (!elides && group_space_end(text, end) == end) return false;
  const std::span<const std::string_view> words =
      elides ? std::span<const std::string_view>(kElided) : std::span<const std::string_view>(kWhole);
  return std::find(words.begin(), words.end(), text.substr(at, end - at)) != words.end();
}

// « M. Dupont », « M. de Villepin », not « long de 3 m. Dupont » nor « Louis M. est venu »: a capital before
// the full stop, and after it a name or what leads to one.
bool begins_name(std::string_view text, std::size_t title, std::size_t name) {
  const auto is_capital = [&](std::size_t at) {
    return at < text.size() && u_isupper(static_cast<UChar32>(utf8::decode(text, at).code_point));
  };
  if (!is_capital(title) || name == 0 || text[name - 1] == '.') return false;
  return is_capital(name) || leads_to_name(text, name);
}

}  // namespace

std::size_t abbreviation(std::string_view text, std::size_t begin, std::size_t end) {
  // Most chunks are words: told by their last character.
  if (text[end - 1] != '.' && !digit_at(text, end - 1)) return end;
  const std::size_t stop = text.substr(begin, end - begin).find('.');
  if (stop == std::string_view::npos) return end;
  const std::size_t dot = begin + stop;
  std::size_t word = dot;
  while (word > begin && is_ascii_letter(text[word - 1])) --word;
  if (word > begin) {
    const Char sign = read(text, utf8::floor_boundary(text, word - 1));
    if (canonical_sign(sign.code_point) != U'\'') return end;
  }
  const std::string letters = ascii::lower(text.substr(word, dot - word));
  const std::size_t after = dot + 1;
  if (!rules::abbreviated_title(letters).empty()) {
    if (word > begin || after < end) return end;
    return begins_name(text, begin, group_space_end(text, after)) ? after : dot;
  }
  if (rules::abbreviated(letters).empty()) return end;
  if (after < end) {
    const bool number =
        text.substr(after, end - after).find_first_not_of("0123456789.,-/") == std::string_view::npos;
    return number && digit_at(text, after) ? after : end;
  }
  const std::size_t space = group_space_end(text, after);
  return space > after && begins_number(text, space) ? after : dot;
}

}  // namespace limier::analysis::chunks
