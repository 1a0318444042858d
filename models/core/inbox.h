#pragma once

#include <cstddef>
#include <functional>
#include <mutex>
#include <utility>
#include <vector>

namespace ballast::core {

/// Bounded FIFO into a thread with a loop of its own (gui, store, workers -> engine; anyone ->
/// store). Never drops: a full inbox is a fault that the sender must act on. The wake function is
/// called once when an empty inbox gets its first event, outside the lock.
template <class Event>
class Inbox {
public:
    explicit Inbox(std::size_t capacity, std::function<void()> wake = {})
        : m_capacity(capacity), m_wake(std::move(wake))
    {
    }
    void setWake(std::function<void()> wake) { m_wake = std::move(wake); }  ///< before use only

    /// False when full: the event was not taken.
    [[nodiscard]] bool post(Event event)
    {
        bool first = false;
        {
            const std::scoped_lock lock(m_mutex);
            if (m_events.size() >= m_capacity) return false;
            first = m_events.empty();
            m_events.push_back(std::move(event));
        }
        if (first && m_wake) m_wake();
        return true;
    }
    /// Moves everything waiting, in order, into `batch` (which is cleared first).
    void drain(std::vector<Event>& batch)
    {
        batch.clear();
        const std::scoped_lock lock(m_mutex);
        std::swap(batch, m_events);
    }

private:
    std::mutex m_mutex;
    std::vector<Event> m_events;
    std::size_t m_capacity;
    std::function<void()> m_wake;
};

}  // namespace ballast::core
