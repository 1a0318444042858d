#include "connectors/deribit/calls.h"

#include "models/core/assert.h"

#include <algorithm>

namespace ballast::deribit {

void Calls::expect(std::uint64_t id, core::Time sentAt, bool order, OnAnswer onAnswer)
{
    const bool isNew =
        m_waiting.try_emplace(id, Waiting{sentAt, order, std::move(onAnswer)}).second;
    BALLAST_ASSERT(isNew);
}

bool Calls::answer(const Reply& reply)
{
    if (!reply.id) return false;
    auto found = m_waiting.extract(*reply.id);
    if (!found) return false;
    const Answer answer{.result = reply.result, .error = reply.error, .venueIn = reply.venueIn};
    found.mapped().onAnswer(answer);
    return true;
}

void Calls::loseAll()
{
    // Moved out first: a handler may ask again.
    auto waiting = std::move(m_waiting);
    m_waiting.clear();
    for (auto& [id, call] : waiting) call.onAnswer(Answer{.lost = true});
}

bool Calls::anyOrderSince(core::Time since) const
{
    return std::ranges::any_of(m_waiting, [&](const auto& call) {
        return call.second.order && call.second.sentAt > since;
    });
}

void Calls::loseReadsBefore(core::Time deadline)
{
    std::vector<OnAnswer> lost;
    for (auto it = m_waiting.begin(); it != m_waiting.end();) {
        Waiting& call = it->second;
        const bool overdue = !call.order && call.sentAt < deadline;
        if (overdue) lost.push_back(std::move(call.onAnswer));
        it = overdue ? m_waiting.erase(it) : std::next(it);
    }
    for (const OnAnswer& onAnswer : lost) onAnswer(Answer{.lost = true});
}

}  // namespace ballast::deribit
