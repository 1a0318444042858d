#pragma once

#include "models/construction/candidates.h"
#include "models/construction/few.h"
#include "models/construction/solver.h"
#include "models/market/board.h"
#include "models/portfolio/exposure.h"
#include "models/portfolio/margin.h"

#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ballast::rebalance {

/// What one Greek may be; a side without a value is open.
struct GreekRange {
    std::optional<double> lower, upper;
    bool operator==(const GreekRange&) const = default;
};

/// What is wanted of one underlying, and by what means.
struct JointWish {
    core::Currency underlying;
    std::vector<core::VenueId> venues;  ///< only what is listed at one of them; empty: anywhere
    portfolio::DeltaConvention convention = portfolio::DeltaConvention::NetTransaction;
    GreekRange delta;                       ///< coin, in `convention`
    GreekRange gamma;                       ///< coin a move of 1 %: Figures::gamma1PctCoin
    GreekRange vega;                        ///< USD a vol point
    std::optional<double> marginBudgetUsd;  ///< initial margin that the legs alone may take
    std::optional<double> notionalCapUsd;
    double ticketUsd = 0;     ///< what a leg costs beside its price: attention, messages
    double depthShare = 0.5;  ///< of each level; the rest is left to others
    std::optional<std::size_t> mostLegs;  ///< > 0
    /// USD at the edge of a range that has two, growing with the square from its middle: the risk
    /// penalty 1/2 y'Wy with W = 2 riskUsd / (half the range)^2. 0: none.
    double riskUsd = 0;
    core::Duration fundingHorizon{};  ///< a perpetual leg that pays funding is counted so long
    construction::CandidateRules rules;
    construction::SolverOptions solver;
};

/// A full book where one is kept; else the board's levels, else its best quote.
struct BookOf {
    core::InstrumentId instrument;
    const market::Book* book = nullptr;
};

/// The instant it is worked out at.
struct JointSituation {
    const market::Board* board = nullptr;
    std::span<const BookOf> books;
    const portfolio::Exposure* exposure = nullptr;
    std::optional<double> delta;  ///< with orders that may be live; none: the exposure's
    const portfolio::SmileView* smile = nullptr;    ///< of the exposure's deltas
    const portfolio::MarginRates* rates = nullptr;  ///< null: no margin is counted
    core::Time now{};
};

struct HedgeLeg {
    core::InstrumentId instrument;
    std::string name;
    core::VenueId venue;
    bool option = false;
    core::Side side = core::Side::Buy;
    core::Quantity quantity;    ///< instrument's unit, a multiple of its lot
    double coinAmount = 0;      ///< unsigned
    double expectedPrice = 0;   ///< average over the levels it takes, quote currency
    double worstPrice = 0;      ///< of the last of them
    double referencePrice = 0;  ///< mid
    double feeUsd = 0;
    double slippageUsd = 0;  ///< against the mid, half spread included
    double fundingUsd = 0;   ///< what it pays in funding over the horizon; never below 0
    double marginUsd = 0;    ///< initial margin it takes alone, by the venue's standard model
    double delta = 0, gamma = 0, vega = 0;  ///< what it adds, in the units of the wish
    bool operator==(const HedgeLeg&) const = default;
};

struct RejectedCandidate {
    core::InstrumentId instrument;
    std::string name;
    bool option = false;
    construction::Verdict verdict;
    bool operator==(const RejectedCandidate&) const = default;
};

/// Of delta, gamma and vega, in the units of the wish.
struct GreekTriple {
    double delta = 0, gamma = 0, vega = 0;
    bool operator==(const GreekTriple&) const = default;
};

struct JointHedge {
    construction::Status status = construction::Status::Invalid;
    std::vector<HedgeLeg> legs;  ///< options first, then futures, each by name
    GreekTriple before, after;
    double feeUsd = 0, slippageUsd = 0;
    double fundingUsd = 0;      ///< over the horizon of the wish
    double costUsd = 0;         ///< fees, slippage, tickets and funding
    double riskUsd = 0;         ///< what is left away from the middle counts; nobody is paid it
    double marginUsd = 0;       ///< initial margin of the legs, each alone: an estimate
    std::string marginWarning;  ///< an account has less free than its legs take; empty: none has
    double lowerBoundUsd = 0;   ///< nothing that meets the bands costs less
    bool exact = false;
    std::string why;  ///< not exact, or invalid: why
    /// Whether other amounts cost the same, were there no lots and minima.
    construction::Uniqueness unique = construction::Uniqueness::NotExamined;
    std::vector<construction::Violation> violations;
    std::vector<std::string> missed;  ///< of each violation a clause: which, by how much, and why
    std::vector<RejectedCandidate> rejected;
    std::size_t candidates = 0;
    std::string filtered;  ///< "12 of 84: 40 too wide, 20 expire within 2 days"
    std::string sentence;  ///< what to trade, what it achieves, what it costs, what it cannot do
    bool operator==(const JointHedge&) const = default;
    /// What was made least.
    double countedUsd() const { return costUsd + riskUsd; }
    /// By what share it may cost more than the best: over the bound, which may be 0.
    double overBound() const
    {
        if (exact || !(countedUsd() > lowerBoundUsd)) return 0;
        return lowerBoundUsd > 0 ? countedUsd() / lowerBoundUsd - 1
                                 : std::numeric_limits<double>::infinity();
    }
};

/// The cheapest trades in options, futures and perpetuals of one underlying that bring delta, gamma
/// and vega into their ranges together; where they cannot, those that miss them by the least, and
/// what stands in the way. Pure; takes as long as the wish's solver options say.
JointHedge jointHedge(const JointWish& wish, const JointSituation& situation);

}  // namespace ballast::rebalance
