#pragma once

#include "models/market/board.h"
#include "models/portfolio/exposure.h"

#include <optional>

namespace ballast::portfolio {

// From an instrument and its board values to its figures, step by step, so that one unit and a whole
// column of them go the same way.

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
    bool known = false;     ///< a ticker has come
    bool stale = false;
    double mark = 0;        ///< quote currency
    double volatility = 0;  ///< 0: the venue gives none
    double forward = 0;     ///< USD per coin, options; 0: the venue gives none, the index is taken
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
    double forward = 0;     ///< USD per coin
    double volatility = 0;
    double usdPerCoin = 0;  ///< the spot, or the forward where there is none
};
Quoted quoted(const Terms& terms, const Marks& marks, double spot, double tau);

/// Of one coin, per 1.00 vol and year, as models/pricing has them.
struct OptionGreeks {
    double price = 0, delta = 0, gamma = 0, vega = 0, theta = 0, vanna = 0, volga = 0, charm = 0;
};

/// Of one unit, without its profit. All zero but the mark's value where the gap says that there is
/// nothing to price.
Figures optionFigures(const Terms& terms, const Marks& marks, const Quoted& quoted,
                      const Moment& moment, const OptionGreeks& greeks);
Figures futureFigures(const Terms& terms, const Quoted& quoted, const Moment& moment);

/// Unrealised profit of a whole position, USD: coin profits at `usdPerCoin`.
double pnlUsd(const Terms& terms, double size, double average, double mark, double usdPerCoin);

}  // namespace ballast::portfolio
