#include <fmt/format.h>

#include <algorithm>

#include "server/query/query.h"
#include "server/query/syntax/words.h"

namespace limier::query {
namespace {

std::string field_name(schema::FieldId id) {
  return id == schema::FieldId::kBody ? "" : std::string(schema::field(id).french) + ":";
}

// `inside`: part of something larger, so that brackets are due around several clauses.
struct Printer {
  bool inside;

  std::string operator()(const All&) const { return "*"; }
  std::string operator()(const None&) const { return "\"\""; }

  std::string operator()(const Words& run) const {
    const bool group = run.words.size() > 1 && (run.field != schema::FieldId::kBody || inside);
    std::string out = field_name(run.field) + (group ? "(" : "");
    std::string gap;
    for (const Word& word : run.words) {
      out += gap + word.typed;
      gap = word.elided ? "'" : " ";
    }
    return out + (run.question ? " ?" : "") + (group ? ")" : "");
  }

  std::string operator()(const Exact& exact) const { return field_name(exact.field) + "=" + exact.typed; }

  std::string operator()(const Phrase& phrase) const {
    return field_name(phrase.field) + (phrase.exact ? "=\"" : "\"") + phrase.typed + "\"";
  }

  std::string operator()(const Prefix& prefix) const { return field_name(prefix.field) + prefix.text + "*"; }

  std::string operator()(const Near& near) const {
    const Printer operand{true};
    return bracketed(fmt::format("{} PRES/{} {}", std::visit(operand, near.operands[0].value), near.distance,
                                 std::visit(operand, near.operands[1].value)));
  }

  std::string operator()(const Value& value) const {
    return fmt::format("{}\"{}\"", field_name(value.field), fmt::join(value.values, ","));
  }

  std::string operator()(const DateRange& range) const { return "date:" + range.from + ".." + range.to; }

  std::string operator()(const And& all) const {
    std::string out;
    for (std::size_t i = 0; i < all.children.size(); ++i) {
      const Printer child{needs_brackets(all.children[i])};
      if (i > 0) out += bound(all.children[i - 1], all.children[i]) ? " ET " : " ";
      out += std::visit(child, all.children[i].value);
    }
    for (const Node& child : all.excluded)
      out += (out.empty() ? "SAUF " : " SAUF ") + std::visit(Printer{true}, child.value);
    return bracketed(out);
  }

  std::string operator()(const Or& any) const {
    std::string out;
    for (const Node& child : any.children) {
      const bool nested = std::holds_alternative<Or>(child.value);
      out += (out.empty() ? "" : " OU ") + std::visit(Printer{nested}, child.value);
    }
    return bracketed(out);
  }

 private:
  std::string bracketed(std::string text) const { return inside ? "(" + text + ")" : text; }

  // Plain runs of a conjunction stand without brackets, which would make them clauses of their own.
  static bool needs_brackets(const Node& child) { return !std::holds_alternative<Words>(child.value); }

  static bool bound(const Node& left, const Node& right) {
    const auto* before = std::get_if<Words>(&left.value);
    const auto* after = std::get_if<Words>(&right.value);
    return (before != nullptr && required(before->words.rbegin(), before->words.rend())) ||
           (after != nullptr && required(after->words.begin(), after->words.end()));
  }

  // Of the first word that is not an article, the one that ET binds.
  template <typename Iterator>
  static bool required(Iterator begin, Iterator end) {
    const auto found = std::find_if(begin, end, [](const Word& word) { return !is_function(word.token); });
    return found != end ? found->required : begin != end && begin->required;
  }
};

}  // namespace

std::string print(const Node& root) {
  return std::visit(Printer{false}, root.value);
}

}  // namespace limier::query
