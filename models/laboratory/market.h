#pragma once

#include "models/core/time.h"

#include <cstddef>
#include <span>
#include <vector>

namespace ballast::laboratory {

/// One European option of the book that is hedged.
struct Contract {
    double sign = 1;         ///< +1 call, -1 put
    double strike = 0;       ///< USD per coin
    double expiryYears = 0;  ///< since the market began
    double size = 0;         ///< coin, negative: short
    std::size_t slot = 0;    ///< its place in the book's plan
};

/// One underlying moving through time, step by step: made from a seed, or recorded.
class Market {
public:
    virtual ~Market() = default;
    /// USD per coin: the price of the hedge, and what moves everything.
    virtual double spot() const = 0;
    /// What each option is priced on now: forward in USD, volatility per root year. `years` has
    /// passed since the market began; every contract expires later.
    virtual void quote(double years, std::span<const Contract> contracts, std::span<double> forward,
                       std::span<double> sigma) const = 0;
    /// The book at the beginning.
    virtual std::vector<Contract> book() const = 0;
    /// What takes the place of a contract that has expired; one of size 0: nothing.
    virtual Contract renewed(const Contract& expired, double years) const = 0;
    /// One step on. False: the market is at its end.
    virtual bool advance() = 0;
};

/// What a hedger sees of market and book at one step.
struct Seen {
    double spot = 0;     ///< USD per coin
    double bookPnl = 0;  ///< USD, of the options since the step before
    double delta = 0;    ///< coin, Black-Scholes
    double gamma = 0;    ///< coin per USD
    double vanna = 0;    ///< coin per 1.00 vol
    double tau = 0;      ///< years, weighted by gamma
    double sigma = 0;    ///< per root year, weighted by gamma
};

/// When every walk begins: a midnight, so that clocks and settlements fall as they do.
inline constexpr core::Time kWalkBegins{std::chrono::sys_days{std::chrono::year{2026} / 1 / 5}};

/// A market with its book, walked once and valued at each step.
struct Series {
    std::vector<Seen> steps;
    double priced = 0;  ///< options valued
};
/// `steps` steps of `stepYears`; fewer where the market ends before.
Series walk(Market& market, std::size_t steps, double stepYears);

}  // namespace ballast::laboratory
