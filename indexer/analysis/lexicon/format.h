// The lexicon's file, as the compiler writes it and the lexicon maps it. Little-endian; every section begins
// at a multiple of 16.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace limier::analysis::lexicon_format {

static_assert(std::endian::native == std::endian::little, "the lexicon is mapped as written, little-endian");

inline constexpr std::array<char, 8> kMagic = {'L', 'i', 'm', 'L', 'e', 'x', 'i', 'c'};
inline constexpr std::uint32_t kVersion = 3;

enum SectionId : std::uint32_t {
  kForms,         // MARISA trie of every form; a form's id is its key's
  kFormRecords,   // std::uint16_t by form id: which record
  kRecordStarts,  // std::uint32_t by record, and one more: where it begins in kRecords
  kRecords,       // see below
  kFolded,        // MARISA trie of the foldings that are not the form itself (eleve, for élève)
  kFoldedForms,   // std::uint32_t by folded id: a form id, or kSeveral + the place of a list in kFormLists
  kFormLists,     // std::uint32_t: how many, then the form ids
  kSectionCount,
};

// A record is what many forms share: a byte (WordClass, kGrammatical, kAsks, kSolid), then one rule per
// lemma: bytes to cut at the end, length of what to append, the bytes to append.
inline constexpr std::uint8_t kClassMask = 0x07;
inline constexpr std::uint8_t kGrammatical = 0x08;
inline constexpr std::uint8_t kAsks = 0x10;
inline constexpr std::uint8_t kSolid = 0x20;
inline constexpr std::uint32_t kSeveral = 0x80000000;

struct Section {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
};

struct Header {
  std::array<char, 8> magic = kMagic;
  std::uint32_t version = kVersion;
  std::uint32_t section_count = kSectionCount;
  std::uint64_t fingerprint = 0;  // XXH3 of everything that follows this member
  std::uint64_t file_size = 0;
  std::array<Section, kSectionCount> sections{};
};

inline constexpr std::size_t kHashedFrom = offsetof(Header, file_size);
inline constexpr std::size_t kAlignment = 16;

}  // namespace limier::analysis::lexicon_format
