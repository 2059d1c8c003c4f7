// What limier-index tells the shell.
#pragma once

namespace limier::ingest {

inline constexpr int kExitDone = 0;
inline constexpr int kExitFatal = 1;
inline constexpr int kExitUsage = 2;
inline constexpr int kExitSomeFailed = 3;
inline constexpr int kExitLocked = 75;  // EX_TEMPFAIL: try again later
inline constexpr int kExitInterrupted = 130;

}  // namespace limier::ingest
