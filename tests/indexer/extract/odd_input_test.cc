// What arrives in a folder that nobody has tidied: it must cost one document at most.
#include <doctest/doctest.h>

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/utf8.h"
#include "tests/indexer/extract/run.h"

namespace limier::extract {
namespace {

using namespace std::string_view_literals;

std::string repeat(std::string_view part, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += part;
  return out;
}

Outcome run(std::string_view format, std::string_view bytes) {
  return limier::extract::run(*find_format(format), "dossier/nom-du_fichier.x", bytes);
}

TEST_CASE("any format survives any bytes, and what it gives is clean") {
  const std::vector<std::string> inputs{
      "",
      "\n\n\r\n",
      std::string("\0\0\0\0", 4),
      "\xFF",
      "\xFF\xFE",
      "\xEF\xBB\xBF",
      "caf\xE9 \xC3\xA9 \x80",
      repeat("<div>", 100000) + "au fond" + repeat("</div>", 100000),
      repeat("[", 100000),
      repeat("> ", 20000) + "cité",
      repeat("* ", 20000) + "puce",
      repeat("- ", 5000) + "puce",
      repeat("**a ", 20000),
      repeat("{\"a\":", 100000),
      "{\"id\":\"x\",\"text\":\"y\",\"fields\":" + repeat("[", 100000) + repeat("]", 100000) + "}",
      repeat("\"", 99999),
      repeat("é", 1 << 20),
      "---\n" + repeat("a: [", 5000),
      "+++\na = " + repeat("[", 100000) + "\n+++\n",
      "+++\na" + repeat(".a", 100000) + " = 1\n+++\n",
      "+++\n[a" + repeat(".a", 100000) + "]\n+++\n",
      "+++\na" + repeat(".a", 4000) + " = 1\n+++\n",
      "---\na: &a [x,x]\nb: b\n---\n",
      "<script type='application/ld+json'>{\"datePublished\":\"2024\",\"author\":" + repeat("[", 200000) +
          repeat("]", 200000) + "}</script>",
      "<script type='application/ld+json'>{\"datePublished\":\"2024\",\"author\":{\"name\":" +
          repeat("{\"a\":", 200000) + "1" + repeat("}", 200002) + "</script>",
      "<script type='application/ld+json'>" + repeat("{\"@graph\":", 200000) + "1" + repeat("}", 200000) +
          "</script>",
      "id,text,fields\na,b," + repeat("[", 200000) + repeat("]", 200000) + "\n",
      ".TH A 1\n" + repeat(".if n ", 200000) + "mot\n",
      ".TH A 1\n" + repeat(".ie t mot\n.el ", 200000) + "\n",
      "a" + repeat("\u0301\u0323", 100000),
      "<!-- limier:off --> jamais refermé",
      "<p>&#0;&#xD800;&nimporte;&#99999999999;</p>",
      "%PDF-1.4 tronqué",
      "PK\x03\x04 tronqué",
      "\x1F\x8B\x08 tronqué",
  };
  for (const Format& format : formats()) {
    for (const std::string& input : inputs) {
      const std::string beginning = input.substr(0, 40);
      CAPTURE(format.name);
      CAPTURE(beginning);
      const Outcome outcome = run(format.name, input);
      for (const schema::Document& document : outcome.documents) {
        CHECK(document.type == format.name);
        CHECK_FALSE(document.id.empty());
        CHECK_FALSE(document.title.empty());
        for (const std::string* value : {&document.id, &document.title, &document.text, &document.fields}) {
          CHECK(utf8::is_valid(*value));
          CHECK(value->find('\0') == std::string::npos);
        }
        for (const std::string& author : document.authors) {
          CHECK(utf8::is_valid(author));
          CHECK(author.find('\0') == std::string::npos);
        }
      }
      for (const auto& [place, reason] : outcome.failures) CHECK_FALSE(reason.empty());
      if (!format.many) CHECK(outcome.documents.size() + outcome.failures.size() == 1);
    }
  }
}

TEST_CASE("text: what is left of odd content") {
  struct Row {
    std::string_view bytes, title, text;
  };
  for (const Row& row : std::vector<Row>{
           {"", "nom du fichier", ""},
           {"Titre\r\n\r\nUne ligne\r\nune autre\r\n", "Titre", "Une ligne\nune autre"},
           {"Titre\rUn vieux Mac.\r", "Titre", "Un vieux Mac."},
           {"e\u0301te\u0301", "nom du fichier", "été"},
           {"---\ntitle: Sans fin\n\nUn paragraphe.", "nom du fichier",
            "---\ntitle: Sans fin\n\nUn paragraphe."},
           {"---\ntitle: Avec fin\n---\nUn paragraphe.", "Avec fin", "Un paragraphe."},
       }) {
    const Outcome outcome = run("text", row.bytes);
    REQUIRE(outcome.documents.size() == 1);
    CHECK(outcome.documents[0].title == row.title);
    CHECK(outcome.documents[0].text == row.text);
  }
}

TEST_CASE("text: titles of reStructuredText, AsciiDoc and Org, below what is no text") {
  struct Row {
    std::string name;
    std::string_view bytes, title, text;
  };
  for (const Row& row : std::vector<Row>{
           {"a.rst", ".. _pont:\n\nLe pont\n=======\n\nTexte.", "Le pont", ".. _pont:\n\nTexte."},
           {"a.rst", ".. meta::\n   :description: Pont\n\n:Date: 2020\n\nLe pont\n=======\nTexte.", "Le pont",
            ".. meta::\n   :description: Pont\n\n:Date: 2020\n\nTexte."},
           {"a.adoc", "////\nDroits\n////\n// réservés\n:toc:\n= Le pont\n\nTexte.", "Le pont",
            "////\nDroits\n////\n// réservés\n:toc:\nTexte."},
           {"a.org", "#+AUTHOR: X\n#+TITLE: Le pont\n* Un\nTexte.", "Le pont", "#+AUTHOR: X\n* Un\nTexte."},
           {"a.rst", ".. image:: pont.png", "a", ".. image:: pont.png"},
           // Elsewhere two slashes are text.
           {"a.txt", "// Le pont\n\nTexte.", "// Le pont", "Texte."},
       }) {
    CAPTURE(row.bytes);
    const Outcome outcome = limier::extract::run(*find_format("text"), row.name, row.bytes);
    REQUIRE(outcome.documents.size() == 1);
    CHECK(outcome.documents[0].title == row.title);
    CHECK(outcome.documents[0].text == row.text);
  }
}

// Each row has all the cells of the widest.
TEST_CASE("markdown: a table wider than any is lines of text") {
  const auto table = [](std::size_t columns) {
    return repeat("a|", columns) + "\n" + repeat("-|", columns) + "\n" + repeat("mer|\n", 30000);
  };
  CHECK(run("markdown", table(128)).documents.at(0).text.ends_with("\nmer\nmer"));
  const std::string wide = run("markdown", table(30000)).documents.at(0).text;
  CHECK(wide.starts_with("a|a|"));
  CHECK(wide.ends_with("mer| mer|"));
}

TEST_CASE("man: what stands behind conditions") {
  CHECK(run("man", ".TH A 1\n.SH B\n" + repeat(".if n ", 1000) + "mot\n.ie t un\n.el \\{.if !t deux\n.\\}\n")
            .documents.at(0)
            .text == "B\nmot deux");
}

TEST_CASE("html: the text at the bottom of 100,000 open elements is found") {
  const Outcome outcome = run("html", repeat("<div>", 100000) + "au fond");
  REQUIRE(outcome.documents.size() == 1);
  CHECK(outcome.documents[0].text == "au fond");
}

// Each stray end tag makes libxml2 look through all open elements.
TEST_CASE("html: stray end tags under deep nesting do not take for ever") {
  const Outcome outcome = run("html", repeat("<div>", 100000) + "au fond" + repeat("</span>", 100000));
  REQUIRE(outcome.documents.size() == 1);
  CHECK(outcome.documents[0].text == "au fond");
}

TEST_CASE("html: which part of the page is its text") {
  struct Row {
    std::string_view html, text;
  };
  for (const Row& row : std::vector<Row>{
           {"<body><nav>menu</nav><p>texte</p><footer>pied</footer>", "texte"},
           {"<header>site</header><article><header>chapeau</header><p>texte</p></article><p>hors</p>",
            "chapeau\ntexte"},
           {"<article>un</article><div>entre</div><article>deux</article>", "un\ndeux"},
           // The articles only announce other pages: the page's own text is outside them.
           {"<article>À lire aussi</article><div><p>Le texte de la page, bien plus long.</p></div>",
            "Le texte de la page, bien plus long.\nÀ lire aussi"},
           {"<main></main><p>dehors</p>", "dehors"},
           // Nothing but a menu: better than nothing.
           {"<nav>seul menu</nav>", "seul menu"},
           {"<div data-limier-ignore><main>caché</main></div>visible", "visible"},
           {"a<!-- limier:off -->b<!--limier:on-->c", "ac"},
           {"<p>un<p>deux<br>trois<div>quatre</div>cinq", "un\ndeux\ntrois\nquatre\ncinq"},
           {"<p hidden>non</p><div role=navigation>menu</div><div>oui</div>", "oui"},
           {"<form><p>page sous formulaire</p><button>OK</button></form>", "page sous formulaire"},
           {"<ul><li><p>un</p></li><li></li></ul><p>suite</p>", "- un\nsuite"},
           {"<script>if (a < b) document.write('<p>x</p>')</script>y", "y"},
           {"<noscript>activez</noscript><template>t</template><svg><title>icône</title></svg>z", "z"},
           {"a&nbsp;b &lt;c&gt; &eacute;", "a\u00A0b <c> é"},
           // Pages of the days of Windows-1252, and those converted from it badly.
           {"<p>l&#146;&#156;uvre &#150; 5&nbsp;&#x80; à l\xC2\x92"
            "état</p>",
            "l’œuvre – 5\u00A0€ à l’état"},
           {"<p title='un"sv
            "\0deux'>trois</p><p>quatre"sv,
            "trois\nquatre"},
           {"5 < 6 et 7 > 6", "5 < 6 et 7 > 6"},
       }) {
    CAPTURE(row.html);
    const Outcome outcome = run("html", row.html);
    REQUIRE(outcome.documents.size() == 1);
    CHECK(outcome.documents[0].text == row.text);
  }
}

TEST_CASE("html: date and author in JSON-LD") {
  struct Row {
    std::string_view html, date;
    std::vector<std::string> authors;
  };
  for (
      const Row& row : std::vector<Row>{
          {R"(<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-05-02T08:00:00+02:00",
               "author":[{"name":"A. Martin"},"B. Petit",{"@id":"x"},3]}</script>)",
           "2024-05-02",
           {"A. Martin", "B. Petit"}},
          {R"(<script type="Application/LD+JSON">{"@graph":[{"@type":"Person","name":"X"},{"datePublished":"2024"},
               {"datePublished":"2020","author":{"name":"Y"}}]}</script>)",
           "2024",
           {"Y"}},
          {R"(<meta property="article:published_time" content="2023-01-01"><meta name="author" content="Z">
               <script type="application/ld+json">[{"datePublished":"2024","author":"Y"}]</script>)",
           "2023-01-01",
           {"Z"}},
          {R"(<script>{"datePublished":"2024"}</script><script type="application/ld+json">{"datePublished":</script>
               <script type="application/ld+json">{"datePublished":["x"],"author":null}</script>)",
           "",
           {}},
      }) {
    CAPTURE(row.html);
    const Outcome outcome = run("html", std::string(row.html) + "<p>texte</p>");
    REQUIRE(outcome.documents.size() == 1);
    CHECK(outcome.documents[0].date == row.date);
    CHECK(outcome.documents[0].authors == row.authors);
    CHECK(outcome.documents[0].text == "texte");
  }
}

TEST_CASE("html: titles") {
  struct Row {
    std::string_view html, title;
  };
  for (const Row& row : std::vector<Row>{
           {"<title>  Deux\n mots </title><h1>H</h1><p>x", "Deux mots"},
           {"<meta property='og:title' content='Réseau'><h1>H</h1><p>x", "Réseau"},
           {"<h1>Dans <em>la</em> page</h1><p>x", "Dans la page"},
           {"<title></title><p>Phrase sans titre.", "nom du fichier"},
           // The page itself says which part is its title; a heading might be the site's.
           {"<title>Les marées – Almanach</title><meta property='og:title' content='Les marées'>",
            "Les marées"},
           {"<title>Les marées | Almanach</title><meta property='og:title' content='Les marées'>",
            "Les marées"},
           {"<title>Les marées</title><meta property='og:title' content='Les marées'>", "Les marées"},
           {"<title>Les marées hautes</title><meta property='og:title' content='Les marées'>",
            "Les marées hautes"},
           {"<title>Les marées – Almanach</title><h1>Les marées</h1>", "Les marées – Almanach"},
           {"<title>Almanach – Les marées</title><meta property='og:title' content='Almanach'>"
            "<meta property='og:site_name' content='Almanach'>",
            "Almanach – Les marées"},
           {"<svg><title>icône</title></svg><p>Phrase sans titre.", "nom du fichier"},
           {"<svg><title>icône</title></svg><title>Page</title><p>x", "Page"},
       }) {
    CAPTURE(row.html);
    CHECK(run("html", row.html).documents.at(0).title == row.title);
  }
}

TEST_CASE("each of several authors is a value: a comma separates none") {
  struct Row {
    std::string format, input;
    std::vector<std::string> authors;
  };
  for (const Row& row : std::vector<Row>{
           {"jsonl",
            R"({"id":"d","text":"x","author":["A. Martin"," B. Petit ","","A. Martin"]})",
            {"A. Martin", "B. Petit"}},
           {"jsonl", R"({"id":"d","text":"x","author":"Martin, A."})", {"Martin, A."}},
           {"jsonl", R"({"id":"d","text":"x","author":[]})", {}},
           {"csv", "id,text,author\nd,x,\"Martin, A.; Petit, B.\"\n", {"Martin, A.", "Petit, B."}},
           {"html",
            "<meta name=author content='A. Martin'><meta name=author content='B. Petit'><p>x",
            {"A. Martin", "B. Petit"}},
           // Part of another name, and no less a name for it.
           {"html",
            "<meta name=author content='Paul Martin'><meta name=author content=Paul>"
            "<meta name=dc.creator content='PAUL MARTIN'><p>x",
            {"Paul Martin", "Paul"}},
           {"markdown", "---\nauteurs:\n  - A. Martin\n  - B. Petit\n---\nx", {"A. Martin", "B. Petit"}},
           {"markdown", "---\nauteur: Martin, A.\n---\nx", {"Martin, A."}},
       }) {
    CAPTURE(row.input);
    CHECK(run(row.format, row.input).documents.at(0).authors == row.authors);
  }
}

TEST_CASE("authors and tags that are alike once they are clean are one, and blank ones none") {
  const auto outcome =
      run("jsonl", R"({"id":"1","text":"t","author":["\u00e9","e\u0301"," A","A\n"," \u0000"],)"
                   R"("tags":["b","a\tb","a b","b","\u0000"]})");
  REQUIRE(outcome.documents.size() == 1);
  CHECK(outcome.documents[0].authors == std::vector<std::string>{"é", "A"});
  CHECK(outcome.documents[0].tags == std::vector<std::string>{"b", "a b"});
}

TEST_CASE("jsonl: each bad line is named and costs itself only") {
  struct Row {
    std::string line, reason;
  };
  for (const Row& row : std::vector<Row>{
           {R"({"id":"d","text":"coup)", "JSON incomplet"},
           {R"({"id":"d",,})", "JSON incorrect à l’octet 11"},
           {R"([1,2])", "ce n’est pas un objet JSON"},
           {R"({"text":"x"})", "ni « id » ni « url »"},
           // Nothing is left of such an id once it is clean.
           {"{\"id\":\"\\ufeff\",\"text\":\"x\"}", "ni « id » ni « url »"},
           {R"({"id":"d"})", "ni « text » ni « body »"},
           {R"({"id":{},"text":"x"})", "« id » doit être un texte, c’est un objet"},
           {R"({"id":"d","text":["x"]})", "« text » doit être un texte, c’est une liste"},
           {R"({"id":"d","text":"x","tags":{"a":1}})",
            "« tags » doit être une liste de textes, c’est un objet"},
           {R"({"id":"d","text":"x","tags":[1]})", "« tags » doit être une liste de textes"},
           {R"({"id":"d","text":"x","fields":[]})", "« fields » doit être un objet, c’est une liste"},
           {R"({"id":"d","text":"x","date":"02/05/2024"})",
            "« date » n’est pas une date ISO 8601 (année, mois ou jour) : « 02/05/2024 »"},
           {R"({"id":"d","text":"x","date":true})", "« date » doit être un texte, c’est un booléen"},
           {R"({"id":"d","text":"x","lang":"!!"})", "« lang » n’est pas un code de langue : « !! »"},
           {R"({"id":"d","_delete":"oui"})", "« _delete » doit être true ou false, c’est un texte"},
           {R"({"id":"d","text":"x","n":1e999})", "JSON incorrect (nombre hors limites)"},
           {R"({"id":"d","text":"x","fields":)" + repeat("[", 1000) + repeat("]", 1000) + "}",
            "« fields » doit être un objet, c’est une liste"},
           {R"({"id":"d","text":"x","n":)" + repeat("[", 100000) + repeat("]", 100000) + "}",
            "valeurs imbriquées sur plus de 64 niveaux"},
       }) {
    const std::string beginning = row.line.substr(0, 60);
    CAPTURE(beginning);
    const Outcome outcome = run(
        "jsonl", "{\"id\":\"avant\",\"text\":\"x\"}\n" + row.line + "\n{\"id\":\"après\",\"text\":\"x\"}");
    CHECK(outcome.documents.size() == 2);
    REQUIRE(outcome.failures.size() == 1);
    CHECK(outcome.failures[0].first == "ligne 2");
    CHECK(outcome.failures[0].second == row.reason);
  }
}

TEST_CASE("jsonl: a line past the limit is a failure, the next one is read") {
  const std::string line =
      "{\"id\":\"gros\",\"text\":\"" + std::string(65U << 20U, 'a') + "\"}\n{\"id\":\"b\",\"text\":\"x\"}";
  const Outcome outcome = run("jsonl", line);
  REQUIRE(outcome.failures.size() == 1);
  CHECK(outcome.failures[0].second == "ligne de plus de 64 Mio");
  CHECK(outcome.documents.size() == 1);
}

TEST_CASE("jsonl: odd encodings") {
  CHECK(run("jsonl", "{\"id\":\"a\",\"text\":\"\xE9t\xE9\"}").documents.at(0).text == "été");
  CHECK(run("jsonl", "\xEF\xBB\xBF{\"id\":\"a\",\"text\":\"été\"}\r\n").documents.at(0).text == "été");
  CHECK(run("jsonl", "{\"id\":\"a\",\"text\":\"x\\u0000y\"}").documents.at(0).text == "x y");
  CHECK(run("jsonl", "{\"id\":\"a\",\"text\":\"\\ud800\"}").failures.size() == 1);
}

TEST_CASE("jsonl: a deletion spells the id as the document did") {
  const Outcome outcome = run(
      "jsonl", "{\"id\":\"e\u0301te\u0301\",\"text\":\"x\"}\n{\"id\":\"e\u0301te\u0301\",\"_delete\":true}");
  REQUIRE(outcome.documents.size() == 1);
  CHECK(outcome.removals == std::vector<std::string>{outcome.documents[0].id});
}

TEST_CASE("jsonl: lines are numbered from where the piece begins") {
  Outcome outcome;
  Sink sink;
  sink.failure = [&](std::string&& place, std::string&& reason) {
    outcome.failures.emplace_back(place, reason);
  };
  find_format("jsonl")->extract(Source{"-", "x\n", 41}, sink);
  CHECK(outcome.failures.at(0).first == "ligne 41");
}

// An export that names every field of its table, filled or not.
TEST_CASE("jsonl and csv: a text that is null or empty is looked for under body") {
  struct Row {
    std::string_view format, bytes, text;
  };
  for (const Row& row : std::vector<Row>{
           {"jsonl", R"({"id":"a","text":null,"body":"le corps"})", "le corps"},
           {"jsonl", R"({"id":"a","text":" \n","body":"le corps"})", "le corps"},
           {"jsonl", R"({"id":"a","text":"le texte","body":null})", "le texte"},
           {"jsonl", R"({"id":"a","text":"","body":null})", ""},
           {"jsonl", R"({"id":"a","text":""})", ""},
           {"csv", "id,text,body\na,,le corps\n", "le corps"},
           {"csv", "id,text,body\na,le texte,\n", "le texte"},
           {"csv", "id,text,body\na,,\n", ""},
       }) {
    CAPTURE(row.bytes);
    const Outcome outcome = run(row.format, row.bytes);
    REQUIRE(outcome.documents.size() == 1);
    CHECK(outcome.documents[0].text == row.text);
    CHECK(outcome.documents[0].fields.empty());
  }
  // Both filled: what is no text of the document is kept beside it.
  CHECK(run("jsonl", R"({"id":"a","text":"x","body":"y"})").documents.at(0).fields == R"({"body":"y"})");
}

TEST_CASE("csv: odd tables") {
  CHECK(run("csv", "").documents.empty());
  CHECK(run("csv", "titre,texte\na,b\n").failures.at(0).second ==
        "l’en-tête du CSV ne nomme ni « id » ni « url » ; colonnes trouvées : titre, texte");
  // Once, not for each row.
  CHECK(run("csv", "Id,Résumé\na,b\nc,d\n").failures.at(0).second ==
        "l’en-tête du CSV ne nomme pas le texte (« texte », « contenu », « text » ou « body ») ; colonnes "
        "trouvées : id, résumé");
  CHECK(run("csv", "id,résumé\na,b\nc,d\n").failures.size() == 1);
  CHECK(run("csv", "id," + repeat("é", 10000) + "\na,b\n").failures.at(0).second.size() < 400);
  CHECK(run("csv", "id,_delete\na,true\nb,\n").removals == std::vector<std::string>{"a"});
  CHECK(run("csv", "id,_delete\na,true\nb,\n").failures.at(0).second == "ni « text » ni « body »");
  const Outcome outcome = run("csv", "id,text\na,\"x\ny\"\nb,\"jamais\nc,d\n");
  CHECK(outcome.documents.size() == 1);
  CHECK(outcome.failures.at(0).first == "ligne 4");
  CHECK(run("csv", "id,text,_delete\na,,true\n").removals == std::vector<std::string>{"a"});
  CHECK(run("csv", "id|titre|texte\na|b, c|d;e, f\n").documents.at(0).text == "d;e, f");
  CHECK(run("csv", "ID , Text\n a , b\n").documents.at(0).text == " b");
}

TEST_CASE("csv: what Excel writes before the header") {
  const Outcome outcome = run("csv", "sep=;\r\nid;texte\r\na;x, y\r\nb;x;y\r\n");
  REQUIRE(outcome.documents.size() == 1);
  CHECK(outcome.documents[0].text == "x, y");
  REQUIRE(outcome.failures.size() == 1);
  CHECK(outcome.failures[0].first == "ligne 4");
  CHECK(run("csv", "SEP=|\nid|texte\na|x;y\n").documents.at(0).text == "x;y");
  CHECK(run("csv", "sep=;").documents.empty());
  CHECK(run("csv", "sep=x\nid;texte\na;x").failures.size() == 1);
}

TEST_CASE("csv: French columns") {
  const auto read = [](std::string_view header, std::string_view row) {
    return run("csv", std::string(header) + '\n' + std::string(row) + '\n').documents.at(0);
  };
  // The English name has the field, whichever stands first; the other is kept.
  const schema::Document both = read("id;titre;title;texte", "a;un;deux;x");
  CHECK(both.title == "deux");
  CHECK(both.fields == R"({"titre":"un"})");
  CHECK(read("id;contenu;corps", "a;x;y").text == "x");
  CHECK(read("id;texte;contenu", "a;;y").text == "y");
  CHECK(read("id;texte;date", "a;x;02/05/2024").date == "2024-05-02");
  CHECK(read("id;texte;date", "a;x; 1er mai 2024 ").date == "2024-05-01");
  CHECK(read("id;texte;date", "a;x;2024-05").date == "2024-05");
  CHECK(read("id;texte;date", "a;x; ").date.empty());
  // The reason named the ISO form alone.
  CHECK(run("csv", "id;texte;date\na;x;31/13/2024\n").failures.at(0).second ==
        "« date » n’est pas une date (31/12/2024, 31 décembre 2024, ou 2024, 2024-12, 2024-12-31) : "
        "« 31/13/2024 »");
  CHECK(run("csv", "id;_delete;date\na;true;hier\n").removals == std::vector<std::string>{"a"});
  CHECK(read("id;texte;langue", "a;x;fr").lang == "fr");
  CHECK(read("id;texte;langue", "a;x;français").fields == R"({"langue":"français"})");
  CHECK(run("csv", "id;texte;lang\na;x;français\n").failures.size() == 1);
  CHECK(read("id,text,tags", "a,x,\"mer, sel ;vent|marée\"").tags ==
        std::vector<std::string>{"mer", "sel", "vent", "marée"});
}

TEST_CASE("front matter: several names for one field") {
  const Outcome outcome =
      run("markdown",
          "---\ntags: [mer]\nkeywords: sel, mer\nMots-clés:\n  - vent\nauthors: [A, B]\ntype: note\n---\nx");
  REQUIRE(outcome.documents.size() == 1);
  CHECK(outcome.documents[0].tags == std::vector<std::string>{"mer", "sel", "vent"});
  CHECK(outcome.documents[0].authors == std::vector<std::string>{"A", "B"});
  CHECK(outcome.documents[0].fields == R"({"type":"note"})");
}

TEST_CASE("front matter: TOML, as Hugo and Zola have it") {
  const Outcome outcome =
      run("markdown",
          "+++\ntitle = \"Le pont\"\ndate = 2024-05-02T10:00:00+02:00\ntags = [\n  'mer',\n  'sel',\n]\n"
          "draft = false\n[extra]\nrang = 1\nle = 1751-01-02\n+++\ntexte");
  REQUIRE(outcome.documents.size() == 1);
  const schema::Document& document = outcome.documents[0];
  CHECK(document.title == "Le pont");
  CHECK(document.date == "2024-05-02");
  CHECK(document.tags == std::vector<std::string>{"mer", "sel"});
  CHECK(document.fields == R"({"draft":false,"extra":{"le":"1751-01-02","rang":1}})");
  CHECK(document.text == "texte");
  // No TOML, or no end: it is text.
  CHECK(run("text", "+++\na =\nb =\n+++\nx").documents.at(0).text == "+++\na =\nb =\n+++\nx");
  CHECK(run("text", "+++\na = 1\nx").documents.at(0).text == "+++\na = 1\nx");
}

}  // namespace
}  // namespace limier::extract
