#include "indexer/ingest/worker.h"

#include <unistd.h>

#include <exception>
#include <functional>
#include <new>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "indexer/base/file.h"
#include "indexer/ingest/failure.h"
#include "indexer/ingest/index/destination.h"
#include "indexer/ingest/index/read_afresh.h"
#include "indexer/schema/terms.h"

namespace limier::ingest {
namespace {

// What takes memory while it is analysed, not only when it is put.
constexpr std::size_t kLongText = 4 << 20;

// Thrown through an extractor to leave it when the run was stopped.
struct Stopped {};

std::string at(const std::string& place, const std::string& reason) {
  return place.empty() ? reason : fmt::format("{} : {}", place, reason);
}

}  // namespace

Snapshot::Snapshot(const std::optional<std::filesystem::path>& generation) {
  if (generation) database_.emplace(generation->string());
}

std::optional<ContentHash> Snapshot::hash(std::string_view id) {
  if (!database_) return std::nullopt;
  try {
    const auto known = read_afresh(
        *database_, [id](const Xapian::Database& database) { return find_document(database, id); });
    return known ? std::optional(known->hash) : std::nullopt;
  } catch (const Xapian::DatabaseModifiedError&) {
    return std::nullopt;  // it is made again then, and who writes it sees that it is the same
  }
}

ContentHash document_hash(const schema::Document& document) {
  std::vector<std::string> metadata = {
      document.title,  document.url,  document.date, schema::pack_values(document.authors),
      document.source, document.lang, document.type, document.fields};
  metadata.insert(metadata.end(), document.tags.begin(), document.tags.end());
  const std::string packed = schema::pack_values(metadata);
  return content_hash(document.text, content_hash(packed, 0).low);
}

struct Worker::Outlet {
  Belt& belt;
  Belt::Lane& lane;

  void put(Item&& item) const {
    const std::size_t bytes = weight(item);
    if (!belt.put(lane, std::move(item), bytes)) throw Stopped();
  }

  extract::Sink sink(std::function<void(schema::Document&&)> document) const {
    return {std::move(document), [this](std::string&& id) { put(Removal{std::move(id)}); },
            [this](std::string&& place, std::string&& reason) { put(FailedDocument{at(place, reason)}); },
            [this] { return belt.stopped(); }};
  }

  // What goes wrong with a document costs no other.
  template <typename Work>
  void attempt(const std::string& place, const Work& work) const {
    try {
      work();
    } catch (const std::bad_alloc&) {
      put(FailedDocument{at(place, "mémoire insuffisante pour ce document")});
    } catch (const std::exception& error) {
      put(FailedDocument{at(place, fmt::format("erreur interne : {}", error.what()))});
    }
  }
};

Worker::Worker(const analysis::Lexicon& lexicon, std::size_t remembered, const Settings& settings,
               const std::optional<std::filesystem::path>& generation, std::atomic<std::uint64_t>& bytes_read)
    : settings_(settings),
      fingerprint_(settings.fingerprint()),
      snapshot_(generation),
      builder_(lexicon, remembered),
      bytes_read_(bytes_read) {}

void Worker::run(Belt& belt) {
  // A book takes longer than who stops a run waits.
  builder_.check_with([&belt] {
    if (belt.stopped()) throw Stopped();
  });
  try {
    while (const auto lane = belt.next_task()) {
      const Outlet outlet{belt, *lane};
      if (const auto* task = std::get_if<FileTask>(&lane->task)) {
        file(*task, outlet);
      } else {
        piece(std::get<LinesPiece>(std::move(lane->task)), outlet);
      }
      belt.close(*lane);
    }
  } catch (const Stopped&) {
  } catch (...) {
    belt.fail(current_failure());
  }
}

void Worker::file(const FileTask& task, const Outlet& outlet) {
  SourceBegin begin{task.file.name, task.file.root, task.file.key, task.signatures, false};
  const auto give_up = [&](std::string reason) {
    outlet.put(std::move(begin));
    outlet.put(FailedDocument{std::move(reason)});
    outlet.put(SourceEnd{});
  };
  auto bytes = read_file(task.file.path, kMaxFileBytes);
  if (!bytes) {
    if (bytes.error().code == ErrorCode::kNotFound) return;  // it vanished since it was found
    // A refusal lasts until permissions change, a fault of the disk or the network may be over the next time.
    if (bytes.error().code == ErrorCode::kUnreadable && ::access(task.file.path.c_str(), R_OK) == 0)
      begin.signatures = {};
    return give_up(bytes.error().message);
  }
  bytes_read_.fetch_add(bytes->size(), std::memory_order_relaxed);
  const extract::Format* format = settings_.format() == "auto"
                                      ? extract::detect_format(task.file.name, *bytes)
                                      : extract::find_format(settings_.format());
  if (format == nullptr) {
    outlet.put(std::move(begin));
    outlet.put(UnrecognizedFile{"format non reconnu"});
    outlet.put(SourceEnd{});
    return;
  }
  begin.many = format->many;
  outlet.put(std::move(begin));
  FileState state{task.file.root, task.file.key, kUnknown};
  if (bytes->size() > kLongText) outlet.put(LongText{});
  if (format->many) {
    many(*format, task.file.name, *std::move(bytes), 1, state, outlet);
  } else {
    state.signature = task.signatures.read;
    one(*format, task.file.name, *std::move(bytes), state, outlet);
  }
  outlet.put(SourceEnd{});
}

void Worker::piece(LinesPiece piece, const Outlet& outlet) {
  bytes_read_.fetch_add(piece.text.size(), std::memory_order_relaxed);
  if (piece.text.size() > kLongText) outlet.put(LongText{});
  many(*extract::find_format("jsonl"), piece.name, std::move(piece.text), piece.first_line,
       {piece.root, piece.key, kUnknown}, outlet);
}

void Worker::one(const extract::Format& format, const std::string& name, std::string bytes,
                 const FileState& state, const Outlet& outlet) {
  const ContentHash hash = content_hash(bytes, fingerprint_);
  if (snapshot_.hash(name) == hash) return outlet.put(SameDocument{name, hash, state, std::nullopt});
  std::optional<schema::Document> found;
  format.extract({name, bytes, 1}, outlet.sink([&](schema::Document&& whole) { found = std::move(whole); }));
  if (!found) return;
  std::string().swap(bytes);  // a book's text must not be there twice
  settings_.apply(*found);
  outlet.attempt({}, [&] {
    auto prepared = builder_.build(*std::move(found), state, hash);
    if (!prepared) return outlet.put(FailedDocument{prepared.error().message});
    prepared->whole_file = true;
    outlet.put(std::move(*prepared));
  });
}

void Worker::many(const extract::Format& format, const std::string& name, std::string bytes,
                  std::size_t first_line, const FileState& state, const Outlet& outlet) {
  // Each document is made when the next thing is found, the last one without the bytes: one long line is all
  // that there is of its piece.
  std::optional<schema::Document> found;
  const auto make_found = [&] {
    if (!found) return;
    schema::Document document = *std::exchange(found, std::nullopt);
    outlet.attempt(fmt::format("« {} »", document.id), [&] {
      settings_.apply(document);
      this->document(std::move(document), state, outlet);
    });
  };
  extract::Sink sink = outlet.sink([&](schema::Document&& next) {
    make_found();
    found = std::move(next);
  });
  const auto after_found = [&](auto put) {
    return [&make_found, put = std::move(put)](auto&&... given) {
      make_found();
      put(std::move(given)...);
    };
  };
  sink.removal = after_found(std::move(sink.removal));
  sink.failure = after_found(std::move(sink.failure));
  format.extract({name, bytes, first_line}, sink);
  std::string().swap(bytes);
  make_found();
}

void Worker::document(schema::Document&& document, const FileState& state, const Outlet& outlet) {
  const ContentHash hash = document_hash(document);
  if (snapshot_.hash(document.id) == hash) {
    std::string id = document.id;
    outlet.put(SameDocument{std::move(id), hash, state, std::move(document)});
    return;
  }
  const std::string id = document.id;
  auto prepared = builder_.build(std::move(document), state, hash);
  if (!prepared) return outlet.put(FailedDocument{fmt::format("« {} » : {}", id, prepared.error().message)});
  outlet.put(std::move(*prepared));
}

}  // namespace limier::ingest
