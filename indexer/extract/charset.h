// Which characters the bytes of a file mean.
#pragma once

#include <string>
#include <string_view>

namespace limier::extract {

// The text of `bytes` as valid UTF-8, without byte-order mark, not yet normalised. In this order: a
// byte-order mark (UTF-8, UTF-16, UTF-32); valid UTF-8 with something beyond ASCII, which no single-byte text
// is by chance; what `declared` names, when the bytes fit it; mostly valid UTF-8, its bad bytes replaced by
// U+FFFD; detection, where Windows-1252 is read for Latin-1 and whenever in doubt, and French of the days of
// DOS and Mac OS is told from it. Text that was encoded twice ("Ã©") is left as it is: it may be an article
// about just that.
std::string to_utf8(std::string_view bytes, std::string_view declared = {});

// The charset that the beginning of an HTML or XML file declares, as written there; empty when it declares
// none.
std::string declared_charset(std::string_view bytes);

// `text`, valid UTF-8, with the controls U+0080 to U+009F as what Windows-1252 has there: old pages write
// &#146; for an apostrophe, and browsers read it so.
std::string windows_controls(std::string_view text);

// No text in any charset known here: more than one byte in 20 is a control character that texts do not use,
// NUL above all (those of UTF-16 and UTF-32 apart). A stray one is a damaged text, which is read. Looks at
// the beginning only.
bool looks_binary(std::string_view bytes);

}  // namespace limier::extract
