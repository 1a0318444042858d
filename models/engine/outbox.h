#pragma once

#include "models/engine/effect.h"

#include <deque>
#include <string>
#include <vector>

namespace ballast::engine {

/// Collects what one event leads to. Alerts are effects, history rows and part of the snapshot at
/// once, so they are made here and nowhere else.
class Outbox {
public:
    void clear()
    {
        m_effects.clear();
        m_decided = false;
    }
    const std::vector<Effect>& effects() const { return m_effects; }
    void setNow(core::Time now) { m_now = now; }
    core::Time now() const { return m_now; }

    void push(Effect effect) { m_effects.push_back(std::move(effect)); }
    /// Returns the sequence number that Journaled will name once the entry is durable.
    std::uint64_t journal(JournalEntry entry);
    void remember(HistoryRow row)
    {
        m_decided = m_decided || std::holds_alternative<DecisionRecord>(row);
        m_effects.push_back(Remember{std::move(row)});
    }
    /// Shows each decision that the event has led to so far to `complete`, before anybody else has
    /// it.
    template <class Complete>
    void completeDecisions(Complete complete)
    {
        if (!m_decided) return;
        for (Effect& effect : m_effects)
            if (auto* row = std::get_if<Remember>(&effect))
                if (auto* decision = std::get_if<DecisionRecord>(&row->row)) complete(*decision);
    }
    void alert(Severity severity, std::string topic, std::string text,
               core::Currency underlying = {});

    const std::deque<Alert>& alerts() const { return m_alerts; }  ///< newest first
    std::uint64_t alertsMade() const { return m_alertNumber; }

private:
    static constexpr std::size_t kAlertsKept = 500;
    std::vector<Effect> m_effects;
    std::deque<Alert> m_alerts;
    std::uint64_t m_alertNumber = 0;
    std::uint64_t m_seq = 0;
    bool m_decided = false;  ///< a decision is among the effects
    core::Time m_now{};
};

}  // namespace ballast::engine
