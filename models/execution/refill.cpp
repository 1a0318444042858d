#include "models/execution/refill.h"

#include <cmath>

namespace ballast::execution {
namespace {

/// Weight of the newest sample in what is usual.
constexpr double kUsual = 0.1;

}  // namespace

void Refill::sample(core::Time now, double bidDepth, double askDepth)
{
    follow(m_sides[0], now, bidDepth);
    follow(m_sides[1], now, askDepth);
}

void Refill::took(core::Time now, bool fromBids)
{
    Side& side = m_sides[fromBids ? 0 : 1];
    if (side.open) close(side, now, false);
    side.taken = side.usual > 0;
    side.since = now;
}

void Refill::follow(Side& side, core::Time now, double depth)
{
    if (!std::isfinite(depth) || depth < 0) return;
    if (side.taken) {
        side.taken = false;
        side.gap = side.usual - depth;
        side.open = side.gap >= kLeastGap * side.usual;
        side.since = now;
        if (side.open) return;
    }
    if (side.open) {
        if (side.usual - depth <= side.gap / 2)
            close(side, now, true);
        else if (now - side.since >= kWatched)
            close(side, now, false);
        if (side.open) return;
    }
    side.usual = side.usual > 0 ? side.usual + kUsual * (depth - side.usual) : depth;
}

void Refill::close(Side& side, core::Time now, bool half)
{
    side.open = false;
    m_watched.push_back({now - side.since, half});
    if (half) ++m_halves;
    if (m_watched.size() <= kKept) return;
    if (m_watched.front().half) --m_halves;
    m_watched.pop_front();
}

std::optional<core::Duration> Refill::halfTime() const
{
    if (m_halves < kEnough) return std::nullopt;
    core::Duration watched{};
    for (const Watched& w : m_watched) watched += w.time;
    const core::Duration half = watched / static_cast<std::int64_t>(m_halves);
    return half > core::Duration::zero() ? std::optional{half} : std::nullopt;
}

}  // namespace ballast::execution
