#include "connectors/paper/backlog.h"

#include <algorithm>

namespace ballast::paper {

void Backlog::add(SessionId session, const std::string& key, Told told)
{
    Queue& queue = m_sessions[session];
    if (queue.told.try_emplace(key, std::move(told)).second) queue.order.push_back(key);
}

std::optional<Backlog::Owed> Backlog::take(SessionId session)
{
    const auto it = m_sessions.find(session);
    if (it == m_sessions.end()) return std::nullopt;
    Queue& queue = it->second;
    Owed owed{std::move(queue.order.front()), {}};
    queue.order.pop_front();
    owed.told = std::move(queue.told.extract(owed.key).mapped());
    if (queue.order.empty()) m_sessions.erase(it);
    return owed;
}

void Backlog::forget(SessionId session, const std::string& key)
{
    const auto it = m_sessions.find(session);
    if (it == m_sessions.end() || it->second.told.erase(key) == 0) return;
    std::erase(it->second.order, key);
    if (it->second.order.empty()) m_sessions.erase(it);
}

std::vector<SessionId> Backlog::sessions() const
{
    std::vector<SessionId> out;
    for (const auto& [session, queue] : m_sessions) out.push_back(session);
    return out;
}

}  // namespace ballast::paper
