// Entity tags: what lets a client keep an answer while nothing has changed.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "server/http/message.h"
#include "server/search/search.h"

namespace limier::http {

// Weak, for the same answer may come compressed or with another took_ms.
std::string entity_tag(std::initializer_list<std::string_view> parts);

// Whether If-None-Match names `tag`.
bool is_fresh(const Request& request, std::string_view tag);

Response not_modified(std::string tag);

// 304 when the client holds what `request` would get from the index in this state; nullopt else, and for a
// POST.
std::optional<Response> fresh_answer(const search::IndexState& state, const Request& request);

// Gives an answer made from the index in this state its tag. A POST has none.
void tag_answer(Response& response, const search::IndexState& state, const Request& request);

}  // namespace limier::http
