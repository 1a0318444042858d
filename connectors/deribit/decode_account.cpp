#include "connectors/deribit/decode.h"
#include "models/core/text.h"

namespace ballast::deribit {
namespace {

bool readOrderState(std::string_view word, orders::VenueOrderState& state)
{
    using State = orders::VenueOrderState;
    if (word == "open" || word == "triggered")
        state = State::Open;
    else if (word == "filled")
        state = State::Filled;
    else if (word == "cancelled")
        state = State::Cancelled;
    else if (word == "rejected")
        state = State::Rejected;
    else if (word == "untriggered")
        state = State::Untriggered;
    else
        return false;
    return true;
}

/// A limit in the order's own price. Market orders say "market_price"; options that are quoted by
/// volatility or in USD keep their price in another field, and none of those is ours.
core::Price orderPrice(Fields& fields, json::Value value)
{
    const json::Value price = value.find("price");
    if (!price || price.isNull() || price.type() == json::Type::String) return {};
    return fields.priceOrNone("price");
}

template <class Decode>
core::Expected<void> each(json::Value rows, std::string_view what, Reading& reading, Decode decode)
{
    if (!rows || rows.type() != json::Type::Array)
        return core::failure("deribit " + std::string{what} + ": expected an array, was " +
                             shown(rows));
    for (const json::Value row : rows) {
        Fields name{row, what};
        if (isCombination(name.text("instrument_name"))) {
            ++reading.skipped;
            continue;
        }
        auto decoded = decode(row, reading.names, reading.at);
        if (!decoded) return std::unexpected(std::move(decoded.error()));
        if constexpr (std::is_same_v<std::decay_t<decltype(*decoded)>, portfolio::Position>)
            reading.events.emplace_back(std::move(*decoded));
        else
            reading.events.emplace_back(orders::Report{std::move(*decoded)});
    }
    return {};
}

}  // namespace

core::Expected<orders::VenueOrder> decodeOrder(json::Value value, const Names& names, core::Time at)
{
    Fields fields{value, "order"};
    fields.refuseRepeatedKeys();
    orders::VenueOrder order;
    order.account = names.key();
    order.label = core::Label{fields.textOr("label", "")};
    order.venueOrderId = fields.text("order_id");
    std::string_view name;
    order.instrument = readInstrument(fields, names, name);
    order.instrumentName = name;
    order.side = fields.direction("direction");
    order.quantity = fields.amountOrNone("amount");
    order.filled = fields.amountOrNone("filled_amount");
    order.limit = orderPrice(fields, value);
    order.averagePrice = fields.numberOr("average_price", 0);
    const std::string_view word = fields.text("order_state");
    if (fields.ok() && !readOrderState(word, order.state))
        fields.refuse("order_state", "a state of an order", core::quoted(word));
    order.reason = fields.textOr("cancel_reason", fields.textOr("reject_reason", ""));
    order.venueAt = fields.time("last_update_timestamp");
    order.at = at;
    if (fields.ok() && order.filled > order.quantity && order.quantity.isPositive())
        fields.refuse("filled_amount", "at most the amount " + order.quantity.text(),
                      order.filled.text());
    if (fields.ok() && (order.averagePrice < 0 || order.averagePrice > kAbsurdPrice))
        fields.refuse("average_price", "a believable number", core::number(order.averagePrice, 8));
    if (!fields.ok()) return std::unexpected(fields.error());
    return order;
}

core::Expected<orders::Fill> decodeFill(json::Value value, const Names& names, core::Time at)
{
    Fields fields{value, "user trade"};
    fields.refuseRepeatedKeys();
    orders::Fill fill;
    fill.tradeId = fields.text("trade_id");
    fill.account = names.key();
    fill.label = core::Label{fields.textOr("label", "")};
    std::string_view name;
    fill.instrument = readInstrument(fields, names, name);
    fill.instrumentName = name;
    fill.side = fields.direction("direction");
    fill.quantity = fields.amount("amount");
    fill.price = fields.price("price");
    fill.fee = fields.numberOr("fee", 0);
    if (fields.has("fee_currency")) fill.feeCurrency = fields.currency("fee_currency");
    const std::string_view liquidity = fields.textOr("liquidity", "T");
    if (fields.ok() && liquidity != "M" && liquidity != "T")
        fields.refuse("liquidity", "M or T", core::quoted(liquidity));
    fill.maker = liquidity == "M";
    fill.indexPrice = fields.numberOr("index_price", 0);
    fill.venueAt = fields.time("timestamp");
    fill.at = at;
    if (fields.ok() && fill.quantity.isZero()) fields.refuse("amount", "a number above zero", "0");
    if (!fields.ok()) return std::unexpected(fields.error());
    return fill;
}

core::Expected<portfolio::Position> decodePosition(json::Value value, const Names& names,
                                                   core::Time at)
{
    Fields fields{value, "position"};
    fields.refuseRepeatedKeys();
    portfolio::Position position;
    position.account = names.key();
    std::string_view name;
    position.instrument = readInstrument(fields, names, name);
    position.size = fields.signedAmount("size");
    const std::string_view direction = fields.textOr("direction", "zero");
    if (fields.ok() && direction != "buy" && direction != "sell" && direction != "zero")
        fields.refuse("direction", "buy, sell or zero", core::quoted(direction));
    // The size carries the sign; where a venue leaves it to the word, the word gives it.
    if (direction == "sell" && position.size.isPositive()) position.size = -position.size;
    const bool contradicts =
        (direction == "buy" && position.size.mantissa() < 0) ||
        (direction == "zero" && fields.has("direction") && !position.size.isZero());
    if (fields.ok() && contradicts)
        fields.refuse("size", "a size that agrees with direction " + std::string{direction},
                      position.size.text());
    position.averagePrice = fields.numberOr("average_price", 0);
    position.realisedPnl = fields.numberOr("realized_profit_loss", 0);
    position.floatingPnl = fields.numberOr("floating_profit_loss", 0);
    position.venueDelta = fields.numberIfThere("delta");
    position.liquidationPrice = fields.numberIfThere("estimated_liquidation_price");
    position.at = at;
    if (fields.ok() && (position.averagePrice < 0 || position.averagePrice > kAbsurdPrice))
        fields.refuse("average_price", "a believable number",
                      core::number(position.averagePrice, 8));
    if (!fields.ok()) return std::unexpected(fields.error());
    return position;
}

core::Expected<portfolio::Balance> decodeBalance(json::Value value, std::string_view what,
                                                 const Names& names, core::Time at)
{
    Fields fields{value, what};
    fields.refuseRepeatedKeys();
    portfolio::Balance balance;
    balance.account = names.key();
    balance.currency = fields.currency("currency");
    balance.equity = fields.number("equity");
    balance.balance = fields.number("balance");
    balance.availableFunds = fields.numberOr("available_funds", 0);
    balance.initialMargin = fields.number("initial_margin");
    balance.maintenanceMargin = fields.number("maintenance_margin");
    balance.sessionPnl = fields.numberOr("session_rpl", 0) + fields.numberOr("session_upl", 0);
    balance.deltaTotal = fields.numberIfThere("delta_total");
    balance.at = at;
    if (!fields.ok()) return std::unexpected(fields.error());
    return balance;
}

core::Expected<void> decodeUserTrades(json::Value data, Reading& reading)
{
    return each(data, "user.trades", reading, decodeFill);
}

core::Expected<void> decodeUserOrders(json::Value data, Reading& reading)
{
    if (data && data.type() == json::Type::Object) {  // the raw channel sends one order bare
        auto order = decodeOrder(data, reading.names, reading.at);
        if (!order) return std::unexpected(std::move(order.error()));
        reading.events.emplace_back(orders::Report{std::move(*order)});
        return {};
    }
    return each(data, "user.orders", reading, decodeOrder);
}

core::Expected<void> decodeUserChanges(json::Value data, Reading& reading)
{
    Fields fields{data, "user.changes"};
    const json::Value trades = fields.array("trades");
    const json::Value orders = fields.array("orders");
    const json::Value positions = fields.array("positions");
    if (!fields.ok()) return std::unexpected(fields.error());
    // Fills before the order that tells their sum, and the position that holds them last.
    if (auto read = each(trades, "user.changes trades", reading, decodeFill); !read) return read;
    if (auto read = each(orders, "user.changes orders", reading, decodeOrder); !read) return read;
    return each(positions, "user.changes positions", reading, decodePosition);
}

core::Expected<void> decodePortfolio(json::Value data, Reading& reading)
{
    auto balance = decodeBalance(data, "user.portfolio", reading.names, reading.at);
    if (!balance) return std::unexpected(std::move(balance.error()));
    reading.events.emplace_back(std::move(*balance));
    return {};
}

}  // namespace ballast::deribit
