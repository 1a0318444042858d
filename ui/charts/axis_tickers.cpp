#include "ui/charts/axis_tickers.h"

#include "models/core/text.h"
#include "ui/widgets/text.h"
#include "ui/widgets/theme.h"

#include <algorithm>
#include <cmath>

namespace ballast::ui {

double NumberTicker::getTickStep(const QCPRange& range)
{
    const double step = QCPAxisTicker::getTickStep(range);
    m_decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 6);
    const double scaled = step * std::pow(10.0, m_decimals);
    if (std::abs(scaled - std::round(scaled)) > 1e-6) ++m_decimals;  // a step of 2.5
    return step;
}

QString NumberTicker::getTickLabel(double tick, const QLocale&, QChar, int)
{
    return write(tick, m_decimals);
}

QString NumberTicker::text(double value) const
{
    return write(value, m_numbers == AxisNumbers::Signed ? std::max(2, m_decimals + 1)
                                                         : std::max(1, m_decimals));
}

QString NumberTicker::write(double value, int decimals) const
{
    switch (m_numbers) {
        case AxisNumbers::Signed: return words(core::signedNumber(value, decimals));
        case AxisNumbers::Plain: return words(core::number(value, decimals));
        case AxisNumbers::Short: return words(core::signedShort(value));
        case AxisNumbers::Percent: return words(core::number(value, decimals)) + QLatin1Char('%');
    }
    return {};
}

ClockTicker::ClockTicker() { setDateTimeSpec(Qt::UTC); }

double ClockTicker::getTickStep(const QCPRange& range)
{
    constexpr int kMostTicks = 7, kLeastTicks = 1, kGap = 14;
    setDateTimeSpec(tables::showsLocalTime() ? Qt::LocalTime : Qt::UTC);
    const QFontMetrics letters(numberFont(11));
    double step = 0;
    for (int ticks = kMostTicks; ticks >= kLeastTicks; --ticks) {
        setTickCount(ticks);
        step = QCPAxisTickerDateTime::getTickStep(range);
        const QString format = step < 60                     ? QStringLiteral("HH:mm:ss")
                               : range.size() > 1.5 * 86'400 ? QStringLiteral("d MMM HH:mm")
                                                             : QStringLiteral("HH:mm");
        setDateTimeFormat(format);
        if (range.size() / step * (letters.horizontalAdvance(format) + kGap) <= m_width) break;
    }
    return step;
}

}  // namespace ballast::ui
