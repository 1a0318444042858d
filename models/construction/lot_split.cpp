// The part of a split over venues whose lots the continuous fill does not meet.
#include "models/construction/merged_depth.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace ballast::construction {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();
constexpr std::int64_t kMostCells = 6'000'000;
constexpr std::int64_t kLargestCommon = 1'000'000;  // units

std::int64_t nanos(double quantity) { return std::llround(quantity * 1e9); }
std::int64_t whole(double value) { return static_cast<std::int64_t>(std::floor(value)); }
std::size_t at(std::int64_t index) { return static_cast<std::size_t>(index); }

}  // namespace

/// Convex costs by venue: if one venue stood an L (the least common multiple of the lots) or more
/// above its continuous amount and another as much below, moving L between them would not cost
/// more. So the best lies within count * L of the continuous fill at every venue and in every
/// partial sum, and a table of that width over the venues finds it.
void MergedDepth::byLots(const Fill& continuous)
{
    if (!layLots(continuous)) return;
    fillTable(continuous);
    double cost = kNever;
    const std::int64_t end = bestEnd(cost);
    if (end < 0) return;
    readTable(end);
    m_lotFill.marginal = continuous.marginal;
    offer(m_lotFill, cost + fixedCosts());
}

/// False: no venue has a lot.
bool MergedDepth::layLots(const Fill& continuous)
{
    const std::size_t count = m_venues.size();
    std::int64_t unit = 0, used = 0;
    for (std::size_t v = 0; v < count; ++v) {
        used += m_use[v] != Use::Out;
        if (m_use[v] != Use::Out && m_venues[v].lot > 0)
            unit = std::gcd(unit, nanos(m_venues[v].lot));
    }
    if (unit == 0) return false;
    LotGrid& g = m_grid;
    g.unit = static_cast<double>(unit) * 1e-9;
    g.common = 1;
    g.lot.assign(count, 1);  // what has no lot is traded in the finest of the others
    g.sum.resize(count);
    double sum = 0;
    for (std::size_t v = 0; v < count; ++v) {
        sum += continuous.quantity[v];
        g.sum[v] = whole(sum / g.unit + 1e-6);
        if (m_venues[v].lot > 0 && m_use[v] != Use::Out) g.lot[v] = nanos(m_venues[v].lot) / unit;
        g.common = std::min(std::lcm(g.common, g.lot[v]), kLargestCommon);
    }
    g.window = used * g.common;
    while (g.window > 8 && 4 * g.window * g.window * used > kMostCells) {
        g.window /= 2;
        m_exact = false;
        m_out.note = "lots of very different size: looked for the best near the continuous fill";
    }
    g.reach = g.window + static_cast<std::int64_t>(count) + 2;
    g.width = 2 * g.reach + 1;
    return true;
}

/// The lots a venue may trade, near the continuous fill.
void MergedDepth::lotRange(const Fill& continuous, std::size_t v, std::int64_t& low,
                           std::int64_t& high) const
{
    low = high = 0;
    if (m_use[v] == Use::Out) return;
    const double size = m_grid.unit * static_cast<double>(m_grid.lot[v]);
    const std::int64_t centre = whole(continuous.quantity[v] / size);
    const std::int64_t window = m_grid.window / m_grid.lot[v];
    low = std::max<std::int64_t>(0, centre - window - 1);
    if (m_use[v] == Use::In)
        low = std::max(low, whole(std::ceil(m_venues[v].minimum / size - 1e-9)));
    double all = 0;
    for (const DepthLevel& level : m_venues[v].levels) all += level.size;
    high = std::min(centre + window + 2, whole(all / size + 1e-9));
}

/// Venue by venue: the least cost of every sum so far, and the lots of the last venue in it.
void MergedDepth::fillTable(const Fill& continuous)
{
    const LotGrid& g = m_grid;
    m_table.assign(at(g.width), kNever);
    m_choice.assign(at(g.width) * m_venues.size(), 0);
    m_table[at(g.reach)] = 0;
    std::int64_t before = 0;
    for (std::size_t v = 0; v < m_venues.size(); ++v) {
        m_next.assign(at(g.width), kNever);
        std::int64_t low = 0, high = 0;
        lotRange(continuous, v, low, high);
        for (std::int64_t k = low; k <= high; ++k) {
            const double cost = costAt(v, static_cast<double>(k * g.lot[v]) * g.unit);
            const std::int64_t shift = k * g.lot[v] + before - g.sum[v];
            const std::int64_t last = std::min(g.width, g.width - shift);
            for (std::int64_t s = std::max<std::int64_t>(0, -shift); s < last; ++s) {
                const double here = m_table[at(s)] + cost;
                if (!(here < m_next[at(s + shift)])) continue;
                m_next[at(s + shift)] = here;
                m_choice[v * at(g.width) + at(s + shift)] = static_cast<std::int32_t>(k);
            }
        }
        std::swap(m_table, m_next);
        before = g.sum[v];
    }
}

/// What the books leave, the range takes; without one the books take all, or, where their lots do
/// not add up to the amount, the most below it that they do. -1: there is none.
std::int64_t MergedDepth::bestEnd(double& cost) const
{
    const LotGrid& g = m_grid;
    const bool amm = m_use.back() != Use::Out;
    const std::int64_t offset = g.sum.back() - g.reach;
    std::int64_t end = -1;
    for (std::int64_t s = 0; s < g.width && amm; ++s) {
        const double rest = m_target - static_cast<double>(s + offset) * g.unit;
        if (m_table[at(s)] == kNever || rest < -1e-9 * m_target || rest > ammMost()) continue;
        const double here = m_table[at(s)] + ammCost(rest);
        if (here >= cost) continue;
        cost = here;
        end = s;
    }
    const std::int64_t total = whole(m_target / g.unit + 1e-6) - offset;
    for (std::int64_t s = std::min(total, g.width - 1); !amm && end < 0 && s >= 0; --s) {
        if (s <= total - g.common - 1) break;
        if (m_table[at(s)] == kNever) continue;
        cost = m_table[at(s)];
        end = s;
    }
    return end;
}

void MergedDepth::readTable(std::int64_t s)
{
    const LotGrid& g = m_grid;
    m_lotFill.quantity.assign(m_venues.size(), 0);
    double books = 0;
    for (std::size_t v = m_venues.size(); v-- > 0;) {
        const std::int64_t units = g.lot[v] * m_choice[v * at(g.width) + at(s)];
        m_lotFill.quantity[v] = static_cast<double>(units) * g.unit;
        books += m_lotFill.quantity[v];
        s -= units + (v == 0 ? 0 : g.sum[v - 1]) - g.sum[v];
    }
    m_lotFill.amm = m_use.back() != Use::Out ? std::max(0.0, m_target - books) : 0;
}

}  // namespace ballast::construction
