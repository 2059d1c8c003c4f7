// The clauses of a conjunction while it is read.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/analysis/analyzer.h"
#include "server/query/syntax/ast.h"

namespace limier::query {

class Conjunction {
 public:
  bool empty() const { return children_.empty() && excluded_.empty(); }

  void add(Node child);
  // Words of the same run as the previous clause when they follow it and it is one.
  void add_words(Words words, bool follows);
  void exclude(Node child);
  // ET stands between the last clause and the next: both are required.
  void bind_next();

  // The whole in its simplest form; nullopt when it asks for nothing.
  std::optional<Node> finish(std::string_view query, analysis::Analyzer& analyzer) &&;

 private:
  std::vector<Node> children_;
  std::vector<Node> excluded_;
  std::vector<std::size_t> bound_;  // the children that an ET precedes
  bool open_ = false;               // the last child is a run of plain words that may go on
  bool pending_ = false;            // an ET was read
};

}  // namespace limier::query
