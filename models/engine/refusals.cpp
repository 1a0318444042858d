#include "models/engine/refusals.h"

#include "models/core/text.h"
#include "models/engine/trigger_watch.h"
#include "models/rebalance/breach.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace ballast::engine {
namespace {

using rebalance::TriggerDecision;
using rebalance::TriggerKind;
using rebalance::TriggerVerdict;

/// Those that ask for delta to be brought back, the most urgent first.
constexpr std::array kOfDelta{TriggerKind::Band,     TriggerKind::RiskBudget,
                              TriggerKind::LiveBand, TriggerKind::PriceMove,
                              TriggerKind::Leland,   TriggerKind::Schedule};

bool isOfDelta(TriggerKind kind) { return std::ranges::find(kOfDelta, kind) != kOfDelta.end(); }

bool isIn(const std::vector<TriggerKind>& kinds, TriggerKind kind)
{
    return std::ranges::find(kinds, kind) != kinds.end();
}

bool asks(const TriggerDecision& decision, TriggerKind kind)
{
    const TriggerVerdict* verdict = decision.find(kind);
    return verdict && verdict->fired && verdict->hedgeable;
}

/// Where delta may go before a no is to another breach, coin: on its own side a quarter of the
/// band's width further out, on the other to the edge, for what is asked there was never said no
/// to.
struct Room {
    double lower = 0, upper = 0;
};
Room roomOf(const rebalance::FixedBand& band, const Refusal& no)
{
    const double quarter = (band.above + band.below) / 4;
    if (no.side > 0) return {band.lower(), std::max(band.upper(), no.delta) + quarter};
    return {std::min(band.lower(), no.delta) - quarter, band.upper()};
}

rebalance::FixedBand mandateOf(const rebalance::Situation& s)
{
    return s.mandate.value_or(s.policy->band);
}

core::Duration heldFor(TriggerKind kind, core::Duration life)
{
    if (!isOfDelta(kind) || kind == TriggerKind::Schedule) return life;
    return std::min(Refusals::kQuietLives * life, std::max(life, Refusals::kMostQuiet));
}

}  // namespace

bool Refusal::covers(TriggerKind other) const
{
    if (other == kind) return true;
    const auto own = std::ranges::find(kOfDelta, kind);
    return std::find(own, kOfDelta.end(), other) != kOfDelta.end();
}

void Refusals::add(const rebalance::Proposal& no, std::string by, core::Duration life,
                   const TriggerDecision& asked, core::Time now)
{
    std::erase_if(m_all, [&](const Refusal& old) { return old.kind == no.trigger; });
    const int side = no.legs.front().side == core::Side::Sell ? 1 : -1;
    m_all.push_back({.kind = no.trigger,
                     .by = std::move(by),
                     .at = now,
                     .restsUntil = now + life,
                     .until = now + heldFor(no.trigger, life),
                     .delta = no.deltaBefore,
                     .side = side,
                     .asking = {}});
    for (const TriggerVerdict& verdict : asked.verdicts)
        if (verdict.fired && verdict.hedgeable) m_all.back().asking.push_back(verdict.kind);
}

void Refusals::look(const rebalance::Situation& s, const TriggerDecision& decision,
                    bool breachIsDue, core::Time now)
{
    const rebalance::FixedBand& band = s.policy->band;
    const bool isKnown = std::isfinite(s.delta);
    std::erase_if(m_all, [&](Refusal& no) {
        if (!isKnown) return now >= no.until;
        std::erase_if(no.asking, [&](TriggerKind kind) { return !asks(decision, kind); });
        if (isOfDelta(no.kind)) {
            const Room room = roomOf(band, no);
            if (no.side > 0 ? s.delta > room.upper : s.delta < room.lower) return true;
            // More than a touch of the other edge; what else was asked beside the no rests on.
            if (breachIsDue && (no.side > 0 ? s.delta < room.lower : s.delta > room.upper)) {
                std::erase_if(no.asking, isOfDelta);
                no.until = std::min(no.until, now);
            }
            // The mandate was kept at the no, or since, and is left now.
            if (breachIsDue && asks(decision, TriggerKind::Band) && !no.covers(TriggerKind::Band) &&
                !isIn(no.asking, TriggerKind::Band))
                return true;
        }
        // What begins after it was over is another breach, but for the first life.
        const bool isBack = rebalance::isOfAnEdge(no.kind) &&
                            (no.side > 0 ? s.delta <= band.target + band.above / 2
                                         : s.delta >= band.target - band.below / 2);
        if (isBack) no.until = std::min(no.until, no.restsUntil);
        return now >= no.until && (no.asking.empty() || now >= no.restsUntil);
    });
}

const Refusal* Refusals::of(TriggerKind kind) const
{
    const auto it = std::ranges::find_if(m_all, [&](const Refusal& no) { return no.covers(kind); });
    return it == m_all.end() ? nullptr : &*it;
}

bool Refusals::rests(TriggerKind kind, core::Time now) const
{
    return std::ranges::any_of(m_all, [&](const Refusal& no) {
        return (now < no.until && no.covers(kind)) ||
               (now < no.restsUntil && isIn(no.asking, kind));
    });
}

TriggerDecision Refusals::without(TriggerDecision decision, core::Time now) const
{
    std::erase_if(decision.verdicts, [&](const TriggerVerdict& verdict) {
        return verdict.fired && rests(verdict.kind, now);
    });
    const auto first = std::ranges::find_if(decision.verdicts, [](const TriggerVerdict& verdict) {
        return verdict.fired && verdict.hedgeable;
    });
    if (first == decision.verdicts.end())
        decision.fired.reset();
    else if (decision.fired != first->kind) {
        decision.fired = first->kind;
        decision.reason = first->reason;
    }
    return decision;
}

std::string words(const Refusal& no, const rebalance::Situation& s)
{
    const std::string said = "rejected by " + no.by + " at " + core::clockUtc(no.at) + " UTC; ";
    const std::string again = core::clockUtc(no.until) + " UTC";
    if (!isOfDelta(no.kind))
        return said + "the " + limitName(no.kind) + " is asked about again at " + again;
    Room room = roomOf(s.policy->band, no);
    if (!no.covers(TriggerKind::Band)) {
        room.lower = std::max(room.lower, mandateOf(s).lower());
        room.upper = std::min(room.upper, mandateOf(s).upper());
    }
    return said + "asked again at " + again + ", or when delta leaves " +
           core::signedNumber(room.lower, 2) + " to " + core::signedNumber(room.upper, 2);
}

}  // namespace ballast::engine
