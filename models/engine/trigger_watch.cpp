#include "models/engine/trigger_watch.h"

#include "models/core/text.h"

#include <algorithm>
#include <cctype>

namespace ballast::engine {
namespace {

using rebalance::TriggerKind;
using rebalance::TriggerVerdict;

std::string withoutNumbers(std::string text)
{
    std::erase_if(text, [](unsigned char c) { return std::isdigit(c) || c == '.' || c == ':'; });
    return text;
}

std::string limitText(const TriggerVerdict& verdict)
{
    switch (verdict.kind) {
        case TriggerKind::Gamma:
            return "The gamma limit is left: " + verdict.reason +
                   ". No future changes gamma; propose options by hand.";
        case TriggerKind::Vega:
            return "The vega limit is left: " + verdict.reason +
                   ". No future changes vega; propose options by hand.";
        case TriggerKind::Margin:
            return "The margin limit is left: " + verdict.reason +
                   ". A hedge to the target does not help; make the book smaller by hand.";
        case TriggerKind::Funding:
            return "The funding limit is left: " + verdict.reason +
                   ". A hedge to the target does not make it less; move the hedge by hand.";
        default: return std::string{text(verdict.kind)} + ": " + verdict.reason + ".";
    }
}

}  // namespace

void TriggerWatch::look(core::Currency underlying, rebalance::TriggerDecision decision, Outbox& out)
{
    m_decision = std::move(decision);
    for (const TriggerVerdict& verdict : m_decision.verdicts) {
        if (!verdict.fired)
            m_told.erase(verdict.kind);
        else if (!verdict.hedgeable && m_told.insert(verdict.kind).second)
            out.alert(Severity::Warning, "limit", limitText(verdict), underlying);
    }
    if (!m_decision.fired) m_cause.clear();
}

std::string TriggerWatch::notProposed(core::Currency underlying, const std::string& cause,
                                      Outbox& out)
{
    if (!m_decision.fired) return cause;
    const std::string why = m_decision.reason + "; not proposed: " + cause;
    const std::string key = std::string{text(*m_decision.fired)} + "/" + withoutNumbers(cause);
    if (key == m_cause) return why;
    m_cause = key;
    out.remember(DecisionRecord{
        {}, 0, DecisionKind::NotProposed, "engine", underlying.text() + ": " + why, {}, out.now()});
    return why;
}

}  // namespace ballast::engine
