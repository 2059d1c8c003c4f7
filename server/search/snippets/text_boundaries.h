// Where a piece of running text may be cut: on words, preferably where sentences begin. Offsets are bytes of
// valid UTF-8.
#pragma once

#include <cstddef>
#include <string_view>

namespace limier::search {

// The offset `count` code points before (after) `from`, stopping at `limit`.
std::size_t back(std::string_view text, std::size_t from, std::size_t count, std::size_t limit);
std::size_t forward(std::string_view text, std::size_t from, std::size_t count, std::size_t limit);

// A space that text may be broken at: no-break spaces are not.
bool is_breaking_space(char c);

// Takes from the bytes [begin, end) of `text` the spaces of any kind at their ends.
void trim_spaces(std::string_view text, std::size_t& begin, std::size_t& end);

// A paragraph begins here, or a word that follows the end of a sentence. Full stops of initials and
// one-letter abbreviations end none; a line that only goes on with the one above begins none.
bool is_sentence_start(std::string_view text, std::size_t at);

// What precedes `at`, spaces aside, ends a sentence or a paragraph.
bool is_sentence_end(std::string_view text, std::size_t at);

// The nearest sentence start in [limit, at], searched backwards; npos when there is none.
std::size_t last_sentence_start(std::string_view text, std::size_t limit, std::size_t at);

// The nearest word start in [limit, at], searched backwards; `limit` when there is none.
std::size_t last_word_start(std::string_view text, std::size_t limit, std::size_t at);

// The first word start in [limit, at], or a cut between two characters near `limit` when that stretch has no
// space.
std::size_t first_word_start(std::string_view text, std::size_t limit, std::size_t at);

// The last word end in [at, limit], or a cut between two characters near `limit` when that stretch has no
// space.
std::size_t last_word_end(std::string_view text, std::size_t at, std::size_t limit);

}  // namespace limier::search
