// Words that go on from those typed before them, as texts do: after « code de la r », route.
#pragma once

#include <cstddef>
#include <vector>

#include <xapian.h>

#include "server/search/suggest/typed.h"
#include "server/search/suggest/vocabulary.h"

namespace limier::search {

// How many documents are worth giving to continuations().
inline constexpr Xapian::doccount kReadDocuments = 50;

// The words that begin as the last one typed, where some are typed before it, and that stand in `holders`,
// documents that hold these: first those that stand right after them, or after the last that means
// something and grammatical words, then those that stand elsewhere in these texts. The best first. Looks at
// a bounded number of positions. May throw Xapian::Error.
std::vector<Vocabulary::Word> continuations(const Xapian::Database& database, const Vocabulary& vocabulary,
                                            const Typed& typed, const Xapian::MSet& holders,
                                            std::size_t limit);

}  // namespace limier::search
