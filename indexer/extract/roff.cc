#include "indexer/extract/roff.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>

#include "indexer/base/utf8.h"

namespace limier::extract {
namespace {

struct Named {
  std::string_view name, text;
};

constexpr std::array kCharacters{
    Named{"!!", "¡"}, Named{"+-", "±"},  Named{",C", "Ç"}, Named{",c", "ç"},  Named{"->", "→"},
    Named{"<-", "←"}, Named{"<=", "≤"},  Named{">=", "≥"}, Named{"AE", "Æ"},  Named{"Bq", "„"},
    Named{"Eu", "€"}, Named{"Fc", "»"},  Named{"Fo", "«"}, Named{"OE", "Œ"},  Named{"Po", "£"},
    Named{"R", "®"},  Named{"S1", "¹"},  Named{"S2", "²"}, Named{"S3", "³"},  Named{"TM", "™"},
    Named{"Ye", "¥"}, Named{"ae", "æ"},  Named{"aq", "'"}, Named{"at", "@"},  Named{"ba", "|"},
    Named{"bu", "•"}, Named{"co", "©"},  Named{"cq", "’"}, Named{"ct", "¢"},  Named{"de", "°"},
    Named{"di", "÷"}, Named{"dq", "\""}, Named{"em", "—"}, Named{"en", "–"},  Named{"ga", "`"},
    Named{"ha", "^"}, Named{"hy", "-"},  Named{"lB", "["}, Named{"lC", "{"},  Named{"la", "⟨"},
    Named{"lq", "“"}, Named{"mu", "×"},  Named{"oe", "œ"}, Named{"oq", "‘"},  Named{"rB", "]"},
    Named{"rC", "}"}, Named{"ra", "⟩"},  Named{"rq", "”"}, Named{"rs", "\\"}, Named{"sc", "§"},
    Named{"sh", "#"}, Named{"sl", "/"},  Named{"ss", "ß"}, Named{"ti", "~"}};

// Of macro packages, DocBook's manual pages (Aq) and Perl's (the last four).
constexpr std::array kStrings{Named{"Aq", "'"},   Named{"R", "®"},   Named{"Tm", "™"},
                              Named{"lq", "“"},   Named{"rq", "”"},  Named{"--", "–"},
                              Named{"C+", "C++"}, Named{"L\"", "“"}, Named{"R\"", "”"}};

template <std::size_t kCount>
std::string_view text_of(const std::array<Named, kCount>& list, std::string_view name) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const Named& c) { return c.name == name; });
  return found == list.end() ? std::string_view() : found->text;
}

// Accents before their letter: \('e is é.
std::string accented(char accent, char letter) {
  struct Mark {
    char sign;
    char32_t combining;
  };
  static constexpr std::array<Mark, 6> kMarks{
      {{'\'', 0x301}, {'`', 0x300}, {'^', 0x302}, {':', 0x308}, {'~', 0x303}, {'o', 0x30A}}};
  const auto mark =
      std::find_if(kMarks.begin(), kMarks.end(), [&](const Mark& m) { return m.sign == accent; });
  const bool is_letter = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
  if (mark == kMarks.end() || !is_letter) return {};
  std::string out(1, letter);
  utf8::append(out, mark->combining);
  return utf8::to_nfc(std::move(out));
}

std::string coded(std::string_view digits, int base) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (error != std::errc() || end != digits.data() + digits.size()) return {};
  if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return {};
  std::string out;
  utf8::append(out, value);
  return out;
}

std::string named_character(std::string_view name) {
  if (const std::string_view text = text_of(kCharacters, name); !text.empty()) return std::string(text);
  if (name.size() == 2) return accented(name[0], name[1]);
  if (name.size() >= 5 && name[0] == 'u') return coded(name.substr(1), 16);
  return name.starts_with("char") ? coded(name.substr(4), 10) : std::string();
}

class Escapes {
 public:
  explicit Escapes(std::string_view line) : rest_(line) {}

  std::string read() {
    while (!rest_.empty()) {
      const std::size_t backslash = std::min(rest_.find('\\'), rest_.size());
      out_ += rest_.substr(0, backslash);
      rest_.remove_prefix(backslash);
      if (rest_.size() < 2) break;
      rest_.remove_prefix(1);
      if (!escape(take())) break;
    }
    return std::move(out_);
  }

 private:
  char take() {
    const char c = rest_[0];
    rest_.remove_prefix(1);
    return c;
  }
  std::string_view take(std::size_t count) {
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(taken.size());
    return taken;
  }
  std::string_view take_until(char end) {
    const std::string_view taken = take(rest_.find(end));
    take(1);
    return taken;
  }
  // A name of one character, of two after "(", or of any length in brackets.
  std::string_view take_name() {
    if (rest_.starts_with('(')) return take(1), take(2);
    if (rest_.starts_with('[')) return take(1), take_until(']');
    return take(1);
  }
  void skip_quoted() {
    if (!rest_.empty()) take_until(take());
  }
  bool escape(char c);

  std::string_view rest_;
  std::string out_;
};

// False at a comment: the line ends here.
bool Escapes::escape(char c) {
  switch (c) {
    case '"':
    case '#': return false;
    case '(': out_ += named_character(take(2)); break;
    case '[': out_ += named_character(take_until(']')); break;
    case '-': out_ += '-'; break;
    case 'e':
    case '\\': out_ += '\\'; break;
    case '\'':
    case '`':
    case '.': out_ += c; break;
    case ' ':
    case '~': out_ += "\u00A0"; break;
    case '0':
    case 't': out_ += ' '; break;
    case '*': out_ += text_of(kStrings, take_name()); break;
    case 'f':
    case 'F':
    case 'm':
    case 'M':
    case 'n':
    case 'k':
    case 'g': take_name(); break;
    case 's':
      if (rest_.starts_with('+') || rest_.starts_with('-')) take(1);
      if (rest_.starts_with('\'')) {
        skip_quoted();
      } else {
        take_name();
      }
      break;
    case 'A':
    case 'b':
    case 'D':
    case 'h':
    case 'l':
    case 'L':
    case 'N':
    case 'o':
    case 'R':
    case 'S':
    case 'v':
    case 'w':
    case 'x':
    case 'X':
    case 'Z': skip_quoted(); break;
    default:
      // \& \| \^ \/ \, \c \: \% \u \d \p \z and others print nothing.
      break;
  }
  return true;
}

}  // namespace

std::string roff_text(std::string_view line) {
  return Escapes(line).read();
}

std::vector<std::string> roff_arguments(std::string_view line) {
  std::vector<std::string> arguments;
  std::size_t i = 0;
  for (;;) {
    i = std::min(line.find_first_not_of(" \t", i), line.size());
    if (i == line.size() || line.substr(i).starts_with("\\\"")) return arguments;
    std::string argument;
    const bool quoted = line[i] == '"';
    if (quoted) ++i;
    for (; i < line.size(); ++i) {
      if (quoted && line[i] == '"') {
        if (i + 1 == line.size() || line[i + 1] != '"') break;
        ++i;
      } else if (!quoted && (line[i] == ' ' || line[i] == '\t')) {
        break;
      } else if (line[i] == '\\' && i + 1 < line.size()) {
        // An escaped space does not end the argument.
        argument += line[i++];
      }
      argument += line[i];
    }
    if (quoted && i < line.size()) ++i;
    arguments.push_back(std::move(argument));
  }
}

}  // namespace limier::extract
