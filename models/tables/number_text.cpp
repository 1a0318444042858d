#include "models/tables/number_text.h"

#include "models/tables/words.h"

namespace ballast::tables {
namespace {

int decimalsOf(std::string_view text)
{
    const std::size_t point = text.find('.');
    return point == std::string_view::npos ? 0 : static_cast<int>(text.size() - point - 1);
}

/// Exact decimal text with its thousands in groups and at least `decimals` decimals.
QString grouped(const std::string& exact, int decimals)
{
    QString text = words(exact);
    int missing = decimals - decimalsOf(exact);
    if (missing > 0 && !text.contains(QLatin1Char('.'))) text += QLatin1Char('.');
    for (; missing > 0; --missing) text += QLatin1Char('0');
    const qsizetype point = text.indexOf(QLatin1Char('.'));
    const qsizetype first = text.startsWith(QLatin1Char('-')) ? 1 : 0;
    for (qsizetype i = (point < 0 ? text.size() : point) - 3; i > first; i -= 3)
        text.insert(i, QChar(0x2009));
    return text;
}

}  // namespace

QString quantityText(core::Quantity quantity, const market::Instrument* instrument)
{
    if (!instrument) return grouped(quantity.text(), 0);
    if (!instrument->sizedInUsd())
        return grouped(quantity.text(), decimalsOf(instrument->lot.text()));
    const QString size = grouped(quantity.abs().text(), 0);
    return (quantity < core::Quantity{} ? QStringLiteral("-$") : QStringLiteral("$")) + size;
}

QString priceText(core::Price price, const market::Instrument* instrument)
{
    return grouped(price.text(),
                   instrument ? decimalsOf(instrument->ticks.tickAt(price).text()) : 0);
}

}  // namespace ballast::tables
