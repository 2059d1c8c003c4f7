#include <fmt/format.h>

#include <algorithm>

#include "server/query/policy.h"
#include "server/query/query.h"
#include "server/query/syntax/dates.h"

namespace limier::query {
namespace {

// How a piece is put together: who reads from left to right must not take one for another.
enum class Bond { kOr, kExcept, kAnd, kAtom };

struct Piece {
  std::string text;
  Bond bond = Bond::kAtom;
};

std::string bracketed(const Piece& piece) {
  return piece.bond == Bond::kAtom ? piece.text : "(" + piece.text + ")";
}

std::string joined(const std::vector<Piece>& pieces, std::string_view link, Bond bond) {
  std::string out;
  for (const Piece& piece : pieces) {
    // « chat ET noir OU chien » reads well, « chien OU chat ET noir » does not.
    const bool plain = bond == Bond::kOr ? piece.bond == Bond::kAnd && out.empty() : piece.bond >= bond;
    if (!out.empty()) out += link;
    out += plain ? piece.text : bracketed(piece);
  }
  return out;
}

Piece all_of(const std::vector<Piece>& pieces) {
  if (pieces.size() == 1) return pieces.front();
  return {joined(pieces, " ET ", Bond::kAnd), Bond::kAnd};
}

Piece any_of(const std::vector<Piece>& pieces) {
  if (pieces.size() == 1) return pieces.front();
  return {joined(pieces, " OU ", Bond::kOr), Bond::kOr};
}

// « titre : », before what is looked for there; nothing for the body.
std::string field_label(schema::FieldId id) {
  return id == schema::FieldId::kBody ? "" : std::string(schema::field(id).french) + " : ";
}

class Interpreter {
 public:
  explicit Interpreter(MatchMode mode) : mode_(mode) {}

  std::string sentence(const Node& root) {
    std::string out = top(root);
    if (!optional_.empty()) out += fmt::format(" (mots non exigés : {})", fmt::join(optional_, ", "));
    if (!dates_.empty())
      out +=
          fmt::format(" (date{0} reconnue{0} : {1})", dates_.size() > 1 ? "s" : "", fmt::join(dates_, ", "));
    return out;
  }

 private:
  // Fields stand apart at the end of the sentence: « université ; date : 2024 ».
  std::string top(const Node& root) {
    const auto* all = std::get_if<And>(&root.value);
    if (all == nullptr) return piece(root).text;
    And text;
    std::vector<Piece> fields;
    for (const Node& child : all->children) {
      if (in_field(child)) {
        fields.push_back(piece(child));
      } else {
        text.children.push_back(child);
      }
    }
    std::vector<std::string> parts;
    const bool only_fields = text.children.empty() && !fields.empty();
    if (!only_fields) text.excluded = all->excluded;
    const Piece words = conjunction(text, !fields.empty());
    if (!words.text.empty()) parts.push_back(words.text);
    const bool alternatives = only_fields && !all->excluded.empty() && fields.back().bond == Bond::kOr;
    if (alternatives) fields.back() = {bracketed(fields.back())};
    for (const Piece& field : fields) parts.push_back(field.text);
    if (only_fields) parts.back() += excluded(all->excluded);
    return fmt::format("{}", fmt::join(parts, " ; "));
  }

  static bool in_field(const Node& node) {
    return std::visit([](const auto& value) { return stands_apart(value); }, node.value);
  }

  static bool stands_apart(const Value&) { return true; }
  static bool stands_apart(const DateRange&) { return true; }
  static bool stands_apart(const Words& run) { return run.field != schema::FieldId::kBody; }
  static bool stands_apart(const Phrase& phrase) { return phrase.field != schema::FieldId::kBody; }
  static bool stands_apart(const Or& any) {
    return std::all_of(any.children.begin(), any.children.end(), in_field);
  }
  static bool stands_apart(const All&) { return false; }
  static bool stands_apart(const None&) { return false; }
  static bool stands_apart(const Exact&) { return false; }
  static bool stands_apart(const Prefix&) { return false; }
  static bool stands_apart(const Near&) { return false; }
  static bool stands_apart(const And&) { return false; }

  Piece piece(const Node& node) {
    return std::visit([this](const auto& value) { return say(value); }, node.value);
  }

  Piece say(const All&) { return {"tous les documents"}; }
  Piece say(const None&) { return {"rien à chercher"}; }
  Piece say(const Words& run) { return words({&run}, false); }
  Piece say(const And& all) { return conjunction(all, false); }

  Piece say(const Or& any) {
    std::vector<Piece> pieces;
    for (const Node& child : any.children) pieces.push_back(piece(child));
    return any_of(pieces);
  }

  Piece say(const Exact& exact) {
    return {fmt::format("{}exactement « {} »", field_label(exact.field), exact.typed)};
  }
  Piece say(const Phrase& phrase) {
    return {field_label(phrase.field) + (phrase.exact ? "exactement " : "") + "\"" + phrase.typed + "\""};
  }
  Piece say(const Prefix& prefix) { return {fmt::format("{}{}…", field_label(prefix.field), prefix.text)}; }

  Piece say(const Near& near) {
    const std::vector<Piece> pieces = {piece(near.operands[0]), piece(near.operands[1])};
    return {fmt::format("{} à {} mot{} au plus l’un de l’autre", joined(pieces, " et ", Bond::kAnd),
                        near.distance, near.distance > 1 ? "s" : ""),
            Bond::kAnd};
  }

  Piece say(const Value& value) {
    return {fmt::format("{}{}", field_label(value.field), fmt::join(value.values, " ou "))};
  }

  Piece say(const DateRange& range) {
    const std::string from = french_date(range.from);
    const std::string to = french_date(range.to);
    if (range.from == range.to) return {"date : " + from};
    // A day takes the article: du 2 mai au 5 juin.
    const bool from_day = range.from.size() == 10;
    const std::string until = (range.to.size() == 10 ? "au " : "à ") + to;
    if (range.to.empty()) return {(from_day ? "date : depuis le " : "date : depuis ") + from};
    if (range.from.empty()) return {"date : jusqu’" + until};
    const bool elided = from.starts_with('a') || from.starts_with('o');
    return {fmt::format("date : {}{} {}", from_day ? "du " : elided ? "d’" : "de ", from, until)};
  }

  Piece conjunction(const And& all, bool beside_fields) {
    std::vector<const Words*> runs;
    std::vector<Piece> pieces;
    for (const Node& child : all.children) {
      const auto* run = std::get_if<Words>(&child.value);
      if (run != nullptr && run->field == schema::FieldId::kBody) runs.push_back(run);
    }
    bool said = false;
    for (const Node& child : all.children) {
      const auto* run = std::get_if<Words>(&child.value);
      if (run == nullptr || run->field != schema::FieldId::kBody) {
        pieces.push_back(piece(child));
      } else if (!said) {
        said = true;
        const Piece plain = words(runs, beside_fields || runs.size() < all.children.size());
        if (!plain.text.empty()) pieces.push_back(plain);
      }
    }
    Piece whole = mode_ == MatchMode::kAny && !pieces.empty() ? any_of(pieces) : all_of(pieces);
    if (pieces.empty() && !all.excluded.empty()) whole.text = "tous les documents";
    if (all.excluded.empty()) return whole;
    return {(whole.bond == Bond::kOr ? bracketed(whole) : whole.text) + excluded(all.excluded),
            Bond::kExcept};
  }

  std::string excluded(const std::vector<Node>& nodes) {
    std::string out;
    for (const Node& node : nodes) out += " SAUF " + bracketed(piece(node));
    return out;
  }

  Piece words(const std::vector<const Words*>& runs, bool beside_others) {
    const Policy policy = decide(runs, mode_, beside_others);
    std::vector<Piece> required;
    std::vector<Piece> counted;
    std::size_t i = 0;
    for (const Words* run : runs) {
      for (const Word& word : run->words) {
        switch (policy.roles[i++]) {
          case Role::kRequired: required.push_back({word.typed}); break;
          case Role::kCounted: counted.push_back({word.typed}); break;
          default: add_optional(word);
        }
        add_date(*run, word);
      }
    }
    if (policy.enough > 0 && counted.size() > 1) {
      required.push_back({"le plus possible de : " + joined(counted, ", ", Bond::kAtom), Bond::kOr});
    } else if (counted.size() > policy.minimum) {
      required.push_back(any_of(counted));
    } else {
      required.insert(required.end(), counted.begin(), counted.end());
    }
    if (required.empty()) return {};
    const Piece all = all_of(required);
    const std::string label = field_label(runs.front()->field);
    return label.empty() ? all : Piece{label + bracketed(all)};
  }

  // An elided article (l’, d’, qu’) goes without saying.
  void add_optional(const Word& word) {
    const bool said = std::find(optional_.begin(), optional_.end(), word.typed) != optional_.end();
    if (!word.elided && !said) optional_.push_back(word.typed);
  }

  // Which of 03/04/2023 is the month; and that other ways to write the date are looked for too.
  void add_date(const Words& run, const Word& word) {
    const auto& date = word.token.date;
    if (!date || date->end > run.words.back().token.end) return;
    std::string said = french_date(date->text);
    if (std::find(dates_.begin(), dates_.end(), said) == dates_.end()) dates_.push_back(std::move(said));
  }

  MatchMode mode_;
  std::vector<std::string> optional_;
  std::vector<std::string> dates_;
};

}  // namespace

std::string interpret(const Node& root, MatchMode mode) {
  return Interpreter(mode).sentence(root);
}

}  // namespace limier::query
