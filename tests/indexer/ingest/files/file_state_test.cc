#include "indexer/ingest/files/file_state.h"

#include <doctest/doctest.h>

#include <string>

namespace limier::ingest {

TEST_CASE("states, hashes and records come back as they were written") {
  for (const FileState& state :
       {FileState{}, FileState{1, 2, 3}, FileState{4000000000, ~FileKey{0}, ~Signature{0}}}) {
    CHECK(decode_file_state(encode(state)) == state);
  }
  const ContentHash hash = content_hash("texte", 7);
  CHECK(decode_content_hash(encode(hash)) == hash);
  const FileRecord record{3, "notes/été.jsonl", 42, 12, {"ligne 3 : JSON incorrect", ""}, false, true};
  CHECK(decode_file_record(encode(record)) == record);
  const FileKey key = file_key("/srv/lois", "1905.html");
  CHECK(parse_record_key(record_key(key)) == key);
}

TEST_CASE("a record written before files could be outgrown is read") {
  CHECK(decode_file_record(R"({"root":1,"name":"a.jsonl","signature":2,"documents":3,"failures":[]})") ==
        FileRecord{1, "a.jsonl", 2, 3, {}});
}

TEST_CASE("other bytes are no state") {
  for (const std::string& bytes :
       {std::string(), std::string(16, 'x'), std::string(17, 'x'), encode(FileState{1, 2, 3}) + "z"}) {
    CHECK_FALSE(decode_file_state(bytes));
  }
  CHECK_FALSE(decode_content_hash("short"));
  for (const std::string bytes : {"", "[]", "{}", R"({"root":"a"})"}) CHECK_FALSE(decode_file_record(bytes));
  for (const std::string key : {"", "limier.file.", "limier.file.xyz", "limier.version"})
    CHECK_FALSE(parse_record_key(key));
}

TEST_CASE("keys and signatures tell files apart") {
  CHECK(file_key("/a", "b/c") != file_key("/a/b", "c"));
  CHECK(file_signature(1, 2, 3) != file_signature(2, 1, 3));
  CHECK(file_signature(1, 2, 3) != file_signature(1, 2, 4));
  CHECK(content_hash("a", 1) != content_hash("a", 2));
}

}  // namespace limier::ingest
