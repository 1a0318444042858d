#include "models/rebalance/policy_problems.h"

#include "models/core/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ballast::rebalance {
namespace {

constexpr double kMostCoin = 1e6;
constexpr double kMostUsd = 1e12;
constexpr core::Duration kDay = std::chrono::days{1};

/// Collects what is wrong; a check that passes says nothing.
class Judge {
public:
    void refuse(std::string key, std::string sentence)
    {
        m_problems.push_back({std::move(key), std::move(sentence)});
    }
    void range(const char* key, double value, double low, double high)
    {
        if (!std::isfinite(value) || value < low || value > high)
            refuse(key, fmt::format("{} is {}, expected {} to {}", key, value, low, high));
    }
    void seconds(const char* key, core::Duration value, double low, double high)
    {
        range(key, core::seconds(value), low, high);
    }
    std::vector<Problem> take() { return std::move(m_problems); }

private:
    std::vector<Problem> m_problems;
};

void judgeBand(const FixedBand& band, Judge& judge)
{
    judge.range("target", band.target, -kMostCoin, kMostCoin);
    judge.range("below", band.below, 1e-6, kMostCoin);
    judge.range("above", band.above, 1e-6, kMostCoin);
    judge.range("ratio", band.ratio, 0, 1);
    judge.range("inner", band.inner, 0, kMostCoin);
    const double narrow = std::min(band.below, band.above);
    if (band.hedgeTo == HedgeTo::Pair && band.inner >= narrow)
        judge.refuse("inner", fmt::format("inner is {}, expected less than the nearer edge's {}",
                                          band.inner, narrow));
}

void judgeTarget(const DeltaTarget& target, Judge& judge)
{
    if (target.points.size() == 1)
        judge.refuse("target_points",
                     "target_points has one point, expected none, or two and more");
    double last = 0;
    for (const DeltaTarget::Point& point : target.points) {
        if (!std::isfinite(point.spot) || !(point.spot > last))
            return judge.refuse(
                "target_points",
                fmt::format("target_points has the spot {} after {}, expected them ascending from "
                            "more than 0",
                            point.spot, last));
        if (!std::isfinite(point.delta) || std::abs(point.delta) > kMostCoin)
            return judge.refuse("target_points",
                                fmt::format("target_points has the delta {}, expected {} to {}",
                                            point.delta, -kMostCoin, kMostCoin));
        last = point.spot;
    }
}

void judgeSchedule(const Schedule& schedule, Judge& judge)
{
    judge.seconds("schedule_every_s", schedule.every, 60, 86'400);
    judge.range("schedule_minimum", schedule.minimumDelta, 0, kMostCoin);
    if (schedule.at.size() > 96)
        judge.refuse("schedule_at", fmt::format("schedule_at has {} times, expected at most 96",
                                                schedule.at.size()));
    core::Duration last{-1};
    for (const core::Duration at : schedule.at) {
        if (at <= last || at >= kDay)
            return judge.refuse("schedule_at",
                                "schedule_at is not ascending, expected times of one day, each "
                                "later than the one before");
        last = at;
    }
}

void judgeLimits(const char* greek, const GreekLimits& limits, double most, Judge& judge)
{
    const std::string floor = std::string{greek} + "_floor",
                      ceiling = std::string{greek} + "_ceiling";
    if (limits.floor) judge.range(floor.c_str(), *limits.floor, -most, most);
    if (limits.ceiling) judge.range(ceiling.c_str(), *limits.ceiling, -most, most);
    if (limits.floor && limits.ceiling && *limits.floor >= *limits.ceiling)
        judge.refuse(floor, fmt::format("{} is {}, expected less than {}, which is {}", floor,
                                        *limits.floor, ceiling, *limits.ceiling));
}

/// What needs a risk aversion without there being one.
void judgeRiskAversion(const Policy& policy, Judge& judge)
{
    const TriggerRules& rules = policy.triggers;
    if (rules.hedgingSdUsd > 0) return;
    const auto needs = [&](const char* what) {
        judge.refuse("hedging_sd_usd",
                     std::string{"hedging_sd_usd is 0, expected more than 0 for "} + what);
    };
    if (rules.liveBand != LiveBandRule::None) return needs("a live_band");
    if (policy.band.hedgeTo == HedgeTo::Cheapest) return needs("hedge_to = \"cheapest\"");
    if (rules.leland && rules.lelandEvery == core::Duration{0})
        return needs("leland without leland_every_s");
    if (rules.fundingShift) return needs("funding_shift");
}

void judgeTriggers(const Policy& policy, Judge& judge)
{
    const TriggerRules& rules = policy.triggers;
    judge.range("price_move", rules.priceMove, 0, 1);
    judge.range("risk_budget_usd", rules.riskBudgetUsd, 0, kMostUsd);
    judge.seconds("risk_horizon_s", rules.riskHorizon, 60, 365 * 86'400.0);
    // Without a time of its own it is the best clock's.
    if (rules.lelandEvery != core::Duration{0})
        judge.seconds("leland_every_s", rules.lelandEvery, 60, 30 * 86'400.0);
    judge.range("hedging_sd_usd", rules.hedgingSdUsd, 0, kMostUsd);
    judge.range("trade_cost_usd", rules.tradeCostUsd, 0, 1e5);
    judge.range("least_trade", rules.leastTrade, 0, kMostCoin);
    judge.range("margin_use", rules.marginUse, 0, 1);
    judge.range("liquidation_distance", rules.liquidationDistance, 0, 0.95);
    judge.range("funding_usd_per_day", rules.fundingUsdPerDay, 0, kMostUsd);
    judgeLimits("gamma", rules.gamma, kMostCoin, judge);
    judgeLimits("vega", rules.vega, kMostUsd, judge);
    judgeRiskAversion(policy, judge);
    if (rules.fundingShift && rules.liveBand == LiveBandRule::None)
        judge.refuse("funding_shift", "funding_shift is true, expected a live_band that it moves");
}

/// A hedge to the edge and back to the next edge must be one that can be traded.
void judgeLot(const Policy& policy, double lot, Judge& judge)
{
    const bool own = policy.triggers.leastTrade > lot;
    const double least = std::max(lot, policy.triggers.leastTrade);
    for (const auto& [key, edge] :
         {std::pair{"below", policy.band.below}, std::pair{"above", policy.band.above}})
        if (edge > 0 && edge < least)
            judge.refuse(key,
                         fmt::format("{} is {}, expected at least {}, the {}", key, edge, least,
                                     own ? "least_trade" : "lot of the hedge instrument"));
}

std::string limitWords(const char* name, const GreekLimits& limits)
{
    if (!limits.any()) return {};
    return fmt::format(", {} {} to {}", name,
                       limits.floor ? core::signedNumber(*limits.floor, 2) : "any",
                       limits.ceiling ? core::signedNumber(*limits.ceiling, 2) : "any");
}

std::string triggerWords(const TriggerRules& rules)
{
    std::string out;
    const auto add = [&](bool on, const std::string& what) {
        if (on) out += ", " + what;
    };
    add(rules.liveBand != LiveBandRule::None, std::string{text(rules.liveBand)} + " live band");
    add(rules.volatility != bands::VolatilitySource::Regime,
        std::string{bands::text(rules.volatility)} + " volatility");
    add(rules.hedgingSdUsd > 0, "hedging sd " + core::usd(rules.hedgingSdUsd, 0) + " a day");
    add(rules.fundingShift, "leaning to funding");
    add(rules.riskBudgetUsd > 0, "risk budget " + core::usd(rules.riskBudgetUsd, 0) + " over " +
                                     core::humanDuration(rules.riskHorizon));
    add(rules.priceMove > 0, "price move " + core::number(100 * rules.priceMove, 2) + " %");
    add(rules.leland, rules.lelandEvery > core::Duration{0}
                          ? "Leland every " + core::humanDuration(rules.lelandEvery)
                          : "Leland on the best clock");
    add(rules.tradeCostUsd > 0, "each trade " + core::usd(rules.tradeCostUsd, 2));
    add(rules.leastTrade > 0, "no trade below " + core::number(rules.leastTrade, 4));
    out += limitWords("gamma", rules.gamma) + limitWords("vega", rules.vega);
    add(rules.marginUse > 0, "margin use " + core::number(100 * rules.marginUse, 0) + " %");
    add(rules.liquidationDistance > 0,
        "liquidation " + core::number(100 * rules.liquidationDistance, 0) + " % away");
    add(rules.fundingUsdPerDay > 0, "funding " + core::usd(rules.fundingUsdPerDay, 0) + " a day");
    return out;
}

std::string breachWords(const Hysteresis& hysteresis)
{
    if (hysteresis == Hysteresis{}) return {};
    return fmt::format(", a breach after {} or {} % beyond, over at {} %",
                       core::humanDuration(hysteresis.dwell),
                       core::number(100 * hysteresis.jump, 0),
                       core::number(100 * hysteresis.release, 0));
}

std::string scheduleWords(const Schedule& schedule)
{
    if (!schedule.enabled) return {};
    if (schedule.at.empty()) return ", every " + core::humanDuration(schedule.every);
    std::string out = ", at";
    for (const core::Duration at : schedule.at) out += " " + core::clockUtc(core::Time{at});
    return out + " UTC";
}

}  // namespace

std::vector<Problem> problems(const Policy& policy, double lot)
{
    Judge judge;
    judgeBand(policy.band, judge);
    judgeTarget(policy.target, judge);
    if (const std::string why = execution::problem(policy.style); !why.empty())
        judge.refuse("style", "style: " + why);
    judgeSchedule(policy.schedule, judge);
    judge.range("collar", policy.collar, 0.0001, 0.02);
    judge.seconds("breach_dwell_s", policy.hysteresis.dwell, 0, 86'400);
    judge.range("breach_jump", policy.hysteresis.jump, 0, 10);
    judge.range("breach_release", policy.hysteresis.release, 0.5, 1);
    judgeTriggers(policy, judge);
    judgeLot(policy, lot, judge);
    return judge.take();
}

std::string words(const Policy& p)
{
    std::string target = core::signedNumber(p.band.target, 3);
    if (!p.target.points.empty())
        target = fmt::format("by {} points of the spot", p.target.points.size());
    std::string out = "target " + target + ", band " + core::signedNumber(p.band.lower(), 3) +
                      " to " + core::signedNumber(p.band.upper(), 3) + ", hedge to " +
                      std::string{text(p.band.hedgeTo)};
    if (p.band.hedgeTo == HedgeTo::Pair) out += " (inner " + core::number(p.band.inner, 3) + ")";
    return out + ", " + std::string{portfolio::text(p.convention)} + ", " + pricing::text(p.smile) +
           scheduleWords(p.schedule) + triggerWords(p.triggers) + breachWords(p.hysteresis) +
           (p.style.kind == execution::StyleKind::ImmediateIoc
                ? ""
                : ", worked by " + std::string{execution::text(p.style.kind)});
}

}  // namespace ballast::rebalance
