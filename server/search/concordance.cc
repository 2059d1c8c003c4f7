#include "server/search/concordance.h"

#include <algorithm>
#include <numeric>

#include "indexer/schema/collation.h"
#include "indexer/schema/document.h"
#include "server/search/filters.h"
#include "server/search/highlighter.h"
#include "server/search/searcher.h"
#include "server/search/text_boundaries.h"
#include "server/search/unranked.h"

namespace limier::search {
namespace {

// What one request may read and keep.
constexpr std::size_t kMaxBytes = 8 << 20;
constexpr std::size_t kMaxLines = 20'000;

std::string flattened(std::string_view text) {
  std::string out(text);
  std::replace_if(out.begin(), out.end(), is_breaking_space, ' ');
  return out;
}

ConcordanceLine line_at(std::string_view text, const Match& match, std::uint32_t context) {
  ConcordanceLine line;
  const std::size_t from = first_word_start(text, back(text, match.begin, context, 0), match.begin);
  const std::size_t to = last_word_end(text, match.end, forward(text, match.end, context, text.size()));
  line.left = flattened(text.substr(from, match.begin - from));
  line.match = flattened(text.substr(match.begin, match.end - match.begin));
  line.right = flattened(text.substr(match.end, to - match.end));
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

void sort_lines(ConcordanceSort order, std::vector<ConcordanceLine>& lines) {
  if (order == ConcordanceSort::kText) return;
  std::vector<std::string> keys;
  keys.reserve(lines.size());
  for (const ConcordanceLine& line : lines) {
    keys.push_back(
        schema::title_key(order == ConcordanceSort::kLeft ? reversed_words(line.left) : line.right));
  }
  std::vector<std::size_t> order_of(lines.size());
  std::iota(order_of.begin(), order_of.end(), 0);
  std::stable_sort(order_of.begin(), order_of.end(),
                   [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
  std::vector<ConcordanceLine> sorted;
  sorted.reserve(lines.size());
  for (const std::size_t i : order_of) sorted.push_back(std::move(lines[i]));
  lines = std::move(sorted);
}

}  // namespace

Result<Concordance> concordance(Searcher& searcher, const ConcordanceRequest& request) {
  query::Parsed parsed = query::parse(request.query, searcher.analyzer());
  const query::Plan plan = query::compile(parsed.root, query::MatchMode::kAuto, searcher.database());
  Concordance answer;
  answer.warnings = std::move(parsed.warnings);
  answer.warnings.insert(answer.warnings.end(), plan.warnings.begin(), plan.warnings.end());
  const Highlighter highlighter(plan.marks);
  if (highlighter.mark_count() == 0) return answer;

  Xapian::Enquire enquire(searcher.database());
  set_unranked(enquire, filtered(plan.query, request.filters));
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  // Every line holds a match of its own: so many documents give more lines than are kept.
  const Xapian::MSet matches = enquire.get_mset(0, static_cast<Xapian::doccount>(kMaxLines));
  answer.total_exact = matches.size() == matches.get_matches_upper_bound();
  std::size_t read = 0;
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    if (read >= kMaxBytes || answer.lines.size() >= kMaxLines) {
      answer.total_exact = false;
      break;
    }
    const std::string data = match.get_document().get_data();
    const auto stored = schema::load(data);
    if (!stored) return tl::unexpected(stored.error());
    read += stored->text.size();
    std::uint32_t seen = 0;  // where the last occurrence ended: overlapping ones share a line
    for (const Match& found : highlighter.find_whole(stored->text, searcher.analyzer())) {
      if (found.begin < seen) continue;
      seen = found.end;
      answer.lines.push_back(line_at(stored->text, found, request.context));
      answer.lines.back().id = stored->metadata.id;
      answer.lines.back().title = stored->metadata.title;
    }
  }
  answer.total = static_cast<std::uint32_t>(answer.lines.size());
  sort_lines(request.sort, answer.lines);
  if (answer.lines.size() > request.limit) answer.lines.resize(request.limit);
  return answer;
}

}  // namespace limier::search
