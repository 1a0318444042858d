#pragma once

#include "models/core/time.h"

namespace ballast::net {

/// A venue's rate limit, kept here so that it is never run into: a pool that refills with time.
/// Time comes in with each question and may stand still; time that runs backwards adds nothing.
class CreditBucket {
public:
    /// `capacity` > 0 credits at most, `refillPerSecond` > 0. Begins full.
    CreditBucket(double capacity, double refillPerSecond);

    /// Takes `cost` credits, or takes none and answers false.
    [[nodiscard]] bool take(double cost, core::Time now);
    /// Takes what there is, down to none: for what may never be held back.
    void force(double cost, core::Time now);
    /// How long until `cost` credits are there; zero when they are. `cost` <= capacity.
    core::Duration wait(double cost, core::Time now);
    /// What is left, as a fraction of the capacity.
    double left(core::Time now);
    /// The venue told its limits: keeps the fraction that is left.
    void resize(double capacity, double refillPerSecond, core::Time now);

private:
    void refill(core::Time now);
    double m_capacity, m_refillPerSecond, m_credits;
    core::Time m_at{};
    bool m_started = false;
};

}  // namespace ballast::net
