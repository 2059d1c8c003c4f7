// limier-extract: the process in which files of binary formats are parsed. Started by limier-index, never by
// hand.
#include "indexer/extract/worker/serve.h"

int main(int argc, char** argv) {
  return limier::extract::serve(argc, argv, 0, limier::extract::find_format);
}
