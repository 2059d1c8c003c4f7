#include "indexer/extract/markdown_dialects.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <set>
#include <utility>

#include "indexer/extract/lines.h"

namespace limier::extract {
namespace {

constexpr std::size_t kIndent = 4;  // of what belongs to a footnote or to a block of MkDocs

std::size_t indentation(std::string_view line) {
  return std::min(line.find_first_not_of(" \t"), line.size());
}

// Follows the fences of code blocks, line by line.
class Fences {
 public:
  // Whether the line is code, or a fence around it.
  bool take(std::string_view line) {
    line = trim(line);
    const std::size_t length = std::min(line.find_first_not_of(line.substr(0, 1)), line.size());
    const bool fence = length >= 3 && (line[0] == '`' || line[0] == '~');
    if (sign_ == 0) {
      if (!fence || line.find('`', length) != std::string_view::npos) return false;
      sign_ = line[0];
      length_ = length;
    } else if (fence && line[0] == sign_ && length >= length_ && length == line.size()) {
      sign_ = 0;
    }
    return true;
  }

 private:
  char sign_ = 0;  // of the open block; 0: none
  std::size_t length_ = 0;
};

void each_line(std::string_view text, const std::function<void(std::string_view line, bool code)>& action) {
  Fences fences;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    action(line, fences.take(line));
  }
}

// « [^note]: » at the beginning of `line`: how long it is, and in `label` the « [^note] ». 0: another line.
std::size_t note_mark(std::string_view line, std::string_view& label) {
  const std::size_t begin = indentation(line);
  if (begin >= kIndent || !line.substr(begin).starts_with("[^")) return 0;
  const std::size_t end = line.find("]:", begin);
  if (end == std::string_view::npos || end == begin + 2) return 0;
  label = line.substr(begin, end + 1 - begin);
  return label.find_first_of(" \t[", 1) == std::string_view::npos ? end + 2 : 0;
}

struct Tag {
  std::string_view begin, end;
};
constexpr std::array<Tag, 4> kTags{{{"{%", "%}"}, {"{{<", ">}}"}, {"{{%", "%}}"}, {"{/*", "*/}"}}};
constexpr std::size_t kLongestTag = 500;

// How long the tag is that begins `text`; 0: none does.
std::size_t tag_length(std::string_view text) {
  text = text.substr(0, kLongestTag);
  // Far quicker to look for than two characters, in a text full of tags that never end.
  if (text.find('}') == std::string_view::npos) return 0;
  for (const Tag& tag : kTags) {
    if (!text.starts_with(tag.begin)) continue;
    const std::size_t end = text.find(tag.end, tag.begin.size());
    if (end != std::string_view::npos) return end + tag.end.size();
  }
  return 0;
}

// What a tag shows, such as a caption: the values that are more than one word.
std::string phrases(std::string_view tag) {
  std::string out;
  for (;;) {
    const std::size_t begin = tag.find('"');
    const std::size_t end = begin == std::string_view::npos ? begin : tag.find('"', begin + 1);
    if (end == std::string_view::npos) return out;
    const std::string_view value = tag.substr(begin + 1, end - begin - 1);
    if (value.find(' ') != std::string_view::npos) out.append(" ").append(value).append(" ");
    tag.remove_prefix(end + 1);
  }
}

// "## Titre {#id}" → "## Titre"
void drop_heading_id(std::string& line) {
  const std::size_t begin = line.rfind('{');
  if (!line.starts_with('#') || begin == std::string::npos) return;
  const std::string_view id = trim(std::string_view(line).substr(begin));
  const bool named = line.find_first_not_of("# ") < begin;
  if (named && id.ends_with('}') && (id[1] == '#' || id[1] == '.')) line.resize(begin);
}

// "> [!NOTE] Titre" → "> Titre"
void drop_alert_mark(std::string& line) {
  const std::size_t begin = line.find("[!");
  if (begin == std::string::npos || line.find('>') > begin) return;
  const bool first = line.find_first_not_of("> \t") == begin;
  const std::size_t end = line.find(']', begin);
  if (first && end != std::string::npos && line.substr(end + 1, 1) != "(") line.erase(begin, end + 1 - begin);
}

// Where md4c wants three hyphens, others are content with one.
void lengthen_delimiters(std::string& line) {
  if (line.find('|') == std::string::npos || line.find_first_not_of("|:- \t") != std::string::npos) return;
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find_first_not_of('-', at), line.size());
    if (end > at) out.append(std::max<std::size_t>(end - at, 3), '-');
    if (end < line.size()) out += line[end];
    at = end + 1;
  }
  line = std::move(out);
}

// What the reader sees of « warning Titre », « note[Titre] », « {note} Titre », « note "Titre" ».
std::string_view caption(std::string_view rest) {
  rest = trim(rest);
  if (rest.starts_with('{')) {
    rest.remove_prefix(std::min(rest.find('}'), rest.size() - 1) + 1);
  } else {
    rest.remove_prefix(std::min(rest.find_first_of(" \t[{"), rest.size()));
    rest = rest.substr(0, rest.find('{'));
  }
  rest = trim(rest);
  if (rest.find_first_not_of(':') == std::string_view::npos) return {};
  for (const std::string_view marks : {"[]", "\"\""}) {
    if (rest.size() >= 2 && rest.front() == marks[0] && rest.back() == marks[1])
      rest = rest.substr(1, rest.size() - 2);
  }
  return rest;
}

class Cleaner {
 public:
  explicit Cleaner(std::string_view markdown) {
    each_line(markdown, [&](std::string_view line, bool code) {
      std::string_view label;
      if (!code && note_mark(line, label) > 0) notes_.emplace(label);
    });
  }

  void add(std::string_view line, bool code) {
    // The lines of a note, or of a block of MkDocs, are those that are indented.
    if (indented_ && indentation(line) >= kIndent && line[0] == ' ') {
      line.remove_prefix(kIndent);
    } else if (!trim(line).empty()) {
      indented_ = false;
    }
    if (code) {
      put(line);
    } else if (!add_container(line)) {
      add_text(line);
    }
  }

  std::string take() { return std::move(out_); }

 private:
  void put(std::string_view line) {
    out_ += line;
    out_ += '\n';
  }

  void put_paragraph(std::string_view line) {
    put({});
    put(line);
  }

  bool add_container(std::string_view line) {
    const std::size_t begin = indentation(line);
    const std::string_view mark = line.substr(begin);
    const std::string indent(line.substr(0, begin));
    if (mark.starts_with(":::")) {
      put_paragraph(indent +
                    std::string(caption(mark.substr(std::min(mark.find_first_not_of(':'), mark.size())))));
      put({});
      return true;
    }
    for (const std::string_view sign : {"!!! ", "??? ", "???+ "}) {
      if (!mark.starts_with(sign)) continue;
      put_paragraph(indent + std::string(caption(mark.substr(sign.size()))));
      put({});
      indented_ = true;
      return true;
    }
    return false;
  }

  void add_text(std::string_view raw) {
    std::string_view label;
    if (const std::size_t mark = note_mark(raw, label); mark > 0) {
      raw.remove_prefix(mark);
      put({});
      indented_ = true;
    }
    std::string line = without_tags(raw);
    // A blank line in its place would end a block of HTML.
    if (trim(line).empty() && !trim(raw).empty()) return;
    drop_heading_id(line);
    drop_alert_mark(line);
    lengthen_delimiters(line);
    put(line);
  }

  // How long the call of a note is that begins `text`; 0: none does.
  std::size_t call_length(std::string_view text) const {
    const std::size_t end = text.substr(0, kLongestTag).find(']');
    return end != std::string_view::npos && notes_.contains(text.substr(0, end + 1)) ? end + 1 : 0;
  }

  std::string without_tags(std::string_view line) const {
    std::string out;
    bool code = false;
    while (!line.empty()) {
      std::size_t length = 0;
      if (!code && line[0] == '{') {
        length = tag_length(line);
        out += phrases(line.substr(0, length));
      }
      if (!code && line[0] == '[') length = call_length(line);
      if (length == 0) {
        if (line[0] == '`') code = !code;
        out += line[0];
        length = 1;
      }
      line.remove_prefix(length);
    }
    return out;
  }

  std::set<std::string, std::less<>> notes_;  // « [^1] »
  std::string out_;
  bool indented_ = false;
};

}  // namespace

std::string without_dialects(std::string_view markdown) {
  Cleaner cleaner(markdown);
  each_line(markdown, [&](std::string_view line, bool code) { cleaner.add(line, code); });
  return cleaner.take();
}

std::string without_modules(std::string_view markdown) {
  std::string out;
  bool paragraph = false;  // the line above is not blank
  bool module = false;
  each_line(markdown, [&](std::string_view line, bool code) {
    const bool blank = trim(line).empty();
    if (!paragraph) module = !code && (line.starts_with("import ") || line.starts_with("export "));
    paragraph = !blank;
    if (module && !blank) return;
    out += line;
    out += '\n';
  });
  return out;
}

}  // namespace limier::extract
