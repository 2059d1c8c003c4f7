// The worker's side: parse what is asked, under limits.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "indexer/extract/extractor.h"

namespace limier::extract {

// The exit status of a worker that ran out of memory. Also that of C libraries that call exit() then.
inline constexpr int kOutOfMemory = 1;

// Answers the requests that come over `socket` until the other end closes it. The process is given up to
// this: its limits are set for good, its descriptors but the first three are closed. argv is {program, bytes
// of memory, seconds of processor time}. Returns the exit status.
int serve(int argc, char** argv, int socket, const std::function<const Format*(std::string_view name)>& find);

}  // namespace limier::extract
