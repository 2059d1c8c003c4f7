#include "server/search/facets.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

#include "indexer/schema/terms.h"

namespace limier::search {

std::unique_ptr<FacetSpy> FacetSpy::make(std::string_view name) {
  schema::Slot slot = schema::Slot::kDateFirst;
  Form form = Form::kYear;
  if (name != kYearFacet) {
    const schema::Field* field = schema::find_field(name);
    if (field == nullptr || !field->facet || !field->slot) return nullptr;
    slot = *field->slot;
    form = field->several ? Form::kList : Form::kText;
  }
  return std::unique_ptr<FacetSpy>(new FacetSpy(std::string(name), slot, form));
}

void FacetSpy::operator()(const Xapian::Document& document, double /*weight*/) {
  std::string value = document.get_value(static_cast<Xapian::valueno>(slot_));
  if (value.empty()) return;
  ++documents_;
  switch (form_) {
    case Form::kText: return add(std::move(value));
    case Form::kYear: return add(value.substr(0, 4));
    case Form::kList:
      for (std::string& item : schema::unpack_values(value)) add(std::move(item));
      return;
  }
}

void FacetSpy::add(std::string&& text) {
  const auto [spelling, is_new] = spellings_.try_emplace(std::move(text), Spelling{});
  if (is_new) {
    spelling->second.value =
        folded_.try_emplace(schema::fold_value(spelling->first), values_.size()).first->second;
    if (spelling->second.value == values_.size()) values_.emplace_back();
  }
  ++spelling->second.count;
  Value& value = values_[spelling->second.value];
  if (std::exchange(value.last, documents_) != documents_) ++value.documents;
}

Facet FacetSpy::facet(std::size_t limit) const {
  return facet(limit, [](const std::string&) { return true; });
}

Facet FacetSpy::facet(std::size_t limit, const std::function<bool(const std::string&)>& accept) const {
  Facet facet{field_, {}};
  std::vector<const std::pair<const std::string, Spelling>*> usual(values_.size());
  for (const auto& spelling : spellings_) {
    const auto*& best = usual[spelling.second.value];
    const auto rank = [](const auto& one) { return std::make_tuple(one.second.count, std::cref(one.first)); };
    if (best == nullptr || rank(*best) < rank(spelling)) best = &spelling;
  }
  facet.values.reserve(values_.size());
  for (std::size_t i = 0; i < values_.size(); ++i) {
    if (accept(usual[i]->first)) facet.values.push_back({usual[i]->first, values_[i].documents});
  }
  const auto more_frequent = [](const FacetValue& a, const FacetValue& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  };
  const std::size_t kept = std::min(limit, facet.values.size());
  std::partial_sort(facet.values.begin(), facet.values.begin() + static_cast<std::ptrdiff_t>(kept),
                    facet.values.end(), more_frequent);
  facet.values.resize(kept);
  return facet;
}

}  // namespace limier::search
