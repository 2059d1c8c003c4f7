// Raw Xapian as a careful user of it would index: its own TermGenerator and French stemmer, the text stored,
// batches small enough for the cache, merged at the end.
//
//   bench_xapian_index DB FILE.jsonl
//
// 250 documents a commit and 5,000 a database are the fastest of what was tried: bigger batches leave the
// processor's cache, one database for all rewrites its blocks at every commit.
#include <xapian.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace {

constexpr int kCommitEvery = 250;
constexpr int kBatch = 5000;

class Batches {
 public:
  explicit Batches(std::filesystem::path folder) : folder_(std::move(folder)) {
    generator_.set_stemmer(Xapian::Stem("french"));
  }

  void add(const nlohmann::json& record) {
    if (added_ % kBatch == 0) open_next();
    Xapian::Document document;
    const auto id = record.at("id").get<std::string>();
    const auto title = record.value("title", std::string());
    const auto text = record.at("text").get<std::string>();
    generator_.set_document(document);
    generator_.index_text(title, 1, "S");
    generator_.index_text(title);
    generator_.increase_termpos();
    generator_.index_text(text);
    document.add_boolean_term("Q" + id);
    document.add_value(0, record.value("date", std::string()));
    document.set_data(title + '\n' + text);
    writer_.add_document(document);
    if (++added_ % kCommitEvery == 0) writer_.commit();
  }

  void merge_into(const std::string& destination) {
    writer_.close();
    Xapian::Database all;
    for (const std::string& batch : batches_) all.add_database(Xapian::Database(batch));
    all.compact(destination);
  }

 private:
  void open_next() {
    writer_.close();
    batches_.push_back((folder_ / std::to_string(batches_.size())).string());
    writer_ = Xapian::WritableDatabase(batches_.back(), Xapian::DB_CREATE_OR_OVERWRITE);
  }

  std::filesystem::path folder_;
  std::vector<std::string> batches_;
  Xapian::WritableDatabase writer_;
  Xapian::TermGenerator generator_;
  int added_ = 0;
};

void index(const std::string& destination, const std::string& file) {
  std::ifstream input(file);
  if (!input) throw std::runtime_error("cannot read " + file);
  const std::filesystem::path scratch = destination + ".batches";
  std::filesystem::remove_all(scratch);
  std::filesystem::create_directories(scratch);
  Batches batches(scratch);
  for (std::string line; std::getline(input, line);) batches.add(nlohmann::json::parse(line));
  batches.merge_into(destination);
  std::filesystem::remove_all(scratch);
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::cerr << "usage: bench_xapian_index DB FILE.jsonl\n";
    return 2;
  }
  try {
    index(arguments[1], arguments[2]);
    return 0;
  } catch (const Xapian::Error& error) {
    std::cerr << "bench_xapian_index: " << error.get_description() << '\n';
  } catch (const std::exception& error) {
    std::cerr << "bench_xapian_index: " << error.what() << '\n';
  }
  return 1;
}
