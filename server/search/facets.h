// Counting the values of facets over every document that matches.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "indexer/schema/fields.h"
#include "server/search/search.h"

namespace limier::search {

inline constexpr std::string_view kYearFacet = "year";
// How many values of a facet go with an answer; facet_values() gives the others.
inline constexpr std::size_t kFacetValues = 100;

// Added to an Enquire, sees each match once. Counts are those of all matches only when the match checks them
// all. Spellings that a filter takes for one value (« Économie », « économie ») are one, shown as most
// documents write it.
class FacetSpy : public Xapian::MatchSpy {
 public:
  // nullptr when no facet has that name.
  static std::unique_ptr<FacetSpy> make(std::string_view field);

  void operator()(const Xapian::Document& document, double weight) override;

  // The most frequent first, then by value; at most `limit`.
  Facet facet(std::size_t limit) const;
  // The same of the values that `accept` takes.
  Facet facet(std::size_t limit, const std::function<bool(const std::string&)>& accept) const;

 private:
  enum class Form : std::uint8_t { kText, kList, kYear };
  FacetSpy(std::string field, schema::Slot slot, Form form)
      : field_(std::move(field)), slot_(slot), form_(form) {}

  struct Spelling {
    std::size_t value;  // in values_
    std::uint32_t count = 0;
  };
  struct Value {
    std::uint32_t documents = 0;
    std::uint64_t last = 0;  // the document that counted last: it may hold two spellings
  };
  void add(std::string&& spelling);

  std::string field_;
  schema::Slot slot_;
  Form form_;
  std::uint64_t documents_ = 0;
  std::unordered_map<std::string, Spelling> spellings_;
  std::unordered_map<std::string, std::size_t> folded_;
  std::vector<Value> values_;
};

}  // namespace limier::search
