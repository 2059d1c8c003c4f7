// limier-index as a function, so that tests can call it.
#pragma once

#include <iosfwd>

namespace limier::ingest {

struct Streams {
  int in;  // a descriptor
  std::ostream& out;
  std::ostream& err;
  bool terminal = false;  // whether `err` is one
};

// Returns the exit code; never throws. SIGINT and SIGTERM are taken over while it runs.
int run(int argc, const char* const* argv, const Streams& streams);

}  // namespace limier::ingest
