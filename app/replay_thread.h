#pragma once

#include "models/core/mailbox.h"
#include "models/replay/session_list.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <variant>
#include <vector>

namespace ballast::app {

/// Which moment of the recorded sessions of a folder is shown first: that of a proposal, a time, or
/// the beginning of what was recorded on a day; else the beginning of the newest session.
struct ReplayStart {
    std::filesystem::path folder;
    std::optional<core::Time> at, day;
    std::optional<std::uint64_t> proposal;
};

/// Runs a replay beside the window, on one thread of low priority: it reads events.db, which a desk
/// may be writing meanwhile, changes nothing in it, and hands the moment that is shown over like
/// the engine's thread does.
class ReplayThread {
public:
    explicit ReplayThread(ReplayStart start);
    ~ReplayThread();  ///< ends what is under way, and joins
    ReplayThread(const ReplayThread&) = delete;
    ReplayThread& operator=(const ReplayThread&) = delete;

    void wish(const replay::Wish& wish);
    void openSession(std::int64_t session);
    /// The newest since the last take; null: nothing has changed. One reader.
    std::shared_ptr<const replay::News> take();

private:
    struct Session {
        std::int64_t id = 0;
    };
    using Wanted = std::variant<replay::Wish, Session>;
    class Loop;

    void post(Wanted wanted);
    void work(const std::stop_token& stop);
    std::vector<Wanted> taken();
    bool isWanted();

    ReplayStart m_start;
    std::mutex m_mutex;  ///< guards the wishes
    std::vector<Wanted> m_wanted;
    std::condition_variable_any m_wake;
    core::Mailbox<std::shared_ptr<const replay::News>> m_news;
    std::jthread m_thread;  ///< last: it uses all of the above
};

}  // namespace ballast::app
