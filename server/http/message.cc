#include "server/http/message.h"

#include "indexer/base/ascii.h"

namespace limier::http {

std::string_view Request::query() const {
  const auto mark = target.find('?');
  return mark == std::string::npos ? std::string_view{} : std::string_view(target).substr(mark + 1);
}

std::string_view Request::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (ascii::same(key, name)) return value;
  }
  return {};
}

}  // namespace limier::http
