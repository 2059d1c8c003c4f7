// Tasks go in at one end, any number of workers turn each into items, the items come out at the other end in
// the order of the tasks. Bounded in tasks and in bytes, whatever the number of items a task becomes.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "indexer/base/error.h"

namespace limier::ingest {

// Any thread may call any member; one thread feeds, one takes.
template <typename Task, typename Item>
class Conveyor {
 public:
  // What one task becomes. Items are put by the worker that has it.
  struct Lane {
    Task task;
    std::size_t load = 0;
    std::deque<std::pair<Item, std::size_t>> items;
    bool closed = false;
  };

  // Tasks of `max_load` together, or one of any load, are on the way until their last item is taken, and
  // `max_bytes` of items.
  Conveyor(std::size_t max_lanes, std::size_t max_load, std::size_t max_bytes)
      : max_lanes_(max_lanes), max_load_(max_load), max_bytes_(max_bytes) {}

  // Waits while the conveyor is full. False once stopped.
  bool feed(Task task, std::size_t load) {
    std::unique_lock lock(mutex_);
    fed_.wait(lock, [&] {
      return stopped_ || (lanes_.size() < max_lanes_ && (load_ == 0 || load_ + load <= max_load_));
    });
    if (stopped_) return false;
    lanes_.push_back(std::make_shared<Lane>(Lane{std::move(task), load, {}, false}));
    waiting_.push_back(lanes_.back());
    load_ += load;
    work_.notify_one();
    return true;
  }

  // An item of its own that needs no work, in its place among the tasks; several in a row take one place.
  // Waits like feed(), and while too many bytes are on the way: those before it leave without its help.
  bool deliver(Item item, std::size_t bytes) {
    std::unique_lock lock(mutex_);
    const auto continues = [this] { return !lanes_.empty() && lanes_.back()->closed; };
    fed_.wait(lock, [&] {
      return stopped_ || (bytes_ < max_bytes_ && (continues() || lanes_.size() < max_lanes_));
    });
    if (stopped_) return false;
    if (!continues()) {
      lanes_.push_back(std::make_shared<Lane>());
      lanes_.back()->closed = true;
    }
    lanes_.back()->items.emplace_back(std::move(item), bytes);
    bytes_ += bytes;
    if (lanes_.size() == 1) ready_.notify_one();
    return true;
  }

  // Nothing more will be fed.
  void finish() {
    const std::lock_guard lock(mutex_);
    finished_ = true;
    work_.notify_all();
    ready_.notify_all();
  }

  // The next task for a worker; nullptr when there will be none.
  std::shared_ptr<Lane> next_task() {
    std::unique_lock lock(mutex_);
    work_.wait(lock, [this] { return stopped_ || finished_ || !waiting_.empty(); });
    if (stopped_ || waiting_.empty()) return nullptr;
    auto lane = std::move(waiting_.front());
    waiting_.pop_front();
    return lane;
  }

  // Waits while too many bytes are on the way, except for the lane whose turn it is: that one always moves.
  // False once stopped.
  bool put(Lane& lane, Item item, std::size_t bytes) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return stopped_ || bytes_ < max_bytes_ || lanes_.front().get() == &lane; });
    if (stopped_) return false;
    lane.items.emplace_back(std::move(item), bytes);
    bytes_ += bytes;
    if (lanes_.front().get() == &lane) ready_.notify_one();
    return true;
  }

  // The worker is done with the task, which may be long: its items may have to wait.
  void close(Lane& lane) {
    Task done{};
    const std::lock_guard lock(mutex_);
    std::swap(done, lane.task);
    lane.closed = true;
    if (!lanes_.empty() && lanes_.front().get() == &lane) ready_.notify_one();
  }

  // The next item; nullopt at the end, once stopped, or soon after `gives_up` says so.
  std::optional<Item> take(const std::function<bool()>& gives_up = [] { return false; }) {
    constexpr std::chrono::milliseconds kPatience{100};
    std::unique_lock lock(mutex_);
    for (;;) {
      if (stopped_ || gives_up()) return std::nullopt;
      if (lanes_.empty()) {
        if (finished_) return std::nullopt;
      } else if (Lane& lane = *lanes_.front(); !lane.items.empty()) {
        auto [item, bytes] = std::move(lane.items.front());
        lane.items.pop_front();
        bytes_ -= bytes;
        if (bytes > 0) room_.notify_all();
        // Not at once: woken for every item, the feeder would sleep after each.
        if (bytes_ <= max_bytes_ / 2) fed_.notify_one();
        return std::move(item);
      } else if (lane.closed) {
        load_ -= lane.load;
        lanes_.pop_front();
        fed_.notify_one();
        room_.notify_all();
        continue;
      }
      ready_.wait_for(lock, kPatience);
    }
  }

  bool stopped() const {
    const std::lock_guard lock(mutex_);
    return stopped_;
  }

  // Everyone returns at once; what is on the way is dropped.
  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    for (auto* condition : {&fed_, &work_, &room_, &ready_}) condition->notify_all();
  }

  // As stop(), for a reason. Of several the first is kept.
  void fail(Error reason) {
    {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::move(reason);
    }
    stop();
  }
  std::optional<Error> failure() const {
    const std::lock_guard lock(mutex_);
    return failure_;
  }

 private:
  const std::size_t max_lanes_;
  const std::size_t max_load_;
  const std::size_t max_bytes_;
  mutable std::mutex mutex_;
  std::condition_variable fed_, work_, room_, ready_;
  std::deque<std::shared_ptr<Lane>> lanes_;    // the front one is being taken
  std::deque<std::shared_ptr<Lane>> waiting_;  // for a worker
  std::size_t load_ = 0;                       // of all tasks on the way
  std::size_t bytes_ = 0;                      // of all items
  bool finished_ = false;
  bool stopped_ = false;
  std::optional<Error> failure_;
};

}  // namespace limier::ingest
