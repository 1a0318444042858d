#include "models/replay/pace.h"

#include <algorithm>

namespace ballast::replay {

void Pace::play(Moment now, core::Time at)
{
    m_playing = true;
    stand(now, at);
}

void Pace::setSpeed(Moment now, double speed)
{
    const core::Time at = due(now);
    m_speed = speed >= kSlowest ? std::min(speed, kFastest) : kSlowest;
    stand(now, at);
}

void Pace::stand(Moment now, core::Time at)
{
    m_since = now;
    m_from = at;
}

core::Time Pace::due(Moment now) const
{
    if (!m_playing || now <= m_since) return m_from;
    // A recording is days long at most; a window that was left open plays on in doubles.
    return m_from + core::fromSeconds(core::seconds(now - m_since) * m_speed);
}

core::Duration Pace::until(Moment now, core::Time at) const
{
    const core::Time there = due(now);
    return at <= there ? core::Duration{} : core::fromSeconds(core::seconds(at - there) / m_speed);
}

}  // namespace ballast::replay
