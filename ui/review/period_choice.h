#pragma once

#include "models/review/review_picture.h"

#include <cstdint>

namespace ballast::ui {

/// Periods that a person names; days are those of UTC.
enum class PeriodKind : std::uint8_t {
    Today,
    Yesterday,
    SevenDays,
    ThirtyDays,
    ThisMonth,
    LastMonth,
    ThisYear,
    Own
};
inline constexpr int kPeriodKinds = 8;

/// As it is at `now`, which belongs to it except of what is past. Of Own today.
review::Period periodOf(PeriodKind kind, core::Time now);
/// Whole days, both of them in it; in the order given or the other.
review::Period periodOfDays(review::UtcDay first, review::UtcDay last);

}  // namespace ballast::ui
