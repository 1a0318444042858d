#pragma once

#include "models/market/board.h"
#include "models/rebalance/proposal.h"

#include <QString>

#include <optional>

namespace ballast::ui {

/// What a person typed into the quantity and limit of a leg, read and judged.
struct EditReading {
    std::optional<core::Quantity> quantity;  ///< valid, and so may be sent
    std::optional<core::Price> limit;
    QString quantityProblem;  ///< a sentence; empty: nothing wrong
    QString limitProblem;
    bool changed = false;  ///< differs from the leg as proposed
    bool valid() const { return quantity && limit; }
};

/// Reads both fields as exact decimals ("89060", "89 060", "63412.5") and holds them against the
/// listing: lot, minimum, tick and the venue's price limits. A comma is refused, for it means
/// thousands to one person and decimals to the next. `listing` may be null: then only the numbers
/// themselves are judged, and the engine's checks have the last word in any case.
EditReading readEdit(const QString& quantity, const QString& limit, const rebalance::Leg& leg,
                     const market::Listing* listing);

/// Net delta after the proposal with this quantity in place of the leg's, coin: the leg's own delta
/// change scaled by the quantity.
double deltaAfterEdit(const rebalance::Proposal& proposal, std::size_t leg,
                      core::Quantity quantity);

}  // namespace ballast::ui
