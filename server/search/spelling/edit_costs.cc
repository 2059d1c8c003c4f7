#include "server/search/spelling/edit_costs.h"

#include <array>
#include <cstdint>

namespace limier::search::spelling {
namespace {

constexpr SoundAlike kSoundAlikes[] = {
    // Vowels.
    {"o", "au", 40},
    {"o", "eau", 45},
    {"au", "eau", 30},
    {"e", "ai", 45},
    {"e", "ei", 45},
    {"ai", "ei", 40},
    {"i", "y", 40},
    {"e", "eu", 60},
    {"e", "oe", 40},
    {"eu", "oeu", 35},
    {"eu", "oe", 45},
    {"e", "oeu", 60},
    {"oi", "oy", 40},
    {"ai", "ay", 40},
    {"i", "ill", 55},
    {"ill", "y", 50},
    {"il", "ill", 45},
    {"ll", "ill", 50},
    {"euil", "ueil", 25},
    {"ou", "u", 60},
    {"o", "ou", 70},
    {"oua", "oi", 50},
    {"ae", "e", 45},
    {"u", "eu", 65},
    // Nasals.
    {"an", "en", 40},
    {"am", "em", 40},
    {"an", "am", 45},
    {"en", "em", 45},
    {"an", "em", 55},
    {"en", "am", 55},
    {"on", "om", 45},
    {"in", "im", 45},
    {"in", "ain", 40},
    {"in", "ein", 40},
    {"ain", "ein", 40},
    {"in", "en", 55},
    {"in", "yn", 40},
    {"im", "ym", 40},
    {"ein", "en", 45},
    {"in", "un", 60},
    {"ien", "ein", 60},
    // Consonants.
    {"f", "ph", 40},
    {"k", "qu", 40},
    {"k", "c", 40},
    {"c", "qu", 40},
    {"q", "qu", 40},
    {"c", "q", 40},
    {"k", "ch", 50},
    {"c", "ch", 50},
    {"c", "cqu", 45},
    {"k", "ck", 40},
    {"k", "que", 45},
    {"c", "ck", 45},
    {"s", "c", 40},
    {"s", "ss", 40},
    {"se", "sce", 40},
    {"si", "sci", 40},
    {"ce", "sce", 40},
    {"ci", "sci", 40},
    {"ss", "c", 40},
    {"sse", "sce", 40},
    {"ssi", "sci", 40},
    {"si", "ti", 40},
    {"ci", "ti", 40},
    {"ssi", "ti", 40},
    {"s", "z", 40},
    {"g", "j", 40},
    {"ge", "j", 40},
    {"g", "gu", 40},
    {"x", "ct", 45},
    {"x", "cc", 45},
    {"x", "cs", 40},
    {"x", "ks", 40},
    {"x", "xc", 40},
    {"x", "s", 50},
    {"x", "z", 50},
    {"xc", "cc", 50},
    {"xs", "x", 40},
    {"ch", "sh", 40},
    {"ch", "sch", 45},
    {"sh", "sch", 40},
    {"gn", "ni", 50},
    {"v", "w", 50},
    {"tz", "ts", 45},
    {"pt", "t", 60},
    {"mn", "nn", 60},
    {"mn", "n", 60},
    // Ends of verbs and of adverbs.
    {"er", "e", 45},
    {"ez", "e", 45},
    {"et", "e", 45},
    {"er", "ai", 50},
    {"er", "ez", 40},
    {"ament", "emment", 45},
};

constexpr std::string_view kRows[] = {"azertyuiop", "qsdfghjklm", "wxcvbn"};

struct Key {
  int row = -2;
  int half = 0;  // place in the row, in half keys: each row stands half a key further right
};

constexpr std::array<Key, 128> make_keys() {
  std::array<Key, 128> keys{};
  int row = 0;
  for (const std::string_view letters : kRows) {
    int half = row;
    for (const char letter : letters) {
      keys[static_cast<std::size_t>(letter)] = {row, half};
      half += 2;
    }
    ++row;
  }
  return keys;
}

constexpr std::array<Key, 128> kKeys = make_keys();

}  // namespace

std::span<const SoundAlike> sound_alikes() {
  return kSoundAlikes;
}

bool neighbour_keys(char one, char other) {
  const auto key = [](char letter) {
    const auto code = static_cast<unsigned char>(letter);
    return code < kKeys.size() ? kKeys[code] : Key{};
  };
  const Key a = key(one);
  const Key b = key(other);
  if (a.row < 0 || b.row < 0) return false;
  const int rows = a.row > b.row ? a.row - b.row : b.row - a.row;
  const int halves = a.half > b.half ? a.half - b.half : b.half - a.half;
  return rows == 0 ? halves == 2 : rows == 1 && halves <= 1;
}

int substitution(char typed, char meant) {
  return neighbour_keys(typed, meant) ? kNeighbourKey : kOther;
}

bool is_silent(char letter) {
  return letter == 'h' || letter == 'e';
}

bool is_silent_end(char letter) {
  return letter == 'e' || kSilentConsonants.find(letter) != std::string_view::npos;
}

bool is_sign(char letter) {
  return letter == '-' || letter == '\'';
}

}  // namespace limier::search::spelling
