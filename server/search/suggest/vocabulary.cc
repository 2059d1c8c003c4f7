#include "server/search/suggest/vocabulary.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

#include <unicode/uchar.h>

#include "indexer/analysis/characters.h"
#include "indexer/analysis/folding.h"
#include "indexer/base/utf8.h"
#include "indexer/schema/document.h"
#include "indexer/schema/index.h"
#include "indexer/schema/word_order.h"
#include "server/query/compile/adjacency.h"
#include "server/query/syntax/characters.h"
#include "server/search/ranking/unranked.h"

namespace limier::search {
namespace {

// From so many documents on, a word that only one of them holds and that is no French word is taken for a
// slip.
constexpr Xapian::doccount kLargeCollection = 1000;
constexpr std::size_t kMinLength = 2;  // code points
constexpr std::size_t kMaxBytes = 60;
constexpr std::size_t kMaxParts = 4;
constexpr std::size_t kReadTexts = 5;        // for one word; few words need any
constexpr std::size_t kReadBytes = 1 << 20;  // of each: books are long
// Of all texts that are looked through for one word after the other: with books it would take minutes, and
// each commit begins anew. What is left is spelt as it is indexed. Books have a share of their own, so that
// one of them takes nothing from the rest.
constexpr std::uint64_t kReadWords = 2'000'000'000;
constexpr std::uint64_t kReadWordsOfBooks = 100'000'000;
constexpr Xapian::termcount kBook = 200'000;  // words, or more
constexpr Xapian::termcount kLookUp = 20;     // words that are read in the time of a look for a part

struct Raw {
  std::string text;
  std::uint32_t documents;
};

// Exact terms of the body that are words: all of them begin with a letter, and capitals begin the other
// families.
std::vector<Raw> read_words(const Xapian::Database& database, const std::stop_token& stop) {
  std::vector<Raw> words;
  auto term = database.allterms_begin();
  for (term.skip_to("a"); term != database.allterms_end() && !stop.stop_requested(); ++term) {
    const std::string text = *term;
    if (text.size() > kMaxBytes || text.find_first_of("@/:_.") != std::string::npos) continue;
    if (!u_isalpha(static_cast<UChar32>(utf8::decode(text, 0).code_point))) continue;
    words.push_back({text, term.get_termfreq()});
  }
  return words;
}

// Whether the lexicon has the word as it stands.
bool is_spelt(const analysis::Lexicon& lexicon, std::string_view word) {
  return lexicon.contains(word) && !lexicon.is_solid(word);
}

bool is_word_at(std::string_view text, std::size_t at) {
  return at < text.size() && u_isalnum(static_cast<UChar32>(utf8::decode(text, at).code_point));
}

bool is_hyphen_at(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] == '-' && is_word_at(text, at + 1);
}

// The words of `text` that hold a hyphen.
std::unordered_set<std::string_view> hyphenated_words(std::string_view text) {
  std::unordered_set<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    bool hyphenated = false;
    while (is_word_at(text, at) || (at > begin && is_hyphen_at(text, at))) {
      hyphenated |= text[at] == '-';
      at += utf8::decode(text, at).length;
    }
    if (hyphenated) words.insert(text.substr(begin, at - begin));
    if (at < text.size()) at += utf8::decode(text, at).length;
  }
  return words;
}

// An unknown word that other words of the collection make up, and a document that may tell how it is written.
struct Parted {
  Xapian::docid holder;
  Raw word;
  std::string hyphenated;
};

// Compounds are indexed without their signs, and by their parts: an unknown word that known words make up,
// each of them at least as frequent, was one where a text that holds it has them side by side. Of other
// words, those of names above all (ivry-sur-seine), a text that holds them tells.
class Signs {
 public:
  Signs(const Xapian::Database& database, const std::vector<Raw>& words, const analysis::Lexicon& lexicon)
      : database_(database), words_(words), lexicon_(lexicon) {}

  std::string restored(const Raw& word) {
    for (const char sign : {'\'', '-'}) {
      for (std::size_t cut = 1; cut < word.text.size(); ++cut) {
        std::string whole = word.text;
        whole.insert(cut, 1, sign);
        if (lexicon_.contains(whole)) return whole;
      }
    }
    // chef-d'œuvre, trompe-l'œil
    for (std::size_t cut = 1; cut + 1 < word.text.size(); ++cut) {
      if (word.text[cut] != 'd' && word.text[cut] != 'l') continue;
      std::string whole = word.text;
      whole.insert(cut + 1, 1, '\'').insert(cut, 1, '-');
      if (lexicon_.contains(whole)) return whole;
    }
    std::string out;
    if (split(word, word.text, true, kMaxParts, out) && standing_apart(word.text, out) > 0) return out;
    return word.text;
  }

  std::optional<Parted> parted(const Raw& word) {
    std::string out;
    if (!split(word, word.text, false, kMaxParts, out)) return std::nullopt;
    return Parted{*database_.postlist_begin(word.text), word, out};
  }

  // Its beginning, in lower case, with the signs of the vocabulary.
  std::string text_of(Xapian::docid holder) const {
    const auto stored = schema::load(schema::stored_bytes(database_.get_document(holder)));
    if (!stored) return {};
    const std::string_view text = stored->text;
    return analysis::canonical_signs(query::lower(stored->title) + '\n' +
                                     query::lower(text.substr(0, utf8::floor_boundary(text, kReadBytes))));
  }

  // Of a word that French spells in two ways (weekend, week-end), the one that texts have.
  std::string as_written(const Raw& word) {
    std::string whole = word.text;
    for (std::size_t cut = 1; cut < word.text.size(); ++cut) {
      whole.insert(cut, 1, '-');
      if (lexicon_.contains(whole) && standing_apart(word.text, whole) * 2 > word.documents) return whole;
      whole[cut] = '\'';
      if (lexicon_.contains(whole) && is_written(word.text, whole)) return whole;
      whole.erase(cut, 1);
    }
    return word.text;
  }

 private:
  // Into words that the lexicon has when `spelt`.
  bool split(const Raw& whole, std::string_view rest, bool spelt, std::size_t parts, std::string& out) {
    if (parts < kMaxParts && is_part(rest, whole.documents, spelt)) {
      out += rest;
      return true;
    }
    if (parts == 1) return false;
    const std::size_t before = out.size();
    for (std::size_t cut = rest.size(); --cut > 1;) {
      if (!affords(kLookUp)) break;
      if ((static_cast<unsigned char>(rest[cut]) & 0xC0) == 0x80 ||
          !is_part(rest.substr(0, cut), whole.documents, spelt))
        continue;
      out += rest.substr(0, cut);
      out += '-';
      if (split(whole, rest.substr(cut), spelt, parts - 1, out)) return true;
      out.resize(before);
    }
    return false;
  }

  bool affords(Xapian::termcount words) {
    std::uint64_t& left = words < kBook ? words_left_ : book_words_left_;
    if (words > left) return false;
    left -= words;
    return true;
  }

  // How many documents hold the parts side by side.
  Xapian::doccount standing_apart(const std::string& solid, const std::string& hyphenated) {
    const auto last = database_.postlist_end(solid);
    for (auto holder = database_.postlist_begin(solid); holder != last; ++holder) {
      if (!affords(holder.get_doclength())) return 0;
    }
    query::Queries parts;
    for (std::size_t begin = 0, end = 0; end != std::string::npos; begin = end + 1) {
      end = hyphenated.find('-', begin);
      parts.emplace_back(hyphenated.substr(begin, end - begin));
    }
    Xapian::Enquire enquire(database_);
    set_unranked(enquire, database_,
                 Xapian::Query(Xapian::Query::OP_FILTER, Xapian::Query(solid), query::side_by_side(parts)));
    return enquire.get_mset(0, 0, database_.get_doccount()).get_matches_lower_bound();
  }

  // What stands around an apostrophe is indexed as one word: only texts tell, and one alone may hold an
  // address (prudhommes.fr).
  bool is_written(const std::string& solid, const std::string& whole) {
    std::size_t read = 0;
    std::size_t written = 0;
    const auto end = database_.postlist_end(solid);
    for (auto holder = database_.postlist_begin(solid); holder != end && read < kReadTexts;
         ++holder, ++read) {
      if (!affords(holder.get_doclength())) return false;
      written += text_of(*holder).find(whole) != std::string::npos ? 1 : 0;
    }
    return written * 2 >= read;
  }

  // Where any word is a part, two letters are one only as de, en or la: others would make up anything.
  bool is_part(std::string_view part, std::uint32_t documents, bool spelt) const {
    if (part.size() < 2 || (spelt && !is_spelt(lexicon_, part))) return false;
    if (!spelt && part.size() == 2 && !lexicon_.is_grammatical(part)) return false;
    const auto found =
        std::lower_bound(words_.begin(), words_.end(), part,
                         [](const Raw& word, std::string_view wanted) { return word.text < wanted; });
    return found != words_.end() && found->text == part && found->documents >= documents;
  }

  const Xapian::Database& database_;
  const std::vector<Raw>& words_;
  const analysis::Lexicon& lexicon_;
  std::uint64_t words_left_ = kReadWords;
  std::uint64_t book_words_left_ = kReadWordsOfBooks;
};

}  // namespace

Vocabulary::Vocabulary(const Xapian::Database& database, const analysis::Lexicon& lexicon,
                       const std::stop_token& stop) {
  const std::vector<Raw> words = read_words(database, stop);
  const bool large = database.get_doccount() >= kLargeCollection;
  Signs signs(database, words, lexicon);
  std::vector<Parted> parted;
  for (const Raw& word : words) {
    if (stop.stop_requested()) break;
    const std::uint32_t key = schema::word_code(word.text).key();
    if (lexicon.word_class(word.text) != analysis::WordClass::kFull) grammatical_keys_.push_back(key);
    if (utf8::length(word.text) < kMinLength) continue;
    if (is_spelt(lexicon, word.text)) {
      Entry& entry = add(signs.as_written(word), word.documents, key);
      entry.known = true;
      entry.grammatical = lexicon.is_grammatical(word.text);
    } else if (!large || word.documents > 1) {
      const std::string restored = signs.restored(word);
      const bool known = restored != word.text;
      if (auto parts = known ? std::nullopt : signs.parted(word)) {
        parted.push_back(std::move(*parts));
      } else {
        add(restored, word.documents, key).known = known;
      }
    }
  }
  // Each text is read once: many such words stand in the same long ones.
  std::sort(parted.begin(), parted.end(), [](const auto& a, const auto& b) { return a.holder < b.holder; });
  std::string text;
  std::unordered_set<std::string_view> written;  // in it
  Xapian::docid holder = 0;
  for (const Parted& parts : parted) {
    if (stop.stop_requested()) break;
    if (parts.holder != holder) {
      text = signs.text_of(holder = parts.holder);
      written = hyphenated_words(text);
    }
    const Raw& word = parts.word;
    add(written.contains(parts.hyphenated) ? parts.hyphenated : word.text, word.documents,
        schema::word_code(word.text).key());
  }
  std::sort(grammatical_keys_.begin(), grammatical_keys_.end());
  sort();
}

void Vocabulary::sort() {
  // What accents alone tell apart has an order too: it decides among corrections that are as good.
  std::sort(entries_.begin(), entries_.end(), [this](const Entry& a, const Entry& b) {
    const int order = folded(a).compare(folded(b));
    return order != 0 ? order < 0 : text(a) < text(b);
  });
  static_assert(kMaxBytes * 2 <= WordTrie::kMostBytes);
  for (const Entry& entry : entries_) trie_.add(folded(entry), entry.documents);
}

Vocabulary::Entry& Vocabulary::add(std::string_view word, std::uint32_t documents, std::uint32_t key) {
  Entry entry;
  entry.key = key;
  entry.text = entry.folded = static_cast<std::uint32_t>(text_.size());
  entry.text_length = entry.folded_length = static_cast<std::uint16_t>(word.size());
  entry.documents = documents;
  most_documents_ = std::max(most_documents_, documents);
  text_ += word;
  if (const std::string folded = analysis::folded(word); folded != word) {
    entry.folded = static_cast<std::uint32_t>(text_.size());
    entry.folded_length = static_cast<std::uint16_t>(folded.size());
    text_ += folded;
  }
  entries_.push_back(entry);
  return entries_.back();
}

bool Vocabulary::is_grammatical_key(std::uint32_t key) const {
  return std::binary_search(grammatical_keys_.begin(), grammatical_keys_.end(), key);
}

std::pair<std::size_t, std::size_t> Vocabulary::beginning_with(std::string_view beginning) const {
  const auto first =
      std::lower_bound(entries_.begin(), entries_.end(), beginning,
                       [this](const Entry& entry, std::string_view key) { return folded(entry) < key; });
  const auto last = std::partition_point(
      first, entries_.end(), [&](const Entry& entry) { return folded(entry).starts_with(beginning); });
  return {first - entries_.begin(), last - entries_.begin()};
}

std::vector<Vocabulary::Word> Vocabulary::completions(std::string_view prefix, std::size_t limit) const {
  const std::string wanted = analysis::folded(prefix);
  const auto [first_place, last_place] = beginning_with(wanted);
  const auto first = entries_.begin() + static_cast<std::ptrdiff_t>(first_place);
  const auto last = entries_.begin() + static_cast<std::ptrdiff_t>(last_place);
  std::vector<Entry> chosen(std::min(limit, static_cast<std::size_t>(last - first)));
  const bool accented = wanted != prefix;
  std::partial_sort_copy(first, last, chosen.begin(), chosen.end(), [&](const Entry& a, const Entry& b) {
    if (a.grammatical != b.grammatical) return b.grammatical;
    if (accented && text(a).starts_with(prefix) != text(b).starts_with(prefix))
      return text(a).starts_with(prefix);
    return a.documents != b.documents ? a.documents > b.documents : text(a) < text(b);
  });
  std::vector<Word> words;
  words.reserve(chosen.size());
  for (const Entry& entry : chosen) {
    if (entry.grammatical) break;
    words.push_back({text(entry), entry.documents});
  }
  return words;
}

}  // namespace limier::search
