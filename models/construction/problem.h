// construction: which instruments a hedge is made of, and how much of each; numbers to numbers.
#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace ballast::construction {

/// Greeks a problem can hold besides its two caps: what keeps a basis in a few cache lines.
inline constexpr std::size_t kMaxGreeks = 6;
inline constexpr double kFree = std::numeric_limits<double>::infinity();
/// A residual inside its band to this share of what can move it counts as inside.
inline constexpr double kFeasible = 1e-9;

using GreekVector = std::array<double, kMaxGreeks>;

/// A piece of depth: so many units at this cost a unit against the mid, fees included, USD.
struct CostLevel {
    double size = 0;      ///< > 0
    double unitCost = 0;  ///< >= 0, not below that of the level before
    bool operator==(const CostLevel&) const = default;
};

/// What may be traded. Cost of x units: by the levels of its side where there are any (convex),
/// else linearCost |x| + impact x^2; plus `ticket` once where x is not 0. USD throughout.
struct Instrument {
    std::string name;
    GreekVector perUnit{};  ///< what one unit bought adds to each Greek of the problem
    double linearCost = 0;  ///< USD a unit, >= 0: fee, half spread and carry over the horizon
    double impact = 0;      ///< USD a unit squared, >= 0
    std::vector<CostLevel> buyLevels, sellLevels;  ///< empty: linearCost and impact
    double lot = 0;                                ///< x is a multiple of it; 0: any amount
    double minimum = 0;                            ///< |x| is 0 or at least this
    double ticket = 0;                             ///< USD, once
    double maxBuy = 0, maxSell = 0;                ///< units, >= 0, finite
    double marginBought = 0;                       ///< USD of margin a unit bought takes, >= 0
    double marginSold = 0;                         ///< USD of margin a unit sold takes, >= 0
    double notionalPerUnit = 0;                    ///< USD, >= 0
    bool operator==(const Instrument&) const = default;
};

/// One Greek: what it is now and the band it is wanted in. kFree or -kFree leave a side open.
struct GreekBand {
    std::string name;  ///< "gamma", for a person
    double exposure = 0;
    double lower = -kFree, upper = kFree;
    /// What a unit outside the band counts where not all bands can be met; 0: one over the most
    /// that a single instrument moves it.
    double weight = 0;
    bool operator==(const GreekBand&) const = default;
};

/// min cost(x) + 1/2 y'Wy over y = exposure + G x inside the bands, within the caps.
/// Source: theory of hedge construction, base problem; W is in USD per product of Greeks.
struct Problem {
    std::vector<Instrument> instruments;
    std::vector<GreekBand> greeks;       ///< at most kMaxGreeks
    std::optional<double> marginBudget;  ///< USD: sum of margin over |x| stays below
    std::optional<double> notionalCap;   ///< USD: sum of notionalPerUnit |x| stays below
    /// Row by row, greeks.size() squared, symmetric, no negative eigenvalue; empty: none.
    std::vector<double> riskWeights;
    bool operator==(const Problem&) const = default;
};

/// What is wrong with it, as a sentence; empty: it can be asked.
std::string faultOf(const Problem& problem);

/// Cost of `x` units, USD, ticket included; kFree where the side's levels end before.
double costOf(const Instrument& instrument, double x);

/// USD of margin that `x` units take.
inline double marginOf(const Instrument& instrument, double x)
{
    return x > 0 ? instrument.marginBought * x : -instrument.marginSold * x;
}

/// Of the whole answer: costs, tickets and risk, USD.
double objective(const Problem& problem, const std::vector<double>& x);

/// exposure + G x, Greek by Greek.
GreekVector residual(const Problem& problem, const std::vector<double>& x);

/// The most that trading instruments alone moves a Greek, for scales: max |perUnit| bound.
double reach(const Problem& problem, std::size_t greek);

/// The largest |perUnit|; 1 where nothing changes this Greek.
double unitScale(const Problem& problem, std::size_t greek);

/// How far x is outside its bands and caps, as the worst share of kFeasible-scaled distance: 0
/// where all hold. `tolerance` is a share of the scale of each row.
bool fits(const Problem& problem, const std::vector<double>& x, double tolerance = kFeasible);

/// Whether lots, minima and tickets hold for this amount.
bool isTradable(const Instrument& instrument, double x);

}  // namespace ballast::construction
