// The page: files of one folder, with the headers that keep a page harmless.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "server/http/message.h"

namespace limier::http {

// The file of `folder` that `path` (as sent, with its leading slash) asks for; a folder stands for its
// index.html. nullopt for what is not there, is hidden (a name that begins with a dot) or lies outside, also
// by way of a symbolic link.
std::optional<std::filesystem::path> find_file(const std::filesystem::path& folder, std::string_view path);

// The file with its type, entity tag and security headers; 304 when the client has it; nullopt when it cannot
// be read.
std::optional<Response> serve_file(const std::filesystem::path& file, const Request& request);

// By extension; application/octet-stream when it is none that a page needs.
std::string_view mime_type(const std::filesystem::path& file);

}  // namespace limier::http
