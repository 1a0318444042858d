#pragma once

#include "models/review/case.h"
#include "models/review/sample_cells.h"
#include "models/review/tca.h"

#include <span>
#include <string>
#include <vector>

namespace ballast::review {

/// A number and how far it may be off: one standard error, both by what is said beside it.
struct Figure {
    double value = 0, plusMinus = 0;
    bool operator==(const Figure&) const = default;
};

/// How well a book was hedged, USD. Hours of several underlyings add as independent ones.
struct HedgingQuality {
    int hours = 0;  ///< that were watched
    BandTime time;
    double errorUsd = 0;  ///< summed: deviation from the target times the move of the price
    /// Its deviation a day: the root of the squared errors of all steps between samples, which are
    /// taken as uncorrelated: of a few hours their sums would say little.
    double errorSdUsd = 0;
    /// The same of a perfect hedger who hedges as often: sqrt(pi/4) vega sigma / sqrt(n), with the
    /// vega of a day, gamma F^2 sigma day, and n hedges a day (theory: 2.2, 9). 0: no gamma.
    double theoreticalSdUsd = 0;
    double hedgesPerDay = 0;
    /// Had nobody hedged: standard deviation a day of delta's drift, by recorded gamma and moves,
    /// from one midnight to the next.
    double unhedgedSdUsd = 0;
    double costUsd = 0;  ///< of all hedges
    /// Cost a day over the variance taken away a day, 1/USD; 0: none was.
    double costPerVariance = 0;
    double insideShare = 0;    ///< rebalances that found delta inside its band; should be 0
    double overEstimate = 0;   ///< realised over estimated cost
    double realisedSigma = 0;  ///< of the index, per root year
    double expectedSigma = 0;  ///< as the band went by, averaged; 0: not known
};

/// A trigger that led to nothing.
struct MissedTrigger {
    enum class Kind : std::uint8_t { NoProposal, Expired, Refused, NotProposed };
    Kind kind = Kind::NoProposal;
    core::Currency underlying;
    core::Time at{};
    core::Duration lasted{};    ///< outside the band; zero: not known
    double worst = 0;           ///< coin beyond the edge
    core::ProposalId proposal;  ///< 0: there was none
    std::string why;
};
std::string_view text(MissedTrigger::Kind kind);

/// A person decided otherwise than was proposed: said no, put it off, withdrew it or sent another
/// order. What nobody answered is none.
struct Override {
    core::ProposalId proposal;
    core::Time at{};
    std::string what;  ///< "Edited", "Rejected", "Snoozed", "Withdrawn"
    std::string who;   ///< never empty
    /// Against doing as proposed, until what followed; > 0: the person was right.
    Figure earnedUsd;
};

/// Our model against the venue's Greeks over a day, and our model against its marks.
struct ModelDay {
    std::chrono::sys_days day{};
    double markingUsd = 0;      ///< what the marks say and the model does not
    double unexplainedUsd = 0;  ///< Taylor's rest
    double grossUsd = 0;        ///< average gross notional
    double markingBp() const { return basisPoints(markingUsd, grossUsd); }
};

/// The clock that would have done the same.
struct ScheduleComparison {
    bool known = false;
    double hours = 0;          ///< watched
    double scheduleUsd = 0;    ///< an hourly clock's cost
    double scheduleSdUsd = 0;  ///< its hedging error, a day
    /// The interval whose error is ours, and what that clock would have cost.
    double sameRiskHours = 0, sameRiskUsd = 0;
    Figure savedUsd;  ///< that less what was paid
};

HedgingQuality quality(std::span<const HourCell> hours, std::span<const Case* const> cases,
                       const CostSum& cost);
/// A breach of two seconds or more that no proposal of its underlying was made in, or was waiting
/// or at work; and what was proposed outside the band and expired, or was refused. In time order.
std::vector<MissedTrigger> missedTriggers(std::span<const Breach> breaches,
                                          std::span<const Case* const> cases);
std::vector<Override> overrides(std::span<const Case* const> cases);
/// A clock that hedges each hour to the target pays |drift| F lambda: drift is the change of delta
/// over the hour less what was hedged within it; lambda what our own hedges cost over what they
/// traded, else the band's. Its error has the variance (gamma F^2 sigma^2 dt)^2 / 2 an hour
/// (theory: 5) with the hour's recorded gamma and realised variance. Variance rises with the
/// interval: the one of our own error follows. That clock trades gamma F sigma sqrt(2 dt / pi) of
/// delta each time (theory: 2.1): what it costs follows from the same realised variance, which is
/// measured from sample to sample, and not from the drifts of hours, which a market that goes back
/// and forth makes small. The uncertainty is that of the hours' costs and of our error.
ScheduleComparison againstHourly(std::span<const HourCell> hours,
                                 std::span<const Case* const> cases, const CostSum& cost);

}  // namespace ballast::review
