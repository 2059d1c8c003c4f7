// libxml2 for several threads.
#pragma once

namespace limier::extract {

// To be called by whoever is about to parse with it: where two threads parse their first file at once
// without, each may wait for the other for ever. Any number of threads, any number of times.
void initialise_libxml();

}  // namespace limier::extract
