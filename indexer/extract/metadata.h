// Metadata as files spell it, brought to the forms that a document holds.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace limier::extract {

// ISO 8601 year, month or day from what metadata hold: ISO with or without time, 20240502, 02/05/2024, "2 mai
// 2024", "mai 2024". Empty for anything else: a date is never guessed.
std::string read_date(std::string_view value);

// BCP 47 in lower case ("fr_CA" → "fr-ca", "fr-FR" → "fr"); empty when `value` is not a language tag.
std::string read_lang(std::string_view value);

// The title that `value` is; empty when it is what programs write where nobody gave one: the name of a file,
// « Présentation PowerPoint ».
std::string read_title(std::string_view value);

// The parts of `value` between any of `separators`, trimmed, without empty ones.
std::vector<std::string> split_list(std::string_view value, std::string_view separators);

// Appends the name of one of several authors, unless it is blank.
void append_author(std::vector<std::string>& authors, std::string_view name);

// Appends `part` to a list in one string ("A, B").
void append_name(std::string& list, std::string_view part);

}  // namespace limier::extract
