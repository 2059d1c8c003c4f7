#include "indexer/analysis/lexicon/lexicon.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/base/file.h"
#include "tests/support/temporary_directory.h"

namespace limier::analysis {
namespace {

using Words = std::vector<std::string>;

const Lexicon& lexicon() {
  static const Lexicon instance = Lexicon::open_installed().value();
  return instance;
}

Words lemmas_of(std::string_view form) {
  Words out;
  lexicon().lemmas(form, out);
  return out;
}

// In the order of the letters, between spaces.
std::string joined(Words words) {
  std::sort(words.begin(), words.end());
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::string lemmas(std::string_view form) {
  return joined(lemmas_of(form));
}

bool share_a_lemma(std::string_view a, std::string_view b) {
  const Words of_a = lemmas_of(a);
  const Words of_b = lemmas_of(b);
  return std::any_of(of_a.begin(), of_a.end(), [&](const std::string& lemma) {
    return std::find(of_b.begin(), of_b.end(), lemma) != of_b.end();
  });
}

}  // namespace

TEST_CASE("a lemma leads to its forms, however they begin") {
  const auto forms = [](std::string_view lemma) {
    Words out;
    lexicon().forms(lemma, out);
    return joined(out);
  };
  CHECK(forms("cheval") == "cheval chevaux");
  CHECK(forms("été") == "été étés");
  CHECK(forms("os") == "os");
  CHECK(forms("louer").find("louèrent") != std::string::npos);
  CHECK(forms("œil") == "yeux œil œils");
  CHECK(forms("bail") == "bail baux");
  CHECK(forms("dire").find("dit") != std::string::npos);
  CHECK(forms("prendre").find("prit") != std::string::npos);
  CHECK(forms("aller").find("iront") != std::string::npos);
  CHECK(forms("xyzt").empty());
  CHECK(forms("").empty());
}

TEST_CASE("a lemma tells how its forms begin that begin otherwise") {
  const auto beginnings = [](std::string_view lemma) {
    Words out;
    lexicon().other_beginnings(lemma, out);
    return joined(out);
  };
  CHECK(beginnings("oeil") == "ye");
  CHECK(beginnings("aller") == "ai ir va vo");
  CHECK(beginnings("email") == "");
  CHECK(beginnings("cheval") == "");
  CHECK(beginnings("xyzt") == "");
  CHECK(beginnings("") == "");
}

TEST_CASE("the forms of a word lead to its lemma") {
  struct Row {
    std::string form;
    std::string lemmas;
  };
  const Row rows[] = {
      // number
      {"rois", "roi"},
      {"gâteaux", "gâteau"},
      {"journaux", "journal"},
      {"travaux", "travail"},
      {"détails", "détail"},
      {"vœux", "vœu"},
      {"bijoux", "bijou"},
      {"voix", "voix"},
      {"nationaux", "national"},
      // gender
      {"lectrice", "lecteur"},
      {"françaises", "français"},
      {"naturelle", "naturel"},
      {"publique", "public"},
      {"brève", "bref"},
      {"danseuses", "danseur"},
      {"demanderesse", "demandeur"},
      {"substitute", "substitut"},
      // a plural of two words
      {"étaux", "étal étau"},
      // titles
      {"mme", "madame"},
      {"ste", "saint"},
      {"dre", "docteur"},
      {"vve", "veuf"},
      // conjugation
      {"naquit", "naître"},
      {"nettoie", "nettoyer"},
      {"faudrait", "falloir"},
      {"peut", "pouvoir"},
      {"tiennent", "tenir"},
      {"verra", "voir"},
      {"assied", "asseoir"},
      {"votèrent", "voter"},
      {"commençait", "commencer"},
      // several readings
      {"porte", "porte porter"},
      {"livres", "livre livrer"},
      {"suivi", "suivi suivre"},
      {"fils", "fil fils"},
      // compounds
      {"arcs-en-ciel", "arc-en-ciel"},
      {"chefs-lieux", "chef-lieu"},
      {"sourdes-muettes", "sourd-muet"},
      {"aigres-douces", "aigre-doux"},
      {"belles-mères", "belle-mère"},
      {"rendez-vous", "rendez-vous"},
      {"presqu'îles", "presqu'île"},
      {"prud'hommes", "prud'homme"},
      // a prefix makes another word
      {"kilogrammes", "kilogramme"},
      // names
      {"vendée", "vendée"},
      {"algérie", "algérie"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.form);
    CHECK(lemmas(row.form) == row.lemmas);
    CHECK(lexicon().contains(row.form));
  }
}

TEST_CASE("irregular forms lead to their lemma") {
  for (const auto& row : std::vector<std::pair<std::string, std::string>>{
           {"yeux", "œil"},        {"cieux", "ciel"},     {"messieurs", "monsieur"},
           {"mesdames", "madame"}, {"aïeux", "aïeul"},    {"bel", "beau"},
           {"belles", "beau"},     {"nouvel", "nouveau"}, {"nouvelles", "nouveau"},
           {"vieil", "vieux"},     {"vieille", "vieux"},  {"folles", "fou"},
           {"molle", "mou"},       {"finaux", "final"},   {"bonshommes", "bonhomme"},
           {"franche", "franc"},   {"copines", "copain"}, {"louves", "loup"},
           {"favorite", "favori"}, {"louves", "loup"},    {"tins", "tenir"},
           {"plains", "plaindre"}, {"décris", "décrire"}, {"florissait", "fleurir"},
           {"p'tite", "petit"}}) {
    CAPTURE(row.first);
    CHECK(lemmas(row.first) == row.second);
  }
}

TEST_CASE("the spellings of one word share a lemma") {
  const std::pair<std::string, std::string> rows[] = {
      {"boite", "boîtes"},
      {"maitresse", "maître"},
      {"aout", "août"},
      {"coute", "coûter"},
      {"évènements", "événement"},
      {"règlementer", "réglementer"},
      {"aigüe", "aiguë"},
      {"ambigüités", "ambiguïté"},
      {"weekends", "week-end"},
      {"portemonnaie", "porte-monnaie"},
      {"nénufars", "nénuphar"},
      {"ognons", "oignon"},
      {"clef", "clés"},
      {"paye", "paie"},
      {"cuillères", "cuiller"},
      {"charriot", "chariots"},
      {"yaourt", "yogourts"},
      {"tzars", "tsar"},
      {"referendums", "référendum"},
      {"papèterie", "papeterie"},
      {"ruissèlement", "ruissellement"},
      {"corole", "corolle"},
      {"phantasmes", "fantasme"},
      {"sœurs", "sœur"},
      {"entrouvrit", "entr'ouvrir"},
      {"assoir", "assied"},
      {"contrattaque", "contre-attaque"},
      {"gaité", "gaieté"},
      {"emails", "e-mail"},
      {"porteclés", "porte-clefs"},
      {"dévoûment", "dévouement"},
      {"boutentrain", "boute-en-train"},
      {"khalifes", "calife"},
      {"pic-vert", "piverts"},
      {"media", "médias"},
      {"désidératas", "desiderata"},
      // Compounds written solid, second feminines, abbreviations.
      {"soustraitants", "sous-traitant"},
      {"bateaumouche", "bateaux-mouches"},
      {"ptit", "petit"},
      {"animateures", "animatrice"},
      {"km", "kilomètres"},
      {"kilos", "kg"},
      // Not spellings, but one word of which the dictionary makes two.
      {"stationnées", "stationner"},
      {"surgies", "surgir"},
      {"impératrice", "empereur"},
      {"chatouilleuse", "chatouilleux"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first);
    CAPTURE(row.second);
    CHECK(share_a_lemma(row.first, row.second));
  }
}

TEST_CASE("words that only look alike stay apart") {
  const std::pair<std::string, std::string> rows[] = {
      {"université", "univers"},
      {"mer", "mère"},
      {"côte", "côté"},
      {"fille", "fils"},
      {"pays", "paye"},
      {"nation", "national"},
      {"christian", "christianisme"},
      {"luc", "lucas"},
      {"vendée", "vendre"},
      {"poisson", "poison"},
      {"jeune", "jeûne"},
      {"filtre", "philtre"},
      {"seine", "sein"},
      {"mais", "mai"},
      {"vers", "ver"},
      {"été", "être"},
      // faut was read as the verb faillir, as was faux.
      {"faut", "faute"},
      {"faut", "faux"},
      {"faut", "faillir"},
      // "nous actions", "nous missions", "nous pensions": no one means them.
      {"actions", "acte"},
      {"missions", "mettre"},
      {"pensions", "penser"},
      {"portions", "porter"},
      {"notions", "noter"},
      // passé simple: il opéra, il jura, il visa
      {"opéra", "opérer"},
      {"jura", "jurer"},
      // first person: je combats, je soutiens, je secours
      {"soutiens", "soutenir"},
      {"secours", "secourir"},
      {"bois", "boire"},
      {"avions", "avoir"},
      {"devant", "devoir"},
      {"maintenant", "maintenir"},
      {"vente", "vent"},
      {"retraite", "retrait"},
      {"fois", "foi"},
      {"sens", "sentir"},
      {"voie", "voir"},
      {"partie", "parti"},
      {"parents", "parer"},
      {"réformer", "reformer"},
      {"répartir", "repartir"},
      // Two nouns that a rarer verb joined.
      {"cure", "curé"},
      {"bouche", "boucher"},
      {"arme", "armée"},
      {"sale", "salé"},
      {"foule", "foulée"},
      {"gorge", "gorgée"},
      {"mèche", "méchant"},
      {"rose", "rosée"},
      {"ligne", "lignée"},
      {"content", "conte"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first);
    CAPTURE(row.second);
    CHECK_FALSE(share_a_lemma(row.first, row.second));
  }
}

TEST_CASE("two verbs of one form stay side by side") {
  // The future of savoir gave way to the present of saurer; "vit" had lost voir to a rare noun.
  CHECK(lemmas("saurons") == "savoir");
  CHECK(lemmas("vit") == "vivre voir");
  CHECK(share_a_lemma("donna", "donner"));
  CHECK(share_a_lemma("fais", "faire"));
}

TEST_CASE("a word typed without accents is unfolded") {
  const auto unfold = [](std::string_view folded) {
    Words out;
    CHECK(lexicon().unfold(folded, out));
    return joined(out);
  };
  CHECK(unfold("cote") == "cote coté côte côté");
  CHECK(unfold("oeuvre") == "œuvre œuvré");
  CHECK(unfold("theatre") == "théâtre");
  CHECK(unfold("table") == "table tablé");
  Words out = {"kept"};
  CHECK(lexicon().folded_lemmas("eleve", out));
  CHECK(joined(out) == "kept élever élève");
  out.clear();
  CHECK_FALSE(lexicon().unfold("xqzt", out));
  CHECK_FALSE(lexicon().folded_lemmas("", out));
  CHECK_FALSE(lexicon().lemmas("xqzt", out));
  CHECK(out.empty());
  CHECK_FALSE(lexicon().contains(""));
  CHECK_FALSE(lexicon().contains(std::string_view("a\0b", 3)));
}

TEST_CASE("a bare word is no literary form that lost its accent") {
  const auto readings = [](std::string_view bare) {
    Words out;
    CHECK(lexicon().folded_lemmas(bare, out));
    return joined(out);
  };
  // formât, soldât, internât
  CHECK(readings("format") == "format");
  CHECK(readings("soldat") == "soldat");
  CHECK(readings("internat") == "internat");
  // Nothing else is written so; and a participle is everyday French.
  CHECK(readings("mangeames") == "manger");
  CHECK(readings("internes") == "interne interner interné");
}

TEST_CASE("a compound without its signs is known to lack them, but where French writes it so too") {
  for (const std::string form : {"soustraitants", "chefdœuvre", "ptit"}) CHECK(lexicon().is_solid(form));
  for (const std::string form : {"sous-traitants", "weekend", "portemonnaie", "travail", "zzz"}) {
    CAPTURE(form);
    CHECK_FALSE(lexicon().is_solid(form));
  }
}

TEST_CASE("grammatical words have their class") {
  struct Row {
    std::string word;
    WordClass word_class;
    bool grammatical;
  };
  const Row rows[] = {
      {"le", WordClass::kFunction, true},
      {"d", WordClass::kFunction, true},
      {"lorsqu", WordClass::kFunction, true},
      {"était", WordClass::kFunction, false},
      {"or", WordClass::kNoun, false},
      {"est", WordClass::kTrap, true},
      {"pas", WordClass::kTrap, true},
      {"comment", WordClass::kQuestion, true},
      {"qu'est-ce", WordClass::kQuestion, true},
      {"chat", WordClass::kFull, false},
      {"xqzt", WordClass::kFull, false},
      // Full words in disguise: other forms exist, so the lemma is kept.
      {"été", WordClass::kNoun, false},
      {"bien", WordClass::kTrap, false},
      {"avions", WordClass::kNoun, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.word);
    CHECK(lexicon().word_class(row.word) == row.word_class);
    CHECK(lexicon().is_grammatical(row.word) == row.grammatical);
  }
  for (const char* asking : {"qui", "qu", "où", "ou", "lesquels", "lesquelles"})
    CHECK(lexicon().asks(asking));
  for (const char* other : {"le", "comment", "chat", "xqzt"}) CHECK_FALSE(lexicon().asks(other));
  CHECK(share_a_lemma("été", "étés"));
  CHECK(share_a_lemma("bien", "biens"));
  CHECK(lemmas("avions") == "avion");
  CHECK(lemmas("était") == "être");
  CHECK(lemmas("est") == "est");
}

TEST_CASE("symbols, numbers and slips of the dictionary are no words") {
  for (const std::string word : {"wb", "xlie", "co₂", "3d", "qu'", "lorsqu'"}) {
    CAPTURE(word);
    CHECK_FALSE(lexicon().contains(word));
  }
  CHECK(lemmas("souventefois") == "souventefois");
}

TEST_CASE("a damaged file is refused, whatever was done to it") {
  const std::string good = read_file(share_directory() / "french.lexicon").value();
  const TemporaryDirectory folder;
  const auto path = folder.path() / "lexique";
  const auto code_of = [&](const std::string& bytes) {
    REQUIRE(replace_file(path, bytes));
    const auto opened = Lexicon::open(path);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().message.find("lexique") != std::string::npos);
    return opened.error().code;
  };
  CHECK(Lexicon::open(folder.path() / "absent").error().code == ErrorCode::kNotFound);
  CHECK(code_of("") == ErrorCode::kBadFormat);
  CHECK(code_of("LimLexic") == ErrorCode::kBadFormat);
  CHECK(code_of(std::string(good.size(), 'x')) == ErrorCode::kBadFormat);
  for (const std::size_t size : {std::size_t{60}, std::size_t{200}, good.size() / 2, good.size() - 1}) {
    CHECK(code_of(good.substr(0, size)) == ErrorCode::kBadFormat);
  }
  CHECK(code_of(good + '\0') == ErrorCode::kBadFormat);
  for (const std::size_t at :
       {std::size_t{20}, std::size_t{40}, std::size_t{100}, good.size() / 3, good.size() - 1}) {
    std::string bytes = good;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x40);
    CHECK(code_of(bytes) == ErrorCode::kBadFormat);
  }
  std::string other_version = good;
  other_version[8] = 99;
  CHECK(code_of(other_version) == ErrorCode::kVersion);
}

TEST_CASE("the fingerprint is that of the content, and survives a move") {
  const auto again = Lexicon::open_installed();
  REQUIRE(again);
  CHECK(again->fingerprint() == lexicon().fingerprint());
  Lexicon moved = Lexicon::open_installed().value();
  const Lexicon target = std::move(moved);
  CHECK(target.contains("chat"));
  CHECK(target.fingerprint() != 0);
}

}  // namespace limier::analysis
