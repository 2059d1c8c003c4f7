// What is stored of a document, packed with Zstandard: Xapian's own zlib makes it as small, but takes three
// times as long to open it, which every hit of a search pays (tests/bench/LOG.md).
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace limier::schema {

// One Zstandard frame of all parts, one after the other, that tells its length. Any thread may call it; each
// keeps its working memory.
std::string pack(std::initializer_list<std::string_view> parts);

// What was packed; nullopt when `frame` is not whole, or says that it holds more than `most` bytes.
std::optional<std::string> unpack(std::string_view frame, std::size_t most);

// What was packed up to its first newline, which is left out: of a long text only the beginning is opened.
// nullopt as unpack(), and without a newline; damage behind it goes unseen.
std::optional<std::string> unpack_line(std::string_view frame, std::size_t most);

}  // namespace limier::schema
