// Runs of words in the order of a document's words (indexer/schema/word_order.h): whether a phrase stands in
// it, or two close by.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/word_order.h"

namespace limier::query {

// Of each successive position the written terms that may stand there. Those of the title stand in the title
// only.
using Places = std::vector<std::vector<std::string>>;

// The first two words of a run in a sketch. Most texts that hold all words of a phrase end here, so that this
// is what a phrase of common words costs.
class Opening {
 public:
  // One of the words at a place of the run, whose places must not fall.
  void allow(std::size_t place, const schema::WordCode& code);

  // From `at` on, a position before which the run does not begin.
  std::size_t find(std::string_view sketch, std::size_t at) const;

 private:
  static constexpr std::size_t kPlaces = 2;

  std::array<schema::WordCode, kPlaces> codes_{};
  std::size_t places_ = 0;
  bool single_ = true;  // one code a place
};

// Successive positions.
class Run {
 public:
  explicit Run(const Places& places);

  std::size_t length() const { return places_.size(); }

  // From `at` on, the first position at which a text may have it; what is not below the length of the sketch
  // when there is none.
  std::size_t find(std::string_view sketch, std::size_t at) const;

  // Whether it stands at a position that find() gave. `title` is the length of the title.
  bool stands(schema::WordOrderView& text, std::size_t title, std::size_t at) const;

 private:
  struct Candidate {
    schema::WordCode code;
    bool in_title = false;  // and only there
  };

  // The beginning of a longer one is enough in a sketch.
  static constexpr std::size_t kSketchedPlaces = 16;

  void allow(std::size_t place, const std::string& term);
  bool may_stand(std::string_view sketch, std::size_t at) const;

  std::vector<std::vector<Candidate>> places_;
  Opening opening_;
  std::array<std::uint16_t, 256>
      allowed_{};  // of each byte of a sketch a bit for each place that it may be at
};

// One run, or two of which the second ends at most `distance` words before the first begins, or begins so
// many after it ends. One thread at a time.
class WordRuns {
 public:
  explicit WordRuns(const Places& run) : runs_{Run(run)} {}
  WordRuns(const Places& one, const Places& other, std::uint32_t distance)
      : runs_{Run(one), Run(other)}, distance_(distance) {}

  // Whether they may stand in a document of this sketch: seldom true in vain.
  bool may_stand(std::string_view sketch);
  // Whether they do.
  bool stand(std::string_view words, std::string_view sketch);

 private:
  template <typename IsRun, typename IsOneField>
  bool stand(std::string_view sketch, const IsRun& is_run, const IsOneField& is_one_field);

  std::vector<Run> runs_;
  std::uint32_t distance_ = 0;
  std::array<std::vector<std::size_t>, 2> ends_;  // of each of two runs, as far as was read
};

}  // namespace limier::query
