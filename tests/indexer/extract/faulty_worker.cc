// A worker whose formats do what no parser should: each is a fault that hostile files have caused somewhere.
#include <signal.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <vector>

#include "indexer/extract/worker/serve.h"
#include "indexer/extract/worker/wire.h"

namespace limier::extract {
namespace {

void document(const Sink& sink, std::string text) {
  schema::Document found;
  found.text = std::move(text);
  sink.document(std::move(found));
}

volatile std::size_t counter = 0;
bool poisoned = false;

const std::array kFaults{
    Format{.name = "fine",
           .extensions = {},
           .parse =
               [](const Source& source, const Sink& sink) {
                 document(sink, std::string(source.bytes));
                 sink.removal("parti");
                 sink.failure("ligne 2", "raison");
               }},
    Format{.name = "crash", .extensions = {}, .parse = [](const Source&, const Sink&) { ::raise(SIGSEGV); }},
    Format{.name = "late crash",
           .extensions = {},
           .parse =
               [](const Source&, const Sink& sink) {
                 document(sink, "avant");
                 ::raise(SIGKILL);
               }},
    Format{.name = "exit", .extensions = {}, .parse = [](const Source&, const Sink&) { ::_exit(7); }},
    Format{.name = "throw",
           .extensions = {},
           .parse = [](const Source&, const Sink&) { throw std::runtime_error("panne"); }},
    Format{.name = "memory",
           .extensions = {},
           .parse =
               [](const Source&, const Sink&) {
                 for (std::vector<std::string> hoard;;) hoard.emplace_back(1 << 24, 'a');
               }},
    Format{.name = "spin",
           .extensions = {},
           .parse =
               [](const Source&, const Sink&) {
                 for (;;) counter = counter + 1;
               }},
    Format{.name = "stop", .extensions = {}, .parse = [](const Source&, const Sink&) { ::raise(SIGSTOP); }},
    Format{.name = "flood",
           .extensions = {},
           .parse = [](const Source&, const Sink& sink) { document(sink, std::string(1 << 22, 'a')); }},
    Format{.name = "nonsense",
           .extensions = {},
           .parse = [](const Source&, const Sink&) { send_all(0, "nimporte quoi"); }},
    Format{.name = "lies",
           .extensions = {},
           .parse =
               [](const Source&, const Sink&) {
                 send_all(0, encode(Header{Tag::kDocument, 16}) + std::string(16, '\xFF'));
               }},
    Format{.name = "hang up",
           .extensions = {},
           .parse =
               [](const Source&, const Sink&) {
                 ::close(0);
                 ::pause();
               }},
    Format{.name = "poison",
           .extensions = {},
           .parse =
               [](const Source&, const Sink& sink) {
                 if (poisoned) ::abort();
                 poisoned = true;
                 document(sink, "sain");
               }},
};

const Format* find(std::string_view name) {
  for (const Format& fault : kFaults) {
    if (fault.name == name) return &fault;
  }
  return nullptr;
}

}  // namespace
}  // namespace limier::extract

int main(int argc, char** argv) {
  return limier::extract::serve(argc, argv, 0, limier::extract::find);
}
