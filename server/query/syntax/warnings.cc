#include "server/query/syntax/warnings.h"

#include <algorithm>

#include "indexer/base/utf8.h"

namespace limier::query {

void Warnings::add(std::string_view code, std::string detail, std::size_t begin, std::size_t end) {
  const bool known =
      std::any_of(list_.begin(), list_.end(), [&](const Warning& w) { return w.code == code; });
  if (known) return;
  const auto first = static_cast<std::uint32_t>(utf8::length(query_.substr(0, begin)));
  const auto count = static_cast<std::uint32_t>(utf8::length(query_.substr(begin, end - begin)));
  list_.push_back({std::string(code), std::move(detail), first, first + count});
}

}  // namespace limier::query
