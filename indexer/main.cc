#include <malloc.h>
#include <unistd.h>

#include <iostream>

#include "indexer/base/standard_streams.h"
#include "indexer/ingest/command/run.h"

int main(int argc, char** argv) {
  limier::hold_standard_streams();
  // What a long document takes goes back to the system when it is done with. By itself glibc learns to keep
  // such blocks, and each thread's share of memory stays that of its longest document.
  ::mallopt(M_MMAP_THRESHOLD, 1 << 20);
  return limier::ingest::run(argc, argv, {STDIN_FILENO, std::cout, std::cerr, ::isatty(STDERR_FILENO) == 1});
}
