#include "indexer/extract/html_elements.h"

#include <algorithm>
#include <array>

namespace limier::extract {
namespace {

struct Row {
  std::string_view name;
  Element element;
};

using L = ElementLayout;
using E = ElementEffect;

// Sorted by name; an element that is not here is inline text.
constexpr std::array kElements{
    Row{"address", {L::kBlock, E::kNone}},
    Row{"article", {L::kBlock, E::kArticle}},
    Row{"aside", {L::kBlock, E::kChrome}},
    Row{"audio", {L::kBlock, E::kHidden}},
    Row{"blockquote", {L::kBlock, E::kNone}},
    Row{"body", {L::kBlock, E::kNone}},
    Row{"br", {L::kBlock, E::kNone}},
    Row{"button", {L::kInline, E::kHidden}},
    Row{"canvas", {L::kInline, E::kHidden}},
    Row{"caption", {L::kBlock, E::kNone}},
    Row{"center", {L::kBlock, E::kNone}},
    Row{"datalist", {L::kInline, E::kHidden}},
    Row{"dd", {L::kBlock, E::kNone}},
    Row{"details", {L::kBlock, E::kNone}},
    Row{"dialog", {L::kBlock, E::kNone}},
    Row{"div", {L::kBlock, E::kNone}},
    Row{"dl", {L::kBlock, E::kNone}},
    Row{"dt", {L::kBlock, E::kNone}},
    Row{"fieldset", {L::kBlock, E::kNone}},
    Row{"figcaption", {L::kBlock, E::kNone}},
    Row{"figure", {L::kBlock, E::kNone}},
    Row{"footer", {L::kBlock, E::kOuterChrome}},
    Row{"form", {L::kBlock, E::kNone}},
    Row{"h1", {L::kBlock, E::kHeading}},
    Row{"h2", {L::kBlock, E::kNone}},
    Row{"h3", {L::kBlock, E::kNone}},
    Row{"h4", {L::kBlock, E::kNone}},
    Row{"h5", {L::kBlock, E::kNone}},
    Row{"h6", {L::kBlock, E::kNone}},
    Row{"header", {L::kBlock, E::kOuterChrome}},
    Row{"hgroup", {L::kBlock, E::kNone}},
    Row{"hr", {L::kBlock, E::kNone}},
    Row{"iframe", {L::kBlock, E::kHidden}},
    Row{"legend", {L::kBlock, E::kNone}},
    Row{"li", {L::kItem, E::kNone}},
    Row{"main", {L::kBlock, E::kMain}},
    Row{"menu", {L::kBlock, E::kNone}},
    Row{"nav", {L::kBlock, E::kChrome}},
    Row{"noscript", {L::kBlock, E::kHidden}},
    Row{"object", {L::kInline, E::kHidden}},
    Row{"ol", {L::kBlock, E::kNone}},
    Row{"optgroup", {L::kInline, E::kHidden}},
    Row{"option", {L::kInline, E::kHidden}},
    Row{"p", {L::kBlock, E::kNone}},
    Row{"pre", {L::kBlock, E::kVerbatim}},
    Row{"script", {L::kInline, E::kHidden}},
    Row{"section", {L::kBlock, E::kNone}},
    Row{"select", {L::kInline, E::kHidden}},
    Row{"style", {L::kInline, E::kHidden}},
    Row{"summary", {L::kBlock, E::kNone}},
    Row{"svg", {L::kInline, E::kHidden}},
    Row{"table", {L::kBlock, E::kNone}},
    Row{"tbody", {L::kBlock, E::kNone}},
    Row{"td", {L::kCell, E::kNone}},
    Row{"template", {L::kInline, E::kHidden}},
    Row{"textarea", {L::kInline, E::kHidden}},
    Row{"tfoot", {L::kBlock, E::kNone}},
    Row{"th", {L::kCell, E::kNone}},
    Row{"thead", {L::kBlock, E::kNone}},
    Row{"title", {L::kInline, E::kTitle}},
    Row{"tr", {L::kRow, E::kNone}},
    Row{"ul", {L::kBlock, E::kNone}},
    Row{"video", {L::kBlock, E::kHidden}},
};

const Row* find(std::string_view name) {
  const auto found =
      std::lower_bound(kElements.begin(), kElements.end(), name,
                       [](const Row& row, std::string_view wanted) { return row.name < wanted; });
  return found == kElements.end() || found->name != name ? nullptr : &*found;
}

// What ARIA says of an element whose name says nothing (<div role="navigation">).
E effect_of_role(std::string_view role, E otherwise) {
  if (role == "navigation" || role == "search" || role == "complementary") return E::kChrome;
  if (role == "banner" || role == "contentinfo") return E::kOuterChrome;
  return role == "main" ? E::kMain : otherwise;
}

}  // namespace

bool Attributes::has(std::string_view name) const {
  return std::any_of(list_.begin(), list_.end(),
                     [&](const auto& attribute) { return attribute.first == name; });
}

std::string_view Attributes::get(std::string_view name) const {
  const auto found = std::find_if(list_.begin(), list_.end(),
                                  [&](const auto& attribute) { return attribute.first == name; });
  return found == list_.end() ? std::string_view() : found->second;
}

ElementLayout layout_of(std::string_view name) {
  const Row* row = find(name);
  return row == nullptr ? L::kInline : row->element.layout;
}

Element describe(std::string_view name, const Attributes& attributes) {
  const Row* row = find(name);
  Element element = row == nullptr ? Element{L::kInline, E::kNone} : row->element;
  if (attributes.has("data-limier-ignore") || attributes.has("hidden")) {
    element.effect = E::kHidden;
  } else {
    element.effect = effect_of_role(attributes.get("role"), element.effect);
  }
  return element;
}

}  // namespace limier::extract
