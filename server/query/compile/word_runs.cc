#include "server/query/compile/word_runs.h"

#include <algorithm>

#include "indexer/schema/fields.h"
#include "indexer/schema/terms.h"

namespace limier::query {
namespace {

constexpr std::size_t kBlock = 64;  // bytes of a sketch that are looked at together

// 1 or 0, without a branch, so that the compiler makes vectors of it.
unsigned char may_be(unsigned char byte, const schema::WordCode& code) {
  const bool several = byte >= schema::kSeveralWords;
  const bool shared = (byte & code.bits) != 0;
  return static_cast<unsigned char>((byte == code.byte) | (several & shared));
}

std::size_t title_length(const schema::WordOrderView& text, std::size_t positions) {
  std::size_t at = 0;
  while (at < positions && !text.is_end_of_field(at)) ++at;
  return at;
}

bool is_one_field(const schema::WordOrderView& text, std::size_t first, std::size_t last) {
  for (std::size_t at = first; at <= last; ++at) {
    if (text.is_end_of_field(at)) return false;
  }
  return true;
}

}  // namespace

void Opening::allow(std::size_t place, const schema::WordCode& code) {
  if (place >= kPlaces) return;
  if (place < places_) {
    single_ = single_ && codes_[place].byte == code.byte && codes_[place].bits == code.bits;
  } else {
    codes_[place] = code;
    places_ = place + 1;
  }
}

std::size_t Opening::find(std::string_view sketch, std::size_t at) const {
  if (!single_ || places_ == 0) return at;
  const schema::WordCode first = codes_[0];
  const schema::WordCode second = codes_[places_ - 1];
  const std::size_t apart = places_ - 1;
  for (; at + kBlock + apart <= sketch.size(); at += kBlock) {
    const auto* const bytes = reinterpret_cast<const unsigned char*>(sketch.data()) + at;
    unsigned char found = 0;
    for (std::size_t i = 0; i < kBlock; ++i)
      found =
          static_cast<unsigned char>(found | (may_be(bytes[i], first) & may_be(bytes[i + apart], second)));
    if (found != 0) break;
  }
  return at;
}

Run::Run(const Places& places) : places_(places.size()) {
  for (std::size_t place = 0; place < places.size(); ++place) {
    for (const std::string& term : places[place]) allow(place, term);
  }
}

void Run::allow(std::size_t place, const std::string& term) {
  const schema::WordTerm word = schema::parse_word_term(term);
  const schema::WordCode code =
      schema::word_code(schema::word_term(schema::FieldId::kBody, word.family, word.text));
  places_[place].push_back({code, word.field == schema::FieldId::kTitle});
  opening_.allow(place, code);
  if (place >= kSketchedPlaces) return;
  const auto here = static_cast<std::uint16_t>(1U << place);
  allowed_[code.byte] |= here;
  for (std::size_t byte = schema::kSeveralWords; byte < allowed_.size(); ++byte) {
    if ((byte & code.bits) != 0) allowed_[byte] |= here;
  }
}

bool Run::may_stand(std::string_view sketch, std::size_t at) const {
  if (at + length() > sketch.size()) return false;
  for (std::size_t place = 0; place < std::min(length(), kSketchedPlaces); ++place) {
    if ((allowed_[static_cast<unsigned char>(sketch[at + place])] >> place & 1U) == 0) return false;
  }
  return true;
}

std::size_t Run::find(std::string_view sketch, std::size_t at) const {
  for (at = opening_.find(sketch, at); at < sketch.size(); at = opening_.find(sketch, at + 1)) {
    if (may_stand(sketch, at)) break;
  }
  return at;
}

bool Run::stands(schema::WordOrderView& text, std::size_t title, std::size_t at) const {
  for (const std::vector<Candidate>& candidates : places_) {
    const bool held = std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
      return (at < title || !candidate.in_title) && text.holds(at, candidate.code);
    });
    if (!held) return false;
    ++at;
  }
  return true;
}

bool WordRuns::may_stand(std::string_view sketch) {
  return stand(
      sketch, [](const Run&, std::size_t) { return true; }, [](std::size_t, std::size_t) { return true; });
}

bool WordRuns::stand(std::string_view words, std::string_view sketch) {
  schema::WordOrderView text(words, sketch);
  const std::size_t title = title_length(text, sketch.size());
  return stand(
      sketch, [&](const Run& run, std::size_t at) { return run.stands(text, title, at); },
      [&](std::size_t first, std::size_t last) { return is_one_field(text, first, last); });
}

// Wherever they are where `is_run` agrees with the sketch, and two runs `is_one_field`.
template <typename IsRun, typename IsOneField>
bool WordRuns::stand(std::string_view sketch, const IsRun& is_run, const IsOneField& is_one_field) {
  if (runs_.size() == 1) {
    const Run& run = runs_.front();
    std::size_t at = run.find(sketch, 0);
    while (at < sketch.size() && !is_run(run, at)) at = run.find(sketch, at + 1);
    return at < sketch.size();
  }
  for (std::vector<std::size_t>& ends : ends_) ends.clear();
  std::array<std::size_t, 2> next{runs_[0].find(sketch, 0), runs_[1].find(sketch, 0)};
  for (;;) {
    const std::size_t i = next[0] <= next[1] ? 0 : 1;
    const std::size_t at = next[i];
    if (at >= sketch.size()) return false;
    const Run& run = runs_[i];
    next[i] = run.find(sketch, at + 1);
    if (!is_run(run, at)) continue;
    // The last run of the other kind that ended before this one begins is the nearest.
    const auto other =
        std::find_if(ends_[1 - i].rbegin(), ends_[1 - i].rend(), [at](std::size_t end) { return end < at; });
    if (other != ends_[1 - i].rend() && at - *other <= distance_ && is_one_field(*other, at)) return true;
    ends_[i].push_back(at + run.length() - 1);
  }
}

}  // namespace limier::query
