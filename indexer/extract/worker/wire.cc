#include "indexer/extract/worker/wire.h"

#include <sys/socket.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace limier::extract {
namespace {

class Writer {
 public:
  Writer& put(std::uint64_t number) {
    char bytes[sizeof number];
    std::memcpy(bytes, &number, sizeof number);
    out_.append(bytes, sizeof number);
    return *this;
  }
  Writer& put(std::string_view text) {
    put(static_cast<std::uint64_t>(text.size()));
    out_ += text;
    return *this;
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

// Reads what Writer wrote; ok() turns false, for good, at the first thing that is not there.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    if (!has(sizeof value)) return 0;
    std::memcpy(&value, rest_.data(), sizeof value);
    rest_.remove_prefix(sizeof value);
    return value;
  }
  std::string text() {
    const std::uint64_t length = number();
    if (!has(length)) return {};
    std::string value(rest_.substr(0, length));
    rest_.remove_prefix(length);
    return value;
  }
  bool ok() const { return ok_; }
  bool finished() const { return ok_ && rest_.empty(); }

 private:
  bool has(std::uint64_t length) { return ok_ = ok_ && length <= rest_.size(); }

  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace

std::string encode(Header header) {
  std::string bytes(1, static_cast<char>(header.tag));
  bytes += Writer().put(header.length).take();
  return bytes;
}

std::optional<Header> decode_header(std::string_view bytes) {
  switch (const auto tag = static_cast<Tag>(bytes[0])) {
    case Tag::kRequest:
    case Tag::kDocument:
    case Tag::kRemoval:
    case Tag::kFailure:
    case Tag::kEnd: return Header{tag, Reader(bytes.substr(1)).number()};
  }
  return std::nullopt;
}

std::string encode(const Request& request) {
  return Writer().put(request.format).put(request.name).put(request.first_line).put(request.size).take();
}

std::optional<Request> decode_request(std::string_view payload) {
  Reader reader(payload);
  Request request{reader.text(), reader.text(), reader.number(), reader.number()};
  return reader.finished() ? std::optional(std::move(request)) : std::nullopt;
}

std::string encode(const schema::Document& document) {
  Writer writer;
  for (const std::string* value :
       {&document.id, &document.title, &document.url, &document.date, &document.source, &document.lang,
        &document.type, &document.fields, &document.text}) {
    writer.put(*value);
  }
  for (const std::vector<std::string>* values : {&document.authors, &document.tags}) {
    writer.put(static_cast<std::uint64_t>(values->size()));
    for (const std::string& value : *values) writer.put(value);
  }
  return writer.take();
}

std::optional<schema::Document> decode_document(std::string_view payload) {
  Reader reader(payload);
  schema::Document document;
  for (std::string* value : {&document.id, &document.title, &document.url, &document.date, &document.source,
                             &document.lang, &document.type, &document.fields, &document.text}) {
    *value = reader.text();
  }
  for (std::vector<std::string>* values : {&document.authors, &document.tags}) {
    for (std::uint64_t left = reader.number(); left > 0 && reader.ok(); --left)
      values->push_back(reader.text());
  }
  return reader.finished() ? std::optional(std::move(document)) : std::nullopt;
}

std::string encode(const Failure& failure) {
  return Writer().put(failure.place).put(failure.reason).take();
}

std::optional<Failure> decode_failure(std::string_view payload) {
  Reader reader(payload);
  Failure failure{reader.text(), reader.text()};
  return reader.finished() ? std::optional(std::move(failure)) : std::nullopt;
}

bool send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

}  // namespace limier::extract
