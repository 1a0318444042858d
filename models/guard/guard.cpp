#include "models/guard/guard.h"

#include <algorithm>

namespace ballast::guard {

Guard::Change Guard::enter(core::Time now, Level level, std::string cause)
{
    const Change change{m_level, level, std::move(cause)};
    m_level = level;
    m_cause = level == Level::Normal ? std::string{} : change.cause;
    m_since = m_calmSince = now;
    return change;
}

std::optional<Guard::Change> Guard::step(core::Time now, const Tripwires& wires,
                                         const Limits& limits)
{
    const Tripwire& top = worst(wires);
    m_holding = top.level == Level::Halt ? std::optional{top} : std::nullopt;
    if (top.level != Level::Normal) m_calmSince = now;
    if (m_level == Level::Halt) return std::nullopt;
    if (top.level > m_level) {
        m_wire = top.wire;
        return enter(now, top.level, guard::cause(top));
    }
    if (m_level == Level::Normal) return std::nullopt;
    // Another reason for the same level is told when the one before stands no more: two wires that
    // come and go do not take turns.
    const Tripwire& told = wires[static_cast<std::size_t>(m_wire)];
    if (top.level == m_level && top.wire != m_wire && told.level != m_level) {
        m_wire = top.wire;
        m_cause = guard::cause(top);
    }
    if (top.level == Level::Normal && now - std::max(m_calmSince, m_since) >= limits.dwell)
        return enter(now, Level::Normal, "calm again");
    return std::nullopt;
}

std::string Guard::clear(core::Time now, std::string_view reason)
{
    if (m_level != Level::Halt) return "it is not in HALT";
    if (reason.empty()) return "leaving HALT needs a reason";
    if (m_holding) return "the cause is still there: " + guard::cause(*m_holding);
    enter(now, Level::Caution, "HALT cleared: " + std::string{reason});
    return {};
}

void Guard::restore(core::Time since, std::string cause)
{
    m_level = Level::Halt;
    m_since = since;
    m_cause = std::move(cause);
}

}  // namespace ballast::guard
