#include "indexer/analysis/lexicon/compiler/affix.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "indexer/base/utf8.h"

namespace limier::analysis::compiler {
namespace {

Flag parse_flag(std::string_view text) {
  if (text.size() != 2) return 0;
  return static_cast<Flag>(static_cast<unsigned char>(text[0]) << 8 | static_cast<unsigned char>(text[1]));
}

// "0" stands for nothing.
std::u32string parse_affix(std::string_view text) {
  return text == "0" ? std::u32string() : to_utf32(text);
}

// SFX flag strip append[/flags] condition morphology…
std::optional<AffixRule> parse_rule(const std::vector<std::string_view>& words) {
  if (words.size() < 5) return std::nullopt;
  const std::size_t slash = words[3].find('/');
  AffixRule rule;
  rule.strip = parse_affix(words[2]);
  rule.append = parse_affix(words[3].substr(0, slash));
  if (slash != std::string_view::npos) rule.continuation = parse_flags(words[3].substr(slash + 1));
  rule.condition = Condition::parse(words[4]);
  for (std::size_t i = 5; i < words.size(); ++i) {
    if (!rule.morphology.empty()) rule.morphology += ' ';
    rule.morphology += words[i];
  }
  return rule;
}

class Parser {
 public:
  // Returns what is wrong with the line, or nothing.
  std::string_view read(std::string_view line) {
    const auto words = split_words(line);
    if (words.empty() || words[0].starts_with('#')) return {};
    if (words[0] == "SFX") return read_class(words, file.suffixes);
    if (words[0] == "PFX") return read_class(words, file.prefixes);
    if (words.size() < 2) return {};
    if (words[0] == "SET" && words[1] != "UTF-8") return "le codage doit être UTF-8";
    if (words[0] == "FLAG" && words[1] != "long")
      return "seuls les drapeaux de deux lettres (FLAG long) sont compris";
    if (words[0] == "NEEDAFFIX") file.need_affix = parse_flag(words[1]);
    if (words[0] == "FORBIDDENWORD") file.forbidden = parse_flag(words[1]);
    if (words[0] == "KEEPCASE") file.keep_case = parse_flag(words[1]);
    return {};
  }

  bool complete() const { return pending_ == 0; }

  AffixFile file;

 private:
  using Classes = std::unordered_map<Flag, std::vector<AffixRule>>;

  std::string_view read_class(const std::vector<std::string_view>& words, Classes& classes) {
    if (words.size() < 4) return "règle d’affixe incomplète";
    const Flag flag = parse_flag(words[1]);
    if (flag == 0) return "drapeau de deux lettres attendu";
    if (pending_ == 0) {  // SFX flag Y count
      const auto [end, error] = std::from_chars(words[3].data(), words[3].data() + words[3].size(), pending_);
      if (error != std::errc() || end != words[3].data() + words[3].size()) return "nombre de règles attendu";
      class_ = flag;
      classes[flag].clear();
      return {};
    }
    if (flag != class_) return "une classe d’affixes a moins de règles qu’elle n’en annonce";
    auto rule = parse_rule(words);
    if (!rule) return "règle d’affixe incomplète";
    classes[flag].push_back(std::move(*rule));
    --pending_;
    return {};
  }

  std::size_t pending_ = 0;  // rules of class_ still to come
  Flag class_ = 0;
};

}  // namespace

Condition Condition::parse(std::string_view text) {
  Condition condition;
  const std::u32string letters = to_utf32(text);
  for (std::size_t i = 0; i < letters.size(); ++i) {
    Letter letter;
    if (letters[i] == U'.') {
      letter.negated = true;
    } else if (letters[i] == U'[') {
      const std::size_t end = std::min(letters.find(U']', i), letters.size());
      letter.set = letters.substr(i + 1, end - i - 1);
      if (letter.set.starts_with(U'^')) {
        letter.negated = true;
        letter.set.erase(0, 1);
      }
      i = end;
    } else {
      letter.set = letters[i];
    }
    condition.letters_.push_back(std::move(letter));
  }
  return condition;
}

bool Condition::matches(std::u32string_view letters) const {
  return std::equal(letters_.begin(), letters_.end(), letters.begin(),
                    [](const Letter& letter, char32_t c) { return letter.matches(c); });
}

bool Condition::matches_end(std::u32string_view word) const {
  return word.size() >= letters_.size() && matches(word.substr(word.size() - letters_.size()));
}

bool Condition::matches_start(std::u32string_view word) const {
  return word.size() >= letters_.size() && matches(word);
}

Result<AffixFile> parse_affixes(std::string_view text, std::string_view name) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  Parser parser;
  std::string problem;
  for_each_line(text, [&](std::string_view line, std::size_t number) {
    if (!problem.empty()) return;
    if (const std::string_view fault = parser.read(line); !fault.empty()) {
      problem = fmt::format("« {} », ligne {} : {}", name, number, fault);
    }
  });
  if (problem.empty() && !parser.complete())
    problem = fmt::format("« {} » s’arrête au milieu d’une classe", name);
  if (!problem.empty()) return fail(ErrorCode::kBadFormat, problem);
  return std::move(parser.file);
}

std::vector<Flag> parse_flags(std::string_view text) {
  std::vector<Flag> flags;
  for (; text.size() >= 2; text.remove_prefix(2)) flags.push_back(parse_flag(text.substr(0, 2)));
  return flags;
}

std::u32string to_utf32(std::string_view text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Decoded decoded = utf8::decode(text, i);
    out.push_back(decoded.code_point);
    i += decoded.length;
  }
  return out;
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) utf8::append(out, c);
  return out;
}

std::vector<std::string_view> split_words(std::string_view line) {
  std::vector<std::string_view> words;
  for (;;) {
    const std::size_t begin = line.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return words;
    const std::size_t end = std::min(line.find_first_of(" \t", begin), line.size());
    words.push_back(line.substr(begin, end - begin));
    line.remove_prefix(end);
  }
}

}  // namespace limier::analysis::compiler
