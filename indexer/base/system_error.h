// What the system says of a failed call, in French.
#pragma once

#include <string>

namespace limier {

// The reason that `error`, a value of errno, stands for: a few words for what people meet, the system's own
// for the rest.
std::string system_reason(int error);

}  // namespace limier
