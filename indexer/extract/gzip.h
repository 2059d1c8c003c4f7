// Compressed files of any format: page.html.gz.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "indexer/base/result.h"
#include "indexer/extract/extractor.h"

namespace limier::extract {

bool is_gzip(std::string_view bytes);

// Hands the inflated bytes over block by block, until `take` returns false. kBadFormat for a damaged or
// truncated file, after what could be inflated.
Status inflate(std::string_view bytes, const std::function<bool(std::string_view block)>& take);

// The first `size` inflated bytes, or what there is of them: enough to recognise a format.
std::string inflate_beginning(std::string_view bytes, std::size_t size);

// Parses the inflated bytes of `source`. A source of lines goes through in pieces and can be of any size;
// another is refused past kMostInflated bytes.
void parse_inflated(const Format& format, const Source& source, const Sink& sink);

}  // namespace limier::extract
