// A prepared document as Xapian takes it.
#pragma once

#include <xapian.h>

#include "indexer/ingest/prepared_document.h"

namespace limier::ingest {

Xapian::Document to_xapian(const PreparedDocument& prepared);

}  // namespace limier::ingest
