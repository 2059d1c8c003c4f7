// What each kind of misspelling costs, for French: how unlike the written word and the meant one are.
// In hundredths of an ordinary wrong letter, on lower-case words without diacritics.
#pragma once

#include <span>
#include <string_view>

namespace limier::search::spelling {

inline constexpr int kOther = 90;         // any letter missing, added or in place of another
inline constexpr int kOtherFirst = 125;   // the same at the first letter, which is seldom wrong
inline constexpr int kNeighbourKey = 75;  // the key beside the right one was hit, alone or as well
inline constexpr int kSwapped = 70;       // two neighbours in each other's place
inline constexpr int kSilent = 60;        // h or e, anywhere
inline constexpr int kSilentEnd = 50;     // s, x, t and the like at the end, or one for another
inline constexpr int kDoubled = 45;       // a letter doubled or not
inline constexpr int kSign = 30;          // hyphen or apostrophe
inline constexpr int kAccent = 12;        // a diacritic too many, too few or another
inline constexpr int kAccentLeftOut = 3;  // the same in a word typed without any

// Two spellings of one sound, or of two that are near; either may stand for the other.
struct SoundAlike {
  std::string_view one;
  std::string_view other;
  int cost = 0;
};
std::span<const SoundAlike> sound_alikes();

// `typed` stands where `meant` should, which is another letter.
int substitution(char typed, char meant);
// Whether the keys lie side by side on an AZERTY keyboard.
bool neighbour_keys(char one, char other);
// Not heard within a word, or not at its end.
bool is_silent(char letter);
inline constexpr std::string_view kSilentConsonants = "dpstx";
bool is_silent_end(char letter);  // one of these, or e
bool is_sign(char letter);

}  // namespace limier::search::spelling
