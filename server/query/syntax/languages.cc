#include "server/query/syntax/languages.h"

#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <map>

#include "indexer/analysis/folding.h"
#include "server/query/syntax/characters.h"

namespace limier::query {
namespace {

using Codes = std::map<std::string, std::string, std::less<>>;  // by folded name

Codes make_codes() {
  Codes codes;
  for (const char* const* code = uloc_getISOLanguages(); *code != nullptr; ++code) {
    if (std::string_view(*code).size() != 2) continue;
    codes.emplace(*code, *code);
    const icu::Locale language(*code);
    for (const icu::Locale& reader : {icu::Locale::getFrench(), icu::Locale::getEnglish()}) {
      icu::UnicodeString name;
      std::string bytes;
      language.getDisplayLanguage(reader, name).toUTF8String(bytes);
      codes.emplace(analysis::folded(lower(bytes)), *code);
    }
  }
  return codes;
}

}  // namespace

std::optional<std::string> language_named(std::string_view typed) {
  static const Codes codes = make_codes();
  const auto found = codes.find(analysis::folded(lower(typed)));
  if (found == codes.end()) return std::nullopt;
  return found->second;
}

}  // namespace limier::query
