#pragma once

#include <QByteArray>

#include <mutex>
#include <optional>
#include <utility>

namespace ballast::app {

/// What is asked on one thread and answered on another, later or never.
class LaterAnswer {
public:
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
    std::mutex m_mutex;
    std::optional<QByteArray> m_answer;
};

}  // namespace ballast::app
