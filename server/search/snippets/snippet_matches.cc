#include "server/search/snippets/snippet_matches.h"

#include <algorithm>
#include <string>
#include <tuple>

#include "indexer/base/utf8.h"
#include "indexer/schema/terms.h"
#include "server/search/snippets/text_boundaries.h"

namespace limier::search {
namespace {

constexpr std::size_t kPiece = 16 << 10;
// Read twice, so that a phrase across the cut is met.
constexpr std::size_t kOverlap = 400;
// Read at least, so that there is a choice; and at most, unless nothing was met.
constexpr std::size_t kEnough = 64 << 10;
constexpr std::size_t kMost = 256 << 10;
// What seeking one mark in the rest may read around the places that look like it.
constexpr std::size_t kSought = 16 << 10;
constexpr std::size_t kAroundCandidate = 400;

// Where a text can be cut without cutting a number written with spaces: the next line, or a space that
// letters surround.
std::size_t cut_near(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  const std::size_t line = text.find('\n', at);
  if (line != std::string_view::npos && line - at < kPiece / 4) return line;
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  for (std::size_t i = at; i + 1 < text.size() && i - at < kPiece; ++i) {
    if (is_breaking_space(text[i]) && i > 0 && is_letter(text[i - 1]) && is_letter(text[i + 1])) return i;
  }
  return utf8::floor_boundary(text, std::min(at + kPiece, text.size()));
}

// Some letters that any form of the word is likely to hold. Without the first, which may be a capital, and
// the last ones of a dictionary form, which inflection changes; up to the first accent, which may be missing.
std::string_view needle(const schema::WordTerm& word) {
  std::string_view text = word.text;
  if (text.empty()) return text;
  // Of a date the year, which is written alike in each of its forms.
  if (word.family == analysis::Family::kDate) return text.substr(0, text.find('-'));
  const std::size_t first = utf8::decode(text, 0).length;
  std::size_t end = text.size();
  if (word.family == analysis::Family::kLemma) end -= std::min<std::size_t>(end, 2);
  std::size_t begin = first;
  for (std::size_t i = first; i <= end; ++i) {
    if (i < end && static_cast<unsigned char>(text[i]) < 0x80) continue;
    if (i - begin >= 3) return text.substr(begin, i - begin);
    begin = i + 1;
  }
  return {};
}

class Reader {
 public:
  Reader(std::string_view text, const Highlighter& highlighter, analysis::Analyzer& analyzer)
      : text_(text), highlighter_(highlighter), analyzer_(analyzer), met_(highlighter.mark_count(), false) {}

  std::vector<Match> run() {
    std::size_t at = 0;
    while (at < text_.size()) {
      if (at >= kEnough && met_all()) break;
      if (at >= kMost && !matches_.empty()) break;
      const std::size_t end = cut_near(text_, at + kPiece);
      read(at, end);
      at = end < text_.size() ? std::min(end, cut_near(text_, end - kOverlap)) : end;
    }
    for (std::size_t mark = 0; mark < met_.size(); ++mark) {
      if (!met_[mark]) seek(mark, at);
    }
    std::sort(matches_.begin(), matches_.end(), [](const Match& a, const Match& b) {
      return std::tie(a.begin, a.end, a.mark) < std::tie(b.begin, b.end, b.mark);
    });
    matches_.erase(std::unique(matches_.begin(), matches_.end()), matches_.end());
    return std::move(matches_);
  }

 private:
  bool met_all() const {
    return std::all_of(met_.begin(), met_.end(), [](bool met) { return met; });
  }

  void read(std::size_t begin, std::size_t end) {
    for (Match match : highlighter_.find(text_.substr(begin, end - begin), analyzer_)) {
      match.begin += static_cast<std::uint32_t>(begin);
      match.end += static_cast<std::uint32_t>(begin);
      met_[match.mark] = true;
      matches_.push_back(match);
    }
  }

  void seek(std::size_t mark, std::size_t from) {
    // Of a phrase the first word with letters enough will do.
    for (const auto& alternatives : highlighter_.mark(mark).positions) {
      std::string_view tried;
      for (const std::string& term : alternatives) {
        const std::string_view letters = needle(schema::parse_word_term(term));
        if (letters.empty() || letters == tried) continue;
        tried = letters;
        seek(mark, letters, from);
        if (met_[mark]) return;
      }
      if (!tried.empty()) return;
    }
  }

  void seek(std::size_t mark, std::string_view letters, std::size_t from) {
    std::size_t budget = kSought;
    for (std::size_t at = text_.find(letters, from); at != std::string_view::npos && budget > 0;
         at = text_.find(letters, from)) {
      const std::size_t begin =
          last_word_start(text_, std::max(from, at - std::min(at, kAroundCandidate)), at);
      const std::size_t end = cut_near(text_, at + letters.size() + kAroundCandidate);
      read(begin, end);
      if (met_[mark]) return;
      budget -= std::min(budget, end - begin);
      from = end;
    }
  }

  std::string_view text_;
  const Highlighter& highlighter_;
  analysis::Analyzer& analyzer_;
  std::vector<bool> met_;  // by mark
  std::vector<Match> matches_;
};

}  // namespace

std::vector<Match> snippet_matches(std::string_view text, const Highlighter& highlighter,
                                   analysis::Analyzer& analyzer) {
  if (text.size() <= kEnough) return highlighter.find(text, analyzer);
  return Reader(text, highlighter, analyzer).run();
}

}  // namespace limier::search
