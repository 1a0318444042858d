#include "models/rebalance/trigger.h"

#include "models/core/text.h"
#include "models/rebalance/triggers/triggers.h"

#include <algorithm>
#include <cmath>

namespace ballast::rebalance {
namespace {

std::vector<TriggerVerdict> verdictsOf(const Policy& policy, const TriggerInputs& in)
{
    std::vector<TriggerVerdict> all;
    const auto add = [&](std::optional<TriggerVerdict> verdict) {
        if (verdict) all.push_back(std::move(*verdict));
    };
    const TriggerRules& rules = policy.triggers;
    add(triggers::margin(rules, in));
    add(triggers::gamma(gammaOf(policy), in));
    add(triggers::vega(vegaOf(policy), in));
    add(triggers::fixedBand(in));
    add(triggers::riskBudget(rules, in));
    add(triggers::liveBand(rules, in));
    add(triggers::priceMove(rules, in));
    add(triggers::leland(rules, in));
    add(triggers::funding(rules, in));
    add(triggers::schedule(policy.schedule, in));
    return all;
}

std::string shortReason(const TriggerDecision& decision, const TriggerInputs& in, bool settling)
{
    if (!decision.fired) {
        if (settling)
            return "settlement window until " + core::clockUtc(*in.live.nextExpiry) + " UTC";
        return "inside the band";
    }
    if (*decision.fired == TriggerKind::Band)
        return "net delta " + core::signedNumber(in.delta, 2) + " is outside the band";
    return decision.find(*decision.fired)->reason;
}

}  // namespace

std::string_view remedy(TriggerKind kind)
{
    switch (kind) {
        case TriggerKind::Gamma:
            return "No future changes gamma; open Joint hedge: it finds the options that do.";
        case TriggerKind::Vega:
            return "No future changes vega; open Joint hedge: it finds the options that do.";
        case TriggerKind::Margin:
            return "A hedge to the target does not help; make the book smaller by hand.";
        case TriggerKind::Funding:
            return "A hedge to the target does not make it less; move the hedge by hand.";
        default: return {};
    }
}

bool TriggerInputs::worthAHedge() const { return std::abs(band.aim(delta) - delta) >= live.lot; }

const TriggerVerdict* TriggerDecision::find(TriggerKind kind) const
{
    const auto it = std::ranges::find(verdicts, kind, &TriggerVerdict::kind);
    return it == verdicts.end() ? nullptr : &*it;
}

TriggerDecision trigger(const Policy& policy, const TriggerInputs& in)
{
    if (!std::isfinite(in.delta)) return {std::nullopt, "the delta is not known", {}};
    TriggerDecision decision;
    decision.verdicts = verdictsOf(policy, in);
    const bool settling = inSettlementWindow(in.live.nextExpiry, in.now);
    for (TriggerVerdict& verdict : decision.verdicts) {
        if (settling && verdict.kind != TriggerKind::Margin)
            verdict = triggers::inSettlement(std::move(verdict), *in.live.nextExpiry);
        if (verdict.fired && verdict.hedgeable && !decision.fired) decision.fired = verdict.kind;
    }
    decision.reason = shortReason(decision, in, settling);
    return decision;
}

TriggerDecision trigger(const Policy& policy, double delta, core::Time now,
                        core::Time lastScheduleSlot)
{
    TriggerInputs in;
    in.delta = delta;
    in.mandate = in.band = policy.mandate(0);
    in.now = now;
    in.lastScheduleSlot = lastScheduleSlot;
    return trigger(policy, in);
}

}  // namespace ballast::rebalance
