// portfolio: positions, balances, margin and exposure; what is held and what it is worth.
#pragma once

#include "models/core/fixed.h"
#include "models/core/ids.h"
#include "models/core/time.h"

#include <optional>
#include <vector>

namespace ballast::portfolio {

/// What the venue says is held. `size` is signed, in the instrument's unit (USD for inverse futures
/// and perpetuals, coin otherwise).
struct Position {
    core::AccountKey account;
    core::InstrumentId instrument;
    core::Quantity size;
    double averagePrice = 0;           ///< in the quote currency
    double realisedPnl = 0;            ///< this session, settlement currency
    double floatingPnl = 0;            ///< as the venue computes it, settlement currency
    std::optional<double> venueDelta;  ///< as the venue computes it (convention unspecified)
    std::optional<double> liquidationPrice;
    core::Time at{};
    bool operator==(const Position&) const = default;
};

/// What the venue says of one account in one settlement currency. Amounts in that currency.
struct Balance {
    core::AccountKey account;
    core::Currency currency;
    double equity = 0;
    double balance = 0;
    double availableFunds = 0;
    double initialMargin = 0;
    double maintenanceMargin = 0;
    double sessionPnl = 0;             ///< realised + unrealised since the last settlement
    std::optional<double> deltaTotal;  ///< net transaction delta, as the venue computes it
    core::Time at{};
    bool operator==(const Balance&) const = default;
};

/// The complete set of open positions of one account, as read back from the venue: what is not in
/// it is not held.
struct PositionsRead {
    core::AccountKey account;
    std::vector<Position> positions;
    core::Time at{};
    bool operator==(const PositionsRead&) const = default;
};

}  // namespace ballast::portfolio
