#include "connectors/net/credit_bucket.h"

#include "models/core/assert.h"

#include <algorithm>

namespace ballast::net {

CreditBucket::CreditBucket(double capacity, double refillPerSecond)
    : m_capacity(capacity), m_refillPerSecond(refillPerSecond), m_credits(capacity)
{
    BALLAST_ASSERT(capacity > 0 && refillPerSecond > 0);
}

void CreditBucket::refill(core::Time now)
{
    if (m_started && now > m_at)
        m_credits = std::min(m_capacity, m_credits + core::seconds(now - m_at) * m_refillPerSecond);
    if (!m_started || now > m_at) m_at = now;
    m_started = true;
}

bool CreditBucket::take(double cost, core::Time now)
{
    refill(now);
    // A hair of tolerance: a refill that is due to the nanosecond must not lose to rounding.
    if (m_credits + 1e-6 < cost) return false;
    m_credits = std::max(0.0, m_credits - cost);
    return true;
}

void CreditBucket::force(double cost, core::Time now)
{
    refill(now);
    m_credits = std::max(0.0, m_credits - cost);
}

core::Duration CreditBucket::wait(double cost, core::Time now)
{
    BALLAST_ASSERT(cost <= m_capacity);
    refill(now);
    return m_credits >= cost ? core::Duration{}
                             : core::fromSeconds((cost - m_credits) / m_refillPerSecond);
}

double CreditBucket::left(core::Time now)
{
    refill(now);
    return m_credits / m_capacity;
}

void CreditBucket::resize(double capacity, double refillPerSecond, core::Time now)
{
    BALLAST_ASSERT(capacity > 0 && refillPerSecond > 0);
    const double share = left(now);
    m_capacity = capacity;
    m_refillPerSecond = refillPerSecond;
    m_credits = share * capacity;
}

}  // namespace ballast::net
