#pragma once

#include "models/orders/order.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace ballast::orders {

/// The state of an order in the venue's own record.
enum class VenueOrderState : std::uint8_t { Open, Filled, Cancelled, Rejected, Untriggered };

/// The venue's record of one order, from a reply, a subscription or a query.
struct VenueOrder {
    core::AccountKey account;
    core::Label label;  ///< empty: not placed by us
    std::string venueOrderId;
    core::InstrumentId instrument;
    std::string instrumentName;
    core::Side side = core::Side::Buy;
    core::Quantity quantity;
    core::Quantity filled;
    core::Price limit;
    double averagePrice = 0;
    VenueOrderState state = VenueOrderState::Open;
    std::string reason;  ///< cancel or reject reason, as the venue words it
    core::Time venueAt{};
    core::Time at{};
    bool operator==(const VenueOrder&) const = default;
};

/// A definite or ambiguous answer to an order-creating frame. Only errors on the allow-list of
/// definite refusals are `definite`; everything else leaves the order Unknown.
struct PlaceFailed {
    core::Label label;
    bool definite = false;
    int code = 0;
    std::string message;
    std::string evidence;  ///< "epoch 3, request 1000017"
    core::Time at{};
    bool wouldTake = false;  ///< definite: a post-only order that would have taken
    bool operator==(const PlaceFailed&) const = default;
};

/// Never written to the socket: the connector refused locally (rate limit, link down, gate).
struct NotSent {
    core::Label label;
    std::string reason;
    core::Time at{};
    bool operator==(const NotSent&) const = default;
};

/// The frame was handed to the socket.
struct Sent {
    core::Label label;
    std::string evidence;  ///< "epoch 3, request 1000017"
    core::Time at{};
    bool operator==(const Sent&) const = default;
};

/// The answer to a query by label: the order, or none on this connection at this venue time.
struct QueryAnswer {
    core::Label label;
    std::optional<VenueOrder> found;
    std::vector<Fill> fills;  ///< trades of that order, where the venue was asked for them
    std::uint64_t epoch = 0;
    core::Time venueNow{};
    bool failed = false;  ///< the read itself failed: no information
    core::Time at{};
    bool operator==(const QueryAnswer&) const = default;
};

/// All orders open at the venue, as read back after a (re)connect.
struct OpenOrdersRead {
    core::AccountKey account;
    std::vector<VenueOrder> orders;
    core::Time at{};
    bool operator==(const OpenOrdersRead&) const = default;
};

using Report =
    std::variant<Sent, NotSent, VenueOrder, PlaceFailed, QueryAnswer, OpenOrdersRead, Fill>;

/// What the outside is asked to do with an order.
struct Place {
    Intent intent;
    bool operator==(const Place&) const = default;
};
struct Cancel {
    core::AccountKey account;
    core::Label label;
    std::string venueOrderId;
    bool operator==(const Cancel&) const = default;
};
struct CancelAll {
    core::AccountKey account;
    bool operator==(const CancelAll&) const = default;
};
struct Query {
    core::AccountKey account;
    core::Label label;
    core::Currency currency;  ///< some venues ask by label and currency
    core::Time createdAt{};
    bool operator==(const Query&) const = default;
};

/// Leave the connection and log in anew: an absence counts only on a connection that was opened
/// after the venue could no longer begin the order.
struct Reconnect {
    core::VenueId venue;
    std::string reason;
    bool operator==(const Reconnect&) const = default;
};

}  // namespace ballast::orders
