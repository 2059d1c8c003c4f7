// What site generators, note takers and pandoc write beyond CommonMark.
#pragma once

#include <string>
#include <string_view>

namespace limier::extract {

// `markdown`, lines ended by \n, with these signs taken out and their text kept, outside fenced code:
// containers (::: and !!!), the ids of headings, footnotes (the calls go, the notes are paragraphs), the
// marks of alerts, tags of templates ({% %}, {{< >}}; a caption in them stays) and comments of MDX.
// Delimiter rows of tables are as long as md4c wants them.
std::string without_dialects(std::string_view markdown);

// `markdown` without the imports and exports of JavaScript that MDX has between its paragraphs.
std::string without_modules(std::string_view markdown);

}  // namespace limier::extract
