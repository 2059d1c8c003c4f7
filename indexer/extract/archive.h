// Members of a ZIP archive, the container of office formats. Only for parsers that run in the worker.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "indexer/base/result.h"

namespace limier::extract {

using Members = std::map<std::string, std::string>;  // path in the archive → content

bool is_zip(std::string_view bytes);

// The members that `wanted` says. kBadFormat, in French, when the archive is damaged or encrypted, or when
// they hold more than kMostInflated bytes together.
Result<Members> read_zip(std::string_view bytes, const std::function<bool(std::string_view path)>& wanted);

// nullptr when there is no such member.
const std::string* find_member(const Members& members, const std::string& path);

}  // namespace limier::extract
