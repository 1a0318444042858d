// bands: no-trade bands, what a hedge costs and what waiting costs; numbers to numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace ballast::bands {

/// What a band is worked out from: one underlying at one instant. USD stands for the quote
/// currency.
struct Inputs {
    double forward = 0;  ///< F, USD per coin; > 0
    double gamma = 0;    ///< of the whole position, coin per USD; signed: > 0 is long gamma
    double sigma = 0;    ///< volatility per sqrt(year); > 0
    double tau = 0;      ///< years to expiry, weighted by gamma; >= 0
    double rate = 0;     ///< continuously compounded, per year
    double cost = 0;     ///< lambda: one way, fraction of notional (fee + half spread + impact)
    double fixedCostUsd = 0;  ///< of one trade, whatever its size; >= 0
    double riskAversion = 0;  ///< absolute, 1/USD; > 0
};

enum class Status : std::uint8_t {
    Ok,
    NoGamma,    ///< nothing to hedge against: the band has no width
    Undefined,  ///< the formula does not hold here: Leland long gamma with A >= 1, Zakamouline |K|
                ///< >= 1
    InvalidInput,  ///< something is not finite, or not of the sign it must have
};
std::string_view text(Status status);

/// Leland (1985). Hedge at sigma sqrt(1 + A) when short gamma, sigma sqrt(1 - A) when long.
struct Leland {
    Status status = Status::InvalidInput;  ///< Undefined: `sigmaLong` does not exist and is 0
    double a = 0;
    double sigmaShort = 0;
    double sigmaLong = 0;
};
Leland leland(double sigma, double cost, double intervalYears);

/// Whalley-Wilmott (1997): half width in coin around the Black-Scholes delta; trade to the edge.
struct HalfWidth {
    Status status = Status::InvalidInput;
    double coin = 0;
};
HalfWidth whalleyWilmott(const Inputs& inputs);

/// Zakamouline (2006): half width h0 + h1 around the delta at sigmaModified.
struct Zakamouline {
    Status status = Status::InvalidInput;
    double h0 = 0, h1 = 0;  ///< coin
    double k = 0;  ///< signed as in the paper; variance is scaled by 1 + k long, 1 - k short
    double sigmaModified = 0;
    double halfWidth() const { return h0 + h1; }
};
Zakamouline zakamouline(const Inputs& inputs);

/// The best stationary rule of each kind with gamma frozen, and what it costs in USD a year
/// (trading plus risk). A pair trades at `outer` back to `inner`.
struct Stationary {
    Status status = Status::InvalidInput;
    double edge = 0, edgeCostUsd = 0;    ///< coin; trade back to the edge
    double reset = 0, resetCostUsd = 0;  ///< coin; trade all the way to the target
    double outer = 0, inner = 0, pairCostUsd = 0;
    double intervalYears = 0;  ///< the best clock
};
Stationary stationary(const Inputs& inputs);

/// USD a year of trading at `outer` back to `inner` (0 <= inner < outer), with gamma frozen.
/// Without a fixed cost `inner` may be `outer`: trade to the edge. Infinite where the two are no
/// pair or the inputs are not valid, so that it is never taken for cheap.
double pairCost(const Inputs& inputs, double outer, double inner);

/// What the stationary rules are made of. The deviation from the target wanders with variance
/// `wander` a year, a coin away from it costs `risk`/2 a year in the square, a coin traded
/// `perCoin`.
struct Frozen {
    double wander = 0;   ///< (gamma F sigma)^2, coin^2 a year
    double risk = 0;     ///< risk aversion F^2 sigma^2, USD per coin^2 and year
    double perCoin = 0;  ///< lambda F, USD
    double ticket = 0;   ///< fixed cost of a trade, USD
    /// 12 gamma^2 / risk aversion: the one number by which the best widths depend on the book.
    double scale() const { return 12 * wander / risk; }
};
Frozen frozen(const Inputs& inputs);
/// InvalidInput, NoGamma or Ok: what every function here asks first.
Status check(const Inputs& inputs);

/// Mean years from the target to the edge of a band: H^2 / (gamma F sigma)^2. Absent without gamma.
std::optional<double> yearsToEdge(const Inputs& inputs, double halfWidth);

}  // namespace ballast::bands
