// limier-lexicon: compiles the French dictionary of Hunspell and our own tables into the file that Limier
// maps at start.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <string>
#include <utility>

#include "indexer/analysis/lexicon/compiler/compile.h"
#include "indexer/analysis/lexicon/compiler/writer.h"
#include "indexer/base/file.h"

namespace limier::analysis::compiler {
namespace {

struct Options {
  std::filesystem::path dictionary = "/usr/share/hunspell/fr";
  std::filesystem::path data;
  std::filesystem::path output;
};

Result<std::string> read_dictionary_file(std::filesystem::path path, const char* extension) {
  path += extension;
  auto text = read_file(path);
  if (!text && text.error().code == ErrorCode::kNotFound) {
    return fail(ErrorCode::kNotFound,
                fmt::format("dictionnaire français introuvable : « {} »", path.string()),
                "installez le paquet hunspell-fr-comprehensive");
  }
  return text;
}

Result<Tables> read_tables(const std::filesystem::path& folder) {
  using Reader = Status (*)(std::string_view, std::string_view, Tables&);
  constexpr std::pair<const char*, Reader> kFiles[] = {
      {"function-words.tsv", read_function_words},
      {"variants.tsv", read_variants},
      {"irregular.tsv", read_irregular},
      {"dropped-readings.tsv", read_dropped},
  };
  Tables tables;
  for (const auto& [name, read] : kFiles) {
    const auto text = read_file(folder / name);
    if (!text) return tl::unexpected(text.error());
    if (const Status done = read(*text, name, tables); !done) return tl::unexpected(done.error());
  }
  return tables;
}

Status run(const Options& options) {
  const auto tables = read_tables(options.data);
  if (!tables) return tl::unexpected(tables.error());
  const auto affix_text = read_dictionary_file(options.dictionary, ".aff");
  if (!affix_text) return tl::unexpected(affix_text.error());
  const auto entry_text = read_dictionary_file(options.dictionary, ".dic");
  if (!entry_text) return tl::unexpected(entry_text.error());
  const auto affixes = parse_affixes(*affix_text, options.dictionary.string() + ".aff");
  if (!affixes) return tl::unexpected(affixes.error());
  const auto entries = parse_dictionary(*entry_text, options.dictionary.string() + ".dic");
  if (!entries) return tl::unexpected(entries.error());
  const auto bytes = write_lexicon(compile(*entries, *affixes, *tables));
  if (!bytes) return tl::unexpected(bytes.error());
  return replace_file(options.output, *bytes);
}

}  // namespace
}  // namespace limier::analysis::compiler

int main(int argc, char** argv) {
  limier::analysis::compiler::Options options;
  CLI::App app("Compile le lexique français de Limier", "limier-lexicon");
  app.add_option("--dictionary", options.dictionary, "Dictionnaire Hunspell, sans .aff ni .dic")
      ->capture_default_str();
  app.add_option("--data", options.data, "Dossier de nos tables (function-words.tsv…)")->required();
  app.add_option("--output", options.output, "Fichier à écrire")->required();
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  if (const auto done = limier::analysis::compiler::run(options); !done) {
    fmt::print(stderr, "limier-lexicon : {}\n", done.error().text());
    return 1;
  }
  return 0;
}
