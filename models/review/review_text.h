#pragma once

#include "models/review/band_clock.h"
#include "models/review/rebalance.h"

#include <span>
#include <string>
#include <string_view>

namespace ballast::review {

/// Rebalances as a person reads them in a terminal: aligned columns, times in UTC, one line each.
/// Here and below a column in front names the desk where any of the rows has one.
std::string table(std::span<const Rebalance> rebalances);

/// RFC 4180: CRLF, a header line, quotes where needed. Numbers are written shortest and exact,
/// absent values are empty. A text that a spreadsheet would take for a formula is made harmless
/// with an apostrophe; numbers keep their sign.
std::string csv(std::span<const Rebalance> rebalances);

/// A JSON array of objects with the fields of `csv`; absent values are null.
std::string json(std::span<const Rebalance> rebalances);

/// What it came to: how many by outcome, value traded, fees, slippage in USD and basis points, and
/// the share of the watched time the delta of each underlying was inside its band.
struct Summary {
    int rebalances = 0;
    int orders = 0;
    double tradedUsd = 0, feesUsd = 0, slippageUsd = 0;
    /// By underlying, in the order given: two coins have two bands, and their times are no sum.
    std::vector<std::pair<core::Currency, BandTime>> bands;
    std::string outcomes;  ///< "3 Approved, 1 Rejected", most frequent first
    double slippageBp() const;
};
Summary summarise(std::span<const Rebalance> rebalances,
                  std::vector<std::pair<core::Currency, BandTime>> bands);
/// The summary as one line.
std::string text(const Summary& summary);

/// What the decision says beside how long it took: "15.4 s after it was shown" is the same time
/// once more where the card was shown as soon as it was made, and is left out.
std::string reasonBesideTime(const Rebalance& rebalance);

}  // namespace ballast::review
