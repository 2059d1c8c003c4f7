#include "indexer/base/standard_streams.h"

#include <fcntl.h>
#include <unistd.h>

namespace limier {

void hold_standard_streams() {
  constexpr int kModes[] = {O_WRONLY, O_RDONLY, O_WRONLY};
  for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; ++stream) {
    // The lowest free descriptor is the next.
    if (::fcntl(stream, F_GETFD) == -1) (void)::open("/dev/null", kModes[stream]);
  }
}

}  // namespace limier
