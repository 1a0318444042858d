#include "models/replay/session_list.h"

#include <chrono>

namespace ballast::replay {

std::optional<std::size_t> sessionAt(std::span<const SessionLine> sessions, core::Time at)
{
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < sessions.size(); ++i) {
        const SessionLine& session = sessions[i];
        if (session.events == 0) continue;
        if (session.begun <= at && at <= session.last) return i;
        if (!found || session.begun <= at) found = i;
    }
    return found;
}

std::optional<std::size_t> sessionOn(std::span<const SessionLine> sessions, core::Time day)
{
    for (std::size_t i = 0; i < sessions.size(); ++i)
        if (sessions[i].events > 0 && sessions[i].begun < day + std::chrono::days{1} &&
            sessions[i].last >= day)
            return i;
    return std::nullopt;
}

std::optional<std::size_t> newestSession(std::span<const SessionLine> sessions)
{
    for (std::size_t i = sessions.size(); i > 0; --i)
        if (sessions[i - 1].events > 0) return i - 1;
    return std::nullopt;
}

}  // namespace ballast::replay
