#include "models/engine/outbox.h"

namespace ballast::engine {

std::uint64_t Outbox::journal(JournalEntry entry)
{
    m_effects.push_back(Journal{++m_seq, std::move(entry)});
    return m_seq;
}

void Outbox::alert(Severity severity, std::string topic, std::string text,
                   core::Currency underlying)
{
    Alert alert{++m_alertNumber, severity, std::move(topic), std::move(text), underlying, m_now};
    m_alerts.push_front(alert);
    if (m_alerts.size() > kAlertsKept) m_alerts.pop_back();
    remember(AlertRecord{alert});
    push(std::move(alert));
}

}  // namespace ballast::engine
