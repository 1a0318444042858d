#include "models/engine/trigger_watch.h"

#include "models/core/text.h"

#include <algorithm>
#include <cctype>
#include <utility>

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
    const std::string_view remedy = rebalance::remedy(verdict.kind);
    if (remedy.empty()) return std::string{text(verdict.kind)} + ": " + verdict.reason + ".";
    return "The " + limitName(verdict.kind) + " is left: " + verdict.reason + ". " +
           std::string{remedy};
}

}  // namespace

std::string limitName(TriggerKind kind)
{
    std::string name{text(kind)};
    name.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(name.front())));
    return name.ends_with(" limit") ? name : name + " limit";
}

void TriggerWatch::look(core::Currency underlying, rebalance::TriggerDecision decision, Outbox& out)
{
    m_decision = std::move(decision);
    for (const TriggerVerdict& verdict : m_decision.verdicts) {
        const auto told = m_told.find(verdict.kind);
        if (!verdict.fired) {
            if (told != m_told.end() && !told->second.goneAt) told->second.goneAt = out.now();
            continue;
        }
        if (verdict.hedgeable) continue;
        if (told != m_told.end()) {
            const auto gone = std::exchange(told->second.goneAt, std::nullopt);
            if (!gone || (out.now() - *gone < kAway && out.now() - told->second.at < kTellAgain))
                continue;
        }
        m_told[verdict.kind] = {out.now(), {}};
        out.alert(Severity::Warning, "limit", limitText(verdict), underlying);
    }
    if (!m_decision.fired) m_causeGone = true;
}

std::string TriggerWatch::notProposed(core::Currency underlying,
                                      const rebalance::TriggerDecision& asked,
                                      const std::string& cause, Outbox& out, core::Time of)
{
    if (!asked.fired) return cause;
    const std::string why = asked.reason + "; not proposed: " + cause;
    const std::string key = std::string{text(*asked.fired)} + "/" + withoutNumbers(cause);
    const auto told = m_causes.find(key);
    if (told != m_causes.end() && told->second.of == of &&
        (!m_causeGone || out.now() - told->second.at < kTellAgain))
        return why;
    m_causes[key] = {out.now(), of};
    m_causeGone = false;
    out.remember(DecisionRecord{
        {}, 0, DecisionKind::NotProposed, "engine", underlying.text() + ": " + why, {}, out.now()});
    return why;
}

}  // namespace ballast::engine
