#pragma once

#include "models/core/time.h"
#include "models/market/book.h"
#include "models/market/instrument.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace ballast::paper_market {

/// What the resting liquidity of one instrument looks like: where it starts, how deep it is and how
/// fast it is renewed.
struct DepthShape {
    double mid = 0;       ///< quote currency
    double spread = 0;    ///< wished distance between best bid and ask, quote currency
    double topSize = 0;   ///< median size at the best price, instrument's unit
    double growth = 0;    ///< of the median size per level away from the best
    double density = 1;   ///< chance that a price step behind the best holds orders
    int levels = 10;      ///< a side
    double renewalS = 2;  ///< a level's size stays for about so long
};

/// Liquidity some match has taken: it comes back linearly over kReplenish.
struct Consumption {
    core::Side side = core::Side::Buy;  ///< of the resting orders
    core::Price price;
    core::Quantity size;
    core::Time at{};
};
inline constexpr core::Duration kReplenish = std::chrono::seconds{5};

/// The two sides of a book at `now`. Whether a price holds orders, and how many, is a function of
/// (seed, instrument, side, price, now): the book can be looked at at any moment, and from one look
/// to the next most levels stay while some change, as in a real one. Prices are valid for the
/// instrument, strictly positive, best first, and never cross.
class DepthModel {
public:
    explicit DepthModel(std::uint64_t seed) : m_seed(seed) {}

    void fill(const market::Instrument& spec, const DepthShape& shape,
              const std::vector<Consumption>& consumed, core::Time now,
              std::vector<market::Level>& bids, std::vector<market::Level>& asks) const;
    /// One side behind a best price that is known from elsewhere, `bestSize` orders at it unless
    /// that is zero.
    void fillBehind(const market::Instrument& spec, const DepthShape& shape, market::Level best,
                    core::Side side, const std::vector<Consumption>& consumed, core::Time now,
                    std::vector<market::Level>& levels) const;

private:
    struct Place {
        core::Side side;
        core::Price price;
        int level;
    };
    core::Quantity sizeAt(const market::Instrument& spec, const DepthShape& shape,
                          const Place& place, const std::vector<Consumption>& consumed,
                          core::Time now) const;
    void fillSide(const market::Instrument& spec, const DepthShape& shape, core::Side side,
                  core::Price best, const std::vector<Consumption>& consumed, core::Time now,
                  std::vector<market::Level>& out) const;

    std::uint64_t m_seed;
};

/// What of a consumption is still missing at `now`, instrument's unit, >= 0.
double stillMissing(const Consumption& consumption, core::Time now);

/// The valid price next below / above `price`; none below the first step.
std::optional<core::Price> priceBelow(const market::TickTable& ticks, core::Price price);
core::Price priceAbove(const market::TickTable& ticks, core::Price price);

}  // namespace ballast::paper_market
