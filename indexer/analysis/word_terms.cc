#include "indexer/analysis/word_terms.h"

#include <algorithm>
#include <string_view>

#include "indexer/analysis/folding.h"
#include "indexer/analysis/rules/rule.h"
#include "indexer/analysis/stem.h"
#include "indexer/base/utf8.h"

namespace limier::analysis {
namespace {

std::string stem_of(std::string_view folded_text) {
  std::string out;
  stem(folded_text, out);
  return out;
}

// Signs of print, not accents: œ, æ.
std::string without_ligatures(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded d = utf8::decode(text, at);
    if (d.code_point == U'œ') {
      out += "oe";
    } else if (d.code_point == U'æ') {
      out += "ae";
    } else {
      out.append(text.substr(at, d.length));
    }
    at += d.length;
  }
  return out;
}

// How the lexicon spells a word: c'est-à-dire, not its terms' « cestàdire ».
const std::string& spelling_of(const Word& word) {
  return word.lookup.empty() ? word.text : word.lookup;
}

// The lemmas of a word by whichever of its two spellings the lexicon holds.
bool lemmas_of(const Lexicon& lexicon, const Word& word, std::vector<std::string>& out) {
  bool known = lexicon.lemmas(word.text, out);
  if (!word.lookup.empty() && word.lookup != word.text) known = lexicon.lemmas(word.lookup, out) || known;
  for (std::string& lemma : out) lemma = solid(lemma);
  return known;
}

bool folded_lemmas_of(const Lexicon& lexicon, const Word& word, const std::string& bare,
                      std::vector<std::string>& out) {
  bool known = lexicon.folded_lemmas(bare, out);
  if (!word.lookup.empty() && word.lookup != word.text)
    known = lexicon.folded_lemmas(folded(word.lookup), out) || known;
  for (std::string& lemma : out) lemma = solid(lemma);
  return known;
}

// Stray combining marks fold to nothing, which is no term.
void add(std::vector<OwnedTerm>& terms, Family family, std::string text) {
  if (text.empty()) return;
  OwnedTerm term{family, std::move(text)};
  if (std::find(terms.begin(), terms.end(), term) == terms.end()) terms.push_back(std::move(term));
}

void add(std::vector<QueryTerm>& terms, Family family, Level level, std::string text) {
  if (text.empty()) return;
  for (const QueryTerm& term : terms) {
    if (term.family == family && term.text == text) return;
  }
  terms.push_back({family, level, std::move(text)});
}

// Whether its accents alone tell a lemma from another one, as those of pêche and péché do.
bool is_told_by_accents(const Lexicon& lexicon, const std::string& lemma, const std::string& bare) {
  if (lemma == bare) return false;
  std::vector<std::string> alike;
  lexicon.folded_lemmas(bare, alike);
  return std::any_of(alike.begin(), alike.end(),
                     [&](const std::string& other) { return other != lemma && folded(other) == bare; });
}

void add_lemma(std::vector<OwnedTerm>& terms, const Lexicon& lexicon, const std::string& lemma) {
  std::string bare = folded(lemma);
  if (is_told_by_accents(lexicon, lemma, bare)) add(terms, Family::kLemma, lemma);
  add(terms, Family::kLemma, std::move(bare));
}

void add_lemma(std::vector<QueryTerm>& terms, const Lexicon& lexicon, const std::string& lemma) {
  std::string bare = folded(lemma);
  const bool told = is_told_by_accents(lexicon, lemma, bare);
  if (told) add(terms, Family::kLemma, Level::kLemma, lemma);
  add(terms, Family::kLemma, told ? Level::kFolded : Level::kLemma, std::move(bare));
}

// « xixe », « ier »: in a query nobody types the capitals of a century or a king, and texts in small capitals
// hold none either. Only what is no word: not « vie », nor the name Xie.
std::string ordinal_of(const Lexicon& lexicon, const std::string& word, const Capitals& capitals) {
  if (std::string rank = rules::ordinal(word, capitals.leading); !rank.empty()) return rank;
  const std::size_t numeral = std::min(word.find_first_not_of("ivx"), word.size());
  if (capitals.leading > 0 || numeral == 0) return {};
  std::string rank = rules::ordinal(word, numeral);
  if (rank.empty() || (numeral == 1 && rank != "1er") || lexicon.contains(word)) return {};
  return rank;
}

bool is_one_letter_elision(const Word& word) {
  return word.nature == Nature::kElided && word.text.size() <= 2;
}

}  // namespace

void WordTerms::index(const Word& word, const Capitals& capitals, std::vector<OwnedTerm>& out) const {
  const std::string bare = folded(word.text);
  add(out, Family::kExact, word.text);
  add(out, Family::kDate, word.date);
  if (bare != word.text) add(out, Family::kFolded, bare);
  for (const std::string& variant : word.variants) add(out, Family::kFolded, folded(variant));
  for (const std::string& shorter : word.found_by) add(out, Family::kFolded, shorter);
  if (const std::string rank = ordinal_of(lexicon_, word.text, capitals); !rank.empty()) {
    add(out, Family::kFolded, rank);
    for (const std::string_view lemma : rules::ordinal_lemmas(word.text, rank))
      add_lemma(out, lexicon_, solid(lemma));
  }
  if (const std::string_view one = rules::singular_acronym(word.text, capitals.leading); !one.empty())
    add(out, Family::kFolded, folded(one));
  add_forms(word, capitals, bare, out);
  // A word as own_form() takes it has been looked up already.
  const bool plain = word.nature == Nature::kWord && word.lookup.empty() && !capitals.all;
  for (OwnedTerm& term : out) {
    term.own =
        is_form(term.family) && term.text == word.text && (plain || own_form(term.text) == term.family);
  }
}

void WordTerms::add_forms(const Word& word, const Capitals& capitals, const std::string& bare,
                          std::vector<OwnedTerm>& out) const {
  if (word.nature == Nature::kVerbatim || is_one_letter_elision(word)) return;
  if (lexicon_.is_grammatical(spelling_of(word))) return;

  std::vector<std::string> lemmas;
  const bool known = lemmas_of(lexicon_, word, lemmas);
  for (const std::string& lemma : lemmas) add_lemma(out, lexicon_, lemma);
  if (known && !(capitals.all && bare == word.text)) return;
  // Without accents (ELEVES, Etat, lower-case typing): every reading, but only folded, so that what is
  // written with its accents stays nearer to a query with accents.
  std::vector<std::string> readings;
  if (folded_lemmas_of(lexicon_, word, bare, readings)) {
    for (const std::string& lemma : readings) add(out, Family::kLemma, folded(lemma));
  } else if (!known) {
    add(out, Family::kStem, stem_of(bare));
  }
}

std::optional<Family> WordTerms::own_form(const std::string& text) const {
  Word word;
  word.text = text;
  std::vector<OwnedTerm> forms;
  add_forms(word, Capitals{}, folded(text), forms);
  const auto own =
      std::find_if(forms.begin(), forms.end(), [&](const OwnedTerm& form) { return form.text == text; });
  return own == forms.end() ? std::nullopt : std::optional(own->family);
}

QueryToken WordTerms::query(const Word& word, const Capitals& capitals) const {
  QueryToken token = read(word, capitals);
  for (std::size_t i = 0, count = token.terms.size(); i < count; ++i) {
    const QueryTerm term = token.terms[i];
    if (is_form(term.family) && own_form(term.text) == term.family)
      token.terms.push_back({Family::kOwn, term.level, term.text});
  }
  return token;
}

QueryToken WordTerms::read(const Word& word, const Capitals& capitals) const {
  QueryToken token;
  token.text = word.text;
  const std::string bare = folded(word.text);
  token.accented = bare != word.text && bare != without_ligatures(word.text);
  read_spellings(word, capitals, bare, token);
  if (word.nature == Nature::kVerbatim) {
    token.known = true;
    return token;
  }
  if (is_one_letter_elision(word)) {
    token.known = true;
    token.word_class = WordClass::kFunction;
    return token;
  }
  token.word_class = class_of(word, bare);
  token.asks = lexicon_.asks(word.text);
  if (lexicon_.is_grammatical(spelling_of(word))) {
    read_grammatical(word, bare, token);
  } else {
    read_full(word, bare, token);
  }
  return token;
}

WordClass WordTerms::class_of(const Word& word, const std::string& bare) const {
  const std::string& spelling = spelling_of(word);
  if (bare != word.text || lexicon_.contains(spelling)) return lexicon_.word_class(spelling);
  // Typed without its accents: apres is après rather than âpres.
  std::vector<std::string> forms;
  lexicon_.unfold(bare, forms);
  for (const std::string& form : forms) {
    if (const WordClass meant = lexicon_.word_class(form); meant != WordClass::kFull) return meant;
  }
  return WordClass::kFull;
}

void WordTerms::read_spellings(const Word& word, const Capitals& capitals, const std::string& bare,
                               QueryToken& token) const {
  std::vector<QueryTerm>& terms = token.terms;
  add(terms, Family::kExact, Level::kExact, word.text);
  // Typed bare, a word also means what is written with accents, and œuvre what is written oeuvre.
  if (!token.accented) {
    if (bare != word.text) add(terms, Family::kExact, Level::kFolded, bare);
    add(terms, Family::kFolded, Level::kFolded, bare);
  }
  add(terms, Family::kDate, Level::kLemma, word.date);
  for (const std::string& variant : word.variants) {
    add(terms, Family::kExact, Level::kFolded, variant);
    add(terms, Family::kFolded, Level::kFolded, folded(variant));
  }
  if (const std::string rank = ordinal_of(lexicon_, word.text, capitals); !rank.empty()) {
    add(terms, Family::kExact, Level::kFolded, rank);
    add(terms, Family::kFolded, Level::kFolded, rank);
    // Without capitals it may still be another word: not said in letters too.
    const bool sure = capitals.leading > 0 || word.text.front() <= '9';
    if (sure) {
      for (const std::string_view lemma : rules::ordinal_lemmas(word.text, rank))
        add_lemma(terms, lexicon_, solid(lemma));
    }
  }
  if (const std::string_view one = rules::singular_acronym(word.text, capitals.leading); !one.empty()) {
    add(terms, Family::kExact, Level::kFolded, std::string(one));
    add(terms, Family::kFolded, Level::kFolded, folded(one));
  }
}

void WordTerms::read_grammatical(const Word& word, const std::string& bare, QueryToken& token) const {
  token.known = true;
  // est, été, son: as a grammatical word itself only; as a noun also its plural.
  if (is_trap(token.word_class)) {
    std::vector<std::string> own;
    lexicon_.lemmas(word.text, own);
    if (std::find(own.begin(), own.end(), word.text) != own.end())
      add_lemma(token.terms, lexicon_, word.text);
  }
  // très also means tres and trés, whose folding is no other word; où does not mean ou.
  if (token.accented && !lexicon_.contains(bare)) {
    add(token.terms, Family::kExact, Level::kFolded, bare);
    add(token.terms, Family::kFolded, Level::kFolded, bare);
  }
}

void WordTerms::read_full(const Word& word, const std::string& bare, QueryToken& token) const {
  std::vector<std::string> lemmas;
  token.known = lemmas_of(lexicon_, word, lemmas);
  for (const std::string& lemma : lemmas) add_lemma(token.terms, lexicon_, lemma);
  if (token.known && token.accented) return;
  std::vector<std::string> readings;
  if (folded_lemmas_of(lexicon_, word, bare, readings)) {
    token.known = true;
    for (const std::string& lemma : readings) add(token.terms, Family::kLemma, Level::kFolded, folded(lemma));
  } else if (!token.known) {
    if (token.accented) add(token.terms, Family::kExact, Level::kFolded, bare);
    add(token.terms, Family::kStem, Level::kLemma, stem_of(bare));
  }
}

}  // namespace limier::analysis
