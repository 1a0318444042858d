#include "models/rebalance/leg_order.h"

#include "models/core/assert.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace ballast::rebalance {
namespace {

/// A hair of rounding is no worse book.
constexpr double kHair = 1e-9;

struct Path {
    double excess = std::numeric_limits<double>::infinity();
    double sum = 0;  ///< of |gap| along the way
    std::size_t last = 0;
    bool betterThan(const Path& other) const
    {
        if (std::abs(excess - other.excess) > kHair) return excess < other.excess;
        return sum < other.sum - kHair;
    }
};

/// How much worse than its ends the book is with a subset of the legs done.
class Way {
public:
    Way(std::span<const LegEffect> legs, double gap) : m_legs(legs), m_gap(gap)
    {
        const std::uint32_t all = (1U << legs.size()) - 1;
        for (const LegEffect& leg : legs) {
            m_deltaScale += std::abs(leg.delta);
            m_marginScale += std::abs(leg.margin);
        }
        m_mostGap = std::max(std::abs(gap), std::abs(gapAfter(all)));
        m_mostMargin = std::max(0.0, marginAfter(all));
    }
    double gapAfter(std::uint32_t done) const
    {
        double gap = m_gap;
        for (std::size_t i = 0; i < m_legs.size(); ++i)
            if (done >> i & 1U) gap += m_legs[i].delta;
        return gap;
    }
    double excess(std::uint32_t done) const
    {
        const double delta = std::abs(gapAfter(done)) - m_mostGap;
        const double margin = marginAfter(done) - m_mostMargin;
        return std::max({0.0, m_deltaScale > 0 ? delta / m_deltaScale : 0,
                         m_marginScale > 0 ? margin / m_marginScale : 0});
    }

private:
    double marginAfter(std::uint32_t done) const
    {
        double margin = 0;
        for (std::size_t i = 0; i < m_legs.size(); ++i)
            if (done >> i & 1U) margin += m_legs[i].margin;
        return margin;
    }
    std::span<const LegEffect> m_legs;
    double m_gap;
    double m_deltaScale = 0, m_marginScale = 0, m_mostGap = 0, m_mostMargin = 0;
};

}  // namespace

LegOrder bestOrder(std::span<const LegEffect> legs, double gap)
{
    BALLAST_ASSERT(legs.size() <= 12);
    LegOrder order;
    if (legs.empty()) return order;
    const Way way(legs, gap);
    const std::uint32_t all = (1U << legs.size()) - 1;
    std::vector<Path> best(all + 1);
    best[0] = {0, 0, 0};
    for (std::uint32_t done = 1; done <= all; ++done) {
        const double excess = way.excess(done);
        const double distance = std::abs(way.gapAfter(done));
        // From the last to the first: of equal ways the one that ends with the later leg stays.
        for (std::size_t i = legs.size(); i-- > 0;) {
            if (!(done >> i & 1U)) continue;
            const Path& before = best[done & ~(1U << i)];
            const Path path{std::max(before.excess, excess), before.sum + distance, i};
            if (path.betterThan(best[done])) best[done] = path;
        }
    }
    for (std::uint32_t done = all; done != 0; done &= ~(1U << best[done].last))
        order.legs.push_back(best[done].last);
    std::ranges::reverse(order.legs);
    order.neverWorse = best[all].excess <= kHair;
    std::uint32_t done = 0;
    double worst = kHair;
    for (std::size_t i = 0; i < order.legs.size() && !order.neverWorse; ++i) {
        done |= 1U << order.legs[i];
        if (way.excess(done) <= worst) continue;
        worst = way.excess(done);
        order.worstAfter = i + 1;
        order.worstGap = way.gapAfter(done);
    }
    return order;
}

}  // namespace ballast::rebalance
