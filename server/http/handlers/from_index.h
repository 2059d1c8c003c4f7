// An answer that the index alone decides: kept by the client until the index changes.
#pragma once

#include <optional>
#include <utility>

#include "server/http/conditional.h"
#include "server/http/handlers/handlers.h"

namespace limier::http::handlers {

// What a client that has an answer gets without another being made: 304, or why the index cannot tell.
// nullopt: it is to be made.
inline std::optional<Answer> settled(const Services& services, const Request& request) {
  if (request.header("If-None-Match").empty()) return std::nullopt;
  const auto state = services.search.state();
  if (!state) return tl::unexpected(api::from_error(state.error()));
  if (auto fresh = fresh_answer(*state, request)) return *std::move(fresh);
  return std::nullopt;
}

// `ask()` → Result<T>, not called when the client's answer is still good; `encode(T)` → JSON.
template <typename Ask, typename Encode>
Answer from_index(const Services& services, const Request& request, Ask&& ask, Encode&& encode) {
  // Taken before asking: should a commit come in between, the tag is too old rather than too new.
  const auto state = services.search.state();
  if (!state) return tl::unexpected(api::from_error(state.error()));
  if (auto fresh = fresh_answer(*state, request)) return *std::move(fresh);
  const auto found = ask();
  if (!found) return tl::unexpected(api::from_error(found.error()));
  Response response = json(encode(*found));
  tag_answer(response, *state, request);
  return response;
}

}  // namespace limier::http::handlers
