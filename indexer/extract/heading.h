// What plain text says about itself in its first lines.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace limier::extract {

// Takes a leading date mark ("date 2025-01", also "Date : 2025-01-12") off `text`; nullopt when there is
// none.
std::optional<std::string> take_date_mark(std::string& text);

// The first line of `text` when it looks like a title: short, without a sentence's final punctuation, with
// text below that does not continue it (as hard-wrapped prose would). Empty otherwise.
std::string first_line_title(std::string_view text);

// The same, taken off `text` with a line of signs that underlines it.
std::string take_title(std::string& text);

// Drops the first line of `text` when it is `title`: the title is kept once.
void drop_title_line(std::string& text, std::string_view title);

// "dossiers/levee-de_fonds.html.gz" → "levee de fonds"
std::string title_of_name(std::string_view name);

}  // namespace limier::extract
