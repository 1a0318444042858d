#pragma once

#include "models/engine/snapshot.h"
#include "models/guard/limit_table.h"

#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <string>

namespace ballast::soak {

/// The settings of a desk that always has something to hedge: narrow bands about a book with much
/// gamma, one underlying by orders that rest, are moved and crossed, the other by orders that take.
std::string_view busySettings();
/// Limits and tripwires with all that counts orders and their cost set wide; what judges the age
/// and the sanity of prices stays as it is.
guard::LimitSet busyLimits(guard::LimitSet limits);

/// A person who approves whatever is proposed, calls back every other order that rests, and after a
/// halt looks and goes on.
class Trader {
public:
    using Say = std::function<void(const engine::Command&)>;
    explicit Trader(Say say) : m_say(std::move(say)) {}

    void look(const engine::Snapshot& snapshot, std::chrono::steady_clock::time_point now);
    /// Approves nothing any more, and takes back what still rests.
    void leave() { m_leaving = true; }

    std::uint64_t approved = 0, called = 0, resumed = 0, cleared = 0;

private:
    using Steady = std::chrono::steady_clock::time_point;
    void decide(const engine::Snapshot& snapshot, Steady now);
    void callBack(const engine::Snapshot& snapshot);
    void goOn(const engine::Snapshot& snapshot, Steady now);
    void say(const engine::Command& command) { m_say(command); }

    Say m_say;
    bool m_leaving = false;
    Steady m_lookedAt{}, m_wentOnAt{}, m_decidedAt{};
    std::pair<std::uint64_t, core::Revision> m_decided{};
    std::deque<core::Label> m_called;  ///< lately
};

/// Alerts, counted by what they say, numbers left out; and how often the gate closed.
class Sayings {
public:
    void look(const engine::Snapshot& snapshot);
    void gate(std::uint64_t closings, const char* why);

    const std::map<std::string, std::uint64_t>& counts() const { return m_counts; }
    /// Those of what came late, was old or was silent.
    std::uint64_t ofLag() const;
    std::uint64_t closings() const { return m_closed; }
    const std::map<std::string, std::uint64_t>& reasons() const { return m_reasons; }

private:
    std::uint64_t m_seen = 0, m_closings = 0, m_closed = 0;
    bool m_begun = false;
    std::map<std::string, std::uint64_t> m_counts, m_reasons;
    std::map<std::string, std::string> m_guards;
};

}  // namespace ballast::soak
