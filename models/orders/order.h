// orders: requests, reports, and the life of an order as a state machine.
#pragma once

#include "models/core/fixed.h"
#include "models/core/ids.h"
#include "models/core/time.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ballast::orders {

/// GoodTilCancelled is always post-only here: what rests may make, and never takes. The venue
/// refuses it where it would take.
enum class TimeInForce : std::uint8_t { ImmediateOrCancel, FillOrKill, GoodTilCancelled };

/// A durable wish to trade: written, with its send token burned, before the first byte may leave.
struct Intent {
    core::Label label;
    core::ProposalId proposal;
    std::string proposalHash;  ///< SHA-256 of what was approved
    std::string pictureHash;   ///< SHA-256 of what the checks looked at when it was begun
    core::AccountKey account;
    core::Currency underlying;  ///< with the account: the hedge bucket
    core::InstrumentId instrument;
    std::string instrumentName;
    core::Side side = core::Side::Buy;
    core::Quantity quantity;
    core::Price limit;
    TimeInForce timeInForce = TimeInForce::ImmediateOrCancel;
    core::Time validUntil{};      ///< venue clock: not processed by the venue after this
    std::uint64_t requestId = 0;  ///< of its one order-creating frame
    core::Time createdAt{};
    double decisionMid = 0;  ///< mid at the decision, for shortfall
    /// Held of the instrument when the order began; absent in records from before it was kept.
    std::optional<core::Quantity> positionBefore;
    std::uint32_t child = 0;     ///< number within its proposal, from 0
    std::uint32_t children = 1;  ///< how many its proposal was to lead to; > child
    bool operator==(const Intent&) const = default;
};

/// order-protocol: BURNED is one durable transaction; NEEDS_OPERATOR is not terminal.
enum class OrderState : std::uint8_t {
    Recording,  ///< intent handed to the journal, not yet durable: nothing sent
    InFlight,   ///< burned and sent, no answer yet
    Open,
    Cancelling,
    Unknown,        ///< sent, and the answer is lost: asked for by label, never sent again
    NeedsOperator,  ///< contradiction or undecidable: a person attaches evidence
    Filled,
    Cancelled,
    Rejected,
    NotPlaced,  ///< proven absent
};
bool isTerminal(OrderState state);
/// Something may still be, or come to be, at the venue.
bool mayBeLive(OrderState state);
std::string_view text(OrderState state);
std::string_view text(TimeInForce timeInForce);
using core::text;
struct Order;
/// "Sell 16000 BTC-PERPETUAL"
std::string summary(const Order& order);

struct Fill {
    std::string tradeId;  ///< the venue's; the key of de-duplication
    core::AccountKey account;
    core::Label label;  ///< empty: not ours
    core::InstrumentId instrument;
    std::string instrumentName;
    core::Side side = core::Side::Buy;
    core::Quantity quantity;
    core::Price price;
    double fee = 0;  ///< in feeCurrency; positive is paid
    core::Currency feeCurrency;
    bool maker = false;
    double mid = 0;         ///< our mid when the fill arrived; 0: unknown
    double indexPrice = 0;  ///< USD per coin at the fill
    core::Time venueAt{};
    core::Time at{};
    bool operator==(const Fill&) const = default;
};

/// One order as we know it.
struct Order {
    Intent intent;
    OrderState state = OrderState::Recording;
    core::Quantity filled;
    double averagePrice = 0;
    std::string venueOrderId;
    std::string evidence;  ///< why the state is what it is: (epoch, id), venue record or fence
    core::Time sentAt{};
    core::Time lastAt{};
    bool wouldTake = false;  ///< Rejected as post-only: the market had moved, and nothing is wrong
    core::Quantity remaining() const { return intent.quantity - filled; }
    /// Stays at the venue until it is filled or cancelled.
    bool rests() const { return intent.timeInForce == TimeInForce::GoodTilCancelled; }
    bool operator==(const Order&) const = default;
};

/// An order at the venue that is not ours: shown, counted in exposure, never adopted.
struct ExternalOrder {
    core::AccountKey account;
    std::string venueOrderId;
    core::InstrumentId instrument;
    std::string instrumentName;
    core::Side side = core::Side::Buy;
    core::Quantity quantity, filled;
    core::Price limit;
    std::string state;
    core::Time at{};
    bool operator==(const ExternalOrder&) const = default;
};

/// The orders section of a snapshot. Newest first, bounded.
struct Blotter {
    std::vector<Order> orders;
    std::vector<ExternalOrder> external;
    std::vector<Fill> fills;
};

}  // namespace ballast::orders
