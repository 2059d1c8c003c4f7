#include "indexer/analysis/lexicon/compiler/writer.h"

#include <marisa.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <map>
#include <sstream>
#include <vector>

#include "indexer/analysis/folding.h"
#include "indexer/analysis/lexicon/format.h"
#include "indexer/base/utf8.h"

namespace limier::analysis::compiler {

namespace format = lexicon_format;

namespace {

// A trie and, for each of the keys in order, its id.
struct BuiltTrie {
  std::string bytes;
  std::vector<std::uint32_t> ids;
};

template <typename Map>
BuiltTrie build_trie(const Map& map) {
  marisa::Keyset keys;
  for (const auto& [key, value] : map) keys.push_back(key.data(), key.size());
  marisa::Trie trie;
  // One level and a large cache: 6 % more bytes, look-ups a quarter faster.
  trie.build(keys, 1 | MARISA_HUGE_CACHE);
  BuiltTrie built;
  marisa::Agent agent;
  for (const auto& [key, value] : map) {
    agent.set_query(key.data(), key.size());
    trie.lookup(agent);
    built.ids.push_back(static_cast<std::uint32_t>(agent.key().id()));
  }
  std::ostringstream out;
  out << trie;
  built.bytes = out.str();
  return built;
}

template <typename T>
std::string bytes_of(const std::vector<T>& values) {
  std::string bytes(values.size() * sizeof(T), '\0');
  if (!values.empty()) std::memcpy(bytes.data(), values.data(), bytes.size());
  return bytes;
}

// Rules are cut at a character's border, so that words with the same ending share them.
std::string rule(std::string_view form, std::string_view lemma) {
  const auto differ = std::mismatch(form.begin(), form.end(), lemma.begin(), lemma.end());
  const auto common = utf8::floor_boundary(form, static_cast<std::size_t>(differ.first - form.begin()));
  const std::string_view added = lemma.substr(common);
  if (form.size() - common > 255 || added.size() > 255) return {};
  std::string out{static_cast<char>(form.size() - common), static_cast<char>(added.size())};
  return out.append(added);
}

std::string record(std::string_view form, const Word& word) {
  std::string out(
      1, static_cast<char>(static_cast<unsigned>(word.word_class) |
                           (word.grammatical ? format::kGrammatical : 0U) | (word.asks ? format::kAsks : 0U) |
                           (word.solid ? format::kSolid : 0U)));
  for (const std::string& lemma : word.lemmas) out += rule(form, lemma);
  return out;
}

// Whether who types `key`, the folding of `word`, may mean it: « format » is no « formât » that lost its
// accent.
bool answers_to(const std::string& key, const Word& word, const Words& words) {
  if (!word.literary) return true;
  const auto found = words.find(key);
  return found == words.end() || found->second.literary;
}

class Sections {
 public:
  Status add_forms(const Words& words) {
    std::map<std::string, std::uint16_t> records;
    for (const auto& [form, word] : words) records.emplace(record(form, word), std::uint16_t{0});
    if (records.size() > std::numeric_limits<std::uint16_t>::max()) {
      return fail(ErrorCode::kInternal, "le lexique a trop d’entrées différentes pour son format");
    }
    std::vector<std::uint32_t> starts;
    std::uint16_t next = 0;
    for (auto& [bytes, index] : records) {
      index = next++;
      starts.push_back(static_cast<std::uint32_t>(sections_[format::kRecords].size()));
      sections_[format::kRecords] += bytes;
    }
    starts.push_back(static_cast<std::uint32_t>(sections_[format::kRecords].size()));
    sections_[format::kRecordStarts] = bytes_of(starts);

    BuiltTrie trie = build_trie(words);
    std::vector<std::uint16_t> form_records(words.size());
    std::size_t i = 0;
    for (const auto& [form, word] : words) {
      form_records[trie.ids[i]] = records.at(record(form, word));
      if (std::string key = folded(form); key != form && answers_to(key, word, words))
        by_folding_[std::move(key)].push_back(trie.ids[i]);
      ++i;
    }
    sections_[format::kForms] = std::move(trie.bytes);
    sections_[format::kFormRecords] = bytes_of(form_records);
    return {};
  }

  void add_foldings() {
    BuiltTrie trie = build_trie(by_folding_);
    std::vector<std::uint32_t> places(by_folding_.size());
    std::vector<std::uint32_t> lists;
    std::size_t i = 0;
    for (const auto& [key, forms] : by_folding_) {
      std::uint32_t& place = places[trie.ids[i++]];
      if (forms.size() == 1) {
        place = forms.front();
      } else {
        place = format::kSeveral + static_cast<std::uint32_t>(lists.size());
        lists.push_back(static_cast<std::uint32_t>(forms.size()));
        lists.insert(lists.end(), forms.begin(), forms.end());
      }
    }
    sections_[format::kFolded] = std::move(trie.bytes);
    sections_[format::kFoldedForms] = bytes_of(places);
    sections_[format::kFormLists] = bytes_of(lists);
  }

  std::string file() const {
    format::Header header;
    std::string body;
    for (std::size_t i = 0; i < sections_.size(); ++i) {
      const std::size_t offset = align(sizeof(header) + body.size());
      body.resize(offset - sizeof(header), '\0');
      header.sections[i] = {offset, sections_[i].size()};
      body += sections_[i];
    }
    header.file_size = sizeof(header) + body.size();
    std::string bytes(sizeof(header), '\0');
    std::memcpy(bytes.data(), &header, sizeof(header));
    bytes += body;
    header.fingerprint = XXH3_64bits(bytes.data() + format::kHashedFrom, bytes.size() - format::kHashedFrom);
    std::memcpy(bytes.data(), &header, sizeof(header));
    return bytes;
  }

 private:
  static std::size_t align(std::size_t offset) {
    return (offset + format::kAlignment - 1) / format::kAlignment * format::kAlignment;
  }

  std::array<std::string, format::kSectionCount> sections_;
  std::map<std::string, std::vector<std::uint32_t>> by_folding_;
};

}  // namespace

Result<std::string> write_lexicon(const Words& words) {
  for (const auto& [form, word] : words) {
    if (form.size() > 255 ||
        std::any_of(word.lemmas.begin(), word.lemmas.end(), [](const auto& l) { return l.size() > 255; })) {
      return fail(ErrorCode::kInternal, "le mot « " + form + " » est trop long pour le lexique");
    }
  }
  Sections sections;
  if (Status added = sections.add_forms(words); !added) return tl::unexpected(added.error());
  sections.add_foldings();
  return sections.file();
}

}  // namespace limier::analysis::compiler
