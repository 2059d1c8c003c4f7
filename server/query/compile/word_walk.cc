#include "server/query/compile/word_walk.h"

#include <algorithm>
#include <utility>

namespace limier::query {

void WordWalk::Word::seek(Xapian::docid wanted) {
  if (document >= wanted) return;
  document = kPast;
  for (List& list : lists) {
    if (list.at == list.end) continue;
    if (*list.at < wanted) list.at.skip_to(wanted);
    if (list.at != list.end) document = std::min(document, *list.at);
  }
}

WordWalk::WordWalk(const Frequencies& frequencies, const TermsByWord& words, std::size_t minimum)
    : minimum_(minimum) {
  const Xapian::Database& database = frequencies.database();
  for (const std::vector<std::string>& terms : words) {
    Word word;
    for (const std::string& term : terms) {
      const Xapian::doccount documents = frequencies.of(term);
      if (documents == 0) continue;
      word.frequency += documents;
      word.lists.push_back({database.postlist_begin(term), database.postlist_end(term)});
    }
    if (!word.lists.empty()) words_.push_back(std::move(word));
  }
  std::sort(words_.begin(), words_.end(),
            [](const Word& a, const Word& b) { return a.frequency < b.frequency; });
  if (words_.size() >= minimum_) leading_ = words_.size() - minimum_ + 1;
}

bool WordWalk::holds_enough(Xapian::docid candidate) {
  std::size_t held = 0;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (held + words_.size() - i < minimum_) return false;
    words_[i].seek(candidate);
    held += words_[i].document == candidate ? 1 : 0;
    if (held == minimum_) return true;
  }
  return false;
}

bool WordWalk::seek(Xapian::docid wanted) {
  for (;; wanted = document_ + 1) {
    document_ = kPast;
    for (std::size_t i = 0; i < leading_; ++i) {
      words_[i].seek(wanted);
      document_ = std::min(document_, words_[i].document);
    }
    if (document_ == kPast) return false;
    if (holds_enough(document_)) return true;
  }
}

WordsHeld most_words_held(const Frequencies& frequencies, const TermsByWord& words, Xapian::doccount enough) {
  WordsHeld held;
  held.together = words.size() < 2;
  for (std::size_t least = words.size(); least > 1; --least) {
    WordWalk walk(frequencies, words, least);
    Xapian::doccount documents = 0;
    while (documents < enough && walk.next()) ++documents;
    if (least == words.size()) held.together = documents > 0;
    if (documents < enough) continue;
    held.most = least;
    break;
  }
  return held;
}

}  // namespace limier::query
