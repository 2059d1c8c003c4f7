#include <unistd.h>

#include <iostream>

#include "indexer/ingest/run.h"

int main(int argc, char** argv) {
  return limier::ingest::run(argc, argv, {STDIN_FILENO, std::cout, std::cerr, ::isatty(STDERR_FILENO) == 1});
}
