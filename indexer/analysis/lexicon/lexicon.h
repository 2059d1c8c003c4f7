// The French lexicon: every inflected form with its lemmas, looked up as written or folded. Compiled at build
// time from the Hunspell dictionary and our own data (../data/), mapped read-only: processes share the
// memory, and opening it costs one reading, for its hash.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/token.h"
#include "indexer/base/result.h"

namespace limier::analysis {

// Immutable; any thread may call any const member. Words are lower case, composed (NFC), with straight
// apostrophes.
class Lexicon {
 public:
  // kNotFound, kVersion (another file format) or kBadFormat (damaged), naming the file.
  static Result<Lexicon> open(const std::filesystem::path& path);
  // The file that the build or the installation put in share_directory().
  static Result<Lexicon> open_installed();

  Lexicon(Lexicon&&) noexcept;
  Lexicon& operator=(Lexicon&&) noexcept;
  ~Lexicon();

  bool contains(std::string_view form) const;

  // Appends the lemmas of `form`, accents kept, none twice, the likelier first; returns false and appends
  // nothing when the form is unknown.
  bool lemmas(std::string_view form, std::vector<std::string>& out) const;

  // Appends the forms of `lemma`, itself among them. Looks at every form that has its first three letters, up
  // to a few milliseconds; the first call looks at all forms for those that do not (yeux, irai), some 10 ms.
  void forms(std::string_view lemma, std::vector<std::string>& out) const;

  // Appends how the forms of a lemma begin that do not begin with its own first two letters: « ye » of œil,
  // « ir », « va » and others of aller. All is folded, `lemma` also solid, as its term is. The first call
  // looks at every form, as that of forms() does.
  void other_beginnings(std::string_view lemma, std::vector<std::string>& out) const;

  // Appends the lemmas of every form whose folding is `folded` (eleve → élève, élever), none twice.
  bool folded_lemmas(std::string_view folded, std::vector<std::string>& out) const;

  // Appends every form whose folding is `folded` (cote → cote, coté, côte, côté).
  bool unfold(std::string_view folded, std::vector<std::string>& out) const;

  // Grammatical words: kFull when the closed list does not hold the word.
  WordClass word_class(std::string_view form) const;
  // See QueryToken::asks.
  bool asks(std::string_view form) const;
  // In the closed list of grammatical words and of no other form: indexed as itself only, never by a lemma.
  // False for the words of the list that have lemmas of their own: était (être), avions (avion), bien (whose
  // plural is biens).
  bool is_grammatical(std::string_view form) const;

  // A compound written without its signs (soustraitant), when the dictionary has it with them only.
  bool is_solid(std::string_view form) const;

  // Changes whenever the content does.
  std::uint64_t fingerprint() const;

 private:
  struct Data;
  explicit Lexicon(std::unique_ptr<Data> data);
  std::unique_ptr<Data> data_;
};

}  // namespace limier::analysis
