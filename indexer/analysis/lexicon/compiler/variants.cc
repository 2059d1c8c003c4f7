#include "indexer/analysis/lexicon/compiler/variants.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "indexer/analysis/lexicon/compiler/expander.h"

namespace limier::analysis::compiler {
namespace {

struct Rewriting {
  std::string_view from;
  std::string_view to;
  bool at_end = false;
};

// From the traditional spelling to the other; every occurrence is replaced.
constexpr Rewriting kRewritings[] = {
    // The reform of 1990: tréma on the vowel that sounds, è before a mute syllable, -olle and -otter with one
    // consonant, -illier.
    {"guë", "güe"},
    {"guï", "güi"},
    {"geu", "geü"},
    {"gue", "güe"},
    {"ellement", "èlement"},
    {"ettement", "ètement"},
    {"eterie", "èterie"},
    {"olle", "ole", true},
    {"otter", "oter", true},
    {"ottement", "otement", true},
    {"ottage", "otage", true},
    {"illier", "iller"},
    {"illière", "illère"},
    {"sacchar", "saccar"},
    // Older doublets.
    {"aiement", "ayement"},
    {"aie", "aye", true},
    {"ph", "f"},
    {"lithe", "lite"},
    {"œ", "oe"},
    {"œ", "é"},
    {"œ", "e"},
    {"æ", "ae"},
    {"æ", "é"},
};

std::string replace_all(std::string_view text, std::string_view from, std::string_view to) {
  std::string out;
  for (std::size_t at = text.find(from); at != std::string_view::npos; at = text.find(from)) {
    out.append(text.substr(0, at)).append(to);
    text.remove_prefix(at + from.size());
  }
  return out.append(text);
}

bool is_vowel(char32_t c) {
  return std::u32string_view(U"aeiouyàâäéèêëîïôöùûüœæ").find(c) != std::u32string_view::npos;
}

// événement → évènement: é before consonants and a mute e, one at a time and all at once.
void add_open_e(std::string_view headword, std::vector<std::string>& out) {
  const std::u32string word = to_utf32(headword);
  std::u32string all = word;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i] != U'é') continue;
    std::size_t next = i + 1;
    while (next < word.size() && word[next] != U'-' && !is_vowel(word[next])) ++next;
    if (next == i + 1 || next >= word.size() || word[next] != U'e') continue;
    std::u32string one = word;
    one[i] = U'è';
    all[i] = U'è';
    out.push_back(to_utf8(one));
  }
  out.push_back(to_utf8(all));
}

// média → media: a loanword with the accent that the reform gives it. French endings are left out: réformer
// is not reformer.
void add_without_acute(std::string_view headword, std::vector<std::string>& out) {
  constexpr std::array<std::string_view, 6> kFrench = {"e", "é", "er", "ir", "ion", "eur"};
  if (std::any_of(kFrench.begin(), kFrench.end(),
                  [&](std::string_view end) { return headword.ends_with(end); }))
    return;
  const std::u32string word = to_utf32(headword);
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i] != U'é') continue;
    std::u32string one = word;
    one[i] = U'e';
    out.push_back(to_utf8(one));
  }
  out.push_back(replace_all(headword, "é", "e"));
}

// contre-attaque → contrattaque, entre-aimer → entraimer: the reform joins these two and drops their e before
// a vowel.
void add_joined_prefix(std::string_view headword, std::vector<std::string>& out) {
  for (const std::string_view prefix : {"contre-", "entre-"}) {
    const std::u32string rest =
        headword.starts_with(prefix) ? to_utf32(headword.substr(prefix.size())) : std::u32string();
    if (!rest.empty() && is_vowel(rest.front())) {
      out.push_back(std::string(prefix.substr(0, prefix.size() - 2)).append(to_utf8(rest)));
    }
  }
}

std::string without_circumflex(std::string_view word) {
  return replace_all(replace_all(word, "î", "i"), "û", "u");
}

}  // namespace

std::vector<std::string> other_spellings(std::string_view headword) {
  std::vector<std::string> out = {without_circumflex(headword),
                                  replace_all(replace_all(headword, "-", ""), "'", "")};
  add_joined_prefix(headword, out);
  add_open_e(headword, out);
  add_without_acute(headword, out);
  for (const Rewriting& rule : kRewritings) {
    if (!rule.at_end) {
      out.push_back(replace_all(headword, rule.from, rule.to));
    } else if (headword.ends_with(rule.from)) {
      out.push_back(std::string(headword.substr(0, headword.size() - rule.from.size())).append(rule.to));
    }
  }
  std::erase(out, headword);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

Variants::Variants(const std::vector<Entry>& entries, const Tables& tables) {
  constexpr unsigned kComparable = kNoun | kAdjective | kVerb | kAdverb | kProper;
  std::map<std::string, unsigned> headwords;
  for (const Entry& entry : entries) headwords[normalized(entry.stem)] |= entry.parts_of_speech & kComparable;
  canonical_.insert(tables.variants.begin(), tables.variants.end());
  for (const auto& [headword, parts] : headwords) {
    // Names keep their spelling, but for the circumflex: Benoît, Benoit.
    const bool name = parts == kProper;
    for (const std::string& other :
         name ? std::vector{without_circumflex(headword)} : other_spellings(headword)) {
      const auto found = headwords.find(other);
      if (other == headword || found == headwords.end() || (found->second & parts) == 0) continue;
      // Its lemma would drag a whole conjugation along: aiguiller is more than another aiguillier.
      if ((found->second & kVerb) != (parts & kVerb)) continue;
      if (tables.distinct.count({headword, other}) != 0 || canonical(headword) == other) continue;
      canonical_.emplace(other, headword);
    }
  }
}

const std::string& Variants::canonical(const std::string& lemma) const {
  const std::string* last = &lemma;
  // A variant of a variant: few steps, and never round and round.
  for (int steps = 0; steps < 8; ++steps) {
    const auto found = canonical_.find(*last);
    if (found == canonical_.end()) break;
    last = &found->second;
  }
  return *last;
}

}  // namespace limier::analysis::compiler
