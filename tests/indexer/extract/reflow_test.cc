#include "indexer/extract/reflow.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace limier::extract {
namespace {

bool is_word(std::string_view word) {
  static const std::vector<std::string_view> kWords{"extraordinairement",
                                                    "affluents",
                                                    "portemonnaie",
                                                    "porte-monnaie",
                                                    "été",
                                                    "et",
                                                    "ou",
                                                    "étude",
                                                    "at",
                                                    "ab",
                                                    "amener",
                                                    "mener",
                                                    "a",
                                                    "vas",
                                                    "y",
                                                    "vasy"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

TEST_CASE("lines become paragraphs") {
  struct Row {
    std::string_view text, paragraphs;
  };
  for (const Row& row : std::vector<Row>{
           {"", ""},
           {"une\nphrase", "une phrase"},
           {"Fin.\nDébut", "Fin.\nDébut"},
           {"Titre court\nUne phrase", "Titre court\nUne phrase"},
           {"une ligne pleine qui va jusqu’au bord avec\nParis dedans",
            "une ligne pleine qui va jusqu’au bord avec Paris dedans"},
           {"premier point ;\nsecond point", "premier point ;\nsecond point"},
           {"la phrase se\n\n\npoursuit page suivante", "la phrase se poursuit page suivante"},
           // Cut words: joined when the whole is a word, else left as they are.
           {"extraordi-\nnairement", "extraordinairement"},
           {"EXTRAORDI-\nNAIREMENT", "EXTRAORDINAIREMENT"},
           {"extraordi\u2010\nnairement", "extraordinairement"},
           {"kwar-\ntzique", "kwar-tzique"},
           {"kwar\u00AD\ntzique", "kwartzique"},
           // A compound that the lexicon knows both ways is not made solid.
           {"porte-\nmonnaie", "porte-monnaie"},
           {"Pays-\nBas", "Pays-Bas"},
           {"Covid-\n19", "Covid-19"},
           {"l’af-\nfluents", "l’affluents"},
           {"avant-\net après-guerre", "avant- et après-guerre"},
           // Dashes are not hyphens.
           {"dit-il -\nici", "dit-il - ici"},
           {"a-\n", "a-"},
           {"-\n-", "-\n-"},
           {"e\u0301te-\n", "e\u0301te-"},
       }) {
    CAPTURE(row.text);
    CHECK(reflow(row.text, is_word) == row.paragraphs);
  }
}

TEST_CASE("a word cut by a line end is whole, and lines stay lines") {
  struct Row {
    std::string_view text, joined;
  };
  for (const Row& row : std::vector<Row>{
           {"", ""},
           {"une\nligne\n\nune autre\n", "une\nligne\n\nune autre\n"},
           {"un fait extraordi-\nnairement rare\nici", "un fait extraordinairement\nrare\nici"},
           {"EXTRAORDI-\nNAIREMENT", "EXTRAORDINAIREMENT"},
           {"extraordi\u00AD\nnairement", "extraordinairement"},
           // Signs go with the word, and no line is left empty.
           {"extraordi-\nnairement. Puis\nrien", "extraordinairement.\nPuis\nrien"},
           {"extraordi-\nnairement,\nrien", "extraordinairement,\nrien"},
           // Two cuts, one after the other.
           {"des af-\nfluents extraordi-\nnairement", "des affluents\nextraordinairement"},
           {"porte-\nmonnaie ici", "porte-monnaie\nici"},
           {"affluents-\nété.", "affluents-été."},
           {"les Pays-\nBas aussi", "les Pays-Bas\naussi"},
           // The ends of lines that nothing is moved from stay, and blank lines.
           {"extraordi-\nnairement\n\n  été \n\n", "extraordinairement\n\n  été \n\n"},
           {"extraordi-\nnairement  \nici", "extraordinairement\nici"},
           {"porte-\nextraordi-\nnairement\nici", "porte-\nextraordinairement\nici"},
           {"af-\nfluents-\nété ici", "affluents-été\nici"},
           {"extraordi-\n", "extraordi-\n"},
           // A first half whose second comes after the next words.
           {"les affluents-\net ici", "les affluents-\net ici"},
           {"été-\nou ici", "été-\nou ici"},
           {"affluents-\net-été", "affluents-et-été"},
           // A letter alone is a label, a pronoun or the t of « a-t-il », but é is a syllable.
           {"y a-\nt-il", "y a-\nt-il"},
           {"A-\nB", "A-\nB"},
           {"a-\nmener ici", "a-\nmener ici"},
           {"vas-\ny donc", "vas-y\ndonc"},
           {"une é-\ntude", "une étude"},
           // A capital goes on with a name, and begins a line of verse or an item.
           {"Villeneuve-sur-\nLot aussi", "Villeneuve-sur-Lot\naussi"},
           {"l’Île-\nRousse", "l’Île-Rousse"},
           {"en été-\nExtraordinairement", "en été-\nExtraordinairement"},
           {"a-\nExtraordinairement", "a-\nExtraordinairement"},
           // In doubt, over a blank line, and where nothing is cut, nothing changes.
           {"kwar-\ntzique", "kwar-\ntzique"},
           {"extraordi-\n\nnairement", "extraordi-\n\nnairement"},
           {"extraordi-\n- nairement", "extraordi-\n- nairement"},
           {"liste -\nété", "liste -\nété"},
           {"-\n-", "-\n-"},
       }) {
    CAPTURE(row.text);
    CHECK(join_cut_words(std::string(row.text), is_word) == row.joined);
  }
}

TEST_CASE("signs that stand close to a letter are no lines of their own") {
  CHECK(join_kerned_signs("L\n’eau de l\n'État, un P\n.M.E\n., P\n, fin") ==
        "L’eau de l'État, un P.M.E., P, fin");
  const std::string lines = "une ligne\n’ ou deux\n.gitignore\nA\nB\n";
  CHECK(join_kerned_signs(lines) == lines);
  CHECK(join_kerned_signs("").empty());
}

TEST_CASE("ligatures are opened") {
  CHECK(open_ligatures("eﬃcace, ﬁn, ﬂot, oﬀre, ﬆ, œuvre") == "efficace, fin, flot, offre, st, œuvre");
}

}  // namespace
}  // namespace limier::extract
