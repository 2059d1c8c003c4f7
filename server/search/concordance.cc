#include "server/search/concordance.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <vector>

#include "indexer/base/utf8.h"
#include "indexer/schema/collation.h"
#include "indexer/schema/document.h"
#include "indexer/schema/index.h"
#include "server/search/filters.h"
#include "server/search/ranking/unranked.h"
#include "server/search/searcher.h"
#include "server/search/snippets/highlighter.h"
#include "server/search/snippets/matches.h"
#include "server/search/snippets/text_boundaries.h"

namespace limier::search {
namespace {

// What one request may read and count.
constexpr std::size_t kMaxBytes = 8 << 20;
constexpr std::size_t kMaxLines = 20'000;
constexpr std::size_t kLongestWord = 1000;  // bytes: a longer one may be cut

std::string flattened(std::string_view text) {
  std::string out(text);
  std::replace_if(out.begin(), out.end(), is_breaking_space, ' ');
  return out;
}

ConcordanceLine line_at(std::string_view text, const Range& match, std::uint32_t context) {
  const auto [begin, end] = match;
  ConcordanceLine line;
  const std::size_t from = first_word_start(text, back(text, begin, context, 0), begin);
  const std::size_t to = last_word_end(text, end, forward(text, end, context, text.size()));
  line.left = flattened(text.substr(from, begin - from));
  line.match = flattened(text.substr(begin, end - begin));
  line.right = flattened(text.substr(end, to - end));
  return line;
}

// The words in the opposite order: the nearest to the match first.
std::string reversed_words(const std::string& left) {
  std::string out;
  for (std::size_t end = left.size(); end > 0;) {
    while (end > 0 && left[end - 1] == ' ') --end;
    std::size_t begin = end;
    while (begin > 0 && left[begin - 1] != ' ') --begin;
    out.append(left, begin, end - begin);
    out += ' ';
    end = begin;
  }
  return out;
}

// Keeps the first lines in the order asked for, and no more of the others than their number: of a common word
// they would be many times the text.
class Lines {
 public:
  explicit Lines(const ConcordanceRequest& request) : request_(request) {}

  std::size_t count() const { return count_; }

  void add(std::string_view text, const Range& match, const schema::Document& document) {
    ++count_;
    const bool full = first_.size() >= request_.limit;
    if (full && (request_.limit == 0 || request_.sort == ConcordanceSort::kText)) return;
    ConcordanceLine line = line_at(text, match, request_.context);
    std::string key = key_of(line);
    if (full && !(key < first_.rbegin()->first)) return;
    line.id = document.id;
    line.title = document.title;
    // Behind those of the same key.
    first_.emplace(std::move(key), std::move(line));
    if (full) first_.erase(std::prev(first_.end()));
  }

  std::vector<ConcordanceLine> take() {
    std::vector<ConcordanceLine> lines;
    lines.reserve(first_.size());
    for (auto& [key, line] : first_) lines.push_back(std::move(line));
    return lines;
  }

 private:
  std::string key_of(const ConcordanceLine& line) const {
    switch (request_.sort) {
      case ConcordanceSort::kText: break;
      case ConcordanceSort::kLeft: return schema::title_key(reversed_words(line.left));
      case ConcordanceSort::kRight: return schema::title_key(line.right);
    }
    return {};
  }

  const ConcordanceRequest& request_;
  std::multimap<std::string, ConcordanceLine> first_;
  std::size_t count_ = 0;
};

// As much of the text as `bytes` allow, cut between two words.
std::string_view readable(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  const std::size_t end = utf8::floor_boundary(text, bytes);
  return text.substr(
      0, last_word_start(text, utf8::floor_boundary(text, end - std::min(end, kLongestWord)), end));
}

}  // namespace

Result<Concordance> concordance(Searcher& searcher, const ConcordanceRequest& request) {
  query::Parsed parsed = query::parse(request.query, searcher.analyzer(), searcher.database());
  const query::Plan plan = query::compile(parsed.root, query::MatchMode::kAuto, searcher.frequencies());
  Concordance answer;
  answer.warnings = std::move(parsed.warnings);
  answer.warnings.insert(answer.warnings.end(), plan.warnings.begin(), plan.warnings.end());
  const Highlighter highlighter(plan.marks, searcher.analyzer().lexicon());
  if (highlighter.mark_count() == 0) return answer;

  Xapian::Enquire enquire(searcher.database());
  set_unranked(enquire, searcher.frequencies(),
               filtered(searcher.frequencies(), plan.query, request.filters));
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  // Every line holds a match of its own: so many documents give more lines than are counted.
  const Xapian::MSet matches = enquire.get_mset(0, static_cast<Xapian::doccount>(kMaxLines));
  answer.total_exact = matches.size() == matches.get_matches_upper_bound();
  Lines lines(request);
  std::size_t left = kMaxBytes;
  bool stopped = false;
  for (auto match = matches.begin(); match != matches.end() && !stopped; ++match) {
    const auto stored = schema::load(schema::stored_bytes(match.get_document()));
    if (!stored) return tl::unexpected(stored.error());
    const std::size_t before = lines.count();
    std::vector<std::string_view> places = {stored->text, stored->title};
    places.insert(places.end(), stored->authors.begin(), stored->authors.end());
    places.insert(places.end(), stored->tags.begin(), stored->tags.end());
    for (const std::string_view text : places) {
      if (lines.count() > before) break;  // the rest only of documents whose text has none
      const std::string_view read = readable(text, left);
      left -= read.size();
      stopped = stopped || read.size() < text.size();
      // What shares text is one occurrence: a compound and its parts.
      for (const Range& found : joined_ranges(highlighter.find_whole(read, searcher.analyzer()))) {
        if (lines.count() >= kMaxLines) {
          stopped = true;
          break;
        }
        lines.add(text, found, *stored);
      }
    }
  }
  answer.total_exact = answer.total_exact && !stopped;
  answer.total = static_cast<std::uint32_t>(lines.count());
  answer.lines = lines.take();
  return answer;
}

}  // namespace limier::search
