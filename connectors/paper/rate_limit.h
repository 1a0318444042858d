#pragma once

#include "models/core/time.h"

#include <algorithm>
#include <cstdint>

namespace ballast::paper {

/// A pool of credits that refills with time: what each request costs, as the venue counts it.
class CreditPool {
public:
    struct Terms {
        double capacity = 0;
        double refillPerSecond = 0;
    };
    explicit CreditPool(Terms terms) : m_terms(terms), m_credits(terms.capacity) {}

    /// Takes the credits, or leaves the pool as it is and says no. `now` is machine time.
    [[nodiscard]] bool spend(double credits, core::Time now)
    {
        if (m_at != core::Time{} && now > m_at)
            m_credits = std::min(m_terms.capacity,
                                 m_credits + m_terms.refillPerSecond * core::seconds(now - m_at));
        m_at = std::max(m_at, now);
        if (m_credits < credits) return false;
        m_credits -= credits;
        return true;
    }

private:
    Terms m_terms;
    double m_credits;
    core::Time m_at{};
};

/// Deribit's terms: credits for most requests, a pool of its own for subscriptions, for the full
/// instrument list and for the matching engine (its default tier).
struct RateTerms {
    CreditPool::Terms general{50'000, 10'000};
    double perRequest = 500;
    CreditPool::Terms subscribe{30'000, 10'000};
    double perSubscribe = 3'000;
    CreditPool::Terms instruments{500'000, 10'000};
    double perInstruments = 10'000;
    CreditPool::Terms matching{20, 5};
    double perOrder = 1;
};

struct RatePools {
    explicit RatePools(const RateTerms& terms)
        : general(terms.general),
          subscribe(terms.subscribe),
          instruments(terms.instruments),
          matching(terms.matching)
    {
    }
    CreditPool general, subscribe, instruments, matching;
};

}  // namespace ballast::paper
