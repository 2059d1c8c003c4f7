#include "indexer/extract/xml.h"

#include <libxml/parser.h>

#include <climits>
#include <cstddef>
#include <memory>

#include "indexer/extract/libxml.h"

namespace limier::extract {
namespace {

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

XmlHandler& handler_of(void* context) {
  return *static_cast<XmlHandler*>(context);
}

xmlSAXHandler make_sax() {
  xmlSAXHandler sax{};
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = [](void* context, const xmlChar* name, const xmlChar*, const xmlChar*, int,
                          const xmlChar**, int count, int, const xmlChar** attributes) {
    handler_of(context).start(XmlElement(view(name), attributes, count));
  };
  sax.endElementNs = [](void* context, const xmlChar* name, const xmlChar*, const xmlChar*) {
    handler_of(context).end(view(name));
  };
  sax.characters = [](void* context, const xmlChar* text, int length) {
    handler_of(context).text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
  };
  sax.ignorableWhitespace = sax.characters;
  sax.cdataBlock = sax.characters;
  return sax;
}

struct ContextCloser {
  void operator()(xmlParserCtxtPtr context) const { xmlFreeParserCtxt(context); }
};

}  // namespace

std::string_view XmlElement::attribute(std::string_view wanted) const {
  // Five pointers each: local name, prefix, namespace, begin and end of the value.
  const auto* attributes = static_cast<const xmlChar* const*>(attributes_);
  for (int i = 0; i < count_; ++i) {
    const xmlChar* const* attribute = attributes + 5 * i;
    if (view(attribute[0]) == wanted) {
      return {reinterpret_cast<const char*>(attribute[3]),
              static_cast<std::size_t>(attribute[4] - attribute[3])};
    }
  }
  return {};
}

bool parse_xml(std::string_view xml, XmlHandler& handler) {
  if (xml.empty() || xml.size() > INT_MAX) return false;
  initialise_libxml();
  const std::unique_ptr<xmlParserCtxt, ContextCloser> context(xmlNewParserCtxt());
  if (context == nullptr) return false;
  *context->sax = make_sax();
  // Also what keeps libxml2 from looking up, and expanding, the entities that the file declares: it only does
  // for its own tree.
  context->userData = &handler;
  // HUGE lifts limits on depth and text that protect trees; none is built here.
  xmlDocPtr none = xmlCtxtReadMemory(context.get(), xml.data(), static_cast<int>(xml.size()), nullptr,
                                     nullptr, XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_COMPACT);
  xmlFreeDoc(none);
  return context->wellFormed != 0;
}

}  // namespace limier::extract
