#pragma once

#include "models/core/fixed.h"

#include <optional>
#include <string>

namespace ballast::paper_market {

/// A position a book begins with: from the demo desk or from a trader's file.
struct BookPosition {
    std::string instrument;              ///< the venue's name
    core::Quantity size;                 ///< signed, instrument's unit
    std::optional<double> averagePrice;  ///< quote currency; absent: the mark when it is booked
    bool operator==(const BookPosition&) const = default;
};

}  // namespace ballast::paper_market
