#include "models/guard/limit_table.h"

#include "models/core/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <type_traits>

namespace ballast::guard {
namespace {

/// A member, or a member of a member: a row of the table is its name and its way there.
template <class Owner, auto... Path>
constexpr LimitKey<Owner> row(std::string_view key, std::string_view words, double low, double high,
                              Tighter tighter)
{
    return {key,
            words,
            low,
            high,
            tighter,
            [](const Owner& owner) { return static_cast<double>((owner.*....*Path)); },
            [](Owner& owner, double value) {
                auto& at = (owner.*....*Path);
                at = static_cast<std::remove_cvref_t<decltype(at)>>(value);
            }};
}

using Span = core::Duration risk::Limits::*;

/// A time, in the file in seconds.
template <Span Member>
constexpr LimitKey<risk::Limits> seconds(std::string_view key, std::string_view words, double low,
                                         double high, Tighter tighter)
{
    return {key,
            words,
            low,
            high,
            tighter,
            [](const risk::Limits& limits) { return core::seconds(limits.*Member); },
            [](risk::Limits& limits, double value) { limits.*Member = core::fromSeconds(value); }};
}

using R = risk::Limits;
using C = risk::OptionCollar;

constexpr auto kRisk = std::to_array<LimitKey<risk::Limits>>({
    row<risk::Limits, &risk::Limits::collarFuture>(
        "collar", "limit through the reference, fraction", 0.0001, 0.1, Tighter::Lower),
    row<risk::Limits, &risk::Limits::softNotionalUsd>(
        "soft_notional_usd", "a person confirms above, USD", 1, 1000000000000.0, Tighter::Lower),
    row<risk::Limits, &risk::Limits::hardNotionalUsd>("hard_notional_usd", "denied above, USD", 1,
                                                      1000000000000.0, Tighter::Lower),
    row<risk::Limits, &risk::Limits::maxNetDelta>("max_net_delta", "net delta after an order, coin",
                                                  1e-06, 1000000000.0, Tighter::Lower),
    row<risk::Limits, &risk::Limits::depthShare>("depth_share", "of the visible depth", 0.01, 1,
                                                 Tighter::Lower),
    row<risk::Limits, &risk::Limits::maxMarginUse>(
        "max_margin_use", "maintenance margin over equity after", 0.05, 1, Tighter::Lower),
    row<risk::Limits, &risk::Limits::maxStressUse>(
        "max_stress_use", "the same anywhere on the stress grid", 0.05, 5, Tighter::Lower),
    row<risk::Limits, &risk::Limits::watchSigma>(
        "watch_sigma", "a liquidation is watched within, days' deviations", 1, 100,
        Tighter::Higher),
    row<R, &R::collarOption, &C::fraction>("collar_option", "an option's, fraction of premium",
                                           0.001, 0.15, Tighter::Lower),
    row<R, &R::collarOption, &C::ticks>("collar_option_ticks", "… or so many ticks", 0, 12,
                                        Tighter::Lower),
    row<R, &R::collarOption, &C::volPoints>("collar_option_vol", "… or volatility points", 0, 3,
                                            Tighter::Lower),
    row<R, &R::softQuantityCoin>("soft_quantity_coin", "a person confirms above, coin", 1e-06, 1e9,
                                 Tighter::Lower),
    row<R, &R::hardQuantityCoin>("hard_quantity_coin", "denied above, coin", 1e-06, 1e9,
                                 Tighter::Lower),
    row<R, &R::maxVega>("max_vega", "vega of an underlying after, USD a point", 0, 1e9,
                        Tighter::Lower),
    row<R, &R::maxAccountDeltaUsd>("max_account_delta_usd", "delta of an account after, USD", 0,
                                   1e12, Tighter::Lower),
    row<R, &R::maxAccountVega>("max_account_vega", "vega of an account after, USD a point", 0, 1e9,
                               Tighter::Lower),
    row<R, &R::maxIndexDivergence>("max_index_divergence", "mid from the index, fraction", 0.0001,
                                   0.1, Tighter::Lower),
    row<R, &R::maxVolDivergence>("max_vol_divergence", "option's mid from its mark, vol points",
                                 0.1, 20, Tighter::Lower),
    row<R, &R::periodCollar>("period_collar", "own fills worse than at arrival, fraction", 0.0001,
                             0.1, Tighter::Lower),
    seconds<&R::periodWindow>("period_window_s", "… over so many seconds", 60, 86400,
                              Tighter::Never),
    row<R, &R::maxSessionCost>("max_session_cost", "hedging cost over what was traded, fraction",
                               0.0001, 0.1, Tighter::Lower),
    row<R, &R::maxDrawdown>("max_drawdown", "equity below its highest, fraction", 0.001, 1,
                            Tighter::Lower),
    row<R, &R::autoOrdersPerHour>("auto_orders_per_hour", "auto-fire: orders an hour", 0, 10000,
                                  Tighter::Lower),
    row<R, &R::autoUsdPerHour>("auto_usd_per_hour", "auto-fire: USD an hour", 0, 1e12,
                               Tighter::Lower),
    row<R, &R::autoUsdPerDay>("auto_usd_per_day", "auto-fire: USD a day", 0, 1e12, Tighter::Lower),
    row<R, &R::autoInARow>("auto_in_a_row", "auto-fire: orders without a person's look", 0, 100000,
                           Tighter::Lower),
    seconds<&R::maxBookAge>("max_book_age_s", "book may be so old, seconds", 0.1, 300,
                            Tighter::Lower),
    seconds<&R::maxMarkAge>("max_mark_age_s", "mark may be so old, seconds", 0.1, 60,
                            Tighter::Lower),
    seconds<&R::maxIndexAge>("max_index_age_s", "index may be so old, seconds", 0.1, 60,
                             Tighter::Lower),
    seconds<&R::maxGreeksAge>("max_greeks_age_s", "a person confirms with Greeks so old, seconds",
                              0.1, 300, Tighter::Lower),
    row<R, &R::maxClockErrorMs>("max_clock_error_ms", "the venue's clock is known to, ms", 1, 1000,
                                Tighter::Lower),
    row<R, &R::maxFeedLagMs>("max_feed_lag_ms", "the venue's news may arrive so late, ms", 100,
                             10000, Tighter::Lower),
    seconds<&R::duplicateWindow>("duplicate_window_s", "no second order on a side for, seconds", 0,
                                 600, Tighter::Higher),
    seconds<&R::minTimeToExpiry>("min_time_to_expiry_s", "nothing expires within, seconds", 0,
                                 86400, Tighter::Higher),
    row<R, &R::ordersPerSecond>("orders_per_second", "orders a second", 1, 5, Tighter::Lower),
    row<risk::Limits, &risk::Limits::ordersPerMinute>("orders_per_minute", "orders a minute", 1,
                                                      1000, Tighter::Lower),
    row<risk::Limits, &risk::Limits::ordersPerHour>("orders_per_hour", "orders an hour", 1, 10000,
                                                    Tighter::Lower),
});

constexpr auto kGuard = std::to_array<LimitKey<Limits>>({
    row<Limits, &Limits::feedGaps, &Bounds::caution>(
        "feed_gaps_caution", "CAUTION: silence of the hedge's feed, median gaps", 2, 100000,
        Tighter::Lower),
    row<Limits, &Limits::feedGaps, &Bounds::halt>("feed_gaps_halt",
                                                  "HALT: silence of the hedge's feed, median gaps",
                                                  2, 100000, Tighter::Lower),
    row<Limits, &Limits::feedLeastS, &Bounds::caution>(
        "feed_least_s_caution", "CAUTION: and never less than so many seconds", 0.1, 3600,
        Tighter::Lower),
    row<Limits, &Limits::feedLeastS, &Bounds::halt>("feed_least_s_halt",
                                                    "HALT: and never less than so many seconds",
                                                    0.1, 3600, Tighter::Lower),
    row<Limits, &Limits::indexGaps, &Bounds::caution>("index_gaps_caution",
                                                      "CAUTION: silence of the index, median gaps",
                                                      2, 100000, Tighter::Lower),
    row<Limits, &Limits::indexGaps, &Bounds::halt>(
        "index_gaps_halt", "HALT: silence of the index, median gaps", 2, 100000, Tighter::Lower),
    row<Limits, &Limits::indexLeastS, &Bounds::caution>(
        "index_least_s_caution", "CAUTION: and never less than so many seconds", 0.1, 3600,
        Tighter::Lower),
    row<Limits, &Limits::indexLeastS, &Bounds::halt>("index_least_s_halt",
                                                     "HALT: and never less than so many seconds",
                                                     0.1, 3600, Tighter::Lower),
    row<Limits, &Limits::crossedS, &Bounds::caution>(
        "crossed_s_caution", "CAUTION: crossed book, seconds", 0, 3600, Tighter::Lower),
    row<Limits, &Limits::crossedS, &Bounds::halt>("crossed_s_halt", "HALT: crossed book, seconds",
                                                  0, 3600, Tighter::Lower),
    row<Limits, &Limits::markIndex, &Bounds::caution>(
        "mark_index_caution", "CAUTION: mark from index, fraction", 0.0001, 1, Tighter::Lower),
    row<Limits, &Limits::markIndex, &Bounds::halt>(
        "mark_index_halt", "HALT: mark from index, fraction", 0.0001, 1, Tighter::Lower),
    row<Limits, &Limits::midIndex, &Bounds::caution>(
        "mid_index_caution", "CAUTION: mid from index, fraction", 0.0001, 1, Tighter::Lower),
    row<Limits, &Limits::midIndex, &Bounds::halt>(
        "mid_index_halt", "HALT: mid from index, fraction", 0.0001, 1, Tighter::Lower),
    row<Limits, &Limits::venuesApart, &Bounds::caution>(
        "venues_apart_caution", "CAUTION: mid from another venue's, fraction", 0.0001, 1,
        Tighter::Lower),
    row<Limits, &Limits::venuesApart, &Bounds::halt>(
        "venues_apart_halt", "HALT: mid from another venue's, fraction", 0.0001, 1, Tighter::Lower),
    row<Limits, &Limits::depth, &Bounds::caution>(
        "depth_caution", "CAUTION: depth below this share of its median", 0, 1, Tighter::Higher),
    row<Limits, &Limits::depth, &Bounds::halt>(
        "depth_halt", "HALT: depth below this share of its median", 0, 1, Tighter::Higher),
    row<Limits, &Limits::volatility, &Bounds::caution>(
        "volatility_caution", "CAUTION: 1-minute volatility over the expected", 1, 1000,
        Tighter::Lower),
    row<Limits, &Limits::volatility, &Bounds::halt>(
        "volatility_halt", "HALT: the same, with a second sign", 1, 1000, Tighter::Lower),
    row<Limits, &Limits::volatilityAlone>("volatility_alone_halt", "HALT: the same, without one", 1,
                                          10000, Tighter::Lower),
    row<Limits, &Limits::errors, &Bounds::caution>(
        "errors_caution", "CAUTION: venue errors in ten minutes", 0, 10000, Tighter::Lower),
    row<Limits, &Limits::errors, &Bounds::halt>("errors_halt", "HALT: venue errors in ten minutes",
                                                0, 10000, Tighter::Lower),
    row<Limits, &Limits::marginUse, &Bounds::caution>(
        "margin_use_caution", "CAUTION: maintenance margin over equity", 0.05, 1, Tighter::Lower),
    row<Limits, &Limits::marginUse, &Bounds::halt>(
        "margin_use_halt", "HALT: maintenance margin over equity", 0.05, 1, Tighter::Lower),
    row<Limits, &Limits::costPerDay, &Bounds::caution>("cost_per_day_usd_caution",
                                                       "CAUTION: hedging cost a day, USD", 1,
                                                       1000000000.0, Tighter::Lower),
    row<Limits, &Limits::costPerDay, &Bounds::halt>(
        "cost_per_day_usd_halt", "HALT: hedging cost a day, USD", 1, 1000000000.0, Tighter::Lower),
    row<Limits, &Limits::tradesPerHour, &Bounds::caution>(
        "trades_per_hour_caution", "CAUTION: hedges an hour", 1, 10000, Tighter::Lower),
    row<Limits, &Limits::tradesPerHour, &Bounds::halt>(
        "trades_per_hour_halt", "HALT: hedges an hour", 1, 10000, Tighter::Lower),
    row<Limits, &Limits::impact, &Grades::widen>(
        "impact_widen", "widen: own impact, calibrated impacts", 1, 1000, Tighter::Lower),
    row<Limits, &Limits::impact, &Grades::slow>(
        "impact_slow", "slow: own impact, calibrated impacts", 1, 1000, Tighter::Lower),
    row<Limits, &Limits::impact, &Grades::stop>(
        "impact_stop", "stop: own impact, calibrated impacts", 1, 1000, Tighter::Lower),
    row<Limits, &Limits::crowding, &Grades::widen>(
        "crowding_widen", "widen: crowding, the lower correlation", 0.05, 1, Tighter::Lower),
    row<Limits, &Limits::crowding, &Grades::slow>(
        "crowding_slow", "slow: crowding, the lower correlation", 0.05, 1, Tighter::Lower),
    row<Limits, &Limits::crowding, &Grades::stop>(
        "crowding_stop", "stop: crowding, the lower correlation", 0.05, 1, Tighter::Lower),
    row<Limits, &Limits::feedback, &Grades::widen>("feedback_widen", "widen: gamma feedback", 0.01,
                                                   1, Tighter::Lower),
    row<Limits, &Limits::feedback, &Grades::slow>("feedback_slow", "slow: gamma feedback", 0.01, 1,
                                                  Tighter::Lower),
    row<Limits, &Limits::feedback, &Grades::stop>("feedback_stop", "stop: gamma feedback", 0.01, 1,
                                                  Tighter::Lower),
    row<Limits, &Limits::depthHalfLifeDays>(
        "depth_half_life_days", "half-life of the median depth, days", 0.01, 90, Tighter::Never),
    row<Limits, &Limits::impactHorizonS>(
        "impact_horizon_s", "own impact is looked at after, seconds", 1, 600, Tighter::Never),
    row<Limits, &Limits::impactT>("impact_t", "t-statistic from which an impact is believed", 1, 20,
                                  Tighter::Lower),
    row<Limits, &Limits::impactUsdPerCoin>("impact_usd_per_coin",
                                           "calibrated impact, USD per coin; 0: the book's slope",
                                           0, 1000000.0, Tighter::Never),
    row<Limits, &Limits::leastTrades>("least_trades", "own trades before loops are believed", 3,
                                      100000, Tighter::Lower),
    row<Limits, &Limits::feedbackReference>(
        "feedback_reference", "gamma feedback up to which sizes stay", 0, 0.95, Tighter::Lower),
    // A wider band and a longer pause are safer for the market and less so for the book.
    row<Limits, &Limits::bandFactor>("band_factor", "CAUTION: times the band", 1, 10,
                                     Tighter::Never),
    row<Limits, &Limits::cooldownFactor>("cooldown_factor", "CAUTION: times the pause", 1, 100,
                                         Tighter::Never),
    row<Limits, &Limits::sizeFactor>("size_factor", "CAUTION: times auto-fire's largest order",
                                     0.05, 1, Tighter::Lower),
    row<Limits, &Limits::release>("release", "calm is within this part of a bound", 0.1, 1,
                                  Tighter::Lower),
    {"dwell_s", "calm before CAUTION ends, seconds", 1, 86'400, Tighter::Higher,
     [](const Limits& limits) { return core::seconds(limits.dwell); },
     [](Limits& limits, double value) { limits.dwell = core::fromSeconds(value); }},
});

constexpr auto kOrders = std::to_array<LimitOrder>({
    {"feed_gaps_caution", "feed_gaps_halt", "HALT not below CAUTION"},
    {"feed_least_s_caution", "feed_least_s_halt", "HALT not below CAUTION"},
    {"index_gaps_caution", "index_gaps_halt", "HALT not below CAUTION"},
    {"index_least_s_caution", "index_least_s_halt", "HALT not below CAUTION"},
    {"crossed_s_caution", "crossed_s_halt", "HALT not below CAUTION"},
    {"mark_index_caution", "mark_index_halt", "HALT not below CAUTION"},
    {"mid_index_caution", "mid_index_halt", "HALT not below CAUTION"},
    {"venues_apart_caution", "venues_apart_halt", "HALT not below CAUTION"},
    {"depth_caution", "depth_halt", "HALT not above CAUTION"},
    {"volatility_caution", "volatility_halt", "HALT not below CAUTION"},
    {"volatility_halt", "volatility_alone_halt", "HALT alone not below that with a second sign"},
    {"errors_caution", "errors_halt", "HALT not below CAUTION"},
    {"margin_use_caution", "margin_use_halt", "HALT not below CAUTION"},
    {"cost_per_day_usd_caution", "cost_per_day_usd_halt", "HALT not below CAUTION"},
    {"trades_per_hour_caution", "trades_per_hour_halt", "HALT not below CAUTION"},
    {"impact_widen", "impact_slow", "slow not below widen"},
    {"impact_slow", "impact_stop", "stop not below slow"},
    {"crowding_widen", "crowding_slow", "slow not below widen"},
    {"crowding_slow", "crowding_stop", "stop not below slow"},
    {"feedback_widen", "feedback_slow", "slow not below widen"},
    {"feedback_slow", "feedback_stop", "stop not below slow"},
});

double valueOf(const Limits& limits, std::string_view key)
{
    return std::ranges::find(kGuard, key, &LimitKey<Limits>::key)->get(limits);
}

template <class Owner>
void compare(std::span<const LimitKey<Owner>> keys, const std::string& section, const Owner& before,
             const Owner& after, std::vector<LimitChange>& out)
{
    for (const LimitKey<Owner>& key : keys) {
        const double was = key.get(before), is = key.get(after);
        if (was != is)
            out.push_back({section + std::string{key.key}, was, is, key.loosens(is, was)});
    }
}

template <class Owner>
std::string rangeProblem(std::span<const LimitKey<Owner>> keys, const std::string& section,
                         const Owner& owner)
{
    for (const LimitKey<Owner>& key : keys)
        if (const double value = key.get(owner); !(value >= key.low && value <= key.high))
            return fmt::format("{}{} is {}, expected a number from {} to {}", section, key.key,
                               value, key.low, key.high);
    return {};
}

std::string problemOf(const Limits& limits, const std::string& section)
{
    if (std::string range = rangeProblem(guardKeys(), section, limits); !range.empty())
        return range;
    const LimitOrder* broken = brokenOrder(limits);
    if (!broken) return {};
    return fmt::format("{0}{1} is {2} and {0}{3} is {4}, expected {5}", section, broken->first,
                       valueOf(limits, broken->first), broken->second,
                       valueOf(limits, broken->second), broken->expected);
}

}  // namespace

std::span<const LimitKey<risk::Limits>> riskKeys() { return kRisk; }
std::span<const LimitKey<Limits>> guardKeys() { return kGuard; }

const LimitOrder* brokenOrder(const Limits& limits)
{
    for (const LimitOrder& order : kOrders) {
        const double first = valueOf(limits, order.first), second = valueOf(limits, order.second);
        const bool falls = order.expected == "HALT not above CAUTION";
        if (falls ? second > first : second < first) return &order;
    }
    return nullptr;
}

std::vector<LimitChange> changes(const LimitSet& before, const LimitSet& after)
{
    std::vector<LimitChange> out;
    compare(riskKeys(), "limits.", before.limits, after.limits, out);
    compare(guardKeys(), "guard.", before.guards.all, after.guards.all, out);
    std::vector<core::Currency> own;
    for (const Settings* settings : {&before.guards, &after.guards})
        for (const auto& [underlying, limits] : settings->own)
            if (std::ranges::find(own, underlying) == own.end()) own.push_back(underlying);
    std::ranges::sort(own);
    for (const core::Currency underlying : own)
        compare(guardKeys(), "guard." + underlying.text() + ".", before.guards.of(underlying),
                after.guards.of(underlying), out);
    return out;
}

std::string problemOf(const LimitSet& set)
{
    if (std::string range = rangeProblem(riskKeys(), "limits.", set.limits); !range.empty())
        return range;
    if (std::string all = problemOf(set.guards.all, "guard."); !all.empty()) return all;
    for (const auto& [underlying, limits] : set.guards.own)
        if (std::string own = problemOf(limits, "guard." + underlying.text() + "."); !own.empty())
            return own;
    return {};
}

}  // namespace ballast::guard
