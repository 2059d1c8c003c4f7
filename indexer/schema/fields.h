// THE table of fields: what a document is made of, and where each part stands in the index. The query
// language, the filters and the facets read it whole; what else a new field needs is told in CONTRIBUTING.md.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace limier::schema {

enum class FieldId : std::uint8_t { kBody, kTitle, kAuthor, kSource, kTags, kLang, kType, kDate };

// Xapian value slots. Text is UTF-8; an absent value is an empty slot. A long value goes on in other slots:
// long_values.h.
enum class Slot : std::uint32_t {
  kDateFirst = 0,  // YYYYMMDD, first day of the period that the date names
  kDateLast = 1,   // YYYYMMDD, last day of it
  kType = 2,
  kSource = 3,
  kAuthor = 4,  // several values: see pack_values()
  kTags = 5,    // the same
  kLang = 6,
  kTitleKey = 7,     // collation key of the title
  kContentHash = 8,  // 16 bytes, XXH3 of what was read
  kFileState = 9,    // what change detection compares; see ingest
  kWordOrder = 10,   // where the words stand; see word_order.h
  kWordSketch = 11,  // the same in short
  kStored = 12,      // what store() makes of the document
};

struct Field {
  FieldId id;
  std::string_view name;         // in filters, facets, JSON and the query language
  std::string_view french;       // its French name in the query language
  std::string_view text_prefix;  // before the analysed terms of the field; empty for the body; "-" when not
                                 // searched as text
  std::string_view
      value_prefix;  // before the boolean term of the whole value; empty when it cannot be filtered by value
  std::optional<Slot> slot;  // facet and sort
  bool facet;
  bool several;              // a document may have several values: see pack_values()
  std::string_view example;  // a query that uses it
};

// Prefixes end in ':', so that none is the beginning of another.
inline constexpr std::array<Field, 8> kFields{{
    {FieldId::kBody, "text", "texte", "", "", std::nullopt, false, false, "texte:souveraineté"},
    {FieldId::kTitle, "title", "titre", "S:", "", std::nullopt, false, false, "titre:université"},
    {FieldId::kAuthor, "author", "auteur", "A:", "XA:", Slot::kAuthor, true, true, "auteur:rédaction"},
    {FieldId::kSource, "source", "source", "P:", "XP:", Slot::kSource, true, false, "source:presse"},
    {FieldId::kTags, "tags", "tags", "K:", "XK:", Slot::kTags, true, true, "tags:droit"},
    {FieldId::kLang, "lang", "langue", "-", "XL:", Slot::kLang, true, false, "lang:fr"},
    {FieldId::kType, "type", "type", "-", "XT:", Slot::kType, true, false, "type:pdf"},
    {FieldId::kDate, "date", "date", "-", "", Slot::kDateFirst, false, false, "date:2024-05"},
}};

const Field& field(FieldId id);
// By English or French name, lower case; nullptr when there is none.
const Field* find_field(std::string_view name);

}  // namespace limier::schema
