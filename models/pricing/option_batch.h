#pragma once

#include "models/pricing/greeks.h"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace ballast::pricing {

namespace kernel {
struct Node;
}

/// Many undiscounted options, a column a quantity, all columns of one length: what a book or a
/// chain looks like to the processor. Units as in Black76Input, rate 0.
struct OptionColumns {
    std::span<const double> sign;     ///< +1 call, -1 put
    std::span<const double> forward;  ///< USD per coin, > 0
    std::span<const double> strike;   ///< USD per coin, > 0
    std::span<const double> tau;      ///< years
    std::span<const double> sigma;    ///< per root year
    std::size_t size() const { return sign.size(); }
};

/// Where the results go, each as long as the options; units and signs are those of Greeks.
struct GreekColumns {
    std::span<double> price, delta, gamma, vega, theta, vanna, volga;
};

/// Every member of Greeks.
struct AllGreekColumns {
    std::span<double> price, delta, gamma, vega, theta, rhoForward, rhoSpot, dualDelta, vanna,
        volga, charm, veta, speed, zomma, color, ultima;
};

/// Black-76 for a whole column at once. At tau <= 0 or sigma == 0 a row gets what black76 says of
/// them. A row that has no price (see isPriceable; a sign that is neither +1 nor -1) gets zeros and
/// is counted in the result, so that no NaN ever reaches a total.
///
/// Rows differ from the scalar `greeks` in the last digits, and by kind of processor: within three
/// deviations of the money the price by less than 4e-15 of the larger of F and itself (1e-15
/// measured), each Greek by less than 1e-13 (5e-15 measured) of itself or, where vanna and volga
/// pass through zero, of Gamma F sqrt(tau) and vega / sigma. In the wings and the last minutes all
/// agree to 1e-12 of themselves, the time value included; below 1e-299 all is 0.
std::size_t greeksBatch(const OptionColumns& options, const GreekColumns& out);

/// The price alone, the same numbers.
std::size_t priceBatch(const OptionColumns& options, std::span<double> price);

/// The complete set, discounted at `rate` (per year, continuous; empty means 0 for all).
std::size_t allGreeksBatch(const OptionColumns& options, std::span<const double> rate,
                           const AllGreekColumns& out);

/// Sums over a book at one node of a scenario grid, each weighted by the option's size in coin.
struct NodeSums {
    double value = 0;     ///< USD: sum of size * price
    double delta = 0;     ///< coin, Black-Scholes
    double gamma = 0;     ///< coin per USD
    double vega = 0;      ///< USD per 1.00 vol
    double theta = 0;     ///< USD per year
    double vanna = 0;     ///< coin per 1.00 vol
    double volga = 0;     ///< USD per (1.00 vol)^2
    double netDelta = 0;  ///< coin, premium-adjusted: sum of size * (delta - price / forward)
    std::size_t unpriceable = 0;  ///< options that have no price here and are in no sum
};

/// A book prepared for many revaluations: what does not change from node to node is worked out
/// once. It keeps copies; node may be called from many threads at once.
class PreparedBatch {
public:
    /// `size` in coin, negative for short, as long as the options.
    PreparedBatch(const OptionColumns& options, std::span<const double> size);

    /// The book with every forward times `spotFactor` (> 0), every sigma plus `volShift` (1.0 = 100
    /// vol points) but not below kLowestSigma, and every tau less `yearsLater`; what has expired by
    /// then is at its intrinsic value. A node that is not a number prices nothing.
    NodeSums node(double spotFactor, double volShift, double yearsLater) const;

    std::size_t size() const { return m_count; }

    static constexpr double kLowestSigma = 1e-4;
    static constexpr std::size_t kBlock = 8;

    /// Eight options, each quantity a cache line. The last block is filled up with sizes of 0.
    struct alignas(64) Block {
        double sign[kBlock], size[kBlock], forward[kBlock], strike[kBlock];
        double logMoneyness[kBlock], inverseForward[kBlock];  ///< ln(F / K), 1 / F
        double tau[kBlock], rootTau[kBlock], sigma[kBlock];
    };

private:
    struct Odd {
        Black76Input input;
        double size;
    };
    void take(const Black76Input& input, double sign, double size);
    void addBlocks(const kernel::Node& node, NodeSums& sums) const;

    std::vector<Block> m_blocks;
    std::vector<Odd> m_odd;  ///< far outside the kernel's range, for the scalar
    std::size_t m_inBlocks = 0;
    std::size_t m_count = 0;
    std::size_t m_unpriceable = 0;
};

/// What the batches run on here: "AVX3", "AVX2", "SSE4", "NEON" …, for the log.
std::string_view simdTarget();

}  // namespace ballast::pricing
