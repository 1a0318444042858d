#include "ui/orders/order_life.h"

#include "models/core/text.h"
#include "models/tables/words.h"

#include <algorithm>
#include <vector>

namespace ballast::ui {

using orders::OrderState;
using tables::fixedWords;
using tables::words;

OrderOffer offerFor(OrderState state)
{
    switch (state) {
        case OrderState::InFlight:
        case OrderState::Open:
        case OrderState::Cancelling:  // a cancel may be lost too, and may be repeated as often as
                                      // one likes
        case OrderState::Unknown: return OrderOffer::Cancel;
        case OrderState::NeedsOperator: return OrderOffer::Resolve;
        case OrderState::Recording:
        case OrderState::Filled:
        case OrderState::Cancelled:
        case OrderState::Rejected:
        case OrderState::NotPlaced: return OrderOffer::None;
    }
    return OrderOffer::None;
}

QString offerWords(OrderOffer offer)
{
    switch (offer) {
        case OrderOffer::Cancel: return QStringLiteral("Cancel");
        case OrderOffer::Resolve: return QStringLiteral("Resolve…");
        case OrderOffer::None: break;
    }
    return {};
}

QString lifeOf(const orders::Order& order, std::span<const orders::Fill> fills)
{
    const orders::Intent& intent = order.intent;
    QString life = words(intent.label.view());
    if (intent.proposal.value != 0)
        life += QStringLiteral(" · proposal #%1").arg(intent.proposal.value);
    const auto line = [&life](core::Time at, core::Time since, const QString& what) {
        life += QLatin1Char('\n') + words(core::clockUtcMs(at)) + QLatin1Char(' ') + what;
        if (since != core::Time{} && at >= since)
            life += QStringLiteral(" after ") + words(core::humanDuration(at - since));
    };
    line(intent.createdAt, {},
         QStringLiteral("decided: ") +
             tables::tradeWords(intent.side, intent.quantity, intent.instrumentName) +
             QStringLiteral(" at ") + fixedWords(intent.limit) + QLatin1Char(' ') +
             words(orders::text(intent.timeInForce)));
    if (order.sentAt != core::Time{}) line(order.sentAt, intent.createdAt, QStringLiteral("sent"));

    std::vector<const orders::Fill*> own;
    for (const orders::Fill& fill : fills)
        if (fill.label == intent.label) own.push_back(&fill);
    std::ranges::sort(own, {}, &orders::Fill::at);
    for (const orders::Fill* fill : own)
        line(fill->at, order.sentAt,
             QStringLiteral("filled ") + fixedWords(fill->quantity) + QStringLiteral(" at ") +
                 fixedWords(fill->price) +
                 (fill->maker ? QStringLiteral(", maker") : QStringLiteral(", taker")));
    if (order.lastAt != core::Time{})
        line(order.lastAt, order.sentAt,
             words(orders::text(order.state)).toLower() +
                 (order.venueOrderId.empty()
                      ? QString()
                      : QStringLiteral(", venue's number ") + words(order.venueOrderId)));
    if (!order.evidence.empty()) life += QStringLiteral("\nEvidence: ") + words(order.evidence);
    return life;
}

}  // namespace ballast::ui
