#include "ui/orders/order_life.h"

#include "models/core/text.h"
#include "models/tables/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <vector>

namespace ballast::ui {
namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(OrderLife)
};

}  // namespace

using orders::OrderState;
using tables::fixedWords;
using tables::spoken;
using tables::spokenInside;
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
        case OrderOffer::Cancel: return Say::tr("Cancel");
        case OrderOffer::Resolve: return Say::tr("Resolve…");
        case OrderOffer::None: break;
    }
    return {};
}

QString lifeOf(const orders::Order& order, std::span<const orders::Fill> fills)
{
    const orders::Intent& intent = order.intent;
    QString life = words(intent.label.view());
    if (intent.proposal.value != 0)
        life = Say::tr("%1 · proposal #%2").arg(life).arg(intent.proposal.value);
    const auto line = [&life](core::Time at, core::Time since, QString what) {
        if (since != core::Time{} && at >= since)
            what = Say::tr("%1 after %2").arg(what, words(core::humanDuration(at - since)));
        life += QLatin1Char('\n') + tables::clockWords(at) + QLatin1Char(' ') + what;
    };
    line(intent.createdAt, {},
         Say::tr("decided: %1 at %2 %3")
             .arg(tables::tradeWords(intent.side, intent.quantity, intent.instrumentName),
                  fixedWords(intent.limit), words(orders::text(intent.timeInForce))));
    if (order.sentAt != core::Time{}) line(order.sentAt, intent.createdAt, Say::tr("sent"));

    std::vector<const orders::Fill*> own;
    for (const orders::Fill& fill : fills)
        if (fill.label == intent.label) own.push_back(&fill);
    std::ranges::sort(own, {}, &orders::Fill::at);
    for (const orders::Fill* fill : own)
        line(fill->at, order.sentAt,
             (fill->maker ? Say::tr("filled %1 at %2, maker") : Say::tr("filled %1 at %2, taker"))
                 .arg(fixedWords(fill->quantity), fixedWords(fill->price)));
    if (order.lastAt != core::Time{}) {
        const QString state = spokenInside(orders::text(order.state));
        line(order.lastAt, order.sentAt,
             order.venueOrderId.empty()
                 ? state
                 : Say::tr("%1, venue's number %2").arg(state, words(order.venueOrderId)));
    }
    if (!order.evidence.empty())
        life += QLatin1Char('\n') + Say::tr("Evidence: %1").arg(spoken(order.evidence));
    return life;
}

}  // namespace ballast::ui
