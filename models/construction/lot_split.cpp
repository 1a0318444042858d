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

std::int64_t nanos(double quantity) { return std::llround(quantity * 1e9); }

}  // namespace

/// Convex costs by venue: if one venue stood an L (the least common multiple of the lots) or more
/// above its continuous amount and another as much below, moving L between them would not cost
/// more. So the best lies within count * L of the continuous fill at every venue and in every
/// partial sum, and a table of that width over the venues finds it.
void MergedDepth::byLots(const Fill& continuous)
{
    const std::size_t count = m_venues.size();
    std::int64_t unit = 0, common = 1, used = 0;
    for (std::size_t v = 0; v < count; ++v)
        if (m_use[v] != Use::Out && m_venues[v].lot > 0)
            unit = std::gcd(unit, nanos(m_venues[v].lot));
    if (unit == 0) return;
    const auto lotOf = [&](std::size_t v) {
        return m_venues[v].lot > 0 ? nanos(m_venues[v].lot) / unit : 1;
    };
    for (std::size_t v = 0; v < count; ++v) {
        if (m_use[v] == Use::Out) continue;
        ++used;
        common = std::min<std::int64_t>(std::lcm(common, lotOf(v)), 1'000'000);
    }
    std::int64_t window = used * common;
    while (window > 8 && 4 * window * window * used > kMostCells) {
        window /= 2;
        m_exact = false;
        m_out.note = "lots of very different size: looked for the best near the continuous fill";
    }
    const double size = static_cast<double>(unit) * 1e-9;
    const bool amm = m_use[count] != Use::Out;
    const auto total = static_cast<std::int64_t>(std::floor(m_target / size + 1e-6));
    const std::int64_t reach = window + static_cast<std::int64_t>(count) + 2;
    const std::int64_t width = 2 * reach + 1;
    m_table.assign(static_cast<std::size_t>(width), kNever);
    m_choice.assign(static_cast<std::size_t>(width) * count, 0);

    // State: the sum so far less that of the continuous fill, both in units.
    double sum = 0;
    std::int64_t before = 0;
    m_table[static_cast<std::size_t>(reach)] = 0;
    for (std::size_t v = 0; v < count; ++v) {
        sum += continuous.quantity[v];
        const auto after = static_cast<std::int64_t>(std::floor(sum / size + 1e-6));
        m_next.assign(static_cast<std::size_t>(width), kNever);
        const std::int64_t lot = lotOf(v);
        const std::int64_t centre = static_cast<std::int64_t>(
            std::floor(continuous.quantity[v] / size / static_cast<double>(lot)));
        std::int64_t low = 0, high = 0;
        if (m_use[v] != Use::Out) {
            const double lotSize = size * static_cast<double>(lot);
            low = std::max<std::int64_t>(
                {0, centre - window / lot - 1,
                 m_use[v] == Use::In
                     ? static_cast<std::int64_t>(std::ceil(m_venues[v].minimum / lotSize - 1e-9))
                     : 0});
            double all = 0;
            for (const DepthLevel& level : m_venues[v].levels) all += level.size;
            high = std::min(centre + window / lot + 2,
                            static_cast<std::int64_t>(std::floor(all / lotSize + 1e-9)));
        }
        for (std::int64_t k = low; k <= high; ++k) {
            const double cost = costAt(v, static_cast<double>(k * lot) * size);
            const std::int64_t shift = k * lot + before - after;
            for (std::int64_t s = std::max<std::int64_t>(0, -shift);
                 s < std::min(width, width - shift); ++s) {
                const double here = m_table[static_cast<std::size_t>(s)] + cost;
                const auto to = static_cast<std::size_t>(s + shift);
                if (here < m_next[to]) {
                    m_next[to] = here;
                    m_choice[v * static_cast<std::size_t>(width) + to] =
                        static_cast<std::int32_t>(k);
                }
            }
        }
        std::swap(m_table, m_next);
        before = after;
    }

    // What the books leave, the range takes; without one they must take all.
    double best = kNever;
    std::int64_t end = -1;
    const auto look = [&](std::int64_t books) {
        const std::int64_t s = books - before + reach;
        if (s < 0 || s >= width || m_table[static_cast<std::size_t>(s)] == kNever) return;
        const double rest = amm ? m_target - static_cast<double>(books) * size : 0;
        if (rest < -1e-9 * m_target || rest > ammMost()) return;
        const double cost = m_table[static_cast<std::size_t>(s)] + (amm ? ammCost(rest) : 0);
        if (cost < best) {
            best = cost;
            end = s;
        }
    };
    if (amm)
        for (std::int64_t s = 0; s < width; ++s) look(s + before - reach);
    // Where the lots do not add up to the amount, the next smaller amount that they do.
    for (std::int64_t books = total; !amm && end < 0 && books > total - common - 1; --books)
        look(books);
    if (end < 0) return;

    m_lotFill.quantity.assign(count, 0);
    m_lotFill.marginal = continuous.marginal;
    double books = 0;
    std::int64_t s = end;
    for (std::size_t v = count; v-- > 0;) {
        const std::int64_t k =
            m_choice[v * static_cast<std::size_t>(width) + static_cast<std::size_t>(s)];
        m_lotFill.quantity[v] = static_cast<double>(k * lotOf(v)) * size;
        books += m_lotFill.quantity[v];
        double until = 0;
        for (std::size_t w = 0; w < v; ++w) until += continuous.quantity[w];
        const auto start = v == 0 ? 0 : static_cast<std::int64_t>(std::floor(until / size + 1e-6));
        const auto stop =
            static_cast<std::int64_t>(std::floor((until + continuous.quantity[v]) / size + 1e-6));
        s -= k * lotOf(v) + start - stop;
    }
    m_lotFill.amm = amm ? std::max(0.0, m_target - books) : 0;
    offer(m_lotFill, best + fixedCosts());
}

}  // namespace ballast::construction
