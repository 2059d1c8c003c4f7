// Lines as a page was set, back to paragraphs as they were written.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace limier::extract {

// Whether a word in lower case is one of the language.
using WordTest = std::function<bool(std::string_view word)>;

// Joins the lines of `text` that continue a sentence. A word cut at a line end loses its hyphen when
// `is_word` (asked in lower case) knows it without but not with it, or when the cut was a soft hyphen; in
// doubt it keeps it, and is found by its parts. « avant- » stays apart from an « et » or « ou ».
std::string reflow(std::string_view text, const WordTest& is_word);

// The same for words alone, where lines, ended by \n, stay lines (typed minutes, what a scanner read): the
// second half goes up to the first. In doubt both stay where they are, and so does all other text. The time
// taken grows with the length of `text`, and is short when no line ends with a hyphen.
std::string join_cut_words(std::string text, const WordTest& is_word);

// Line breaks that a PDF's reader makes where letters are set closer than others: l⏎’eau, P⏎.M.E.
std::string join_kerned_signs(std::string_view text);

// ﬀ ﬁ ﬂ ﬃ ﬄ ﬅ ﬆ as the letters that they stand for.
std::string open_ligatures(std::string_view text);

}  // namespace limier::extract
