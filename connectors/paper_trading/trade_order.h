#pragma once

#include "models/core/fixed.h"
#include "models/core/ids.h"
#include "models/core/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ballast::paper_trading {

/// Counts orders in order of arrival over the whole exchange.
using OrderNumber = std::uint64_t;
using AccountIndex = std::uint32_t;
/// A connection; 0 stands for a request by REST.
using SessionId = std::uint64_t;

enum class OrderType : std::uint8_t {
    Limit,
    Market,
    MarketLimit,
    StopLimit,
    StopMarket,
    TakeLimit,
    TakeMarket
};
enum class Lifetime : std::uint8_t { GoodTilCancelled, GoodTilDay, FillOrKill, ImmediateOrCancel };
enum class TriggerBy : std::uint8_t { LastPrice, MarkPrice, IndexPrice };
enum class OrderStatus : std::uint8_t { Open, Filled, Rejected, Cancelled, Untriggered, Triggered };

constexpr bool isTrigger(OrderType type) { return type >= OrderType::StopLimit; }
constexpr bool isStop(OrderType type)
{
    return type == OrderType::StopLimit || type == OrderType::StopMarket;
}
/// Executed at whatever the book gives, within the price band.
constexpr bool isMarket(OrderType type)
{
    return type == OrderType::Market || type == OrderType::StopMarket ||
           type == OrderType::TakeMarket;
}
constexpr bool isLive(OrderStatus status)
{
    return status == OrderStatus::Open || status == OrderStatus::Untriggered;
}

/// One order of one account, as the exchange keeps it.
struct TradeOrder {
    OrderNumber number = 0;
    std::uint64_t priority = 0;  ///< later is behind; an edit that loses its place takes a new one
    std::string id;
    AccountIndex account = 0;
    SessionId session = 0;  ///< the connection that placed it
    core::InstrumentId instrument;
    core::Side side = core::Side::Buy;
    OrderType type = OrderType::Limit;
    Lifetime lifetime = Lifetime::GoodTilCancelled;
    core::Price price;  ///< zero for market orders
    core::Quantity amount;
    core::Quantity filled;
    double averagePrice = 0;
    double commission = 0;
    double profitLoss = 0;
    std::string label;
    bool postOnly = false;
    bool rejectPostOnly = false;
    bool reduceOnly = false;
    bool replaced = false;
    bool web = false;
    std::optional<core::Price> triggerPrice;
    TriggerBy triggerBy = TriggerBy::LastPrice;
    std::string triggerOrderId;  ///< of the trigger order that created this one
    OrderStatus status = OrderStatus::Open;
    std::string cancelReason;
    std::optional<core::Time> expiresAt;  ///< of a good-til-day order
    core::Time createdAt{};
    core::Time updatedAt{};

    core::Quantity remaining() const { return amount - filled; }
    bool operator==(const TradeOrder&) const = default;
};

/// One execution of one account's order.
struct UserTrade {
    std::string tradeId;
    std::uint64_t tradeSequence = 0;  ///< per instrument
    OrderNumber orderNumber = 0;
    std::string orderId;
    AccountIndex account = 0;
    core::InstrumentId instrument;
    core::Side side = core::Side::Buy;
    core::Price price;
    core::Quantity amount;
    double fee = 0;  ///< settlement currency; positive is paid
    double profitLoss = 0;
    double markPrice = 0;
    double indexPrice = 0;
    double underlyingPrice = 0;  ///< options
    double iv = 0;               ///< options, per cent
    bool maker = false;
    bool reduceOnly = false;
    bool postOnly = false;
    int tickDirection = 0;
    OrderType orderType = OrderType::Limit;
    OrderStatus orderStatus = OrderStatus::Open;
    std::string label;
    core::Time at{};
};

/// The words Deribit uses.
std::string_view text(OrderType type);
std::string_view text(Lifetime lifetime);
std::string_view text(TriggerBy trigger);
std::string_view text(OrderStatus status);
std::optional<OrderType> orderTypeFrom(std::string_view word);
std::optional<Lifetime> lifetimeFrom(std::string_view word);
std::optional<TriggerBy> triggerFrom(std::string_view word);
constexpr std::string_view directionText(core::Side side)
{
    return side == core::Side::Buy ? "buy" : "sell";
}

}  // namespace ballast::paper_trading
