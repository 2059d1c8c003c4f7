// Whatever is typed is read, said in French, printed, and run.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include <xapian.h>

#include "indexer/analysis/analyzer.h"
#include "indexer/base/utf8.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/terms.h"
#include "indexer/schema/word_order.h"
#include "server/query/query.h"

namespace {

using namespace limier;

void require(bool holds) {
  if (!holds) std::abort();
}

// One document that holds the words of `text`, so that a query made of it finds something.
Xapian::WritableDatabase index_of(analysis::Analyzer& analyzer, std::string_view text) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  Xapian::Document document;
  schema::WordOrderWriter order;
  order.end_field();
  analyzer.analyze(text, [&](const analysis::Token& token) {
    for (const analysis::Term& term : token.terms) {
      if (term.own) continue;
      const std::string spelt = schema::word_term(schema::FieldId::kBody, term.family, term.text);
      document.add_term(spelt);
      order.add(spelt, token.position);
    }
  });
  const schema::WordOrder taken = order.take();
  document.add_value(static_cast<Xapian::valueno>(schema::Slot::kWordOrder), taken.words);
  document.add_value(static_cast<Xapian::valueno>(schema::Slot::kWordSketch), taken.sketch);
  database.add_document(document);
  return database;
}

void run(const query::Node& root, query::MatchMode mode, const Xapian::Database& database) {
  require(utf8::is_valid(query::interpret(root, mode)));
  const query::Plan plan = query::compile(root, mode, database);
  Xapian::Enquire enquire(database);
  enquire.set_query(query::boosted(plan.query, plan.refinements));
  require(enquire.get_mset(0, 10).size() <= database.get_doccount());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const analysis::Lexicon lexicon = analysis::Lexicon::open_installed().value();
  static analysis::Analyzer analyzer(lexicon);
  const std::string text = utf8::sanitize({reinterpret_cast<const char*>(data), size});
  const query::Parsed parsed = query::parse(text, analyzer);
  for (const query::Warning& warning : parsed.warnings) require(utf8::is_valid(warning.detail));
  const Xapian::WritableDatabase database = index_of(analyzer, text);
  for (const auto mode : {query::MatchMode::kAuto, query::MatchMode::kAll, query::MatchMode::kAny})
    run(parsed.root, mode, database);
  require(utf8::is_valid(query::print(parsed.root)));
  return 0;
}
