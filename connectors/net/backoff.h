#pragma once

#include "models/core/time.h"

#include <functional>

namespace ballast::net {

/// How long to wait before the next attempt. The step doubles from twice `first` up to `longest`,
/// and each wait is drawn from the upper half of its step: never under `first`, never over
/// `longest`, and many clients do not return at once.
class Backoff {
public:
    struct Limits {
        core::Duration first = std::chrono::milliseconds{500};
        core::Duration longest = std::chrono::seconds{30};
    };
    /// `uniform` answers numbers in [0, 1).
    Backoff(std::function<double()> uniform, Limits limits);
    explicit Backoff(std::function<double()> uniform) : Backoff(std::move(uniform), Limits{}) {}

    /// The wait before the next attempt; each call is one more failure.
    core::Duration next();
    /// The attempt held: begin again from the shortest wait.
    void reset() { m_step = m_limits.first * 2; }

private:
    std::function<double()> m_uniform;
    Limits m_limits;
    core::Duration m_step;
};

}  // namespace ballast::net
