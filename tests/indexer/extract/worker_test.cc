// A worker process may do anything; the indexer goes on.
#include <doctest/doctest.h>

#include <atomic>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "indexer/extract/worker/pool.h"
#include "indexer/extract/worker/wire.h"
#include "tests/indexer/extract/run.h"

namespace limier::extract {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kMemoryIsLimited = false;
#else
constexpr bool kMemoryIsLimited = true;
#endif

constexpr Limits kTight{.memory = 64U << 20U,
                        .output = 1U << 20U,
                        .cpu = std::chrono::seconds(1),
                        .silence = std::chrono::seconds(60)};

Outcome ask(WorkerPool& pool, std::string_view format, std::string_view bytes = "octets") {
  Outcome outcome;
  const Sink sink{
      [&](schema::Document&& document) { outcome.documents.push_back(std::move(document)); },
      [&](std::string&& id) { outcome.removals.push_back(std::move(id)); },
      [&](std::string&& place, std::string&& reason) {
        outcome.failures.emplace_back(std::move(place), std::move(reason));
      },
  };
  pool.extract(Format{.name = format, .extensions = {}}, Source{"fichier", bytes}, sink);
  return outcome;
}

TEST_CASE("what a worker finds arrives whole") {
  WorkerPool pool(LIMIER_FAULTY_WORKER, kTight);
  const Outcome outcome = ask(pool, "fine", "le texte");
  REQUIRE(outcome.documents.size() == 1);
  CHECK(outcome.documents[0].text == "le texte");
  CHECK(outcome.removals == std::vector<std::string>{"parti"});
  REQUIRE(outcome.failures.size() == 1);
  CHECK(outcome.failures[0] == std::pair<std::string, std::string>("ligne 2", "raison"));
}

TEST_CASE("every fault costs one source, and says what happened") {
  struct Row {
    std::string_view format, reason;
    std::size_t documents = 0;
  };
  std::vector<Row> rows{
      {"crash", "l’analyse s’est interrompue (signal SEGV)"},
      {"late crash", "l’analyse s’est interrompue (signal KILL)", 1},
      {"exit", "l’analyse s’est interrompue"},
      {"throw", "le lecteur a rencontré une erreur (panne)"},
      {"spin", "l’analyse a dépassé le temps de calcul permis"},
      {"flood", "l’analyse a produit plus de 1 Mio de texte"},
      {"nonsense", "l’analyse a donné une réponse qui n’en est pas une"},
      {"lies", "l’analyse a donné une réponse qui n’en est pas une"},
      {"hang up", "l’analyse s’est interrompue (signal KILL)"},
      {"unknown", "format inconnu du lecteur : unknown"},
  };
  if (kMemoryIsLimited) rows.push_back({"memory", "l’analyse a dépassé la mémoire permise (64 Mio)"});
  WorkerPool pool(LIMIER_FAULTY_WORKER, kTight);
  for (const Row& row : rows) {
    CAPTURE(row.format);
    const Outcome outcome = ask(pool, row.format);
    CHECK(outcome.documents.size() == row.documents);
    REQUIRE(outcome.failures.size() == 1);
    // The sanitizers turn a crash into an exit of their own.
    if (kMemoryIsLimited || row.format != "crash") CHECK(outcome.failures[0].second == row.reason);
    CHECK(ask(pool, "fine").documents.size() == 1);
  }
}

TEST_CASE("a worker that falls silent is given up") {
  Limits impatient = kTight;
  impatient.silence = std::chrono::seconds(1);
  WorkerPool pool(LIMIER_FAULTY_WORKER, impatient);
  CHECK(ask(pool, "stop").failures.at(0).second == "l’analyse ne donne plus signe de vie depuis 1 s");
}

TEST_CASE("a worker that nobody waits for any longer is given up") {
  WorkerPool pool(LIMIER_FAULTY_WORKER, kTight);
  int asked = 0;
  Outcome outcome;
  Sink sink;
  sink.failure = [&](std::string&& place, std::string&& reason) {
    outcome.failures.emplace_back(std::move(place), std::move(reason));
  };
  sink.stopped = [&] { return ++asked > 2; };
  pool.extract(Format{.name = "stop", .extensions = {}}, Source{"fichier", "octets"}, sink);
  REQUIRE(outcome.failures.size() == 1);
  CHECK(outcome.failures[0].second == "l’analyse a été arrêtée");
}

// What one file leaves behind must not cost the next one.
TEST_CASE("a source that a used worker dies of is given to a new one") {
  WorkerPool pool(LIMIER_FAULTY_WORKER, kTight);
  for (int i = 0; i < 3; ++i) {
    const Outcome outcome = ask(pool, "poison");
    CHECK(outcome.documents.size() == 1);
    CHECK(outcome.failures.empty());
  }
}

TEST_CASE("many threads, each with a worker of its own") {
  WorkerPool pool(LIMIER_FAULTY_WORKER, kTight);
  std::atomic<int> found = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int j = 0; j < 25; ++j) {
        const std::string text = std::string(1000, 'a') + std::to_string(j);
        const Outcome outcome = ask(pool, j % 5 == 4 ? "exit" : "fine", text);
        if (outcome.documents.size() == 1 && outcome.documents[0].text == text) ++found;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(found == 80);
}

TEST_CASE("a worker that cannot be started is a failure of the source") {
  WorkerPool pool("/nulle/part/limier-extract", kTight);
  CHECK(ask(pool, "fine").failures.at(0).second ==
        "impossible de démarrer limier-extract : aucun fichier ni dossier de ce nom");
}

TEST_CASE("messages survive the wire, and truncated ones are refused") {
  schema::Document document;
  document.id = "a";
  document.title = "Titre";
  document.text = "texte\n";
  document.tags = {"un", "", "trois"};
  document.fields = "{}";
  const std::string bytes = encode(document);
  CHECK(decode_document(bytes) == document);
  for (std::size_t size = 0; size < bytes.size(); ++size) CHECK_FALSE(decode_document(bytes.substr(0, size)));
  CHECK_FALSE(decode_document(bytes + "x"));
  CHECK_FALSE(decode_header("Z12345678"));
  const Request request{"pdf", "nom", 3, 12};
  const auto decoded = decode_request(encode(request));
  REQUIRE(decoded);
  CHECK(decoded->format == "pdf");
  CHECK(decoded->name == "nom");
  CHECK(decoded->first_line == 3);
  CHECK(decoded->size == 12);
}

}  // namespace
}  // namespace limier::extract
