#include "server/search/facets.h"

#include <algorithm>

#include "indexer/schema/terms.h"

namespace limier::search {

std::unique_ptr<FacetSpy> FacetSpy::make(std::string_view name) {
  schema::Slot slot = schema::Slot::kDateFirst;
  Form form = Form::kYear;
  if (name != kYearFacet) {
    const schema::Field* field = schema::find_field(name);
    if (field == nullptr || !field->facet || !field->slot) return nullptr;
    slot = *field->slot;
    form = field->id == schema::FieldId::kTags ? Form::kList : Form::kText;
  }
  return std::unique_ptr<FacetSpy>(new FacetSpy(std::string(name), slot, form));
}

void FacetSpy::operator()(const Xapian::Document& document, double /*weight*/) {
  std::string value = document.get_value(static_cast<Xapian::valueno>(slot_));
  if (value.empty()) return;
  switch (form_) {
    case Form::kText: ++counts_[std::move(value)]; return;
    case Form::kYear: ++counts_[value.substr(0, 4)]; return;
    case Form::kList:
      for (std::string& item : schema::unpack_values(value)) ++counts_[std::move(item)];
      return;
  }
}

Facet FacetSpy::facet(std::size_t limit) const {
  return facet(limit, [](const std::string&) { return true; });
}

Facet FacetSpy::facet(std::size_t limit, const std::function<bool(const std::string&)>& accept) const {
  Facet facet{field_, {}};
  facet.values.reserve(counts_.size());
  for (const auto& [value, count] : counts_) {
    if (accept(value)) facet.values.push_back({value, count});
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
