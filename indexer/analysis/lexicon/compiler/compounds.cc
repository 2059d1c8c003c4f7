#include "indexer/analysis/lexicon/compiler/compounds.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

namespace limier::analysis::compiler {
namespace {

constexpr unsigned kInflectedParts = kNoun | kAdjective;

// The parts of speech that `form` has as an entry of the dictionary, among those that take a plural.
unsigned headword_parts(const Readings& readings, const std::string& form) {
  const auto found = readings.find(form);
  unsigned parts = 0;
  if (found == readings.end()) return parts;
  for (const Reading& reading : found->second) {
    if (reading.usage == Usage::kHeadword && reading.lemma == form)
      parts |= reading.parts_of_speech & kInflectedParts;
  }
  return parts;
}

// A part as it stands, its lemmas, and, for a part that is no word of its own (bouis-bouis), without its
// ending.
std::set<std::string> bases(const Readings& readings, const std::string& part) {
  std::set<std::string> out = {part};
  if (const auto found = readings.find(part); found != readings.end()) {
    for (const Reading& reading : found->second) {
      if ((reading.parts_of_speech & kInflectedParts) != 0) out.insert(reading.lemma);
    }
  }
  for (const std::string_view ending : {"s", "x", "e", "es"}) {
    if (part.size() > ending.size() + 1 && part.ends_with(ending))
      out.insert(part.substr(0, part.size() - ending.size()));
  }
  return out;
}

// Every way to bring the parts back, hyphens between.
std::vector<std::string> recompositions(const Readings& readings, std::string_view compound) {
  std::vector<std::string> out = {""};
  for (bool first = true; !compound.empty(); first = false) {
    const std::size_t hyphen = std::min(compound.find('-'), compound.size());
    const auto choices = bases(readings, std::string(compound.substr(0, hyphen)));
    std::vector<std::string> longer;
    for (const std::string& begin : out) {
      for (const std::string& choice : choices) {
        std::string& next = longer.emplace_back(begin);
        if (!first) next += '-';
        next += choice;
      }
    }
    out = std::move(longer);
    compound.remove_prefix(std::min(hyphen + 1, compound.size()));
  }
  return out;
}

}  // namespace

std::unordered_map<std::string, std::string> compound_lemmas(const Readings& readings) {
  std::unordered_map<std::string, std::string> lemmas;
  for (const auto& [form, unused] : readings) {
    if (form.find('-') == std::string::npos) continue;
    const unsigned parts = headword_parts(readings, form);
    if (parts == 0) continue;
    std::string best;
    for (std::string& other : recompositions(readings, form)) {
      // The shortest is the masculine singular: aigre-doux rather than aigre-douce, of aigres-douces.
      if (other == form || (!best.empty() && best.size() <= other.size())) continue;
      if ((headword_parts(readings, other) & parts) != 0) best = std::move(other);
    }
    if (!best.empty()) lemmas.emplace(form, std::move(best));
  }
  return lemmas;
}

}  // namespace limier::analysis::compiler
