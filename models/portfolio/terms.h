#pragma once

#include "models/market/board.h"
#include "models/portfolio/exposure.h"

#include <algorithm>
#include <optional>

namespace ballast::portfolio {

// From an instrument and its board values to its figures, step by step, so that one unit and a
// whole column of them go the same way.

/// What never changes of an instrument.
struct Terms {
    bool option = false;
    bool inverse = false;
    market::OptionType type = market::OptionType::Call;
    double strike = 0;  ///< options: USD per coin; 0 where the venue gives none
    std::optional<core::Time> expiry;
};
Terms termsOf(const market::Instrument& instrument);

/// What its listing says of it.
struct Marks {
    bool known = false;  ///< a ticker has come
    bool stale = false;
    double mark = 0;                ///< quote currency
    double volatility = 0;          ///< 0: the venue gives none
    std::optional<double> forward;  ///< USD per coin, options; none: the index is taken
};
Marks marksOf(const market::Listing& listing);

/// What the time of day makes of it.
struct Moment {
    double tau = 0;         ///< years to expiry
    double day = 0;         ///< years in a day, or what is left of the last one
    double share = 1;       ///< see settlementShare
    double vegaWeight = 1;  ///< see vegaWeight
};
Moment momentOf(const std::optional<core::Time>& expiry, core::Time now);

/// What the model is asked with, or why it is not asked.
struct Quoted {
    Gap gap = Gap::NoMark;
    double forward = 0;  ///< USD per coin
    double volatility = 0;
    double usdPerCoin = 0;  ///< the spot, or the forward where there is none
};
Quoted quoted(const Terms& terms, const Marks& marks, double spot, double tau);
inline bool isPriced(Gap gap) { return gap == Gap::None || gap == Gap::StaleMark; }
/// See setOption.
inline double coinMark(const Terms& terms, const Marks& marks)
{
    return !terms.inverse ? -1 : std::max(marks.mark, 0.0);
}

/// Of one coin, per 1.00 vol and year, as models/pricing has them.
struct OptionGreeks {
    double price = 0, delta = 0, gamma = 0, vega = 0, theta = 0, vanna = 0, volga = 0, charm = 0;
};

/// Writes the delta of a position, coin, and its dollars; `premium` is what it loses on its way
/// from Black-Scholes to net transaction, coin.
inline void setDelta(Figures& out, double forward, double delta, double premium)
{
    out.delta.blackScholes = pricing::BlackScholesDelta{delta};
    out.delta.netTransaction = pricing::netOfPremium(out.delta.blackScholes, premium);
    out.delta.usdNeutral = pricing::withEquity(out.delta.netTransaction, 0);
    out.deltaUsd.blackScholes = forward * delta;
    out.deltaUsd.usdNeutral = out.deltaUsd.netTransaction =
        forward * out.delta.netTransaction.coin();
}

/// Writes the figures of `size` units but for value and profit. `coinMark`: the mark of an inverse
/// option, which the venue takes off its delta; 0: it has none and the model's price is taken;
/// below 0: a linear option, off which nothing is taken.
inline void setOption(Figures& out, double size, double forward, double coinMark,
                      const Moment& moment, const OptionGreeks& greeks)
{
    const double open = size * moment.share;
    const double premium = coinMark > 0 ? coinMark : coinMark < 0 ? 0 : greeks.price / forward;
    setDelta(out, forward, open * greeks.delta, open * premium);
    out.gamma = open * greeks.gamma;
    out.gamma1PctCoin = out.gamma * (forward * 0.01);
    out.gamma1PctUsd = out.gamma1PctCoin * forward;
    out.vega = open * (greeks.vega * 0.01);
    out.vegaWeighted = out.vega * moment.vegaWeight;
    out.theta = open * std::max(-greeks.price, greeks.theta * moment.day);
    out.vanna = open * (greeks.vanna * 0.01);
    out.vannaUsd = out.vanna * forward;
    out.volga = open * (greeks.volga * 1e-4);
    out.charm = open * (greeks.charm * moment.day);
    out.charmUsd = out.charm * forward;
}

/// Writes the figures of `size` units, without their profit. What has no price keeps its mark's
/// value and is zero besides.
Figures figuresOf(double size, const Terms& terms, const Marks& marks, const Quoted& quoted,
                  const Moment& moment, const OptionGreeks& greeks);

/// Unrealised profit of a whole position, USD: coin profits at `usdPerCoin`.
double pnlUsd(const Terms& terms, double size, double average, double mark, double usdPerCoin);

}  // namespace ballast::portfolio
