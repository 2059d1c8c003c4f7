#include "indexer/schema/word_order.h"

#include <algorithm>
#include <utility>

#include <xxhash.h>

#include "indexer/analysis/folding.h"
#include "indexer/schema/terms.h"

namespace limier::schema {
namespace {

// The words are a number for each position, in three bytes, the lowest first; then for each position that
// holds several, each of them: the position in four bytes, its number, its byte of the sketch.
constexpr std::size_t kNumberBytes = 3;
constexpr std::size_t kPositionBytes = 4;
constexpr std::size_t kOtherBytes = kPositionBytes + kNumberBytes + 1;

constexpr std::uint32_t kWrittenBits = 8;
constexpr std::uint32_t kWritten = (1U << kWrittenBits) - 1;
constexpr std::uint32_t kFolded = (1U << 16) - 1;

// Numbers without a word: the bits without accents are 0 of no word.
constexpr std::uint32_t kNoWord = 0;
constexpr std::uint32_t kEndOfField = 1;
constexpr std::uint32_t kSeveral = 2;

constexpr unsigned char kNoByte = 0;
constexpr unsigned kBits = 6;
constexpr unsigned char kAllBits = (1U << kBits) - 1;
static_assert((kSeveralWords & kAllBits) == 0);
constexpr std::size_t kKeptRoom = 1 << 20;     // bytes
constexpr std::size_t kLongestSketched = 100;  // bytes

std::uint32_t read(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < count; ++i)
    value |= std::uint32_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
  return value;
}

void write(std::string& bytes, std::uint32_t value, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i)
    bytes += static_cast<char>(static_cast<unsigned char>(value >> (8 * i)));
}

std::uint32_t number_in(std::string_view bytes, std::size_t at) {
  return read(bytes, at, kNumberBytes);
}

std::uint32_t position_in(std::string_view bytes, std::size_t at) {
  return read(bytes, at, kPositionBytes);
}

// A folded form is found in the word, not the other way.
bool is_form_of(std::uint32_t number, std::uint32_t word) {
  return number == word || (number >> kWrittenBits == word >> kWrittenBits && (number & kWritten) == 0);
}

}  // namespace

WordCode word_code(std::string_view term) {
  const WordTerm word = parse_word_term(term);
  const std::uint64_t written = XXH3_64bits(word.text.data(), word.text.size());
  const bool ascii = std::none_of(word.text.begin(), word.text.end(),
                                  [](char c) { return static_cast<signed char>(c) < 0; });
  std::uint64_t bare = written;
  if (!ascii) {
    const std::string folded = analysis::folded(word.text);
    bare = XXH3_64bits(folded.data(), folded.size());
  }
  WordCode code;
  const auto exact = static_cast<std::uint32_t>(1 + (written >> 40) % kWritten);
  code.number = static_cast<std::uint32_t>(1 + (bare & 0xFFFFFFFF) % kFolded) << kWrittenBits |
                (word.family == analysis::Family::kFolded ? 0 : exact);
  // The end of a long word is a hash: in a sketch it may be any.
  const bool sketched = word.text.size() <= kLongestSketched;
  code.byte = sketched ? static_cast<unsigned char>(1 + (bare >> 32) % (kSeveralWords - 1))
                       : static_cast<unsigned char>(kSeveralWords | kAllBits);
  code.bits = sketched ? static_cast<unsigned char>(1U << (bare >> 56) % kBits) : kAllBits;
  return code;
}

void WordOrderWriter::append(std::uint32_t number, unsigned char byte) {
  write(order_.words, number, kNumberBytes);
  order_.sketch += static_cast<char>(byte);
}

void WordOrderWriter::add_to_last(const WordCode& code) {
  if (code.byte == last_.byte && is_form_of(code.number, last_.number)) return;
  const std::size_t position = order_.sketch.size() - 1;
  const auto add_other = [&](const WordCode& word) {
    write(others_, static_cast<std::uint32_t>(position), kPositionBytes);
    write(others_, word.number, kNumberBytes);
    others_ += static_cast<char>(word.byte);
  };
  const std::size_t at = position * kNumberBytes;
  if (number_in(order_.words, at) != kSeveral) {
    order_.words.resize(at);
    write(order_.words, kSeveral, kNumberBytes);
    add_other(last_);
  }
  add_other(code);
  bits_ |= code.bits;
  order_.sketch.back() = static_cast<char>(kSeveralWords | bits_);
}

bool WordOrderWriter::has_room(std::uint32_t position) const {
  const std::size_t apart = position < next_position_ ? 0 : position - next_position_;
  // The ends of fields, the positions without a word, and at the last two words where there was one.
  const std::size_t added = (ended_ + apart + 1) * kNumberBytes + 2 * kOtherBytes;
  return order_.words.size() + others_.size() + added <= kMostBytes;
}

void WordOrderWriter::add(std::string_view term, std::uint32_t position) {
  if (!has_room(position)) return;
  for (; ended_ > 0; --ended_) append(kEndOfField, kNoByte);
  const WordCode code = word_code(term);
  if (position + 1 == next_position_) return add_to_last(code);
  for (; next_position_ < position; ++next_position_) append(kNoWord, kNoByte);
  append(code.number, code.byte);
  last_ = code;
  bits_ = code.bits;
  next_position_ = position + 1;
}

void WordOrderWriter::end_field() {
  ++ended_;
  next_position_ = 0;
}

WordOrder WordOrderWriter::take() {
  order_.words += others_;
  // The room of a huge document is given away with it.
  const bool keeps_room = order_.words.capacity() <= kKeptRoom;
  WordOrder taken = keeps_room ? order_ : std::move(order_);
  order_.words.clear();
  order_.sketch.clear();
  others_.clear();
  if (!keeps_room) others_.shrink_to_fit();
  next_position_ = 0;
  ended_ = 0;
  return taken;
}

WordOrderView::WordOrderView(std::string_view words, std::string_view sketch)
    : words_(words.substr(0, sketch.size() * kNumberBytes)),
      others_(words.substr(words_.size())),
      sketch_(sketch) {}

std::uint32_t WordOrderView::number_at(std::size_t at) const {
  const std::size_t begin = at * kNumberBytes;
  return begin + kNumberBytes <= words_.size() ? number_in(words_, begin) : kNoWord;
}

bool WordOrderView::is_end_of_field(std::size_t at) const {
  return number_at(at) == kEndOfField;
}

// The first that stands at `at`, or would: further and further on from the last one, or back from it.
void WordOrderView::go_to_others(std::size_t at) {
  const std::size_t count = others_.size() / kOtherBytes;
  const auto is_before = [&](std::size_t other) { return position_in(others_, other * kOtherBytes) < at; };
  const bool too_early = other_ < count && is_before(other_);
  if (!too_early && (other_ == 0 || is_before(other_ - 1))) return;
  std::size_t first = 0;
  std::size_t last = other_;
  if (too_early) {
    std::size_t step = 1;
    for (first = other_ + 1; first + step < count && is_before(first + step); step *= 2) first += step;
    last = std::min(first + step, count);
  }
  while (first < last) {
    const std::size_t middle = first + (last - first) / 2;
    if (is_before(middle)) {
      first = middle + 1;
    } else {
      last = middle;
    }
  }
  other_ = first;
}

void WordOrderView::append_keys(std::size_t at, std::vector<std::uint32_t>& keys) {
  const auto append = [&keys](std::uint32_t number, char byte) {
    WordCode code;
    code.number = number;
    code.byte = static_cast<unsigned char>(byte);
    keys.push_back(code.key());
  };
  const std::uint32_t there = number_at(at);
  if (there == kNoWord || there == kEndOfField) return;
  if (there != kSeveral) return append(there, sketch_[at]);
  go_to_others(at);
  for (std::size_t begin = other_ * kOtherBytes;
       begin + kOtherBytes <= others_.size() && position_in(others_, begin) == at; begin += kOtherBytes)
    append(number_in(others_, begin + kPositionBytes), others_[begin + kOtherBytes - 1]);
}

bool WordOrderView::holds(std::size_t at, const WordCode& word) {
  const auto is = [&word](std::uint32_t number, char byte) {
    return static_cast<unsigned char>(byte) == word.byte && is_form_of(word.number, number);
  };
  const std::uint32_t there = number_at(at);
  if (there != kSeveral) return is(there, sketch_[at]);
  go_to_others(at);
  for (std::size_t begin = other_ * kOtherBytes;
       begin + kOtherBytes <= others_.size() && position_in(others_, begin) == at; begin += kOtherBytes) {
    if (is(number_in(others_, begin + kPositionBytes), others_[begin + kOtherBytes - 1])) return true;
  }
  return false;
}

}  // namespace limier::schema
