// What the head of an HTML page says about it.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/html_elements.h"
#include "indexer/extract/html_reader.h"

namespace limier::extract {

class HtmlMetadata {
 public:
  // Called for every start tag, in order.
  void see(std::string_view element, const Attributes& attributes);
  // Called with what a <script> of JSON-LD holds. Its date and author count where no <meta> names them.
  void see_linked_data(std::string_view data);
  // Everything but text and heading; title is og:title.
  HtmlPage finish() &&;

 private:
  void see_meta(const Attributes& attributes);
  void see_nodes(const nlohmann::json& nodes);
  void see_node(const nlohmann::json& node);

  HtmlPage page_;
  std::string linked_date_;
  std::vector<std::string> linked_authors_;
  std::size_t date_rank_ = 0;  // place in the list of date names; 0: none yet
};

}  // namespace limier::extract
