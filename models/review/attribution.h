#pragma once

#include "models/market/instrument.h"

#include <span>

namespace ballast::review {

/// An option that was held through a period, priced at its start and at its end (Black-76, no
/// discounting). Positions that were traded within it are no part of this: see shortfall().
struct CarriedOption {
    market::OptionType type = market::OptionType::Call;
    double strike = 0;       ///< USD per coin
    double years = 0;        ///< to expiry at the start
    double quantity = 0;     ///< coin, signed
    double forward[2] = {};  ///< USD per coin, at the start and at the end
    double sigma[2] = {};    ///< 0.55 is 55 %
};

/// What is held beside the options, and what was paid.
struct Carried {
    double years = 0;            ///< the period's length
    double linear = 0;           ///< coin of perpetuals and futures, signed
    double linearPrice[2] = {};  ///< USD per coin
    double fundingRate = 0;      ///< of the period; > 0: longs pay, at the price of its end
    double feesUsd = 0;          ///< paid
    double newTradesUsd = 0;     ///< of trades within the period, from their prices to its end
    double equityCoin = 0;       ///< coin held as equity: its value moves with the spot by itself
};

/// Where a period's profit came from, USD. Greeks are those of its start (theory: 9).
struct Attribution {
    double delta = 0, gamma = 0, vega = 0, theta = 0, vanna = 0, volga = 0;
    double charm = 0, speed = 0;  ///< shown beside: in no sum
    double linear = 0, funding = 0, fees = 0, newTrades = 0, translation = 0;
    double options = 0;      ///< by full revaluation
    double total = 0;        ///< by full revaluation, with all that is not of options
    double unexplained = 0;  ///< total less explained()
    /// The options again, by revaluing one cause after another; time + spot + vol = options.
    double timeStep = 0, spotStep = 0, volStep = 0;
    int leftOut = 0;      ///< options without a price at either end: in no figure
    double grossUsd = 0;  ///< of delta's and vega's notional, without signs: what 0.5 bp is of

    double explained() const;
    /// Sum of the profit's parts without their signs; translation, of coin held, is none of them.
    double moved() const;
    /// |unexplained| over |total|, again without translation; 0 of nothing.
    double unexplainedShare() const;
    /// Beyond what product control accepts: 5 % of what moved, or half a basis point of the gross
    /// notional, whichever is more.
    bool isFlagged() const;
    /// Beyond 10 % of what moved: to be looked into.
    bool wantsLook() const;
    Attribution& operator+=(const Attribution& other);
    bool operator==(const Attribution&) const = default;
};

/// theory: 9. An option that ends within the period is worth what it pays from then on.
Attribution attribute(std::span<const CarriedOption> options, const Carried& carried);

/// Whether a move is so large that the Greeks of its start say little: it is taken in hours.
bool wantsSubSteps(double forwardBefore, double forwardAfter);

}  // namespace ballast::review
