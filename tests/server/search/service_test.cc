#include "server/search/service.h"

#include <doctest/doctest.h>

#include <atomic>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/temporary_index.h"

namespace limier::search {
namespace {

std::unique_ptr<Service> serving(const std::filesystem::path& index, std::size_t searchers = 2) {
  auto service = Service::start({index, searchers, std::chrono::milliseconds(2000)});
  REQUIRE(service);
  return *std::move(service);
}

std::uint32_t total(Service& service, const std::string& query) {
  SearchRequest request;
  request.query = query;
  const auto response = service.search(request);
  REQUIRE(response);
  return response->total;
}

}  // namespace

TEST_CASE("a document comes back whole, by its very id") {
  schema::Document stored = document("dossier/Été 2024.txt", "L’été", "Première ligne.\nSeconde ligne.");
  stored.fields = R"({"page":1.50})";
  const std::string prefix(300, 'i');
  const TemporaryIndex index(
      {stored, document(prefix + "1", "Un", "un"), document(prefix + "2", "Deux", "deux")});
  const auto service = serving(index.path());
  const auto found = service->document({"dossier/Été 2024.txt", {}});
  REQUIRE(found);
  CHECK(found->document == stored);
  CHECK_FALSE(found->matches);
  CHECK(service->document({prefix + "2", {}})->document.title == "Deux");
  for (const std::string id : {"", "dossier", "dossier/été 2024.txt"}) {
    CAPTURE(id);
    const auto missing = service->document({id, "été"});
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == ErrorCode::kNotFound);
  }
}

TEST_CASE("an index that appears, grows and is replaced is seen by the next request") {
  const TemporaryDirectory nowhere;
  const auto waiting = serving(nowhere.path() / "absent");
  CHECK(waiting->state().error().code == ErrorCode::kNotFound);
  CHECK(waiting->search({}).error().code == ErrorCode::kNotFound);

  TemporaryIndex index;
  const auto service = serving(index.path());
  CHECK(service->state().error().code == ErrorCode::kNotFound);

  index.rebuild({document("1", "Un", "chat")});
  CHECK(total(*service, "chat") == 1);
  CHECK(total(*service, "chien") == 0);
  std::uint64_t revision = service->state()->revision;

  index.commit({document("2", "Deux", "chat et chien")});
  CHECK(total(*service, "chat") == 2);
  CHECK(total(*service, "chien") == 1);
  CHECK(service->state()->revision > revision);
  revision = service->state()->revision;

  // The new generation is smaller: a snapshot of the old one may not show through.
  index.rebuild({document("3", "Trois", "chien")});
  CHECK(total(*service, "chat") == 0);
  CHECK(total(*service, "chien") == 1);
  CHECK(service->document({"2", {}}).error().code == ErrorCode::kNotFound);
  CHECK(service->state()->revision > revision);
  CHECK(service->state()->documents == 1);

  std::filesystem::remove(index.path() / "current");
  CHECK(service->state().error().code == ErrorCode::kNotFound);
  REQUIRE(schema::set_current_generation(index.path(), schema::generation_name(1)));
  CHECK(total(*service, "chat") == 2);
}

TEST_CASE("an index of another version, and one that is none, are refused in one sentence") {
  TemporaryIndex index({document("1", "Un", "chat")});
  const auto service = serving(index.path());
  {
    Xapian::WritableDatabase other((index.path() / "generation-9").string(), Xapian::DB_CREATE);
    other.set_metadata(schema::kMetaVersion, "autre");
    other.commit();
  }
  REQUIRE(schema::set_current_generation(index.path(), "generation-9"));
  const auto state = service->state();
  REQUIRE_FALSE(state);
  CHECK(state.error().code == ErrorCode::kVersion);
  CHECK(state.error().text().find("limier-index --rebuild") != std::string::npos);

  std::filesystem::create_directory(index.path() / "generation-10");
  REQUIRE(schema::set_current_generation(index.path(), "generation-10"));
  CHECK(service->search({}).error().code == ErrorCode::kCorrupt);
  REQUIRE(schema::set_current_generation(index.path(), "generation-1"));
  CHECK(total(*service, "chat") == 1);
}

// A reader's snapshot holds for one commit: the second one overwrites its blocks (DatabaseModifiedError).
TEST_CASE("requests survive a writer that commits without rest, and swaps") {
  std::vector<schema::Document> documents;
  for (int i = 0; i < 200; ++i) {
    documents.push_back(
        document(std::to_string(i), "Le chat " + std::to_string(i),
                 "Un chat, numéro " + std::to_string(i) + ", et sa souris. " + std::string(500, 'x')));
  }
  TemporaryIndex index(documents);
  const auto service = serving(index.path(), 3);
  std::atomic<bool> stop = false;
  std::atomic<int> answered = 0;
  std::atomic<int> busy = 0;
  std::atomic<int> wrong = 0;
  std::vector<std::thread> readers;
  for (int r = 0; r < 3; ++r) {
    readers.emplace_back([&] {
      SearchRequest request;
      request.query = "chat souris";
      request.limit = 50;
      request.facets = {"type"};
      while (!stop) {
        const auto response = service->search(request);
        if (response) {
          ++answered;
          if (response->total != 200 || response->hits.size() != 50) ++wrong;
        } else {
          ++(response.error().code == ErrorCode::kBusy ? busy : wrong);
        }
      }
    });
  }
  for (int round = 0; round < 30; ++round) {
    for (int i = round % 7; i < 200; i += 7)
      documents[static_cast<std::size_t>(i)].text += " Encore un chat.";
    if (round % 10 == 9) {
      index.rebuild(documents);
    } else {
      index.commit(documents);
    }
  }
  while (answered == 0) std::this_thread::yield();
  stop = true;
  for (std::thread& reader : readers) reader.join();
  CHECK(wrong == 0);
  CHECK(answered > busy);
}

TEST_CASE("the analyser is shown without an index") {
  const TemporaryDirectory nowhere;
  const auto service = serving(nowhere.path());
  const auto tokens = service->analyze("😀 L’été", AnalysisMode::kIndex);
  REQUIRE(tokens);
  REQUIRE_FALSE(tokens->empty());
  CHECK(tokens->back().text == "été");
  CHECK(tokens->back().start == 4);
  CHECK(tokens->back().end == 7);
  CHECK(tokens->back().terms.front() == "été");
  const auto asked = service->analyze("😀 travaux", AnalysisMode::kQuery);
  REQUIRE(asked);
  REQUIRE_FALSE(asked->empty());
  CHECK(asked->back().start == 2);
  const auto& terms = asked->back().terms;
  CHECK(std::find(terms.begin(), terms.end(), "Z:travail") != terms.end());
  for (const AnalysisMode mode : {AnalysisMode::kIndex, AnalysisMode::kQuery}) {
    const auto date = service->analyze("été du 15 mars 2023", mode);
    REQUIRE(date);
    const auto whole = std::find_if(date->begin(), date->end(),
                                    [](const AnalyzedToken& token) { return token.text == "15 mars 2023"; });
    REQUIRE(whole != date->end());
    CHECK(whole->start == 7);
    CHECK(whole->end == 19);
    CHECK(whole->position == 2);
    CHECK(whole->terms == std::vector<std::string>{"D:2023-03-15"});
  }
}

}  // namespace limier::search
