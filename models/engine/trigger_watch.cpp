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

/// "gamma limit", "margin limit".
std::string limitName(TriggerKind kind)
{
    std::string name{text(kind)};
    name.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(name.front())));
    return name.ends_with(" limit") ? name : name + " limit";
}

std::string limitText(const TriggerVerdict& verdict)
{
    const std::string_view remedy = rebalance::remedy(verdict.kind);
    if (remedy.empty()) return std::string{text(verdict.kind)} + ": " + verdict.reason + ".";
    return "The " + limitName(verdict.kind) + " is left: " + verdict.reason + ". " +
           std::string{remedy};
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
    if (!m_decision.fired) m_causes.clear();
}

std::string TriggerWatch::notProposed(core::Currency underlying, const std::string& cause,
                                      Outbox& out)
{
    if (!m_decision.fired) return cause;
    const std::string why = m_decision.reason + "; not proposed: " + cause;
    const std::string key = std::string{text(*m_decision.fired)} + "/" + withoutNumbers(cause);
    if (!m_causes.insert(key).second) return why;
    out.remember(DecisionRecord{
        {}, 0, DecisionKind::NotProposed, "engine", underlying.text() + ": " + why, {}, out.now()});
    return why;
}

}  // namespace ballast::engine
