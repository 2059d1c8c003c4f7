// Where a run of characters with no separator inside ends, brackets and numbers in groups among them. Here,
// and beside here, places are bytes of the whole text, for what stands around a chunk has a say in it.
#pragma once

#include <cstddef>
#include <string_view>

namespace limier::analysis::chunks {

// A chunk longer than this is cut: base64 and other noise must not make the analysis quadratic.
inline constexpr std::size_t kMaxChunkBytes = 1024;

// The end of the run that begins at `at`.
std::size_t run_end(std::string_view text, std::size_t at);

// « 67 123 456 »: one to three digits, then groups of exactly three, below 10^15: more of them are a
// row of a table, and « 24 192.168.2.0 » is a number before an address. Returns the end of the last group,
// `at` when there is none.
std::size_t digit_group(std::string_view text, std::size_t at);

// « 10 000-15 000 », « 500-1 000 »: each number is one by itself where the one after the hyphen is in groups
// and the one before it too, or round; « 2024-01 250 », « article 412-6 135 » are a month and an article.
// Returns the end of the one before it, whose digits may go on at `at`, else `end`.
std::size_t range_of_groups(std::string_view text, std::size_t at, std::size_t end);

}  // namespace limier::analysis::chunks
