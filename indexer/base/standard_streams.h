// Standard input, output and error, as a program finds them.
#pragma once

namespace limier {

// To be called first. Whoever started the program may have closed some of the three (`<&-`, `>&-`); the next
// file to be opened, a socket or a part of the index, would take that place, and be read or written to as if
// it were the stream. Here /dev/null takes it, so that input and output that are asked for fail, and messages
// are lost.
void hold_standard_streams();

}  // namespace limier
