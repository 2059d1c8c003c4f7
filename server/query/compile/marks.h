// What a query asks to see in a text, in the spelling of the body: whatever a document is found by, the
// highlighter can mark.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/token.h"
#include "server/query/compile/terms.h"
#include "server/query/query.h"

namespace limier::query {

class Marks {
 public:
  // What is looked for in another field than the text and its title is not seen there, and adds nothing.
  // Every form of the word and, for a compound, its parts.
  void add_word(schema::FieldId field, const analysis::QueryToken& token, bool function_word);
  void add_phrase(schema::FieldId field, const std::vector<analysis::QueryToken>& tokens, Form form);
  // `words` as Mark::words.
  void add_prefix(schema::FieldId field, std::string_view prefix, bool accented,
                  std::vector<std::string> words);
  void add(Mark mark);  // unless it is there already
  // What is added from now on is that side of a PRES; nullopt: no side of any.
  void set_near(std::optional<Nearness> near) { near_ = near; }

  std::vector<Mark> take() { return std::move(list_); }

 private:
  std::vector<Mark> list_;
  std::optional<Nearness> near_;
};

}  // namespace limier::query
