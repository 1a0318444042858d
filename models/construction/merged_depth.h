#pragma once

#include "models/core/ids.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace ballast::construction {

/// A level of a book as a taker meets it: quote currency per coin, and coin.
struct DepthLevel {
    double price = 0;
    double size = 0;
};

/// One venue's side of the book that the order would trade against.
struct VenueDepth {
    std::span<const DepthLevel> levels;  ///< best first
    double takerFee = 0;                 ///< fraction of notional; the rebate of a taker is < 0
    double lot = 0;                      ///< an order here is a multiple of it; 0: any amount
    double minimum = 0;                  ///< smallest order
    double fixedCost = 0;                ///< quote currency, once where anything is traded here
};

/// A constant-liquidity range of an automated market maker, base as token 0: buying q moves the
/// root of the price from s0 to s1 with q = L (1/s0 - 1/s1), for L (s1 - s0)/(1 - fee) of quote;
/// selling q with q (1 - fee) = L (1/s1 - 1/s0), for L (s0 - s1). Uniswap v3, real-valued form.
struct AmmRange {
    double liquidity = 0;  ///< L; 0: there is none
    double rootPrice = 0;  ///< s0, root of quote per base
    double fee = 0;        ///< fraction of what goes in, below 1
    double fixedCost = 0;  ///< gas, quote currency
    double rootLimit = 0;  ///< the range's end in the direction of the trade; 0: without end
};

enum class SplitStatus : std::uint8_t {
    Filled,   ///< all that was asked for
    Partial,  ///< all that there is, or that lots and minima let through: less than asked for
    Invalid,  ///< the request is not one; `note` says why
};

/// Where to trade how much.
struct Split {
    SplitStatus status = SplitStatus::Invalid;
    std::vector<double> quantity;  ///< by venue, as asked
    double ammQuantity = 0;
    double ammQuote = 0;  ///< paid into (bought) or taken out of (sold) the range, with its fee
    double filled = 0;
    double netCash = 0;  ///< quote paid (buy) or received (sell), fees and fixed costs included
    double averagePrice = 0;   ///< netCash / filled; 0 where nothing is filled
    double marginalPrice = 0;  ///< effective price of the last piece of the continuous fill
    bool exact = true;         ///< proven the best; else `note` says why not
    std::string_view note;     ///< a literal; empty: nothing to say
};

/// The cheapest way to trade an amount of one thing over several venues: the levels of all by their
/// effective price p (1 + fee) or p (1 - fee), filled from the best on, a market maker's range as a
/// curve beside them. Minima and fixed costs by branching on whether a venue is used, bounded by
/// the fill without them; lots by a dynamic programme in that neighbourhood of the continuous
/// answer in which the best must lie. Keeps its memory: after the first splits of a size it
/// allocates nothing.
class MergedDepth {
public:
    const Split& split(std::span<const VenueDepth> venues, core::Side side, double quantity,
                       const AmmRange& amm = {});

private:
    enum class Use : std::uint8_t { Free, In, Out };
    struct Fill {
        std::vector<double> quantity;
        double amm = 0;
        double cost = 0;  ///< signed: what is received is below 0
        double marginal = 0;
        bool complete = false;
    };
    const char* fault(double quantity) const;
    void prepare();
    double fillable() const;
    double usableOf(std::size_t venue) const;
    double unitOf(std::size_t venue, double price) const;
    double ammCost(double quantity) const;
    double ammUpTo(double unit) const;
    double ammMarginal(double quantity) const;
    double ammMost() const;
    double costAt(std::size_t venue, double quantity) const;

    void fill(Fill& out) const;
    bool force(Fill& out, double& left) const;
    void branch();
    int undecided(const Fill& fill) const;
    bool onLots(const Fill& fill) const;
    double fixedCosts() const;
    void offer(const Fill& fill, double cost);
    /// Amounts in units of the largest that all lots are multiples of, near the continuous fill.
    struct LotGrid {
        double unit = 0;  ///< coin
        std::int64_t common = 1, window = 0;
        std::int64_t reach = 0, width = 0;   ///< of the table: sums less the continuous ones
        std::vector<std::int64_t> lot, sum;  ///< by venue, and of the continuous fill up to it
    };
    void byLots(const Fill& continuous);
    bool layLots(const Fill& continuous);
    void lotRange(const Fill& continuous, std::size_t venue, std::int64_t& low,
                  std::int64_t& high) const;
    void fillTable(const Fill& continuous);
    std::int64_t bestEnd(double& cost) const;
    void readTable(std::int64_t end);
    void finish(double asked);

    std::span<const VenueDepth> m_venues;
    AmmRange m_amm;
    core::Side m_side = core::Side::Buy;
    double m_target = 0;
    std::vector<Use> m_use;  ///< by venue, the range last
    mutable std::vector<std::size_t> m_level;
    mutable std::vector<double> m_taken;  ///< of that level
    std::vector<Fill> m_depths;           ///< one a level of branching
    std::size_t m_depth = 0;
    int m_nodes = 0;
    Fill m_best;
    Fill m_lotFill;
    bool m_found = false;
    double m_bestCost = 0, m_bestFilled = 0;
    bool m_exact = true;
    LotGrid m_grid;
    std::vector<double> m_table, m_next;  ///< best cost by amount
    std::vector<std::int32_t> m_choice;
    Split m_out;
};

}  // namespace ballast::construction
