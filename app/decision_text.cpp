#include "app/decision_text.h"

#include "models/core/json_text.h"
#include "models/core/text.h"
#include "models/core/text_table.h"
#include "models/rebalance/trade_cost.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace ballast::app {
namespace {

using rebalance::Leg;
using rebalance::Proposal;

std::string_view text(risk::CheckResult::Verdict verdict)
{
    switch (verdict) {
        case risk::CheckResult::Verdict::Allow: return "allow";
        case risk::CheckResult::Verdict::Confirm: return "confirm";
        case risk::CheckResult::Verdict::Deny: return "deny";
    }
    return "";
}

/// What the checks come to together.
std::string_view verdictOf(const Proposal& p)
{
    using Verdict = risk::CheckResult::Verdict;
    Verdict worst = p.legs.empty() ? Verdict::Deny : Verdict::Allow;
    for (const risk::CheckResult& check : p.checks) worst = std::max(worst, check.verdict);
    return text(worst);
}

/// The same in a sentence: a check that asks for a person does not allow.
std::string_view verdictWords(const Proposal& p)
{
    const std::string_view verdict = verdictOf(p);
    return verdict == "allow"     ? "allowed"
           : verdict == "confirm" ? "a person must confirm it"
                                  : "denied";
}

double rounded(double value, double grain)
{
    return std::round(value * grain) / grain + 0.0;  // never -0
}
double coin(double value) { return rounded(value, 1e9); }
double usd(double value) { return rounded(value, 1e6); }

template <class Items, class Text>
std::string jsonArray(const Items& items, std::string_view indent, Text textOf)
{
    std::string out = "[";
    for (const auto& item : items)
        out += fmt::format("{}\n{}{}", out.size() > 1 ? "," : "", indent, textOf(item));
    return out + "]";
}

std::string legJson(const Leg& leg)
{
    return core::JsonObject{}
        .text("instrument", leg.instrumentName)
        .text("side", core::text(leg.side))
        .text("quantity", leg.quantity.text())
        .text("limit", leg.limit.text())
        .text("time_in_force", orders::text(leg.timeInForce))
        .real("amount_coin", coin(leg.coinAmount))
        .real("delta_change_coin", coin(leg.deltaChange))
        .real("reference_price", usd(leg.referencePrice))
        .real("expected_price", usd(leg.expectedPrice))
        .text("price_currency", leg.priceCurrency.empty() ? "USD" : leg.priceCurrency.view())
        .real("fee_usd", usd(leg.feeUsd))
        .real("slippage_usd", usd(leg.slippageUsd))
        .str();
}

std::string checkJson(const risk::CheckResult& check)
{
    return core::JsonObject{}
        .text("rule", check.rule)
        .text("verdict", text(check.verdict))
        .text("reason", check.reason)
        .str();
}

std::string overJson(const rebalance::WaitingOver& over)
{
    return core::JsonObject{}
        .real("delta_risk_usd", usd(over.deltaUsd))
        .real("gamma_risk_usd", usd(over.gammaUsd))
        .real("taken_away_usd", usd(over.savingUsd))
        .real("funding_usd", usd(over.fundingUsd))
        .real("basis_usd", usd(over.basisUsd))
        .str();
}

std::string waitingJson(const rebalance::WaitingCost& w)
{
    if (!w.known) return "null";
    const auto breakEven =
        w.breakEven ? std::optional(usd(core::seconds(*w.breakEven))) : std::nullopt;
    return core::JsonObject{}
        .real("five_minutes_usd", usd(w.fiveMinutesUsd))
        .real("hour_usd", usd(w.hourUsd))
        .real("settlement_usd", usd(w.settlementUsd))
        .text("settlement_at", core::isoUtc(w.settlement))
        .real("break_even_s", breakEven)
        .raw("over_5_minutes", overJson(w.over5Minutes))
        .raw("over_hour", overJson(w.overHour))
        .raw("over_settlement", overJson(w.overSettlement))
        .real("basis", coin(w.basis))
        .real("risk_aversion_per_usd", w.riskAversion)
        .flag("risk_aversion_assumed", w.assumed)
        .real("hedging_sd_usd", usd(w.hedgingSdUsd))
        .real("sigma", coin(w.sigma))
        .text("sigma_is", w.sigmaName)
        .str();
}

std::string alternativeJson(const rebalance::Alternative& a)
{
    return core::JsonObject{}
        .text("hedge_to", rebalance::text(a.hedgeTo))
        .real("aim_coin", coin(a.aim))
        .real("cost_usd", usd(a.costUsd))
        .real("year_usd", a.yearUsd ? std::optional(usd(*a.yearUsd)) : std::nullopt)
        .flag("chosen", a.chosen)
        .str();
}

std::string proposalJson(const Proposal& p)
{
    const std::string costs = core::JsonObject{}
                                  .real("fee_usd", usd(p.feeUsd))
                                  .real("slippage_usd", usd(p.slippageUsd))
                                  .real("spread_usd", usd(p.bookCost.spreadUsd))
                                  .real("impact_usd", usd(p.bookCost.impactUsd))
                                  .real("beyond_depth_usd", usd(p.bookCost.beyondUsd))
                                  .real("beyond_depth_coin", coin(p.bookCost.beyondCoin))
                                  .real("total_usd", usd(p.feeUsd + p.slippageUsd))
                                  .real("notional_usd", usd(p.notionalUsd))
                                  .str();
    return core::JsonObject{}
        .integer("id", static_cast<std::int64_t>(p.id.value))
        .integer("revision", static_cast<std::int64_t>(p.revision))
        .text("trigger", rebalance::text(p.trigger))
        .text("sentence", p.sentence)
        .text("created_at", core::isoUtc(p.createdAt))
        .text("expires_at", core::isoUtc(p.expiresAt))
        .real("delta_before_coin", coin(p.deltaBefore))
        .real("delta_after_coin", coin(p.deltaAfter))
        .real("margin_use_before", coin(p.marginUseBefore))
        .real("margin_use_after", coin(p.marginUseAfter))
        .raw("costs", costs)
        .raw("waiting", waitingJson(p.waiting))
        .raw("alternatives", jsonArray(p.alternatives, "    ", alternativeJson))
        .raw("legs", jsonArray(p.legs, "    ", legJson))
        .text("verdict", verdictOf(p))
        .raw("checks", jsonArray(p.checks, "    ", checkJson))
        .text("hash", p.hash)
        .str();
}

const Proposal* proposalOf(const TapeDecision& decision, core::Currency underlying)
{
    for (const Proposal& p : decision.snapshot->proposals->items)
        if (p.underlying == underlying && p.state == rebalance::ProposalState::Live) return &p;
    return nullptr;
}

std::string reasonOf(const engine::UnderlyingState& state, const Proposal* proposal)
{
    if (proposal) return proposal->sentence;
    if (!state.why.empty()) return state.why;
    return "nothing of " + state.underlying.text() + " is recorded or held";
}

std::string stateJson(const TapeDecision& decision, const engine::UnderlyingState& s)
{
    const Proposal* proposal = proposalOf(decision, s.underlying);
    // Of what is not held or recorded nothing is known: null, and not zero.
    const auto known = [&](double value) {
        return s.exposure.spot > 0 ? std::optional(value) : std::nullopt;
    };
    return core::JsonObject{}
        .text("underlying", s.underlying.view())
        .flag("proposed", proposal != nullptr)
        .text("state", engine::text(s.state))
        .text("reason", reasonOf(s, proposal))
        .text("convention", portfolio::text(s.policy.convention))
        .text("smile", pricing::text(s.policy.smile))
        .real("delta_coin", known(coin(s.delta)))
        .real("target_coin", coin(s.policy.band.target))
        .real("band_lower_coin", coin(s.policy.band.lower()))
        .real("band_upper_coin", coin(s.policy.band.upper()))
        .real("gamma_1pct_coin", known(coin(s.exposure.gamma1PctCoin)))
        .real("vega_usd", known(usd(s.exposure.vega)))
        .real("theta_usd", known(usd(s.exposure.theta)))
        .real("spot_usd", known(usd(s.exposure.spot)))
        .real("equity_usd", known(usd(s.exposure.equityUsd)))
        .real("margin_use", known(coin(s.exposure.marginUse)))
        .integer("without_mark", s.exposure.partialLines)
        .raw("proposal", proposal ? "\n   " + proposalJson(*proposal) : "null")
        .str();
}

// ---- for the eye ------------------------------------------------------------------------------

std::string legsTable(const Proposal& p)
{
    core::TextTable table{
        {"leg", "side", "quantity", "limit", "mid", "expected", "delta", "fee", "slippage"}, {}};
    for (const Leg& leg : p.legs)
        table.rows.push_back(
            {leg.instrumentName, std::string{core::text(leg.side)}, leg.quantity.text(),
             leg.limit.text(), core::number(leg.referencePrice, 2),
             core::number(leg.expectedPrice, 2), core::signedNumber(leg.deltaChange, 4),
             core::usd(leg.feeUsd), core::usd(leg.slippageUsd)});
    return core::alignedText(table);
}

std::string checksTable(const Proposal& p)
{
    core::TextTable table{{"check", "verdict", "reason"}, {}};
    for (const risk::CheckResult& check : p.checks)
        table.rows.push_back({check.rule, std::string{text(check.verdict)}, check.reason});
    return core::alignedText(table);
}

std::string alternativesTable(const Proposal& p)
{
    core::TextTable table{{"hedge to", "delta", "costs now", "a year", "chosen"}, {}};
    for (const rebalance::Alternative& a : p.alternatives)
        table.rows.push_back({std::string{rebalance::text(a.hedgeTo)}, core::signedNumber(a.aim, 4),
                              core::usd(a.costUsd),
                              a.yearUsd ? core::usd(*a.yearUsd, 0) : std::string{},
                              std::string{a.chosen ? "yes" : ""}});
    return table.rows.empty() ? std::string{} : core::alignedText(table) + '\n';
}

std::string waitingLine(const rebalance::WaitingCost& w)
{
    if (!w.known) return {};
    const std::string even = w.breakEven ? core::humanDuration(*w.breakEven) + " of it cost"
                                         : "no length of it ever costs";
    return fmt::format(
        "Waiting costs {} of risk in 5 minutes, {} in an hour, {} until {}; {} what the hedge "
        "does.\n",
        core::usd(w.fiveMinutesUsd), core::usd(w.hourUsd), core::usd(w.settlementUsd),
        core::isoUtc(w.settlement), even);
}

/// What waiting is made of, a horizon a row.
std::string horizonsTable(const rebalance::WaitingCost& w)
{
    if (!w.known) return {};
    core::TextTable table{{"waiting", "delta's risk", "gamma's", "hedge takes", "funding", "basis"},
                          {}};
    const auto row = [&](const char* name, const rebalance::WaitingOver& over) {
        table.rows.push_back({name, core::usd(over.deltaUsd), core::usd(over.gammaUsd),
                              core::usd(over.savingUsd), core::usd(over.fundingUsd),
                              core::usd(over.basisUsd)});
    };
    row("5 min", w.over5Minutes);
    row("1 h", w.overHour);
    row("settlement", w.overSettlement);
    return core::alignedText(table) + '\n';
}

std::string bookCostLine(const Proposal& p)
{
    std::string out = fmt::format("Against the mid: {} of spread, {} of impact in the book",
                                  core::usd(p.bookCost.spreadUsd), core::usd(p.bookCost.impactUsd));
    const std::string beyond = rebalance::beyondText(p.bookCost, p.underlying);
    return out + (beyond.empty() ? ", nothing beyond its visible depth.\n" : "; " + beyond + '\n');
}

std::string aversionLine(const rebalance::WaitingCost& w)
{
    if (!w.known) return {};
    return fmt::format(
        "Risk by {} of {} % and a risk aversion of {:.2e} per USD, {}.\n", w.sigmaName,
        core::number(100 * w.sigma, 1), w.riskAversion,
        w.assumed ? "assumed from the equity" : "of a daily sd of " + core::usd(w.hedgingSdUsd, 0));
}

std::string proposalTable(const Proposal& p)
{
    std::string out = fmt::format("Proposal #{}, {}, until {}\n\n", p.id.value, verdictWords(p),
                                  core::isoUtc(p.expiresAt));
    out += legsTable(p) + '\n';
    out += fmt::format("Costs {} in fees and {} against the mid on {} of notional.\n",
                       core::usd(p.feeUsd), core::usd(p.slippageUsd), core::usd(p.notionalUsd, 0));
    out += bookCostLine(p);
    out += waitingLine(p.waiting);
    out += aversionLine(p.waiting);
    out += fmt::format("Delta {} to {}, margin use {} % to {} %.\n\n",
                       core::signedNumber(p.deltaBefore, 4), core::signedNumber(p.deltaAfter, 4),
                       core::number(100 * p.marginUseBefore, 2),
                       core::number(100 * p.marginUseAfter, 2));
    return out + horizonsTable(p.waiting) + alternativesTable(p) + checksTable(p);
}

std::string stateTable(const TapeDecision& decision, const engine::UnderlyingState& s)
{
    const Proposal* proposal = proposalOf(decision, s.underlying);
    std::string out = fmt::format("\n{}: {}\n", s.underlying.view(), engine::text(s.state));
    out += (proposal ? "" : "Nothing is proposed: ") + reasonOf(s, proposal) + '\n';
    if (s.exposure.spot > 0)
        out += fmt::format(
            "Delta {} coin ({}), band {} to {} around {}; gamma for 1 % {} coin, vega {}, theta "
            "{}; "
            "spot {}, margin use {} %.\n",
            core::signedNumber(s.delta, 4), portfolio::text(s.policy.convention),
            core::signedNumber(s.policy.band.lower(), 4),
            core::signedNumber(s.policy.band.upper(), 4),
            core::signedNumber(s.policy.band.target, 4),
            core::signedNumber(s.exposure.gamma1PctCoin, 4), core::usd(s.exposure.vega),
            core::usd(s.exposure.theta), core::usd(s.exposure.spot),
            core::number(100 * s.exposure.marginUse, 2));
    if (proposal) out += proposalTable(*proposal);
    return out;
}

}  // namespace

bool proposes(const TapeDecision& decision)
{
    return std::ranges::any_of(*decision.snapshot->underlyings, [&](const auto& state) {
        return proposalOf(decision, state.underlying) != nullptr;
    });
}

std::string decisionJson(const TapeDecision& decision)
{
    core::JsonObject refused;
    for (const auto& [reason, count] : decision.refused) refused.integer(reason, count);
    return core::JsonObject{}
               .text("tape", decision.tape)
               .text("recorded_at", core::isoUtc(decision.recordedAt))
               .text("decided_at", core::isoUtc(decision.snapshot->at))
               .text("positions", decision.positions)
               .integer("tape_rows", decision.rows)
               .raw("tape_refused", refused.str())
               .integer("held", static_cast<std::int64_t>(decision.held))
               .flag("proposed", proposes(decision))
               .raw("underlyings",
                    jsonArray(*decision.snapshot->underlyings, "  ",
                              [&](const auto& state) { return stateJson(decision, state); }))
               .str() +
           '\n';
}

std::string decisionTable(const TapeDecision& decision)
{
    std::string out =
        fmt::format("{} positions of {} on {}, decided at {}\n", decision.held, decision.positions,
                    decision.tape, core::isoUtc(decision.snapshot->at));
    for (const auto& [reason, count] : decision.refused)
        out +=
            fmt::format("Of {} rows of the tape {} left out: {}\n", decision.rows, count, reason);
    for (const engine::UnderlyingState& state : *decision.snapshot->underlyings)
        out += stateTable(decision, state);
    return out;
}

}  // namespace ballast::app
