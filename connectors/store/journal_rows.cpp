#include "connectors/store/journal_rows.h"

#include "connectors/store/codes.h"
#include "models/core/digest.h"
#include "models/core/json_text.h"
#include "models/core/text.h"

#include <fmt/format.h>

namespace ballast::store {
namespace {

std::int64_t ns(core::Time time) { return time.time_since_epoch().count(); }

core::Error unreadable(std::string_view what, std::string_view key)
{
    return core::Error{fmt::format("Reading {} {}: a word in it is none that Ballast writes. {}.",
                                   what, core::quoted(key), kWhatHelps)};
}

}  // namespace

core::Expected<StoredOrder> readOrder(const Statement& row)
{
    StoredOrder stored;
    orders::Order& order = stored.order;
    orders::Intent& intent = order.intent;
    intent.label = row.text(0);
    intent.proposal = {static_cast<std::uint64_t>(row.integer(1))};
    intent.proposalHash = row.text(2);
    intent.account = {row.text(3), row.text(4)};
    intent.underlying = row.text(5);
    intent.instrumentName = row.text(6);
    const auto side = decode<core::Side>(row.text(7));
    intent.quantity = core::Quantity::fromMantissa(row.integer(8));
    intent.limit = core::Price::fromMantissa(row.integer(9));
    const auto timeInForce = decode<orders::TimeInForce>(row.text(10));
    intent.validUntil = row.time(11);
    intent.requestId = static_cast<std::uint64_t>(row.integer(12));
    intent.createdAt = row.time(13);
    intent.decisionMid = row.real(14);
    stored.autoFired = row.integer(15) != 0;
    stored.budgetUsd = row.real(16);
    const auto state = decode<orders::OrderState>(row.text(17));
    order.filled = core::Quantity::fromMantissa(row.integer(18));
    order.averagePrice = row.real(19);
    order.venueOrderId = row.text(20);
    order.evidence = row.text(21);
    order.sentAt = row.optionalTime(22).value_or(core::Time{});
    order.lastAt = row.time(23);
    stored.reopened = row.integer(24) != 0;
    stored.createdSeq = row.integer(25);
    stored.changedSeq = row.integer(26);
    if (const auto before = row.optionalInteger(27))
        intent.positionBefore = core::Quantity::fromMantissa(*before);
    intent.child = static_cast<std::uint32_t>(row.integer(28));
    intent.children = static_cast<std::uint32_t>(row.integer(29));
    intent.pictureHash = row.text(30);
    if (!side || !timeInForce || !state)
        return std::unexpected(unreadable("order", intent.label.view()));
    intent.side = *side;
    intent.timeInForce = *timeInForce;
    order.state = *state;
    return stored;
}

core::Expected<StoredFill> readFill(const Statement& row)
{
    StoredFill stored;
    orders::Fill& fill = stored.fill;
    fill.account = {row.text(0), row.text(1)};
    fill.tradeId = row.text(2);
    fill.label = row.text(3);
    fill.instrumentName = row.text(4);
    const auto side = decode<core::Side>(row.text(5));
    fill.quantity = core::Quantity::fromMantissa(row.integer(6));
    fill.price = core::Price::fromMantissa(row.integer(7));
    fill.fee = row.real(8);
    fill.feeCurrency = row.text(9);
    fill.maker = row.integer(10) != 0;
    fill.mid = row.real(11);
    fill.indexPrice = row.real(12);
    fill.venueAt = row.time(13);
    fill.at = row.time(14);
    stored.seq = row.integer(15);
    if (!side) return std::unexpected(unreadable("fill", fill.tradeId));
    fill.side = *side;
    return stored;
}

std::string body(const StoredOrder& stored)
{
    const orders::Order& order = stored.order;
    const orders::Intent& intent = order.intent;
    core::JsonObject json;
    json.text("label", intent.label.view())
        .integer("proposal_id", static_cast<std::int64_t>(intent.proposal.value))
        .text("proposal_hash", intent.proposalHash)
        .text("venue", intent.account.venue.view())
        .text("account", intent.account.account.view())
        .text("underlying", intent.underlying.view())
        .text("instrument", intent.instrumentName)
        .text("side", code(intent.side))
        .text("quantity", intent.quantity.text())
        .text("limit", intent.limit.text())
        .text("tif", code(intent.timeInForce))
        .integer("valid_until_ns", ns(intent.validUntil))
        .integer("req_id", static_cast<std::int64_t>(intent.requestId))
        .integer("created_ns", ns(intent.createdAt))
        .real("decision_mid", intent.decisionMid)
        .flag("auto_fired", stored.autoFired)
        .real("budget_usd", stored.budgetUsd)
        .text("state", code(order.state))
        .text("filled", order.filled.text())
        .real("average_price", order.averagePrice)
        .text("venue_order_id", order.venueOrderId)
        .text("evidence", order.evidence)
        .integer("sent_ns", ns(order.sentAt))
        .integer("last_ns", ns(order.lastAt))
        .flag("reopened", stored.reopened)
        .integer("created_seq", stored.createdSeq)
        .integer("changed_seq", stored.changedSeq);
    // Rows from before it was kept have none, and so had the events that made them.
    if (intent.positionBefore) json.text("position_before", intent.positionBefore->text());
    if (intent.child > 0 || intent.children != 1)
        json.integer("child", intent.child).integer("children", intent.children);
    if (!intent.pictureHash.empty()) json.text("picture_hash", intent.pictureHash);
    return json.str();
}

std::string body(const StoredFill& stored)
{
    const orders::Fill& fill = stored.fill;
    core::JsonObject json;
    json.text("venue", fill.account.venue.view())
        .text("account", fill.account.account.view())
        .text("trade_id", fill.tradeId)
        .text("label", fill.label.view())
        .text("instrument", fill.instrumentName)
        .text("side", code(fill.side))
        .text("quantity", fill.quantity.text())
        .text("price", fill.price.text())
        .real("fee", fill.fee)
        .text("fee_currency", fill.feeCurrency.view())
        .flag("maker", fill.maker)
        .real("mid", fill.mid)
        .real("index_price", fill.indexPrice)
        .integer("venue_ns", ns(fill.venueAt))
        .integer("at_ns", ns(fill.at))
        .integer("seq", stored.seq);
    return json.str();
}

std::string body(const engine::HaltRecord& halt)
{
    core::JsonObject json;
    json.flag("halted", halt.halted).text("reason", halt.reason).text("actor", halt.actor);
    json.integer("at_ns", ns(halt.at));
    // Left out where there is none, as records from before brakes have it.
    if (halt.brake != engine::Brake::None) json.text("brake", code(halt.brake));
    return json.str();
}

std::string subject(const orders::Fill& fill)
{
    return fmt::format("{}/{}/{}", fill.account.venue.view(), fill.account.account.view(),
                       fill.tradeId);
}

std::string chainHash(std::string_view previousHash, const Event& event)
{
    return core::sha256Hex(fmt::format("{}\n{}\n{}\n{}\n{}\n{}", previousHash, event.seq,
                                       event.atNs, event.kind, event.subject, event.body));
}

}  // namespace ballast::store
