#include "server/search/word_forms.h"

#include <algorithm>

#include "indexer/schema/terms.h"
#include "server/query/compile/expansion.h"
#include "server/query/compile/terms.h"
#include "server/search/ranking/unranked.h"

namespace limier::search {
namespace {

using analysis::QueryToken;
using query::Form;

class Collector {
 public:
  explicit Collector(const query::Frequencies& frequencies)
      : frequencies_(frequencies), database_(frequencies.database()) {}

  void visit(const query::Node& node) {
    std::visit([this](const auto& value) { add(value); }, node.value);
  }

  std::vector<WordForms> take() { return std::move(words_); }

 private:
  void add(const query::Words& run) {
    for (std::size_t i = 0; i < run.words.size(); ++i) {
      const query::Word& word = run.words[i];
      const bool grammatical = word.token.word_class == analysis::WordClass::kFunction;
      WordForms& asked = forms_of(word.typed, run.field, grammatical);
      add_forms(asked, run.field, word.token);
      if (const QueryToken* restored = query::restored_word(frequencies_, run.field, word))
        add_forms(asked, run.field, *restored);
      for (const query::Joined& joined : run.joined) {
        if (joined.holds(i) && query::is_held(frequencies_, run.field, joined.token))
          add_forms(asked, run.field, joined.token);
      }
      if (const auto halves = query::cut_word(frequencies_, run.field, word.token)) {
        for (const std::string& half : {halves->first, halves->second}) {
          for (const std::string& term : query::spellings(database_, run.field, half)) add_term(asked, term);
        }
      }
    }
  }

  void add(const query::Exact& exact) { add_written(exact.field, {exact.token}, Form::kExact); }

  void add(const query::Phrase& phrase) {
    add_written(phrase.field, phrase.tokens, phrase.exact ? Form::kExact : Form::kAccentsIfTyped);
  }

  void add(const query::Prefix& prefix) {
    WordForms& asked = forms_of(prefix.text + "*", prefix.field);
    asked.prefix = prefix.text;
    const query::Expansion expansion = query::expand_prefix(database_, prefix.field, prefix.text,
                                                            prefix.accented, query::kMaxPrefixExpansion);
    for (const std::string& term : expansion.terms) add_term(asked, term);
  }

  void add(const query::Near& near) {
    for (const query::Node& operand : near.operands) visit(operand);
  }
  void add(const query::And& all) {
    for (const query::Node& child : all.children) visit(child);
  }
  void add(const query::Or& any) {
    for (const query::Node& child : any.children) visit(child);
  }
  void add(const query::All&) {}
  void add(const query::None&) {}
  void add(const query::Value&) {}
  void add(const query::DateRange&) {}

  void add_written(schema::FieldId field, const std::vector<QueryToken>& tokens, Form form) {
    for (const QueryToken& token : tokens) add_written(forms_of(token.text, field), field, token, form);
  }

  void add_written(WordForms& asked, schema::FieldId field, const QueryToken& token, Form form) {
    for (const analysis::QueryTerm& term : query::written_terms(token, form))
      add_term(asked, schema::word_term(field, term.family, term.text));
    for (const QueryToken& part : token.parts) add_written(asked, field, part, form);
  }

  void add_forms(WordForms& asked, schema::FieldId field, const QueryToken& token) {
    for (const analysis::QueryTerm& term : token.terms) {
      if (term.family == analysis::Family::kOwn) {
        if (schema::leaves_out_own(field)) add_own(asked, field, term.text);
      } else {
        add_term(asked, schema::word_term(field, term.family, term.text));
      }
    }
    for (const QueryToken& part : token.parts) add_forms(asked, field, part);
  }

  // The same again for a word that is there already, in other quotes: it gains forms. Valid until the next.
  WordForms& forms_of(const std::string& typed, schema::FieldId field, bool grammatical = false) {
    const auto there = std::find_if(words_.begin(), words_.end(),
                                    [&](const WordForms& asked) { return asked.text == typed; });
    if (there != words_.end()) return *there;
    words_.push_back({typed, {}, {}, field, grammatical});
    return words_.back();
  }

  void add_term(WordForms& asked, const std::string& term) {
    const schema::WordTerm word = schema::parse_word_term(term);
    const bool there = std::any_of(asked.forms.begin(), asked.forms.end(), [&](const WordForms::Form& form) {
      return form.family == word.family && form.text == word.text;
    });
    const Xapian::doccount documents = frequencies_.of(term);
    // Most words have no form without accents of their own, and few texts every form of a verb (PRES).
    const bool other = word.family == analysis::Family::kFolded ||
                       (word.family == analysis::Family::kExact && !asked.forms.empty());
    if (there || (documents == 0 && other)) return;
    asked.forms.push_back({std::string(word.text), word.family, documents});
  }

  // The dictionary form is there already, and held by the documents with the word that is spelt so too.
  void add_own(WordForms& asked, schema::FieldId field, const std::string& text) {
    for (WordForms::Form& form : asked.forms) {
      if (form.text != text || form.own || !analysis::is_form(form.family)) continue;
      form.own = true;
      form.documents = count_either(schema::word_term(field, form.family, text),
                                    schema::word_term(field, analysis::Family::kOwn, text));
    }
  }

  Xapian::doccount count_either(const std::string& one, const std::string& other) const {
    Xapian::Enquire enquire(database_);
    set_unranked(enquire, frequencies_, {Xapian::Query::OP_OR, Xapian::Query(one), Xapian::Query(other)});
    return enquire.get_mset(0, 0, database_.get_doccount()).get_matches_estimated();
  }

  const query::Frequencies& frequencies_;
  const Xapian::Database& database_;
  std::vector<WordForms> words_;
};

}  // namespace

std::vector<WordForms> word_forms(const query::Node& root, const query::Frequencies& frequencies) {
  Collector collector(frequencies);
  collector.visit(root);
  return collector.take();
}

std::vector<std::string> held_by_none(const std::vector<WordForms>& words) {
  std::vector<std::string> found;
  for (const WordForms& word : words) {
    const bool held = std::any_of(word.forms.begin(), word.forms.end(),
                                  [](const WordForms::Form& form) { return form.documents > 0; });
    if (!held && !word.grammatical && word.field == schema::FieldId::kBody) found.push_back(word.text);
  }
  return found;
}

bool reads(const WordForms& word, std::string_view term) {
  const schema::WordTerm wanted = schema::parse_word_term(term);
  // Of another field another choice of words that begin so may have been taken.
  if (!word.prefix.empty() && wanted.text.starts_with(word.prefix)) return true;
  return std::any_of(word.forms.begin(), word.forms.end(), [&](const WordForms::Form& form) {
    return form.text == wanted.text &&
           (form.family == wanted.family || (form.own && wanted.family == analysis::Family::kExact));
  });
}

}  // namespace limier::search
