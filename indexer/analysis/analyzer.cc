#include "indexer/analysis/analyzer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "indexer/analysis/chunk_cache.h"
#include "indexer/analysis/chunk_sketches.h"
#include "indexer/analysis/cleaner.h"
#include "indexer/analysis/scanner.h"
#include "indexer/analysis/splitter.h"
#include "indexer/analysis/word_terms.h"

namespace limier::analysis {
namespace {

// Raised when the same text would give other terms than before.
constexpr int kAnalyzerVersion = 16;

// Longer chunks are rarely seen twice, and large: not worth a place in the cache.
constexpr std::size_t kMaxCachedBytes = 64;

// The chunks of a text in order, their places in the cache asked for some chunks ahead.
class ChunkReader {
 public:
  struct Chunk {
    std::size_t begin = 0;
    std::string_view bytes;
    ChunkCache::Hash hash = 0;
    std::uint32_t passed_over = 0;  // positions right before it
  };

  // Asks ahead for what each chunk will be looked up in: of a reader who wants certain terms the sketches,
  // else the cache.
  ChunkReader(std::string_view text, const ChunkCache& cache, const ChunkSketches& sketches,
              const TermFilter* wanted)
      : text_(text), scanner_(text), cache_(cache), sketches_(sketches), wanted_(wanted) {
    while (ahead_ < kAhead && scan()) {
    }
  }

  bool next(Chunk& chunk) {
    if (ahead_ == 0) return false;
    chunk = chunks_[at_++ % kAhead];
    --ahead_;
    scan();
    return true;
  }
  // Positions after the last chunk.
  std::uint32_t passed_over() const { return passed_over_; }

 private:
  static constexpr std::size_t kAhead = 16;

  bool scan() {
    std::size_t begin = 0;
    std::size_t end = 0;
    if (wanted_ != nullptr) passed_over_ += scanner_.pass_over(wanted_->beginnings());
    if (!scanner_.next(begin, end)) return false;
    const std::string_view bytes = text_.substr(begin, end - begin);
    const ChunkCache::Hash hash = ChunkCache::hash(bytes);
    if (wanted_ != nullptr) {
      sketches_.prefetch(hash);
    } else {
      cache_.prefetch(hash);
    }
    chunks_[(at_ + ahead_++) % kAhead] = {begin, bytes, hash, std::exchange(passed_over_, 0)};
    return true;
  }

  std::string_view text_;
  Scanner scanner_;
  const ChunkCache& cache_;
  const ChunkSketches& sketches_;
  const TermFilter* const wanted_;
  std::uint32_t passed_over_ = 0;
  std::array<Chunk, kAhead> chunks_;
  std::size_t at_ = 0;
  std::size_t ahead_ = 0;
};

// Collects the tokens of one chunk; terms get their final place only when all are known.
class ChunkBuilder {
 public:
  ChunkBuilder(const CleanChunk& source, const WordTerms& word_terms)
      : source_(source), word_terms_(word_terms) {}

  void add(const Unit& unit) {
    for (const Word& word : unit.wholes) add(word, positions_);
    for (std::size_t i = 0; i < unit.parts.size(); ++i)
      add(unit.parts[i], positions_ + static_cast<std::uint32_t>(i));
    positions_ += static_cast<std::uint32_t>(std::max<std::size_t>(unit.parts.size(), 1));
  }

  std::unique_ptr<AnalyzedChunk> build(std::string_view bytes) {
    auto chunk = std::make_unique<AnalyzedChunk>();
    chunk->bytes = bytes;
    chunk->positions = positions_;
    std::size_t size = 0;
    for (const OwnedTerm& term : terms_) size += term.text.size();
    chunk->text.reserve(size);
    chunk->terms.reserve(terms_.size());
    for (const OwnedTerm& term : terms_) {
      const std::size_t at = chunk->text.size();
      chunk->text += term.text;
      chunk->terms.push_back(
          {term.family, std::string_view(chunk->text.data() + at, term.text.size()), term.own});
    }
    std::size_t first = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      tokens_[i].terms = std::span<const Term>(chunk->terms).subspan(first, term_counts_[i]);
      first += term_counts_[i];
    }
    chunk->tokens = std::move(tokens_);
    return chunk;
  }

 private:
  void add(const Word& word, std::uint32_t position) {
    std::vector<OwnedTerm> own;
    word_terms_.index(word, source_.capitals(word.from, word.to), own);
    term_counts_.push_back(own.size());
    terms_.insert(terms_.end(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
    tokens_.push_back({source_.begin[word.from], source_.end[word.to - 1], position, {}});
  }

  const CleanChunk& source_;
  const WordTerms& word_terms_;
  std::vector<Token> tokens_;
  std::vector<OwnedTerm> terms_;
  std::vector<std::size_t> term_counts_;
  std::uint32_t positions_ = 0;
};

// The letter of A7 is no « à », which is folded to it: « à 7 heures ». In « 5-a-7 » it may be.
void keep_letters(std::vector<QueryToken>& parts) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool joined = (i > 0 && parts[i - 1].end == parts[i].begin) ||
                        (i + 1 < parts.size() && parts[i].end == parts[i + 1].begin);
    if (!joined || parts[i].text.size() > 1) continue;
    std::erase_if(parts[i].terms, [](const QueryTerm& term) { return term.family == Family::kFolded; });
  }
}

}  // namespace

struct Analyzer::State {
  State(const Lexicon& lex, std::size_t remembered)
      : lexicon(lex), splitter(lex), word_terms(lex), cache(remembered) {}

  std::unique_ptr<AnalyzedChunk> make(std::string_view bytes) {
    clean(bytes, clean_chunk);
    units.clear();
    splitter.split(clean_chunk, units);
    ChunkBuilder builder(clean_chunk, word_terms);
    for (const Unit& unit : units) builder.add(unit);
    return builder.build(bytes);
  }

  QueryToken query_token(const Word& word, std::size_t base) {
    QueryToken token = word_terms.query(word, clean_chunk.capitals(word.from, word.to));
    token.begin = static_cast<std::uint32_t>(base) + clean_chunk.begin[word.from];
    token.end = static_cast<std::uint32_t>(base) + clean_chunk.end[word.to - 1];
    return token;
  }

  QueryToken query_token(const Unit& unit, std::size_t base) {
    QueryToken token = query_token(unit.wholes.front(), base);
    if (!unit.wholes.front().date.empty()) token.date = {token.begin, token.end, unit.wholes.front().date};
    for (std::size_t i = 1; i < unit.wholes.size(); ++i) {
      QueryToken other = query_token(unit.wholes[i], base);
      if (other.text.empty()) {
        token.date = {other.begin, other.end, unit.wholes[i].date};
        continue;
      }
      for (QueryTerm& term : other.terms) token.terms.push_back(std::move(term));
    }
    if (unit.strict) {
      for (std::size_t i = 1; i < unit.parts.size(); ++i)
        token.tail.push_back(query_token(unit.parts[i], base));
      return token;
    }
    for (const Word& part : unit.parts) token.parts.push_back(query_token(part, base));
    token.adjacent = unit.adjacent;
    if (token.adjacent) keep_letters(token.parts);
    return token;
  }

  const Lexicon& lexicon;
  Splitter splitter;
  WordTerms word_terms;
  ChunkCache cache;
  ChunkSketches sketches;
  CleanChunk clean_chunk;
  std::vector<Unit> units;
};

Analyzer::Analyzer(const Lexicon& lexicon, std::size_t remembered)
    : state_(std::make_unique<State>(lexicon, remembered)) {}
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;
Analyzer::~Analyzer() = default;

const Lexicon& Analyzer::lexicon() const {
  return state_->lexicon;
}

std::uint32_t Analyzer::analyze(std::string_view text, const Sink& sink) {
  return analyze(text, sink, nullptr);
}

std::uint32_t Analyzer::analyze(std::string_view text, const Sink& sink, const TermFilter& wanted) {
  return analyze(text, sink, &wanted);
}

std::uint32_t Analyzer::analyze(std::string_view text, const Sink& sink, const TermFilter* wanted) {
  ChunkReader reader(text, state_->cache, state_->sketches, wanted);
  std::uint32_t position = 0;
  for (ChunkReader::Chunk here; reader.next(here);) {
    position += here.passed_over;
    const ChunkSketch* const sketch = wanted != nullptr ? state_->sketches.find(here.hash) : nullptr;
    if (sketch != nullptr && !sketch->may_hold(*wanted)) {
      position += sketch->positions();
      continue;
    }
    const AnalyzedChunk* chunk = state_->cache.find(here.hash, here.bytes);
    std::unique_ptr<AnalyzedChunk> fresh;
    if (chunk == nullptr) {
      fresh = state_->make(here.bytes);
      chunk = fresh.get();
    }
    if (wanted != nullptr && sketch == nullptr &&
        !state_->sketches.insert(here.hash, *chunk).may_hold(*wanted)) {
      position += chunk->positions;
      continue;
    }
    if (fresh && here.bytes.size() <= kMaxCachedBytes)
      chunk = &state_->cache.insert(here.hash, std::move(fresh));
    const auto offset = static_cast<std::uint32_t>(here.begin);
    for (const Token& token : chunk->tokens) {
      sink({offset + token.begin, offset + token.end, position + token.position, token.terms});
    }
    position += chunk->positions;
  }
  return position + reader.passed_over();
}

std::vector<QueryToken> Analyzer::analyze_query(std::string_view text) {
  std::vector<QueryToken> tokens;
  Scanner scanner(text);
  std::size_t begin = 0;
  std::size_t end = 0;
  while (scanner.next(begin, end)) {
    clean(text.substr(begin, end - begin), state_->clean_chunk);
    state_->units.clear();
    state_->splitter.split(state_->clean_chunk, state_->units);
    for (const Unit& unit : state_->units) tokens.push_back(state_->query_token(unit, begin));
  }
  return tokens;
}

std::optional<Family> Analyzer::own_form(const std::string& word) const {
  return state_->word_terms.own_form(word);
}

std::string analyzer_version(const Lexicon& lexicon) {
  return fmt::format("fr-{}-{:016x}", kAnalyzerVersion, lexicon.fingerprint());
}

}  // namespace limier::analysis
