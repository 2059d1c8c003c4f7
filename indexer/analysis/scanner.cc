#include "indexer/analysis/scanner.h"

#include <algorithm>

#include "indexer/analysis/chunks/abbreviations.h"
#include "indexer/analysis/chunks/characters_at.h"
#include "indexer/analysis/chunks/numbers.h"
#include "indexer/analysis/chunks/run.h"
#include "indexer/analysis/chunks/times.h"
#include "indexer/base/ascii.h"

namespace limier::analysis {
namespace {

// It begins a date as a number does: « premier mars 2023 ». Most words are told by their first letter.
bool is_premier(std::string_view word) {
  return (word[0] | 0x20) == 'p' && ascii::same(word, "premier");
}

}  // namespace

std::size_t Scanner::skip_separators(std::size_t at) const {
  while (at < text_.size()) {
    const chunks::Char c = chunks::read(text_, at);
    if (c.kind == CharClass::kWord || c.kind == CharClass::kIdeograph) break;
    // « .NET » and « #mot » keep their sign; the splitter decides what it is worth.
    if ((c.code_point == U'.' || c.code_point == U'#') && at + 1 < text_.size() &&
        chunks::read(text_, at + 1).kind == CharClass::kWord) {
      break;
    }
    if (c.code_point == U'+' && chunks::telephone(text_, at) > at) break;
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
  const chunks::Char first = chunks::read(text_, begin);
  if (first.kind == CharClass::kIdeograph) {
    end = begin + first.length;
  } else if (const std::size_t number = chunks::telephone(text_, begin); number > begin) {
    end = number;
  } else if (const std::size_t group = is_digit(first.code_point) ? chunks::digit_group(text_, begin) : begin;
             group > begin) {
    end = chunks::range_of_groups(text_, group, chunks::run_end(text_, group));
  } else {
    end = chunks::run_end(text_, begin);
    if (is_digit(first.code_point)) end = chunks::range_of_groups(text_, begin, end);
    const std::size_t word = chunks::abbreviation(text_, begin, end);
    if (word != end) {
      end = word;
    } else {
      const std::size_t ordinal = chunks::spaced_ordinal(text_, begin, end);
      if (is_digit(first.code_point)) {
        end = std::max(chunks::clock_time(text_, begin, end), chunks::spelled_date(text_, begin, ordinal));
      } else if (is_premier(text_.substr(begin, end - begin))) {
        end = chunks::spelled_date(text_, begin, ordinal);
      } else {
        end = std::max(
            {chunks::legal_reference(text_, begin, end), chunks::bank_account(text_, begin, end), ordinal});
      }
    }
  }
  at_ = end;
  return true;
}

}  // namespace limier::analysis
