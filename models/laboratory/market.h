#pragma once

#include "models/core/time.h"

#include <atomic>
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

/// When a made walk begins: a midnight, so that clocks and settlements fall as they do.
inline constexpr core::Time kWalkBegins{std::chrono::sys_days{std::chrono::year{2026} / 1 / 5}};

/// One underlying moving through time, step by step: made from a seed, or recorded.
class Market {
public:
    virtual ~Market() = default;
    /// The moment of the first step: a recorded market's own, so that what is written by the clock
    /// falls where it fell.
    virtual core::Time begins() const { return kWalkBegins; }
    /// USD per coin: the price of the hedge, and what moves everything.
    virtual double spot() const = 0;
    /// Of the hedge, a fraction per 8 hours, > 0: longs pay. 0: none, or not known.
    virtual double funding8h() const { return 0; }
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
    double spot = 0;             ///< USD per coin
    double bookPnl = 0;          ///< USD, of the options since the step before
    double delta = 0;            ///< coin, Black-Scholes
    double gamma = 0;            ///< coin per USD
    double vanna = 0;            ///< coin per 1.00 vol
    double tau = 0;              ///< years, weighted by gamma
    double sigma = 0;            ///< per root year, weighted by gamma
    double nextExpiryYears = 0;  ///< since the market began, of the options held; 0: none is
    double funding8h = 0;        ///< of the hedge, as Market has it
};

/// A market with its book, walked once and valued at each step.
struct Series {
    std::vector<Seen> steps;
    double priced = 0;  ///< options valued
    core::Time begins = kWalkBegins;
};
/// As many steps as there is memory for, a market: each takes 72 bytes.
inline constexpr double kMostSteps = 8e6;
/// What takes long looks at its flag once in so many steps.
inline constexpr std::size_t kStepsALook = 4'096;

/// `steps` steps of `stepYears`, kMostSteps at most; fewer where the market ends before. Ends
/// early, and worthless, once `cancelled` is set; null: nothing ends it.
Series walk(Market& market, std::size_t steps, double stepYears,
            const std::atomic<bool>* cancelled = nullptr);

}  // namespace ballast::laboratory
