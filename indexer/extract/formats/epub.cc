// Electronic books: the chapters of the package's spine, in its order, as one document.
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "indexer/base/ascii.h"
#include "indexer/extract/archive.h"
#include "indexer/extract/charset.h"
#include "indexer/extract/dublin_core.h"
#include "indexer/extract/extractor.h"
#include "indexer/extract/heading.h"
#include "indexer/extract/html_reader.h"
#include "indexer/extract/lines.h"
#include "indexer/extract/metadata.h"
#include "indexer/extract/xml.h"

namespace limier::extract::format {
namespace {

constexpr std::array<std::string_view, 1> kExtensions{".epub"};

bool recognises(std::string_view bytes) {
  return is_zip(bytes) && bytes.substr(0, 256).find("mimetypeapplication/epub+zip") != std::string_view::npos;
}

bool wanted(std::string_view path) {
  const std::string lower = ascii::lower(path);
  for (const std::string_view end : {".xml", ".opf", ".xhtml", ".html", ".htm"}) {
    if (lower.ends_with(end)) return true;
  }
  return false;
}

// META-INF/container.xml says where the package document is.
class Container : public XmlHandler {
 public:
  void start(const XmlElement& element) override {
    if (element.name == "rootfile" && package.empty()) package = element.attribute("full-path");
  }
  std::string package;
};

class Package : public XmlHandler {
 public:
  void start(const XmlElement& element) override {
    if (element.name == "item") {
      const std::string id(element.attribute("id"));
      hrefs_[id] = element.attribute("href");
      // The table of contents repeats every heading.
      if (element.attribute("properties").find("nav") != std::string_view::npos) contents_.insert(id);
    } else if (element.name == "itemref") {
      const std::string id(element.attribute("idref"));
      if (contents_.count(id) == 0) spine_.push_back(id);
    }
  }
  std::vector<std::string> chapters() const {
    std::vector<std::string> list;
    for (const std::string& id : spine_) {
      if (const auto found = hrefs_.find(id); found != hrefs_.end()) list.push_back(found->second);
    }
    return list;
  }

 private:
  std::map<std::string, std::string> hrefs_;
  std::set<std::string> contents_;
  std::vector<std::string> spine_;
};

// The member that `href`, percent-encoded and relative to the package, names: "Text/ch%201.xhtml#a" →
// "OEBPS/Text/ch 1.xhtml".
std::string member_path(std::string_view package, std::string_view href) {
  std::string path(package.substr(0, package.rfind('/') + 1));
  path += ascii::percent_decoded(href.substr(0, href.find('#')));
  std::vector<std::string> steps;
  for (std::string& step : split_list(path, "/")) {
    if (step == ".") continue;
    if (step != "..") {
      steps.push_back(std::move(step));
    } else if (!steps.empty()) {
      steps.pop_back();
    }
  }
  std::string resolved;
  for (const std::string& step : steps) resolved += (resolved.empty() ? "" : "/") + step;
  return resolved;
}

void parse(const Source& source, const Sink& sink) {
  const Result<Members> members = read_zip(source.bytes, wanted);
  if (!members) return sink.failure({}, std::string(members.error().message));
  Container container;
  if (const std::string* xml = find_member(*members, "META-INF/container.xml")) parse_xml(*xml, container);
  const std::string* package_xml = find_member(*members, container.package);
  if (package_xml == nullptr)
    return sink.failure({}, "ce n’est pas un EPUB : il ne dit pas où est son contenu");
  Package package;
  if (!parse_xml(*package_xml, package)) return sink.failure({}, "EPUB abîmé : sa table n’est pas du XML");

  schema::Document document;
  document.id = source.name;
  read_dublin_core(*package_xml, document);
  for (const std::string& href : package.chapters()) {
    const std::string* chapter = find_member(*members, member_path(container.package, href));
    if (chapter == nullptr) continue;
    HtmlPage page = read_html(to_utf8(*chapter, declared_charset(*chapter)), HtmlKind::kChapter);
    if (page.text.empty()) continue;
    if (!document.text.empty()) document.text += '\n';
    document.text += page.text;
  }
  if (trim(document.text).empty()) return sink.failure({}, "EPUB sans texte (chiffré ?)");
  if (document.title.empty()) document.title = take_title(document.text);
  drop_title_line(document.text, document.title);
  sink.document(std::move(document));
}

}  // namespace

extern const Format epub{
    .name = "epub", .extensions = kExtensions, .recognises = recognises, .isolated = true, .parse = parse};

}  // namespace limier::extract::format
