#pragma once

#include "models/core/time.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace ballast::guard {

/// The last minute of a price on a grid of seconds.
class Minute {
public:
    static constexpr std::size_t kSeconds = 60;
    static constexpr std::int64_t kLeastSeconds = 30;  ///< watched before anything is said
    static constexpr int kLeastLooks = 20;             ///< of which so many were really looked at

    /// The price as it is now (> 0); the first look of each second counts. True when it did.
    bool look(core::Time now, double price);

    /// Root of the summed squared one-second log returns, per root year; absent before enough was
    /// seen. A move over seconds that were not looked at counts once, where it was seen.
    std::optional<double> volatility() const;
    /// Log return over what of the last minute was watched; absent as above.
    std::optional<double> change() const;

private:
    bool enough() const { return m_watched >= kLeastSeconds && m_looks >= kLeastLooks; }
    struct Second {
        double move = 0;
        bool looked = false;
    };
    void push(Second second);

    std::array<Second, kSeconds> m_ring{};
    std::size_t m_at = 0;
    std::int64_t m_second = 0;
    std::int64_t m_watched = 0;  ///< seconds, at most kSeconds
    int m_looks = 0;             ///< within the ring
    double m_price = 0;
};

}  // namespace ballast::guard
