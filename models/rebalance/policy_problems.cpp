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

/// A target stands inside the limits with all of its tolerance.
void judgeGreekTarget(const char* greek, const GreekLimits& limits, double most, Judge& judge)
{
    const std::string target = std::string{greek} + "_target",
                      tolerance = std::string{greek} + "_tolerance";
    judge.range(tolerance.c_str(), limits.tolerance, 0, most);
    if (!limits.target) return;
    judge.range(target.c_str(), *limits.target, -most, most);
    if (limits.tolerance <= 0)
        judge.refuse(tolerance, fmt::format("{} is {}, expected more than 0 beside {}", tolerance,
                                            limits.tolerance, target));
    if (limits.floor && limits.lower() < *limits.floor)
        judge.refuse(target, fmt::format("{} less its tolerance is {}, expected not below "
                                         "{}_floor, which is {}",
                                         target, limits.lower(), greek, *limits.floor));
    if (limits.ceiling && limits.upper() > *limits.ceiling)
        judge.refuse(target, fmt::format("{} and its tolerance are {}, expected not above "
                                         "{}_ceiling, which is {}",
                                         target, limits.upper(), greek, *limits.ceiling));
}

void judgeJoint(const JointRules& joint, Judge& judge)
{
    const construction::CandidateRules& rules = joint.candidates;
    constexpr double kMostDays = 3660;
    const auto days = [](core::Duration life) { return core::seconds(life) / 86'400; };
    judge.range("joint_spread", rules.maximumSpread, 1e-4, 2);
    judge.range("joint_depth", rules.minimumDepthCoin, 0, kMostCoin);
    judge.range("joint_open_interest", rules.minimumOpenInterest, 0, kMostUsd);
    judge.range("joint_days_from", days(rules.minimumLife), 0, kMostDays);
    if (rules.maximumLife != core::Duration::max())
        judge.range("joint_days_to", days(rules.maximumLife), 0, kMostDays);
    if (rules.minimumLife > rules.maximumLife)
        judge.refuse("joint_days_from",
                     fmt::format("joint_days_from is {}, expected at most joint_days_to, which "
                                 "is {}",
                                 days(rules.minimumLife), days(rules.maximumLife)));
    for (const auto& [key, patterns] :
         {std::pair{"joint_names", &rules.names}, {"joint_except", &rules.excluded}})
        if (patterns->size() > 50 || std::ranges::any_of(*patterns, [](const std::string& p) {
                return p.empty() || p.size() > 60;
            }))
            judge.refuse(key, fmt::format("{} is a list of {}, expected at most 50 patterns of 1 "
                                          "to 60 characters",
                                          key, patterns->size()));
    judge.range("joint_legs", static_cast<double>(joint.mostLegs), 1, 8);
    judge.range("joint_risk_usd", joint.riskUsd, 0, kMostUsd);
    judge.range("joint_funding_hours", core::seconds(joint.fundingHorizon) / 3600, 0, 720);
    judge.range("joint_margin_usd", joint.marginUsd, 0, kMostUsd);
}

void judgeSubBooks(const Policy& policy, Judge& judge)
{
    const auto refuse = [&](const SubBookTarget& book, const std::string& sentence) {
        judge.refuse("sub_books", "sub_books, " + core::quoted(book.name) + ": " + sentence);
    };
    if (policy.subBooks.size() > 50)
        judge.refuse("sub_books", fmt::format("sub_books has {} entries, expected at most 50",
                                              policy.subBooks.size()));
    for (const SubBookTarget& book : policy.subBooks) {
        if (std::ranges::count(policy.subBooks, book.name, &SubBookTarget::name) > 1)
            return refuse(book, "it is named twice, expected once");
        Judge own;
        own.range("target", book.target, -kMostCoin, kMostCoin);
        judgeTarget(book.bySpot, own);
        judgeLimits("gamma", book.gamma, kMostCoin, own);
        judgeLimits("vega", book.vega, kMostUsd, own);
        for (const auto& [key, part, whole] :
             {std::tuple{"gamma", &book.gamma, &policy.triggers.gamma},
              {"vega", &book.vega, &policy.triggers.vega}}) {
            if (!part->target) continue;
            const std::string name = std::string{key} + "_target";
            own.range(name.c_str(), *part->target, -kMostUsd, kMostUsd);
            if (!whole->target)
                own.refuse(name, fmt::format("{0} is {1}, expected only beside a {0} of the "
                                             "policy, to which it is added",
                                             name, *part->target));
        }
        for (const Problem& problem : own.take()) refuse(book, problem.sentence);
    }
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
    judgeGreekTarget("gamma", rules.gamma, kMostCoin, judge);
    judgeGreekTarget("vega", rules.vega, kMostUsd, judge);
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
    judge.seconds("proposal_life_s", policy.proposalLife, 1e-3, 86'400);
    judge.seconds("cooldown_s", policy.cooldown, 0, 86'400);
    judge.seconds("breach_dwell_s", policy.hysteresis.dwell, 0, 86'400);
    judge.range("breach_jump", policy.hysteresis.jump, 0, 10);
    judge.range("breach_release", policy.hysteresis.release, 0.5, 1);
    judgeTriggers(policy, judge);
    judgeJoint(policy.joint, judge);
    judgeSubBooks(policy, judge);
    judgeLot(policy, lot, judge);
    return judge.take();
}

}  // namespace ballast::rebalance
