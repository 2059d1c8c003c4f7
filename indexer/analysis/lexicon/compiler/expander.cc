#include "indexer/analysis/lexicon/compiler/expander.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <utility>

#include "indexer/base/utf8.h"

namespace limier::analysis::compiler {
namespace {

bool has(const std::vector<Flag>& flags, Flag flag) {
  return flag != 0 && std::find(flags.begin(), flags.end(), flag) != flags.end();
}

// po:ipre is the present, po:ipsi the passé simple, po:simp the imperfect of the subjunctive, po:spre its
// present, po:iimp the imperfect, po:ifut the future, po:cond the conditional, po:impe the imperative. A rule
// may name several.
Usage usage_of(const AffixRule& rule) {
  const auto says = [&](std::string_view tag) { return rule.morphology.find(tag) != std::string::npos; };
  const bool third = says("po:3sg") || says("po:3pl");
  if (says("po:simp")) return Usage::kLiterary;
  if (says("po:ipre")) {
    if (third || says("po:1pl") || says("po:2pl")) return Usage::kInflected;
    return says("po:1sg") ? Usage::kSpoken : Usage::kFamiliar;
  }
  if (says("po:impe")) return says("po:2sg") ? Usage::kSpoken : Usage::kInflected;
  if (third) return says("po:ipsi") && rule.append.ends_with(U'a') ? Usage::kNarrative : Usage::kInflected;
  const bool remote =
      says("po:ipsi") || says("po:iimp") || says("po:spre") || says("po:ifut") || says("po:cond");
  return remote ? Usage::kLiterary : Usage::kInflected;
}

// "CO₂", "3D", "XIXes": not words.
bool is_number(const Entry& entry) {
  if ((entry.parts_of_speech & kNumber) != 0) return true;
  const std::u32string stem = to_utf32(entry.stem);
  if (std::any_of(stem.begin(), stem.end(), [](char32_t c) {
        return u_charType(static_cast<UChar32>(c)) == U_OTHER_NUMBER || u_isdigit(static_cast<UChar32>(c));
      })) {
    return true;
  }
  const std::size_t roman = std::min(stem.find_first_not_of(U"IVXLCDM"), stem.size());
  const std::u32string_view ending = std::u32string_view(stem).substr(roman);
  constexpr std::u32string_view kOrdinals[] = {U"e", U"es", U"er", U"ers", U"re", U"res",
                                               U"ᵉ", U"ᵉˢ", U"ᵉʳ", U"ᵉʳˢ", U"ʳᵉ", U"ʳᵉˢ"};
  return roman > 0 && std::find(std::begin(kOrdinals), std::end(kOrdinals), ending) != std::end(kOrdinals);
}

// Letters, with hyphens and apostrophes between them.
bool is_word(std::string_view form) {
  const std::u32string letters = to_utf32(form);
  if (letters.empty() || !u_isalpha(static_cast<UChar32>(letters.back()))) return false;
  return std::all_of(letters.begin(), letters.end(), [](char32_t c) {
    return c == U'-' || c == U'\'' || u_isalpha(static_cast<UChar32>(c));
  });
}

class Expansion {
 public:
  Expansion(const Entry& entry, const AffixFile& affixes, const std::function<void(Reading)>& sink)
      : entry_(entry), affixes_(affixes), sink_(sink) {}

  void run() { expand(to_utf32(entry_.stem), normalized(entry_.lemma), entry_.flags, Usage::kHeadword); }

 private:
  void expand(std::u32string_view word, const std::string& lemma, const std::vector<Flag>& flags,
              Usage usage) {
    if (!has(flags, affixes_.need_affix)) emit(word, lemma, usage);
    for (const Flag flag : flags) {
      if (const auto found = affixes_.suffixes.find(flag); found != affixes_.suffixes.end()) {
        for (const AffixRule& rule : found->second) add_suffix(word, lemma, rule);
      }
      if (const auto found = affixes_.prefixes.find(flag); found != affixes_.prefixes.end()) {
        for (const AffixRule& rule : found->second) add_prefix(word, lemma, rule);
      }
    }
  }

  void add_suffix(std::u32string_view word, const std::string& lemma, const AffixRule& rule) {
    if (!word.ends_with(rule.strip) || !rule.condition.matches_end(word)) return;
    // "aimé-je", which the reform writes "aimè-je": the second is no form of its own, the first is the
    // participle's.
    if (rule.morphology.find("po:1isg") != std::string::npos) return;
    std::u32string form(word.substr(0, word.size() - rule.strip.size()));
    form += rule.append;
    const Usage usage = form == to_utf32(entry_.stem) ? Usage::kHeadword : usage_of(rule);
    expand(form, lemma, rule.continuation, usage);
  }

  // A prefix makes another word (kilogramme); one with an apostrophe is another word before this one.
  void add_prefix(std::u32string_view word, const std::string& lemma, const AffixRule& rule) {
    if (rule.append.find(U'\'') != std::u32string::npos) return;
    if (!word.starts_with(rule.strip) || !rule.condition.matches_start(word)) return;
    std::u32string form = rule.append;
    form += word.substr(rule.strip.size());
    std::string longer_lemma = rule.append.empty() ? lemma : normalized(to_utf8(form));
    expand(form, longer_lemma, rule.continuation, Usage::kHeadword);
  }

  void emit(std::u32string_view word, const std::string& lemma, Usage usage) {
    Reading reading{normalized(to_utf8(word)), lemma, entry_.parts_of_speech, usage};
    if (is_word(reading.form)) sink_(std::move(reading));
  }

  const Entry& entry_;
  const AffixFile& affixes_;
  const std::function<void(Reading)>& sink_;
};

}  // namespace

std::string normalized(std::string_view word) {
  icu::UnicodeString text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())));
  std::string lower;
  text.toLower(icu::Locale::getRoot()).toUTF8String(lower);
  return utf8::to_nfc(std::move(lower));
}

void expand(const Entry& entry, const AffixFile& affixes, const std::function<void(Reading)>& sink) {
  if ((entry.parts_of_speech & kMistake) != 0 || is_number(entry)) return;
  if (has(entry.flags, affixes.forbidden) || has(entry.flags, affixes.keep_case)) return;
  Expansion(entry, affixes, sink).run();
}

}  // namespace limier::analysis::compiler
