#include "indexer/ingest/files/file_state.h"

#include <charconv>

#include <fmt/format.h>
#include <xxhash.h>
#include <nlohmann/json.hpp>

namespace limier::ingest {
namespace {

void append_number(std::uint64_t number, std::string& out) {
  for (int shift = 0; shift < 64; shift += 8) out += static_cast<char>(number >> shift & 0xFF);
}

std::uint64_t read_number(std::string_view bytes) {
  std::uint64_t number = 0;
  for (std::size_t i = 8; i-- > 0;) number = number << 8 | static_cast<unsigned char>(bytes[i]);
  return number;
}

}  // namespace

FileKey file_key(std::string_view root, std::string_view name) {
  return XXH3_64bits_withSeed(name.data(), name.size(), XXH3_64bits(root.data(), root.size()));
}

Signature file_signature(std::uint64_t size, std::int64_t time_ns, std::uint64_t settings) {
  const std::uint64_t parts[] = {size, static_cast<std::uint64_t>(time_ns), settings};
  const Signature signature = XXH3_64bits(parts, sizeof parts);
  return signature == kUnknown ? 1 : signature;
}

ContentHash content_hash(std::string_view bytes, std::uint64_t settings) {
  const XXH128_hash_t hash = XXH3_128bits_withSeed(bytes.data(), bytes.size(), settings);
  return {hash.low64, hash.high64};
}

std::string encode(const ContentHash& hash) {
  std::string bytes;
  append_number(hash.low, bytes);
  append_number(hash.high, bytes);
  return bytes;
}

std::optional<ContentHash> decode_content_hash(std::string_view bytes) {
  if (bytes.size() != 16) return std::nullopt;
  return ContentHash{read_number(bytes), read_number(bytes.substr(8))};
}

// Eight bytes of key, eight of signature, then the root in decimal digits.
std::string encode(const FileState& state) {
  std::string bytes;
  append_number(state.key, bytes);
  append_number(state.signature, bytes);
  bytes += std::to_string(state.root);
  return bytes;
}

std::optional<FileState> decode_file_state(std::string_view bytes) {
  if (bytes.size() < 17) return std::nullopt;
  FileState state{0, read_number(bytes), read_number(bytes.substr(8))};
  const char* const end = bytes.data() + bytes.size();
  const auto [stop, error] = std::from_chars(bytes.data() + 16, end, state.root);
  if (error != std::errc() || stop != end) return std::nullopt;
  return state;
}

std::string record_key(FileKey key) {
  return fmt::format("{}{:016x}", kRecordPrefix, key);
}

std::optional<FileKey> parse_record_key(std::string_view metadata_key) {
  if (!metadata_key.starts_with(kRecordPrefix)) return std::nullopt;
  metadata_key.remove_prefix(kRecordPrefix.size());
  FileKey key = 0;
  const char* const end = metadata_key.data() + metadata_key.size();
  const auto [stop, error] = std::from_chars(metadata_key.data(), end, key, 16);
  if (error != std::errc() || stop != end) return std::nullopt;
  return key;
}

std::string encode(const FileRecord& record) {
  return nlohmann::json{{"root", record.root},           {"name", record.name},
                        {"signature", record.signature}, {"documents", record.documents},
                        {"failures", record.failures},   {"unrecognized", record.unrecognized},
                        {"outgrown", record.outgrown}}
      .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::optional<FileRecord> decode_file_record(std::string_view json) {
  try {
    const auto parsed = nlohmann::json::parse(json);
    return FileRecord{parsed.at("root").get<std::uint32_t>(),
                      parsed.at("name").get<std::string>(),
                      parsed.at("signature").get<Signature>(),
                      parsed.at("documents").get<std::uint64_t>(),
                      parsed.at("failures").get<std::vector<std::string>>(),
                      parsed.value("unrecognized", false),
                      parsed.value("outgrown", false)};
  } catch (const nlohmann::json::exception&) {
    return std::nullopt;
  }
}

}  // namespace limier::ingest
