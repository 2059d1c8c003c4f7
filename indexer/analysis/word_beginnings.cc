#include "indexer/analysis/word_beginnings.h"

#include "indexer/analysis/characters.h"
#include "indexer/analysis/chunks/run.h"
#include "indexer/base/ascii.h"
#include "indexer/base/utf8.h"

namespace limier::analysis {
namespace {

constexpr std::uint32_t bit(std::size_t place) {
  return std::uint32_t{1} << place;
}
constexpr std::uint32_t kAlone = bit(26);
constexpr std::uint32_t kAnySecond = ~std::uint32_t{0};

bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}

std::size_t index_of(char letter) {
  return static_cast<std::size_t>(letter - 'a');
}

// The letters à to ÿ as they are folded, and À to Þ in the same places; 0 for those that are no letter with
// an accent.
constexpr std::string_view kFolded{"aaaaaa\0ceeeeiiii\0nooooo\0\0uuuuy\0y", 32};

constexpr unsigned char kLead = 0xC3;  // of all of them in UTF-8
constexpr unsigned char kFirstSmall = 0xA0;
constexpr unsigned char kSharpS = 0x9F;  // in the place of ÿ

struct Letter {
  char folded = 0;  // 0: none
  std::size_t length = 1;
};

Letter small_letter(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  if (is_small(text[at])) return {text[at], 1};
  if (static_cast<unsigned char>(text[at]) != kLead || at + 1 == text.size()) return {};
  const auto byte = static_cast<unsigned char>(text[at + 1]);
  if (byte < kFirstSmall) return {};
  return {kFolded[byte % kFolded.size()], 2};
}

Letter first_letter(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  if (text[at] >= 'A' && text[at] <= 'Z') return {static_cast<char>(text[at] | 0x20), 1};
  if (static_cast<unsigned char>(text[at]) != kLead || at + 1 == text.size()) return small_letter(text, at);
  const auto byte = static_cast<unsigned char>(text[at + 1]);
  return byte == kSharpS ? Letter{} : Letter{kFolded[byte % kFolded.size()], 2};
}

// The length of the apostrophe at `at`, 0 when there is none.
std::size_t apostrophe(std::string_view text, std::size_t at) {
  if (text[at] == '\'') return 1;
  constexpr std::string_view kTypographic = "’";
  return text.substr(at).starts_with(kTypographic) ? kTypographic.size() : 0;
}

// « l’été », « s’habille »; « n’djamena » is one word.
bool is_elision(char letter, char next) {
  return std::string_view("cdjlmnst").find(letter) != std::string_view::npos &&
         std::string_view("aeiouyh").find(next) != std::string_view::npos;
}

// After these another word begins, whatever it is: neither after a bracket, as in étudiant(e)s, nor after
// what may stand inside a word.
bool ends_chunk(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  if (text[at] == ' ' || text[at] == ',') return true;
  return text[at] != '(' && classify(utf8::decode(text, at).code_point) == CharClass::kSeparator;
}

// After a letter more than abbreviations before a number or a name have (« sect. 2 »), it ends a sentence.
bool is_full_stop(std::string_view text, std::size_t at, std::size_t word) {
  constexpr std::size_t kShortest = 5;  // bytes
  return word >= kShortest && at + 1 < text.size() && text[at] == '.' &&
         (text[at + 1] == ' ' || text[at + 1] == '\n');
}

// They may begin what is written with spaces: « premier mars 2023 », « lo 123-18 ».
bool may_join(std::string_view word) {
  return word == "lo" || ((word[0] | 0x20) == 'p' && ascii::same(word, "premier"));
}

}  // namespace

WordBeginnings::WordBeginnings() {
  for (const std::string_view numeral :
       {"ii", "iv", "ix", "ie", "ir", "vi", "vv", "vx", "ve", "vr", "vn", "xi", "xv", "xx", "xe", "xr", "xn"})
    add(numeral);
}

void WordBeginnings::add(std::string_view folded) {
  if (folded.empty() || !is_small(folded[0])) return;
  const bool two = folded.size() > 1 && is_small(folded[1]);
  second_[index_of(folded[0])] |= two ? bit(index_of(folded[1])) : kAnySecond;
}

std::optional<WordBeginnings::PlainChunk> WordBeginnings::plain_chunk(std::string_view text,
                                                                      std::size_t at) const {
  PlainChunk chunk;
  Letter first = first_letter(text, at);
  if (first.folded == 0) return std::nullopt;
  std::size_t begin = at + first.length;
  Letter second = small_letter(text, begin);
  if (second.folded == 0) {
    const std::size_t sign = begin < text.size() && first.length == 1 ? apostrophe(text, begin) : 0;
    if (sign == 0) return std::nullopt;
    at = begin + sign;
    const Letter next = first_letter(text, at);
    if (next.folded == 0 || !is_elision(first.folded, next.folded)) return std::nullopt;
    chunk.positions = 2;
    chunk.wanted = (second_[index_of(first.folded)] & kAlone) != 0;
    first = next;
    begin = at + first.length;
    second = small_letter(text, begin);
    if (second.folded == 0) return std::nullopt;
  }
  chunk.end = begin + second.length;
  for (Letter next; (next = small_letter(text, chunk.end)).folded != 0;) {
    chunk.end += next.length;
    // The scanner cuts it, and what is left would be measured anew after each cut.
    if (chunk.end - at > chunks::kMaxChunkBytes) return std::nullopt;
  }
  const std::string_view word = text.substr(at, chunk.end - at);
  if (may_join(word)) return std::nullopt;
  chunk.wanted = chunk.wanted || (second_[index_of(first.folded)] & bit(index_of(second.folded))) != 0;
  if (ends_chunk(text, chunk.end)) return chunk;
  if (!is_full_stop(text, chunk.end, word.size())) return std::nullopt;
  ++chunk.end;
  return chunk;
}

}  // namespace limier::analysis
