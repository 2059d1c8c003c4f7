// Raw Xapian, asked in process: the ten best with their titles, with --snippets a passage of each.
//
//   bench_xapian_ask DB [--snippets]
//
// A query in Xapian's own syntax a line of standard input; for each, "MICROSECONDS TAB HITS" on standard
// output.
#include <xapian.h>

#include <chrono>
#include <iostream>
#include <string>
#include <string_view>

namespace {

constexpr Xapian::doccount kHits = 10;
constexpr std::size_t kSnippetBytes = 200;
constexpr unsigned kExpansions = 100;
constexpr unsigned kSyntax =
    Xapian::QueryParser::FLAG_BOOLEAN | Xapian::QueryParser::FLAG_PHRASE | Xapian::QueryParser::FLAG_WILDCARD;

class Asker {
 public:
  Asker(const std::string& path, bool snippets) : database_(path), enquire_(database_), snippets_(snippets) {
    parser_.set_database(database_);
    parser_.set_stemmer(stemmer_);
    parser_.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
    parser_.set_max_expansion(kExpansions, Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT);
  }

  // How many documents the page of answers shows.
  std::size_t ask(const std::string& text) {
    enquire_.set_query(parser_.parse_query(text, kSyntax));
    const Xapian::MSet matches = enquire_.get_mset(0, kHits);
    for (auto match = matches.begin(); match != matches.end(); ++match) {
      const std::string data = match.get_document().get_data();
      const std::size_t title_end = data.find('\n');
      shown_ += data.substr(0, title_end).size();
      // Of its flags, this one alone: the default ones also rank by the words around, for three times the
      // time.
      if (snippets_)
        shown_ += matches
                      .snippet(data.substr(title_end + 1), kSnippetBytes, stemmer_,
                               Xapian::MSet::SNIPPET_EXHAUSTIVE, "<mark>", "</mark>", "…")
                      .size();
    }
    return matches.size();
  }

 private:
  Xapian::Database database_;
  Xapian::Enquire enquire_;
  Xapian::Stem stemmer_{"french"};
  Xapian::QueryParser parser_;
  bool snippets_;
  std::size_t shown_ = 0;  // so that nothing of what is shown can be left out
};

}  // namespace

int main(int count, char** arguments) {
  const bool snippets = count == 3 && std::string_view(arguments[2]) == "--snippets";
  if (count != 2 && !snippets) {
    std::cerr << "usage: bench_xapian_ask DB [--snippets]\n";
    return 2;
  }
  try {
    Asker asker(arguments[1], snippets);
    for (std::string query; std::getline(std::cin, query);) {
      const auto start = std::chrono::steady_clock::now();
      const std::size_t hits = asker.ask(query);
      const auto took = std::chrono::steady_clock::now() - start;
      std::cout << std::chrono::duration_cast<std::chrono::microseconds>(took).count() << '\t' << hits
                << '\n';
    }
    return 0;
  } catch (const Xapian::Error& error) {
    std::cerr << "bench_xapian_ask: " << error.get_description() << '\n';
    return 1;
  }
}
