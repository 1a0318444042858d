#pragma once

#include "models/laboratory/report.h"
#include "models/review/period_review.h"

#include <atomic>
#include <cstdint>
#include <span>
#include <vector>

namespace ballast::laboratory {

/// Of more hours of an underlying so many are walked, evenly spread: a year of them. Ten years then
/// take the memory and the time of one.
inline constexpr std::size_t kMostFrontierHours = 366 * 24;

/// A period of the review among the rules of the laboratory: what it cost a day and what error it
/// left, beside what Whalley and Wilmott's band would have cost at any error, and clocks.
struct PeriodFrontier {
    bool known = false;  ///< else nothing was watched, or nothing had to be hedged
    /// Cost over error, USD a day: the rules, of which those no other rule dominates are marked,
    /// and the period as the one in force.
    Report report;
    double costUsd = 0, errorUsd = 0;  ///< of the period, a day
    double frontierUsd = 0;            ///< the frontier's cost at that error; 0: beyond its ends
    double lambda = 0;                 ///< cost of a hedge, fraction of what it trades
    double hours = 0;                  ///< watched, of which gamma, price and variance are taken
    double days = 0;                   ///< walked
    /// Hours that are walked, where not all of `hours` are: of each underlying with more than
    /// kMostFrontierHours so many, evenly spread over the period, and all of the others. 0: all.
    std::size_t walkedHours = 0;
    /// Random moves drawn for the paths of all underlyings: what it costs in time, and, of the
    /// longest of them, in memory.
    std::size_t moves = 0;
    /// What was paid over what the frontier pays for the same error; 0: not known.
    double overFrontier() const { return frontierUsd > 0 ? costUsd / frontierUsd : 0; }
};

/// Each watched hour's gamma, price and realised variance, walked at random in minutes, as often as
/// makes half a year (of very many, kMostFrontierHours, once): on that path each rule hedges as in
/// any backtest, at what our own hedges cost over what they traded (fees, spread, impact and
/// timing; where nothing was traded, at what the band went by), in any size, without a lot. It is a
/// frontier with each hour's volatility known to the rule, and gamma constant within the hour.
/// `hours` are those of the period and of what the review was filtered by; books of several
/// underlyings are walked apart and add up as independent ones. Deterministic by the seed. Ends
/// early, and not known, once `cancelled` is set, also while a path is made; null: nothing ends it.
PeriodFrontier periodFrontier(const review::PeriodReview& period,
                              std::span<const review::HourCell> hours, std::uint64_t seed = 1,
                              const std::atomic<bool>* cancelled = nullptr);

/// The hours of the data that belong to the review: within its period, of its underlying.
std::vector<review::HourCell> hoursOf(const review::ReviewData& data,
                                      const review::PeriodReview& period,
                                      core::Currency underlying);

}  // namespace ballast::laboratory
