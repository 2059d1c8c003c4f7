// What the head of an HTML page says about it.
#pragma once

#include <string>
#include <string_view>

#include "indexer/extract/html_elements.h"
#include "indexer/extract/html_reader.h"

namespace limier::extract {

class HtmlMetadata {
 public:
  // Called for every start tag, in order.
  void see(std::string_view element, const Attributes& attributes);
  // Everything but text and heading; title is og:title.
  HtmlPage finish() &&;

 private:
  void see_meta(const Attributes& attributes);

  HtmlPage page_;
  std::size_t date_rank_ = 0;  // place in the list of date names; 0: none yet
};

}  // namespace limier::extract
