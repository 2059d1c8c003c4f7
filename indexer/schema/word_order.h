// Where the words of a document stand: its written words (families exact and folded) in their order, as two
// values of the document, which tell whether a phrase stands in it. Xapian's own positions are an item of a
// tree for each term of each document: they were half of the bytes of an index and 2/5 of the time to make
// one (tests/bench/LOG.md).
//
// Positions are those of all fields, one after the other: title, text, each author, source, each tag. The end
// of each, empty or not, is one more, at which no word stands; nor does any of the source, which is not found
// with the text.
//
// Words beyond kMostBytes are left out, for the memory that they take, and stand in no phrase. It takes
// thirty megabytes of nothing but short compounds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace limier::schema {

// A written term of the body as an order knows it: by hashes, number and byte together. Of two words that
// differ in more than accents one in ten millions is taken for the other, of two that differ in their accents
// only one in 255, where a text holds both.
struct WordCode {
  // 16 bits of the word without accents, then 8 of it as written, 0 of a folded form.
  std::uint32_t number = 0;
  // In a sketch, which says in a byte a position what may stand there, so that a document that holds the
  // words of a phrase, but not the phrase, is passed over after a quarter of the bytes.
  unsigned char byte = 0;  // where the word stands alone; alike for forms that differ in their accents only
  unsigned char bits = 0;  // where several do: kSeveralWords and the bits of all

  // Number and byte in one.
  std::uint32_t key() const { return number | std::uint32_t{byte} << 24; }
};
inline constexpr unsigned char kSeveralWords = 0xC0;
WordCode word_code(std::string_view term);

struct WordOrder {
  std::string words;   // for WordOrderView; empty of a document without words
  std::string sketch;  // as long as there are positions
};

// Writes one document. Reused from document to document.
class WordOrderWriter {
 public:
  // Bytes of the words of a document.
  static constexpr std::size_t kMostBytes = 120'000'000;

  // A written term at `position` of the field, counted from 0, which must not fall. Several may stand at one;
  // the folded form of a word follows it.
  void add(std::string_view term, std::uint32_t position);
  // What follows is of the next field.
  void end_field();

  // What comes next is another document.
  WordOrder take();

 private:
  bool has_room(std::uint32_t position) const;
  void append(std::uint32_t number, unsigned char byte);
  void add_to_last(const WordCode& code);

  WordOrder order_;
  std::string others_;               // what stands where several words do
  std::uint32_t next_position_ = 0;  // in the field
  std::size_t ended_ = 0;            // fields, since the last word
  WordCode last_;                    // the first word at the last position
  unsigned char bits_ = 0;           // of all words at it
};

// Total: any bytes of any length hold some words. One thread at a time: it remembers where it was, as it is
// mostly asked about one position after the other.
class WordOrderView {
 public:
  // Both must outlive it.
  WordOrderView(std::string_view words, std::string_view sketch);

  // Whether a word stands at `at`, which must be below the length of the sketch. A folded form stands
  // wherever a word does that it is the form of.
  bool holds(std::size_t at, const WordCode& word);
  bool is_end_of_field(std::size_t at) const;
  // Appends the key() of each word that stands at `at`, which must be below the length of the sketch.
  void append_keys(std::size_t at, std::vector<std::uint32_t>& keys);

 private:
  std::uint32_t number_at(std::size_t at) const;
  void go_to_others(std::size_t at);

  std::string_view words_;
  std::string_view others_;
  std::string_view sketch_;
  std::size_t other_ = 0;  // of others_, counted in words
};

}  // namespace limier::schema
