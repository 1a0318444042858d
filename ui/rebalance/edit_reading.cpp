#include "ui/rebalance/edit_reading.h"

#include "models/tables/number_text.h"

#include <QCoreApplication>

namespace ballast::ui {
namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(EditReading)
};

QString withoutSpaces(const QString& typed)
{
    QString text;
    for (const QChar c : typed)
        if (!c.isSpace()) text += c;
    if (text.startsWith(QLatin1Char('$'))) text.remove(0, 1);
    return text;
}

/// What is said of a field that is empty, and of one that is not above zero.
struct Nouns {
    QString missing, notPositive;
};

template <class Number>
std::optional<Number> readNumber(const QString& typed, const Nouns& what, QString& problem)
{
    const QString text = withoutSpaces(typed);
    if (text.isEmpty()) {
        problem = what.missing;
        return {};
    }
    if (text.contains(QLatin1Char(','))) {
        problem = Say::tr("Use a point for decimals and no comma.");
        return {};
    }
    const auto number = Number::parse(text.toStdString());
    if (!number) {
        problem = Say::tr("“%1” is not a number with at most nine decimals.").arg(text.left(24));
        return {};
    }
    if (!number->isPositive()) {
        problem = what.notPositive;
        return {};
    }
    return *number;
}

QString lotProblem(core::Quantity quantity, const market::Instrument& instrument)
{
    if (quantity < instrument.minimum)
        return Say::tr("The smallest order is %1.")
            .arg(tables::quantityText(instrument.minimum, &instrument));
    if (instrument.lot.isPositive() && !quantity.isMultipleOf(instrument.lot))
        return Say::tr("Must be a multiple of %1: %2 or %3.")
            .arg(tables::quantityText(instrument.lot, &instrument),
                 tables::quantityText(quantity.floorTo(instrument.lot), &instrument),
                 tables::quantityText(quantity.ceilTo(instrument.lot), &instrument));
    return {};
}

QString tickProblem(core::Price limit, const market::Listing& listing)
{
    const market::Instrument& instrument = *listing.instrument;
    const core::Price tick = instrument.ticks.tickAt(limit);
    if (tick.isPositive() && !limit.isMultipleOf(tick))
        return Say::tr("Must be a multiple of %1: %2 or %3.")
            .arg(tables::priceText(tick, &instrument),
                 tables::priceText(instrument.ticks.roundDown(limit), &instrument),
                 tables::priceText(instrument.ticks.roundUp(limit), &instrument));
    const market::Ticker& ticker = listing.ticker;
    if (ticker.minPrice && limit < *ticker.minPrice)
        return Say::tr("The venue takes no limit below %1.")
            .arg(tables::priceText(*ticker.minPrice, &instrument));
    if (ticker.maxPrice && limit > *ticker.maxPrice)
        return Say::tr("The venue takes no limit above %1.")
            .arg(tables::priceText(*ticker.maxPrice, &instrument));
    return {};
}

}  // namespace

EditReading readEdit(const QString& quantity, const QString& limit, const rebalance::Leg& leg,
                     const market::Listing* listing)
{
    EditReading reading;
    const market::Instrument* instrument = listing ? listing->instrument.get() : nullptr;
    reading.quantity = readNumber<core::Quantity>(
        quantity, {Say::tr("Type a quantity."), Say::tr("The quantity must be more than zero.")},
        reading.quantityProblem);
    if (reading.quantity && instrument)
        reading.quantityProblem = lotProblem(*reading.quantity, *instrument);
    if (!reading.quantityProblem.isEmpty()) reading.quantity.reset();
    reading.limit = readNumber<core::Price>(
        limit, {Say::tr("Type a limit."), Say::tr("The limit must be more than zero.")},
        reading.limitProblem);
    if (reading.limit && instrument) reading.limitProblem = tickProblem(*reading.limit, *listing);
    if (!reading.limitProblem.isEmpty()) reading.limit.reset();
    reading.changed = (reading.quantity && *reading.quantity != leg.quantity) ||
                      (reading.limit && *reading.limit != leg.limit);
    return reading;
}

double deltaAfterEdit(const rebalance::Proposal& proposal, std::size_t leg, core::Quantity quantity)
{
    if (leg >= proposal.legs.size() || !proposal.legs[leg].quantity.isPositive())
        return proposal.deltaAfter;
    const rebalance::Leg& was = proposal.legs[leg];
    return proposal.deltaAfter +
           was.deltaChange * (quantity.toDouble() / was.quantity.toDouble() - 1);
}

}  // namespace ballast::ui
