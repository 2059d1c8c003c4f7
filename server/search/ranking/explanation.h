// Why documents score as they do.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

#include <xapian.h>

#include "server/search/ranking/text_evidence.h"
#include "server/search/search.h"

namespace limier::search {

// Takes the score of each document apart by asking the parts of the query alone, under the weighting of the
// search: exact, and several times its cost.
class Explanation {
 public:
  // `query` without the filters; `documents` those to explain. May throw Xapian::Error.
  Explanation(const Xapian::Database& database, const Xapian::Query& query,
              const std::vector<Xapian::docid>& documents);

  // What its text adds to the score of one of them.
  void add(Xapian::docid document, const TextGain& gain);

  // One line a part that adds to the score, the greatest first: « titre:travail (lemme) : 3,20 ».
  std::vector<std::string> lines(Xapian::docid document) const;
  // What each of these words adds to the score; what several add together (a phrase) is split evenly.
  std::vector<double> word_scores(Xapian::docid document, const std::vector<WordForms>& words) const;

 private:
  struct Part {
    double weight = 0;
    std::vector<std::string> terms;
    std::string label;
  };

  using Terms = std::unordered_set<std::string>;

  void find_terms(const Xapian::Query& query, const std::vector<Xapian::docid>& documents);
  // `documents`: a set of those to explain, as a query.
  void take_apart(const Xapian::Query& query, double scale, const Xapian::Query& documents);
  void take_optional(const Xapian::Query& query, double scale, const Xapian::Query& documents);
  void add_part(const Xapian::Query& query, double scale, const Xapian::Query& documents);
  double scale_of(const Xapian::Query& scaled, const Xapian::Query& documents) const;
  Xapian::MSet ask(Xapian::Enquire& enquire, const Xapian::Query& query,
                   const Xapian::Query& documents) const;

  Xapian::Database database_;
  Xapian::doccount count_;               // of the documents to explain
  std::map<Xapian::docid, Terms> held_;  // of the query's
  std::map<Xapian::docid, std::vector<Part>> parts_;
};

}  // namespace limier::search
