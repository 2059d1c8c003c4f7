#include "indexer/extract/markdown_dialects.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/indexer/extract/run.h"

namespace limier::extract {
namespace {

Outcome read(std::string name, std::string_view markdown) {
  return run(*find_format("markdown"), std::move(name), markdown);
}

TEST_CASE("what dialects of Markdown add is no text") {
  struct Row {
    std::string_view markdown, text;
  };
  for (const Row& row : std::vector<Row>{
           // Ids of headings: pandoc and VitePress, MDX.
           {"## La pile{#pile .rouge}\n\n## L’arche {/*arche*/}", "La pile\nL’arche"},
           {"## {#if}", "{#if}"},
           {"## La syntaxe `{% if %}`", "La syntaxe {% if %}"},
           // Containers of pandoc, VitePress, Docusaurus, MyST, MkDocs.
           {"Un\n::: warning Attention au vide\nDeux\n:::\nTrois", "Un\nAttention au vide\nDeux\nTrois"},
           {":::note[À savoir]{.x}\nUn\n:::\n\n::: {.alert} :::\nDeux\n:::\n:::{tip} Trois\n:::",
            "À savoir\nUn\nDeux\nTrois"},
           {"!!! note \"À savoir\"\n    **Un**\n\n    deux\n\ntrois", "À savoir\nUn\ndeux\ntrois"},
           {"> [!NOTE]\n> Un\n\n> [!tip] Deux\n> trois\n\n> [!x](y) quatre", "Un\nDeux trois\n!x quatre"},
           // Footnotes. « [^2]: Ibid. » is the definition of a link to others.
           {"Un mot[^1], puis[^note].\n\n[^1]: Voir *là*,\n    page 3.\n[^note]: Ibid.\n\n    "
            "Encore.\n\nSuite.",
            "Un mot, puis.\nVoir là, page 3.\nIbid.\nEncore.\nSuite."},
           {"`[^1]` et [^2]\n\n[^1]: Un", "[^1] et [^2]\nUn"},
           // Templates of Jekyll and Hugo.
           {"{% include menu.html %}\n\nUn {{< ref \"deux\" >}}deux{{% /x %}} {{ trois", "Un deux {{ trois"},
           {"{{< figure src=\"a.png\" legende=\"Le pont de Blois\" >}}", "Le pont de Blois"},
           {"<div>\n{% include menu.html %}\n    <p>Un</p>\n</div>", "Un"},
           // Only one hyphen a column; links of note takers.
           {"| a | b |\n| - | :-: |\n| 1 | 2 |", "a | b\n1 | 2"},
           {"Voir [[page deux|la suite]] et [[page trois]].", "Voir la suite et page trois."},
           // Code is left as it is.
           {"Un\n```\n::: x\n[^1]: y\n{% z %}\n```\n~~~~ md\n```\n::: t\n~~~\n~~~~\n::: fin\n:::",
            "Un\n::: x\n[^1]: y\n{% z %}\n```\n::: t\n~~~"},
       }) {
    CAPTURE(row.markdown);
    const Outcome outcome = read("nom.md", "# Le pont {#pont}\n\n" + std::string(row.markdown));
    REQUIRE(outcome.documents.size() == 1);
    CHECK(outcome.documents[0].title == "Le pont");
    CHECK(outcome.documents[0].text == row.text);
  }
}

TEST_CASE("MDX: imports and exports are no text") {
  constexpr std::string_view kMarkdown =
      "import A from './a'\nimport B from './b'\n\nexport const c = {\n  d: 1,\n}\n\n# "
      "Titre\n\n<A>texte</A>\n\nOn\nimport du "
      "bois.\n\n```\nimport x\n```";
  const Outcome mdx = read("page.mdx", kMarkdown);
  REQUIRE(mdx.documents.size() == 1);
  CHECK(mdx.documents[0].title == "Titre");
  CHECK(mdx.documents[0].text == "texte\nOn import du bois.\nimport x");
  const Outcome plain = read("page.md", "import de bois\n\nsuite");
  REQUIRE(plain.documents.size() == 1);
  CHECK(plain.documents[0].text == "import de bois\nsuite");
}

TEST_CASE("signs that are never closed cost a moment, not an hour") {
  for (const std::string_view sign : {"{%", "[^", "{{<", "`", "[^a]: ", ":::", "|-", "> [!"}) {
    std::string markdown;
    while (markdown.size() < 200000) markdown += sign;
    CAPTURE(sign);
    CHECK(without_dialects(markdown + "\n\nfin").ends_with("\nfin\n"));
  }
}

}  // namespace
}  // namespace limier::extract
