// XML as a stream of events.
#pragma once

#include <string_view>

namespace limier::extract {

// Names are local ones, without prefix: the formats read here never use one name with two meanings that
// matter.
class XmlElement {
 public:
  XmlElement(std::string_view name, const void* attributes, int count)
      : name(name), attributes_(attributes), count_(count) {}
  // Empty when absent.
  std::string_view attribute(std::string_view name) const;
  const std::string_view name;

 private:
  const void* attributes_;
  int count_;
};

class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void start(const XmlElement&) {}
  virtual void end(std::string_view /*name*/) {}
  virtual void text(std::string_view /*text*/) {}
};

// Reads as far as `xml` is well-formed; false when it is not to its end. Entities of its own are not
// expanded, nothing is fetched. Depth costs no stack.
bool parse_xml(std::string_view xml, XmlHandler& handler);

}  // namespace limier::extract
