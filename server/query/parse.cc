#include "indexer/base/utf8.h"
#include "server/query/compile/accented_forms.h"
#include "server/query/query.h"
#include "server/query/syntax/characters.h"
#include "server/query/syntax/items.h"
#include "server/query/syntax/lexer.h"
#include "server/query/syntax/parser.h"

namespace limier::query {
namespace {

// The part within the limit, cut between words where there is a space.
std::string_view within_limit(std::string_view query, Warnings& warnings) {
  std::size_t end = 0;
  std::size_t last_space = 0;
  for (std::size_t count = 0; end < query.size(); ++count) {
    const utf8::Decoded d = utf8::decode(query, end);
    if (count == kMaxQueryLength) {
      if (last_space > 0) end = last_space;
      warnings.add("query_too_long", "La requête dépasse 512 caractères : la fin est ignorée.", end,
                   query.size());
      return query.substr(0, end);
    }
    if (is_space(d.code_point)) last_space = end;
    end += d.length;
  }
  return query;
}

}  // namespace

Parsed parse(std::string_view text, analysis::Analyzer& analyzer) {
  Warnings warnings(text);
  const std::string_view query = within_limit(text, warnings);
  const std::vector<Lexeme> lexemes = lex(query, kMaxDepth, analyzer.lexicon(), warnings);
  auto root =
      parse_items(query, make_items(query, lexemes, kMaxQueryTerms, analyzer, warnings), analyzer, warnings);
  if (root) return {std::move(*root), warnings.take()};
  if (trimmed(query).empty()) return {Node{All{}}, warnings.take()};
  warnings.add("nothing_to_search", "La requête ne contient aucun mot à chercher.", 0, text.size());
  return {Node{None{}}, warnings.take()};
}

Parsed parse(std::string_view text, analysis::Analyzer& analyzer, const Xapian::Database& database) {
  Parsed parsed = parse(text, analyzer);
  add_accented_forms(database, parsed.root);
  return parsed;
}

}  // namespace limier::query
