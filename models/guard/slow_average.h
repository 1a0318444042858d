#pragma once

#include "models/core/time.h"

#include <cmath>
#include <optional>

namespace ballast::guard {

/// An average that forgets with a half-life; the first value is where it begins.
class SlowAverage {
public:
    void add(double value, core::Time at, core::Duration halfLife)
    {
        if (!std::isfinite(value)) return;
        if (m_count++ == 0)
            m_value = value;
        else if (at > m_at)
            m_value += (1 - std::exp2(-core::seconds(at - m_at) / core::seconds(halfLife))) *
                       (value - m_value);
        m_at = at;
    }
    void forget() { *this = {}; }
    int count() const { return m_count; }
    std::optional<double> value() const
    {
        return m_count > 0 ? std::optional{m_value} : std::nullopt;
    }

private:
    double m_value = 0;
    core::Time m_at{};
    int m_count = 0;
};

}  // namespace ballast::guard
