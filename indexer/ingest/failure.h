// Exceptions as errors, for the borders that none may cross: the end of a thread, the end of a job.
#pragma once

#include "indexer/base/error.h"

namespace limier::ingest {

// What the exception being handled says to a user, Xapian's own included. Only inside a catch block.
Error current_failure();

}  // namespace limier::ingest
