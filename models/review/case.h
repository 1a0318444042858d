#pragma once

#include "models/review/cost.h"
#include "models/review/note.h"
#include "models/review/order_mark.h"
#include "models/review/rebalance.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace ballast::review {

/// The market of an instrument at one moment, quote currency.
struct MidNow {
    double mid = 0, halfSpread = 0;
    double spot = 0;  ///< USD per coin; 0: not known
    core::Time at{};
};

/// One trade, with the market at it and after it.
struct CaseFill {
    core::Time at{};
    std::string label, tradeId;
    double quantity = 0;    ///< instrument's unit, > 0
    double price = 0;       ///< quote currency
    double feeUsd = 0;      ///< paid; < 0: a rebate
    double mid = 0;         ///< 0: not known
    double halfSpread = 0;  ///< 0 where it was not recorded: then the spread is part of the impact
    double spot = 0;
    bool maker = false;
    std::array<double, kMarkOuts> midAfter{};  ///< 1 s, 10 s, 1 min, 5 min after; 0: not recorded
};

/// Everything that was traded, or was to be, of one instrument in one rebalance.
struct CaseLeg {
    core::VenueId venue;
    core::AccountId account;
    std::string instrument;
    core::Side side = core::Side::Buy;
    Unit unit;
    double target = 0;       ///< decided on, instrument's unit
    double deltaChange = 0;  ///< coin, signed, of all of the target
    /// USD per volatility point, signed, of all of the target as it was decided on; 0: no option,
    /// or not recorded.
    double vega = 0;
    double estimateUsd = 0;  ///< fee and slippage of all of the target, as the trader saw them
    double feeEstimateUsd = 0, slippageEstimateUsd = 0;
    double spreadUsd = 0, impactUsd = 0;  ///< what the slippage seen was made of; 0: not recorded
    double referencePrice = 0;            ///< mid that the estimate was made on, quote currency
    double expectedPrice = 0;
    int orders = 0;
    MidNow decision;                               ///< mid 0: not known
    std::optional<MidNow> approval, arrival, end;  ///< of the first order; of the last
    std::vector<CaseFill> fills;                   ///< in time order
    double filled() const
    {
        double sum = 0;
        for (const CaseFill& fill : fills) sum += fill.quantity;
        return sum;
    }
};

/// A place that could have carried the hedge, as it stood at the decision.
struct CasePlace {
    core::VenueId venue;
    std::string instrument;
    MidNow market;
    double takerFee = 0;
};

/// What leaving it would have cost, as the trader saw it; USD, absent where it was not known.
struct CaseWaiting {
    std::optional<double> fiveMinutesUsd, hourUsd, settlementUsd;
    std::optional<core::Duration> breakEven;
    double riskAversion = 0;  ///< 1/USD; 0: not known
    double sigma = 0;         ///< per root year; 0: not known
};

/// One step in a rebalance's life, for the drill-down.
struct CaseEvent {
    core::Time at{};
    std::string what;  ///< "proposed", "edited", "approved", "sent", "filled", "ended"
    std::string who, text;
};

/// One rebalance with all that its review is made of. Deltas in coin of row.convention.
struct Case {
    Rebalance row;
    core::AccountId account;
    std::string style;   ///< "at once", "in slices", "rests first"
    std::string trader;  ///< who decided; empty: nobody
    bool automatic = false;
    bool edited = false;
    double spot = 0;       ///< at the proposal
    double gamma1Pct = 0;  ///< coin for 1 %; 0: not known
    double target = 0, bandLower = 0, bandUpper = 0;
    double deltaAsProposed = 0;        ///< where the first revision wanted to lead; coin
    double tradeAsProposed = 0;        ///< delta it wanted to trade, signed coin
    double estimateAsProposedUsd = 0;  ///< fee and slippage of that
    double costToCentreUsd = 0;        ///< of hedging to the target, as was shown; 0: not recorded
    double costToEdgeUsd = 0;          ///< … to the band's edge
    CaseWaiting waiting;
    std::vector<CaseLeg> legs;
    std::vector<CasePlace> places;  ///< that were not traded at
    /// Until what followed of the same underlying, an hour at most: over which "what if" is asked.
    core::Time until{};
    double spotUntil = 0;  ///< there; 0: not recorded
    double nextTrade = 0;  ///< delta that what followed traded then, coin; 0: the hour ended first
    std::vector<Note> notes;
    std::vector<std::string> tags;

    /// Delta traded, signed coin, by what was filled.
    double tradedDelta() const;
    /// From the proposal to the person's decision; absent where nobody pressed a button.
    std::optional<core::Duration> approvalTime() const;
};

}  // namespace ballast::review
