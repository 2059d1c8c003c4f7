// Result<T>: a value or an Error. Used where rooms meet; nothing throws across a room's border.
#pragma once

#include <tl/expected.hpp>

#include "indexer/base/error.h"

namespace limier {

template <typename T>
using Result = tl::expected<T, Error>;

using Status = Result<void>;

inline tl::unexpected<Error> fail(ErrorCode code, std::string message, std::string hint = {}) {
  return tl::unexpected<Error>(Error{code, std::move(message), std::move(hint)});
}

}  // namespace limier
