#include "indexer/extract/dublin_core.h"

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extract/lines.h"
#include "indexer/extract/metadata.h"
#include "indexer/extract/xml.h"

namespace limier::extract {
namespace {

class Handler : public XmlHandler {
 public:
  explicit Handler(schema::Document& document) : document_(document) {}

  void start(const XmlElement& element) override {
    // EPUB's <meta property="…"> refine others; OpenDocument's <meta:…> are elements of their own.
    name_ = element.name == "meta" ? std::string_view() : element.name;
    value_.clear();
  }
  void text(std::string_view text) override { value_ += text; }
  void end(std::string_view name) override {
    if (const std::string_view value = trim(value_); name == name_ && !value.empty()) take(name, value);
    name_ = {};
    value_.clear();
  }

  void finish() {
    document_.date = created_.empty() ? date_ : created_;
    // In OpenDocument the creator is who saved it last.
    if (!initial_author_.empty()) document_.authors = {initial_author_};
    if (!description_.empty()) {
      document_.fields = nlohmann::json{{"description", description_}}.dump(
          -1, ' ', false, nlohmann::json::error_handler_t::replace);
    }
  }

 private:
  void take(std::string_view name, std::string_view value) {
    if (name == "title") {
      if (document_.title.empty()) document_.title = value;
    } else if (name == "creator") {
      // As Word puts several into one.
      for (const std::string& author : split_list(value, ";")) append_author(document_.authors, author);
    } else if (name == "initial-creator") {
      initial_author_ = value;
    } else if (name == "created" || name == "creation-date") {
      created_ = read_date(value);
    } else if (name == "date") {
      if (date_.empty()) date_ = read_date(value);
    } else if (name == "language") {
      if (document_.lang.empty()) document_.lang = read_lang(value);
    } else if (name == "publisher") {
      append_name(document_.source, value);
    } else if (name == "description") {
      description_ = value;
    } else if (name == "subject" || name == "keyword" || name == "keywords") {
      for (std::string& tag : split_list(value, name == "subject" ? ";" : ",;"))
        document_.tags.push_back(std::move(tag));
    }
  }

  schema::Document& document_;
  std::string name_;
  std::string value_;
  std::string created_, date_, initial_author_, description_;
};

}  // namespace

void read_dublin_core(std::string_view xml, schema::Document& document) {
  Handler handler(document);
  parse_xml(xml, handler);
  handler.finish();
}

}  // namespace limier::extract
