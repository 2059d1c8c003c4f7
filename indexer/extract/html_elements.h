// What each HTML element does to the text inside it and around it.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace limier::extract {

// The attributes of one start tag, as long as the parser keeps it.
class Attributes {
 public:
  void add(std::string_view name, std::string_view value) { list_.emplace_back(name, value); }
  bool has(std::string_view name) const;
  // Empty when absent.
  std::string_view get(std::string_view name) const;

 private:
  std::vector<std::pair<std::string_view, std::string_view>> list_;
};

enum class ElementLayout : std::uint8_t { kInline, kBlock, kRow, kCell, kItem };

enum class ElementEffect : std::uint8_t {
  kNone,
  kHidden,       // never seen as text: scripts, styles, controls, what the page hides or wants ignored
  kChrome,       // around the text, wherever it stands: menus, asides
  kOuterChrome,  // headers and footers: of the page outside <main> and <article>, part of the text inside
  kMain,
  kArticle,
  kVerbatim,
  kTitle,
  kHeading
};

struct Element {
  ElementLayout layout;
  ElementEffect effect;
};

// `name` is in lower case.
ElementLayout layout_of(std::string_view name);
Element describe(std::string_view name, const Attributes& attributes);

}  // namespace limier::extract
