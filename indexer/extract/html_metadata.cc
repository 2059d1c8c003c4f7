#include "indexer/extract/html_metadata.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "indexer/base/ascii.h"
#include "indexer/extract/lines.h"
#include "indexer/extract/metadata.h"

namespace limier::extract {
namespace {

using nlohmann::json;

// Where pages say when they were published, the surest first.
constexpr std::array<std::string_view, 11> kDateNames{
    "article:published_time", "datepublished",   "citation_publication_date",
    "dcterms.issued",         "dc.date.issued",  "date",
    "dcterms.date",           "dc.date",         "dcterms.created",
    "dc.date.created",        "publication_date"};

constexpr std::array<std::string_view, 5> kAuthorNames{"author", "dc.creator", "dcterms.creator",
                                                       "citation_author", "article:author"};

template <typename List>
bool contains(const List& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

bool is_web_address(std::string_view url) {
  return url.starts_with("https://") || url.starts_with("http://");
}

void set_once(std::string& field, std::string_view value) {
  if (field.empty()) field = trim(value);
}

}  // namespace

void HtmlMetadata::see(std::string_view element, const Attributes& attributes) {
  if (element == "meta") see_meta(attributes);
  if (element == "html") {
    set_once(page_.lang, read_lang(attributes.get(attributes.has("lang") ? "lang" : "xml:lang")));
  }
  if (element == "link" && ascii::lower(attributes.get("rel")) == "canonical" &&
      is_web_address(attributes.get("href"))) {
    page_.url = trim(attributes.get("href"));
  }
}

void HtmlMetadata::see_meta(const Attributes& attributes) {
  std::string name;
  for (const std::string_view key : {"name", "property", "itemprop", "http-equiv"}) {
    if (name.empty()) name = ascii::lower(trim(attributes.get(key)));
  }
  const std::string_view content = attributes.get("content");
  if (name.empty() || trim(content).empty()) return;

  if (const auto found = std::find(kDateNames.begin(), kDateNames.end(), name); found != kDateNames.end()) {
    const auto rank = static_cast<std::size_t>(found - kDateNames.begin()) + 1;
    const std::string date = read_date(content);
    if (!date.empty() && (date_rank_ == 0 || rank < date_rank_)) {
      page_.date = date;
      date_rank_ = rank;
    }
  } else if (contains(kAuthorNames, name)) {
    // An address of a profile is not a name; several tags are several authors.
    if (!is_web_address(content)) append_author(page_.authors, content);
  } else if (name == "keywords" || name == "news_keywords" || name == "article:tag") {
    for (std::string& tag : split_list(content, ",;")) {
      if (!contains(page_.tags, tag)) page_.tags.push_back(std::move(tag));
    }
  } else if (name == "og:title" || name == "dc.title") {
    set_once(page_.title, content);
  } else if (name == "description" || name == "og:description") {
    set_once(page_.description, content);
  } else if (name == "og:site_name") {
    set_once(page_.source, content);
  } else if (name == "og:url") {
    if (is_web_address(content)) set_once(page_.url, content);
  } else if (name == "content-language" || name == "og:locale" || name == "dc.language" || name == "lang") {
    set_once(page_.lang, read_lang(content));
  }
}

void HtmlMetadata::see_linked_data(std::string_view data) {
  const json value = json::parse(data, nullptr, false);
  if (value.is_object() && value.contains("@graph")) return see_nodes(value["@graph"]);
  see_nodes(value);
}

void HtmlMetadata::see_nodes(const json& nodes) {
  if (nodes.is_array()) {
    for (const json& node : nodes) see_node(node);
  } else {
    see_node(nodes);
  }
}

void HtmlMetadata::see_node(const json& node) {
  const auto text = [](const json& value) {
    return value.is_string() ? value.get<std::string>() : std::string();
  };
  // Of what a page tells about, the page itself is what was published.
  if (!node.is_object() || !node.contains("datePublished")) return;
  if (linked_date_.empty()) linked_date_ = read_date(text(node["datePublished"]));
  if (!linked_authors_.empty() || !node.contains("author")) return;
  const auto add_author = [&](const json& author) {
    const std::string name = text(author.is_object() && author.contains("name") ? author["name"] : author);
    if (!is_web_address(name)) append_author(linked_authors_, name);
  };
  // Where it lies: a copy of what is nested without end would exhaust the stack.
  const json& authors = node["author"];
  if (!authors.is_array()) return add_author(authors);
  for (const json& author : authors) add_author(author);
}

HtmlPage HtmlMetadata::finish() && {
  if (page_.date.empty()) page_.date = std::move(linked_date_);
  if (page_.authors.empty()) page_.authors = std::move(linked_authors_);
  return std::move(page_);
}

}  // namespace limier::extract
