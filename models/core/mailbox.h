#pragma once

#include <mutex>
#include <optional>
#include <utility>

namespace ballast::core {

/// One slot, newest wins: engine -> gui, pulled by the frame clock. A reader that looks seldom
/// costs the writer nothing, and nothing can pile up.
template <class T>
class Mailbox {
public:
    void put(T value)
    {
        std::optional<T> old;  // destroyed outside the lock
        {
            const std::scoped_lock lock(m_mutex);
            old = std::exchange(m_value, std::move(value));
        }
    }
    /// The newest value since the last take, or nothing.
    std::optional<T> take()
    {
        const std::scoped_lock lock(m_mutex);
        return std::exchange(m_value, std::nullopt);
    }

private:
    std::mutex m_mutex;
    std::optional<T> m_value;
};

}  // namespace ballast::core
