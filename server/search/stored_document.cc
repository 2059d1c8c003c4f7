#include "server/search/stored_document.h"

#include <utility>

#include "indexer/schema/index.h"
#include "server/search/searcher.h"
#include "server/search/snippets/highlighter.h"

namespace limier::search {

Result<StoredDocument> stored_document(Searcher& searcher, const DocumentRequest& request) {
  const auto found = searcher.find(request.id);
  if (!found) return tl::unexpected(found.error());
  auto stored = schema::load(schema::stored_bytes(*found));
  if (!stored) return tl::unexpected(stored.error());
  StoredDocument answer;
  answer.document = *std::move(stored);
  if (request.query) {
    const query::Parsed parsed = query::parse(*request.query, searcher.analyzer());
    // What is marked does not depend on the mode; this one counts no documents.
    const Highlighter highlighter(
        query::compile(parsed.root, query::MatchMode::kAny, searcher.database()).marks,
        searcher.analyzer().lexicon());
    answer.matches.emplace();
    answer.matches->title = highlighter.ranges(answer.document.title, searcher.analyzer());
    answer.matches->text = highlighter.ranges(answer.document.text, searcher.analyzer());
  }
  return answer;
}

}  // namespace limier::search
