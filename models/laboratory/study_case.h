#pragma once

#include "models/laboratory/hedge.h"
#include "models/laboratory/moments.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ballast::laboratory {

/// A short European call in a Black-Scholes world, hedged in the underlying at cost.
struct StudyMarket {
    double spot = 100, strike = 100;
    double rate = 0, drift = 0;  ///< per year, continuous
    double sigma = 0.2;          ///< per root year
    double years = 1;
    std::uint32_t steps = 1;  ///< moments a hedge may be looked at, the first at the beginning
    double cost = 0;          ///< one way, fraction of notional
    bool entryCost = true, exitCost = true;  ///< of the first hedge; of closing it at expiry
};

/// One rule in a study; `premium` is what the call was sold for.
struct StudyHedge {
    std::string name;
    Hedge hedge;
    double premium = 0;
};

struct StudyCase {
    std::string name;  ///< "1 %, 50 times"
    StudyMarket market;
    std::vector<StudyHedge> hedges = {};
};

/// What one rule came to over many paths.
struct Outcome {
    Moments error;     ///< USD at expiry: premium and hedge with interest, less costs and pay-off
    Moments cost;      ///< USD, summed as paid
    Moments trades;    ///< a path
    Moments turnover;  ///< coin a path
    void merge(const Outcome& other);
};

/// Each rule of the case on the paths `first` … `first + count` - 1 of `seed`: all on the same
/// ones. A function of its arguments alone.
std::vector<Outcome> simulate(const StudyCase& study, std::uint64_t seed, std::uint64_t first,
                              std::size_t count);

/// Black-Scholes price of the market's call at this volatility.
double callPrice(const StudyMarket& market, double sigma);

}  // namespace ballast::laboratory
