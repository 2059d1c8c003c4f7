#include "indexer/extract/libxml.h"

#include <libxml/parser.h>

#include <mutex>

namespace limier::extract {

void initialise_libxml() {
  static std::once_flag initialised;
  std::call_once(initialised, xmlInitParser);
}

}  // namespace limier::extract
