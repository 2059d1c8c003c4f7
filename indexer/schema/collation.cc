#include "indexer/schema/collation.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

#include <unicode/coll.h>
#include <unicode/unistr.h>

namespace limier::schema {
namespace {

constexpr std::size_t kMaxKeyBytes = 160;
constexpr std::int32_t kMaxTitleUnits = 120;  // of UTF-16

std::unique_ptr<const icu::Collator> french_collator() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(icu::Locale::getFrench(), status));
  if (U_FAILURE(status)) return nullptr;
  collator->setAttribute(UCOL_FRENCH_COLLATION, UCOL_ON,
                         status);  // cote, côte, coté, côté, as dictionaries do
  collator->setAttribute(UCOL_ALTERNATE_HANDLING, UCOL_SHIFTED, status);  // « L’œuvre » sorts at L
  collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);        // article 2 before article 10
  return collator;
}

}  // namespace

std::string title_key(std::string_view title) {
  // Its const members may be called from any thread.
  static const std::unique_ptr<const icu::Collator> collator = french_collator();
  if (!collator || title.empty()) return {};
  icu::UnicodeString text =
      icu::UnicodeString::fromUTF8({title.data(), static_cast<std::int32_t>(title.size())});
  text.truncate(kMaxTitleUnits);
  std::array<std::uint8_t, 1024> key;
  const std::int32_t needed = collator->getSortKey(text, key.data(), static_cast<std::int32_t>(key.size()));
  // The key ends in a NUL that adds nothing to the order.
  const auto size = std::min({static_cast<std::size_t>(std::max(needed - 1, 0)), key.size(), kMaxKeyBytes});
  return {reinterpret_cast<const char*>(key.data()), size};
}

}  // namespace limier::schema
