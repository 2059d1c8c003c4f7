#include "indexer/analysis/lexicon/lexicon.h"

#include <fmt/format.h>
#include <marisa.h>
#include <xxhash.h>

#include <algorithm>
#include <cstring>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>

#include "indexer/analysis/folding.h"
#include "indexer/analysis/lexicon/format.h"
#include "indexer/base/file.h"
#include "indexer/base/utf8.h"

namespace limier::analysis {

namespace format = lexicon_format;

namespace {

// The query and its scratch memory, kept per thread so that a look-up does not allocate.
marisa::Agent& agent() {
  thread_local marisa::Agent instance;
  return instance;
}

std::optional<std::uint32_t> find(const marisa::Trie& trie, std::string_view key) {
  marisa::Agent& query = agent();
  query.set_query(key.data(), key.size());
  if (!trie.lookup(query)) return std::nullopt;
  return static_cast<std::uint32_t>(query.key().id());
}

template <typename T>
T load(std::string_view section, std::size_t index) {
  T value;
  std::memcpy(&value, section.data() + index * sizeof(T), sizeof(T));
  return value;
}

void append_once(std::vector<std::string>& out, std::size_t first, std::string_view word) {
  const auto begin = out.begin() + static_cast<std::ptrdiff_t>(first);
  if (std::find(begin, out.end(), word) == out.end()) out.emplace_back(word);
}

constexpr std::size_t kBeginning = 2;  // letters: see Lexicon::other_beginnings()
constexpr std::size_t kStem = 3;       // letters that most forms of a lemma share with it

// Bytes of the first letters of a form.
std::size_t letters_length(std::string_view form, std::size_t letters) {
  std::size_t length = 0;
  for (; letters > 0 && length < form.size(); --letters) length += utf8::decode(form, length).length;
  return length;
}

}  // namespace

struct Lexicon::Data {
  MappedFile file;
  format::Header header;
  std::array<std::string_view, format::kSectionCount> sections;
  marisa::Trie forms;
  marisa::Trie folded;

  // By lemma, what forms() does not find by its beginning, and other_beginnings().
  using ByLemma = std::unordered_map<std::string, std::vector<std::string>>;
  mutable std::once_flag irregular_read;
  mutable ByLemma irregular;
  mutable ByLemma others;

  // Checks what the header claims against the bytes, then maps the tries; false: damaged.
  bool map();

  std::string_view record(std::uint32_t form_id) const {
    const auto index = load<std::uint16_t>(sections[format::kFormRecords], form_id);
    const auto begin = load<std::uint32_t>(sections[format::kRecordStarts], index);
    const auto end = load<std::uint32_t>(sections[format::kRecordStarts], index + 1U);
    return sections[format::kRecords].substr(begin, end - begin);
  }

  // What the record of `form` says besides its lemmas; 0 when the form is unknown.
  std::uint8_t flags(std::string_view form) const {
    const auto id = find(forms, form);
    return id ? static_cast<std::uint8_t>(record(*id).front()) : std::uint8_t{0};
  }

  void append_lemmas(std::string_view form, std::uint32_t form_id, std::size_t first,
                     std::vector<std::string>& out) const {
    std::string lemma;
    for (std::string_view rules = record(form_id).substr(1); !rules.empty();) {
      const auto cut = static_cast<std::uint8_t>(rules[0]);
      const auto length = static_cast<std::uint8_t>(rules[1]);
      lemma.assign(form.substr(0, form.size() - cut)).append(rules.substr(2, length));
      append_once(out, first, lemma);
      rules.remove_prefix(2U + length);
    }
  }

  void read_irregular() const {
    marisa::Agent search;
    search.set_query("", 0);
    while (forms.predictive_search(search)) {
      const std::string_view form(search.key().ptr(), search.key().length());
      const std::size_t stem = letters_length(form, kStem);
      for (std::string_view rules = record(static_cast<std::uint32_t>(search.key().id())).substr(1);
           !rules.empty();) {
        const std::size_t kept = form.size() - static_cast<std::uint8_t>(rules[0]);
        const auto length = static_cast<std::uint8_t>(rules[1]);
        if (kept < stem) {
          const std::string lemma = std::string(form.substr(0, kept)).append(rules.substr(2, length));
          if (!form.starts_with(std::string_view(lemma).substr(0, letters_length(lemma, kStem))))
            append_once(irregular[lemma], 0, std::string(form));
          add_other(solid(analysis::folded(lemma)), analysis::folded(form));
        }
        rules.remove_prefix(2U + length);
      }
    }
  }

  void add_other(const std::string& lemma, const std::string& form) const {
    const std::string beginning = form.substr(0, kBeginning);
    if (lemma.substr(0, kBeginning) != beginning) append_once(others[lemma], 0, beginning);
  }

  static void append(const ByLemma& map, std::string_view lemma, std::vector<std::string>& out) {
    const auto found = map.find(std::string(lemma));
    if (found != map.end()) out.insert(out.end(), found->second.begin(), found->second.end());
  }

  // Calls visit(form, form id) for every form whose folding is `key`.
  template <typename Visit>
  bool for_each_form(std::string_view key, Visit visit) const {
    bool found = false;
    if (const auto id = find(forms, key)) {
      visit(key, *id);
      found = true;
    }
    const auto folded_id = find(folded, key);
    if (!folded_id) return found;
    const auto visit_id = [&](std::uint32_t id) {
      agent().set_query(id);
      forms.reverse_lookup(agent());
      visit(std::string(agent().key().ptr(), agent().key().length()), id);
    };
    const auto value = load<std::uint32_t>(sections[format::kFoldedForms], *folded_id);
    if (value < format::kSeveral) {
      visit_id(value);
    } else {
      const std::uint32_t place = value - format::kSeveral;
      const auto count = load<std::uint32_t>(sections[format::kFormLists], place);
      for (std::uint32_t i = 1; i <= count; ++i) {
        visit_id(load<std::uint32_t>(sections[format::kFormLists], place + i));
      }
    }
    return true;
  }
};

bool Lexicon::Data::map() {
  const std::string_view bytes = file.bytes();
  if (header.file_size != bytes.size() || header.section_count != format::kSectionCount) return false;
  if (XXH3_64bits(bytes.data() + format::kHashedFrom, bytes.size() - format::kHashedFrom) !=
      header.fingerprint) {
    return false;
  }
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const format::Section& section = header.sections[i];
    if (section.offset > bytes.size() || section.size > bytes.size() - section.offset) return false;
    sections[i] = bytes.substr(section.offset, section.size);
  }
  forms.map(sections[format::kForms].data(), sections[format::kForms].size());
  folded.map(sections[format::kFolded].data(), sections[format::kFolded].size());
  return sections[format::kFormRecords].size() == forms.num_keys() * sizeof(std::uint16_t) &&
         sections[format::kFoldedForms].size() == folded.num_keys() * sizeof(std::uint32_t);
}

Lexicon::Lexicon(std::unique_ptr<Data> data) : data_(std::move(data)) {}
Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;
Lexicon::~Lexicon() = default;

Result<Lexicon> Lexicon::open(const std::filesystem::path& path) {
  const auto damaged = [&] {
    return fail(ErrorCode::kBadFormat,
                fmt::format("« {} » n’est pas un lexique, ou il est abîmé", path.string()),
                "réinstallez Limier");
  };
  auto file = MappedFile::open(path);
  if (!file) return tl::unexpected(file.error());
  auto data = std::make_unique<Data>();
  data->file = std::move(*file);
  const std::string_view bytes = data->file.bytes();
  if (bytes.size() < sizeof(format::Header)) return damaged();
  std::memcpy(&data->header, bytes.data(), sizeof(format::Header));
  if (data->header.magic != format::kMagic) return damaged();
  if (data->header.version != format::kVersion) {
    return fail(ErrorCode::kVersion,
                fmt::format("le lexique « {} » est d’un autre format ({} au lieu de {})", path.string(),
                            data->header.version, format::kVersion),
                "réinstallez Limier");
  }
  try {
    if (!data->map()) return damaged();
  } catch (const marisa::Exception&) {
    return damaged();
  }
  return Lexicon(std::move(data));
}

Result<Lexicon> Lexicon::open_installed() {
  return open(share_directory() / "french.lexicon");
}

bool Lexicon::contains(std::string_view form) const {
  return find(data_->forms, form).has_value();
}

bool Lexicon::lemmas(std::string_view form, std::vector<std::string>& out) const {
  const auto id = find(data_->forms, form);
  if (id) data_->append_lemmas(form, *id, out.size(), out);
  return id.has_value();
}

void Lexicon::forms(std::string_view lemma, std::vector<std::string>& out) const {
  marisa::Agent search;
  search.set_query(lemma.data(), letters_length(lemma, kStem));
  std::vector<std::string> found;
  while (data_->forms.predictive_search(search)) {
    const std::string_view form(search.key().ptr(), search.key().length());
    found.clear();
    data_->append_lemmas(form, static_cast<std::uint32_t>(search.key().id()), 0, found);
    if (std::find(found.begin(), found.end(), lemma) != found.end()) out.emplace_back(form);
  }
  std::call_once(data_->irregular_read, [this] { data_->read_irregular(); });
  Data::append(data_->irregular, lemma, out);
}

void Lexicon::other_beginnings(std::string_view lemma, std::vector<std::string>& out) const {
  std::call_once(data_->irregular_read, [this] { data_->read_irregular(); });
  Data::append(data_->others, lemma, out);
}

bool Lexicon::folded_lemmas(std::string_view folded, std::vector<std::string>& out) const {
  const std::size_t first = out.size();
  return data_->for_each_form(
      folded, [&](std::string_view form, std::uint32_t id) { data_->append_lemmas(form, id, first, out); });
}

bool Lexicon::unfold(std::string_view folded, std::vector<std::string>& out) const {
  return data_->for_each_form(folded, [&](std::string_view form, std::uint32_t) { out.emplace_back(form); });
}

WordClass Lexicon::word_class(std::string_view form) const {
  return static_cast<WordClass>(data_->flags(form) & format::kClassMask);
}

bool Lexicon::asks(std::string_view form) const {
  return (data_->flags(form) & format::kAsks) != 0;
}

bool Lexicon::is_grammatical(std::string_view form) const {
  return (data_->flags(form) & format::kGrammatical) != 0;
}

bool Lexicon::is_solid(std::string_view form) const {
  return (data_->flags(form) & format::kSolid) != 0;
}

std::uint64_t Lexicon::fingerprint() const {
  return data_->header.fingerprint;
}

}  // namespace limier::analysis
