#pragma once

#include "models/core/time.h"
#include "models/guard/feedback.h"
#include "models/guard/level.h"
#include "models/guard/regression.h"

#include <optional>
#include <string>

namespace ballast::guard {

/// What the tripwires of one underlying, or of one place of it, look at, gathered from one instant.
/// What is absent is not known, and a wire that needs it says so.
struct Picture {
    bool linkUp = false;
    double upForS = 0;                                     ///< since the link came up
    std::optional<double> feedAgeS, feedGapS;              ///< of the hedge: silence, median gap
    std::optional<double> indexAgeS, indexGapS;            ///< of the index
    std::optional<double> crossedForS;                     ///< 0: not crossed; absent: no book
    std::optional<double> mark, mid, index;                ///< of the hedge, USD
    bool dated = false;                                    ///< the hedge carries a basis
    std::optional<double> depth, usualDepth;               ///< coin
    std::optional<double> volatility, expectedVolatility;  ///< per root year
    double errors = 0;                                     ///< of the venue, ten minutes
    std::optional<double> marginUse;                       ///< fraction
    double costUsd = 0;                                    ///< last 24 h
    double trades = 0;                                     ///< last hour
    Fit impact;                                            ///< beta in USD per coin
    int impactTrades = 0;
    std::optional<double> calibratedImpact;           ///< USD per coin
    std::optional<double> withReturn, withImbalance;  ///< correlations of own flow
    int crowdTrades = 0;
    std::optional<Feedback> feedback;
    std::optional<double> apart;  ///< two venues' mids, at most; absent: fewer than two to compare
    std::string apartWords;       ///< which two, and where they stand
    struct Places {
        double leftOut = 0;          ///< share of the places that carry no hedge now
        Level best = Level::Normal;  ///< of the calmest of them
        std::string words;           ///< why those that are left out are
        bool operator==(const Places&) const = default;
    };
    std::optional<Places> places;  ///< absent: there is one place only, or no link is up
};

}  // namespace ballast::guard
