#include "connectors/net/backoff.h"

#include "models/core/assert.h"

#include <algorithm>

namespace ballast::net {

Backoff::Backoff(std::function<double()> uniform, Limits limits)
    : m_uniform(std::move(uniform)), m_limits(limits), m_step(limits.first * 2)
{
    BALLAST_ASSERT(m_uniform && m_limits.first.count() > 0 && m_limits.first <= m_limits.longest);
}

core::Duration Backoff::next()
{
    const double share = 0.5 + 0.5 * std::clamp(m_uniform(), 0.0, 1.0);
    const core::Duration step = std::min(m_step, m_limits.longest);
    const core::Duration wait = core::fromSeconds(core::seconds(step) * share);
    m_step = step * 2;
    return wait;
}

}  // namespace ballast::net
