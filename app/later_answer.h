#pragma once

#include <QByteArray>

#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>
#include <utility>

namespace ballast::app {

/// What is asked on one thread and answered on another, later or never; and until then how far it
/// is, and whether it is still wanted.
class LaterAnswer {
public:
    /// Of whoever works on it: 0 to 1. False: it is not wanted any more.
    bool at(double share)
    {
        m_share.store(share, std::memory_order_relaxed);
        m_told.fetch_add(1, std::memory_order_relaxed);
        return m_wanted.load(std::memory_order_relaxed);
    }
    double share() const { return m_share.load(std::memory_order_relaxed); }
    /// How often at() was called: where it stands still, nobody works on it.
    std::uint64_t told() const { return m_told.load(std::memory_order_relaxed); }
    void unwant() { m_wanted = false; }
    void give(QByteArray answer)
    {
        const std::scoped_lock lock(m_mutex);
        m_answer = std::move(answer);
    }
    /// Once; nothing before it was given.
    std::optional<QByteArray> take()
    {
        const std::scoped_lock lock(m_mutex);
        return std::exchange(m_answer, std::nullopt);
    }

private:
    std::atomic<double> m_share{0};
    std::atomic<std::uint64_t> m_told{0};
    std::atomic<bool> m_wanted{true};
    std::mutex m_mutex;
    std::optional<QByteArray> m_answer;
};

}  // namespace ballast::app
