#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace ballast::pricing {

/// What a short option is asked for, fractions of the underlying: initial (less how far it is out
/// of the money, and never below the least) and maintenance, each plus the premium.
struct ShortRates {
    double initial = 0, initialLeast = 0, maintenance = 0;
};

/// One option of a book as a scenario sums it, at the book's own spot and the scenario's time.
struct OptionLeg {
    double sign = 1;  ///< +1 call, -1 put
    double forward = 1, strike = 1;
    double tau = 1;    ///< years, of which nothing is left at <= 0
    double sigma = 1;  ///< per root year, before it is moved
    double size = 0;   ///< coin, negative for short
    double open = 0;   ///< the part of the size that still has Greeks
    double worth = 0;  ///< now, of one: coin where inverse, else USD
    bool inverse = false;
};

/// Where the spot and the volatilities are: forward * spotFactor, max(0, sigma * volFactor +
/// volShift).
struct LegNode {
    double spotFactor = 1;
    double volFactor = 1;
    double volShift = 0;  ///< 1.0 = 100 vol points
};

/// Sums over the options, what is settled in coin and in USD apart.
struct LegSums {
    double coinPnl = 0, usdPnl = 0;  ///< against `worth`
    double delta = 0;                ///< coin, Black-Scholes
    double premium = 0;              ///< coin: of the inverse ones, what their net delta is less
    double gamma1Pct = 0;            ///< coin for a move of 1 %
    double vega = 0;                 ///< USD per vol point
    double theta = 0;                ///< USD per day, or for what is left of the last one
    double coinInitial = 0, coinMaintenance = 0, usdInitial = 0, usdMaintenance = 0;
};

/// A book's options in blocks of eight, priced and summed in one pass: what a scenario asks for and
/// no more. Its sums are those of the same formulas option by option, but for the order of adding;
/// what lies outside the kernel's range is left to them. The same book at the same node gives the
/// same numbers whatever was asked before, and a P&L of exactly 0 where `worth` is from `prices`.
class LegBatch {
public:
    static constexpr std::size_t kBlock = 8;

    /// Eight options, each quantity a cache line. The last block is filled up with sizes of 0.
    struct alignas(64) Block {
        double sign[kBlock], forward[kBlock], strike[kBlock], tau[kBlock], rootTau[kBlock];
        double logMoneyness[kBlock], sigma[kBlock], worth[kBlock], day[kBlock];
        double coinSize[kBlock], usdSize[kBlock], open[kBlock], coinOpen[kBlock];
        double coinShort[kBlock], usdShort[kBlock];
    };

    void reset(std::size_t count);
    void set(std::size_t row, const OptionLeg& leg);
    /// Another volatility before the move, of a row that is set.
    void setSigma(std::size_t row, double sigma)
    {
        m_blocks[row / kBlock].sigma[row % kBlock] = sigma;
    }
    /// All rows are set: works out what does not depend on the node.
    void ready();

    LegSums sums(const LegNode& node, const ShortRates& rates) const;
    /// USD, of one option each, as long as the rows.
    void prices(const LegNode& node, std::span<double> out) const;
    std::size_t size() const { return m_count; }

private:
    std::vector<Block> m_blocks;
    std::size_t m_count = 0;
};

}  // namespace ballast::pricing
