// Documents given as named values: a line of JSON Lines, a row of CSV.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "indexer/base/result.h"
#include "indexer/schema/document.h"

namespace limier::extract {

struct Record {
  schema::Document document;  // only its id when `removal`
  bool removal = false;       // {"_delete": true}
};

enum class Dates : std::uint8_t {
  kIso,
  kFrench,  // whatever read_date() knows
};

// What `object` says, value by value: id (or url), text (body when that is absent or blank), title, url,
// date, author, source, tags, lang, fields; other names go to the document's fields. null is absent; a number
// is accepted for id and date, one text for tags and author, which are lists. Fails with a French reason that
// names the culprit. Without a title, the first line of the text that looks like one is it, else the id; the
// text stays as given.
Result<Record> read_record(nlohmann::json&& object, Dates dates);

}  // namespace limier::extract
