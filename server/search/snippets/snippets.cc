#include "server/search/snippets/snippets.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "indexer/base/utf8.h"
#include "server/search/snippets/text_boundaries.h"

namespace limier::search {
namespace {

constexpr std::string_view kLeadingEllipsis = "… ";
constexpr std::string_view kTrailingEllipsis = " …";
constexpr std::uint32_t kEllipsisLength = 2;  // code points

// What showing a mark again, in the same snippet or in the next, is worth beside showing it first.
constexpr double kRepeated = 0.05;
constexpr double kShownBefore = 0.25;

constexpr std::size_t kMostRepeated = 8;  // pieces that say the same as one before, looked past

constexpr std::size_t kLongWord = 40;  // bytes; what is longer is an address, or a script without spaces

// Matches [first, last) of the list, and the bytes that they span.
struct Cluster {
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
};

class Fragmenter {
 public:
  Fragmenter(std::string_view text, const std::vector<Match>& matches, const std::vector<double>& weights,
             std::uint32_t length)
      : text_(text), matches_(matches), weights_(weights), length_(length), shown_(weights.size(), false) {
    offsets_.reserve(matches.size());
    std::size_t at = 0;
    std::size_t count = 0;
    for (const Match& match : matches) {
      count += utf8::length(text.substr(at, match.begin - at));
      at = match.begin;
      offsets_.push_back(count);
    }
  }

  // The best piece that touches none of those taken before.
  std::optional<Piece> next() {
    const auto cluster = best_cluster();
    if (!cluster) return std::nullopt;
    for (std::size_t i = cluster->first; i < cluster->last; ++i) shown_[matches_[i].mark] = true;
    const auto [low, high] = free_around(cluster->begin);
    const Piece piece = widened({cluster->begin, cluster->end}, low, high);
    taken_.push_back(piece);
    return piece;
  }

  Piece beginning() const {
    const std::size_t start = std::min(text_.find_first_not_of(" \n\t\r"), text_.size());
    return widened({start, start}, start, text_.size());
  }

 private:
  // Room for words when both ellipses are there.
  std::size_t room() const { return length_ - 2 * kEllipsisLength; }

  std::optional<Cluster> best_cluster() const {
    std::optional<Cluster> best;
    double best_score = 0;
    std::vector<std::uint32_t> counts(weights_.size(), 0);
    double score = 0;
    const auto worth = [&](std::uint32_t mark) {
      const double first = weights_[mark] * (shown_[mark] ? kShownBefore : 1.0);
      return counts[mark] == 0 ? first : first * kRepeated;
    };
    std::size_t last = 0;
    for (std::size_t first = 0; first < matches_.size(); ++first) {
      if (last < first) last = first;
      while (last < matches_.size() && fits(first, last)) {
        score += worth(matches_[last].mark);
        ++counts[matches_[last].mark];
        ++last;
      }
      if (last == first) continue;
      // Of equal scores the tighter cluster, then the first in the text.
      const Cluster cluster = span(first, last);
      const double tightness =
          0.01 * best_weight() / (1.0 + static_cast<double>(cluster.end - cluster.begin) / length_);
      if (score + tightness > best_score + 1e-9) {
        best_score = score + tightness;
        best = cluster;
      }
      --counts[matches_[first].mark];
      score -= worth(matches_[first].mark);
    }
    return best;
  }

  double best_weight() const {
    return weights_.empty() ? 0 : *std::max_element(weights_.begin(), weights_.end());
  }

  // Matches first to last, both included, can stand in one piece of the text that is still free.
  bool fits(std::size_t first, std::size_t last) const {
    const std::size_t begin = matches_[first].begin;
    const std::size_t end = matches_[last].end;
    for (const Piece& piece : taken_) {
      if (begin < piece.end && piece.begin < end) return false;
    }
    if (first == last) return true;  // a single word longer than a snippet is cut
    return offsets_[last] - offsets_[first] +
               utf8::length(text_.substr(matches_[last].begin, end - matches_[last].begin)) <=
           room();
  }

  Cluster span(std::size_t first, std::size_t last) const {
    Cluster cluster{first, last, matches_[first].begin, 0};
    for (std::size_t i = first; i < last; ++i)
      cluster.end = std::max<std::size_t>(cluster.end, matches_[i].end);
    return cluster;
  }

  Piece free_around(std::size_t at) const {
    Piece gap{0, text_.size()};
    for (const Piece& piece : taken_) {
      if (piece.end <= at) gap.begin = std::max(gap.begin, piece.end);
      if (piece.begin > at) gap.end = std::min(gap.end, piece.begin);
    }
    return gap;
  }

  // `core` with what stands around it, as far as the length allows and inside [low, high).
  Piece widened(const Piece& core, std::size_t low, std::size_t high) const {
    const std::size_t core_length = utf8::length(text_.substr(core.begin, core.end - core.begin));
    if (core_length >= room())
      return {core.begin, last_word_end(text_, core.begin, forward(text_, core.begin, room(), core.end))};
    const std::size_t spare = room() - core_length;

    const std::size_t reach = back(text_, core.begin, spare, low);
    // A sentence start is worth most of the room; without one, a third of it goes before the words, or what
    // their own beginning needs.
    std::size_t begin = last_sentence_start(text_, back(text_, core.begin, spare * 3 / 4, low), core.begin);
    if (begin == std::string_view::npos) {
      const std::size_t word = last_word_start(text_, reach, core.begin);
      begin = first_word_start(text_, std::min(word, back(text_, core.begin, spare / 3, low)), core.begin);
      // No room for « jusqu’ » before « à »: better without than cut.
      const bool cut = begin > 0 && begin < core.begin && !is_breaking_space(text_[begin - 1]);
      if (cut && core.begin - begin < kLongWord) begin = core.begin;
    }
    std::size_t end = ending(core.end, begin, high);
    if (end == text_.size()) {
      // The text ends soon: the room left goes to what comes before.
      const std::size_t unused = room() - std::min(room(), utf8::length(text_.substr(begin, end - begin)));
      const std::size_t further = back(text_, begin, unused, std::max(low, reach));
      for (std::size_t at = further; at < begin; at = forward(text_, at, 1, begin)) {
        if (is_sentence_start(text_, at)) begin = at;
      }
    }
    return trimmed({begin, end});
  }

  // Where a piece from `begin` that must reach `least` ends: at the end of a sentence if that leaves little
  // room unused.
  std::size_t ending(std::size_t least, std::size_t begin, std::size_t high) const {
    const std::size_t most = std::max(least, forward(text_, begin, room(), high));
    const std::size_t enough = std::max(least, forward(text_, begin, room() * 2 / 3, high));
    const std::size_t end = last_word_end(text_, least, most);
    for (std::size_t at = end; at > enough; --at) {
      const bool word_ends = at == text_.size() || is_breaking_space(text_[at]);
      if (word_ends && !is_breaking_space(text_[at - 1]) &&
          (at == text_.size() || is_sentence_end(text_, at)))
        return at;
    }
    return end;
  }

  Piece trimmed(Piece piece) const {
    trim_spaces(text_, piece.begin, piece.end);
    return piece;
  }

  std::string_view text_;
  const std::vector<Match>& matches_;
  const std::vector<double>& weights_;
  std::uint32_t length_;
  std::vector<std::size_t> offsets_;  // of each match's begin, in code points of the text
  std::vector<bool> shown_;           // by mark
  std::vector<Piece> taken_;
};

bool is_blank(std::string_view text, std::size_t begin, std::size_t end) {
  trim_spaces(text, begin, end);
  return begin == end;
}

bool begins_whole(std::string_view text, std::size_t at) {
  return is_sentence_start(text, at) || is_blank(text, 0, at);
}

bool ends_whole(std::string_view text, std::size_t at) {
  return is_blank(text, at, text.size()) || is_sentence_end(text, at);
}

Snippet snippet_of(std::string_view text, const Piece& piece, const std::vector<Match>& matches) {
  Snippet snippet;
  if (!begins_whole(text, piece.begin)) snippet.text = kLeadingEllipsis;
  const auto shift = static_cast<std::uint32_t>(utf8::length(snippet.text));
  const std::string_view words = text.substr(piece.begin, piece.end - piece.begin);
  snippet.text += words;
  std::replace_if(
      snippet.text.begin(), snippet.text.end(), [](char c) { return is_breaking_space(c); }, ' ');
  if (!ends_whole(text, piece.end)) snippet.text += kTrailingEllipsis;

  std::vector<Match> inside;
  for (const Match& match : matches) {
    if (match.end <= piece.begin || match.begin >= piece.end) continue;
    const auto begin = std::max<std::size_t>(match.begin, piece.begin) - piece.begin;
    const auto end = std::min<std::size_t>(match.end, piece.end) - piece.begin;
    inside.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), match.mark});
  }
  snippet.matches = code_point_ranges(words, joined_ranges(inside));
  for (Range& range : snippet.matches) {
    range.first += shift;
    range.second += shift;
  }
  return snippet;
}

}  // namespace

std::vector<Snippet> best_snippets(std::string_view text, const std::vector<Match>& matches,
                                   const std::vector<double>& weights, const SnippetOptions& options) {
  std::vector<Snippet> snippets;
  if (options.count == 0 || text.empty()) return snippets;
  Fragmenter fragmenter(text, matches, weights, std::max(options.length, 4 * kEllipsisLength));
  for (std::size_t repeated = 0; snippets.size() < options.count && repeated < kMostRepeated;) {
    const auto piece = fragmenter.next();
    if (!piece) break;
    Snippet snippet = snippet_of(text, *piece, matches);
    const bool told = std::any_of(snippets.begin(), snippets.end(),
                                  [&](const Snippet& other) { return other.text == snippet.text; });
    if (told) {
      ++repeated;
    } else {
      snippets.push_back(std::move(snippet));
    }
  }
  if (snippets.empty()) {
    const Piece piece = fragmenter.beginning();
    if (piece.begin < piece.end) snippets.push_back(snippet_of(text, piece, matches));
  }
  return snippets;
}

}  // namespace limier::search
