// What the plot says under the pointer, and what a click on it opens.
#include "ui/charts/exposure_plot.h"

#include "models/core/text.h"
#include "models/core/time.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/text.h"

#include <cmath>

namespace ballast::ui {
namespace {

QString clockText(double unixSeconds)
{
    return tables::clockSecondsWords(core::Time{core::fromSeconds(unixSeconds)});
}

}  // namespace

QString ExposurePlot::readout(double time) const
{
    if (!m_track || m_track->empty()) return {};
    const std::size_t row = m_track->nearest(time);
    const auto value = [&](Channel c) { return m_track->value(c, row); };
    const auto text = [](double v, int decimals) { return words(core::signedNumber(v, decimals)); };
    const double width = value(Channel::Upper) - value(Channel::Lower);
    const int decimals = width >= 1000 ? 0 : width >= 100 ? 1 : width >= 0.5 ? 2 : 4;
    QString out = clockText(m_track->time(row));
    switch (m_metric) {
        case Metric::Delta:
            out += tr("   Δ %1   band %2 … %3")
                       .arg(text(value(Channel::Delta), decimals),
                            text(value(Channel::Lower), decimals),
                            text(value(Channel::Upper), decimals));
            break;
        case Metric::Gamma:
            out += QStringLiteral("   Γ1% ") + text(value(Channel::Gamma), 3);
            break;
        case Metric::Vega:
            out += tr("   Vega %1").arg(words(core::signedShort(value(Channel::Vega))));
            break;
        case Metric::Margin:
            out += tr("   Margin %1%").arg(words(core::number(value(Channel::Margin), 1)));
            break;
    }
    if (std::isfinite(value(Channel::Spot)))
        out += tr("   spot %1")
                   .arg(words(
                       core::number(value(Channel::Spot), value(Channel::Spot) >= 10'000 ? 1 : 2)));
    if (const Track::Told* told = m_metric == Metric::Delta ? m_track->toldAt(time) : nullptr)
        out += QLatin1Char('\n') + spoken(told->why);
    return out;
}

QString ExposurePlot::toolTipAt(const QPoint& pixel) const
{
    const auto pre = unwrappedToolTipOf;
    if (const engine::Marker* marker = m_markers.at(pixel))
        return pre(spoken(marker->text) + QLatin1Char('\n') + tables::clockWords(marker->at) +
                   QLatin1Char(' ') + tables::inZone(QStringLiteral("UTC")));
    const QRectF corner(m_why->topLeft->pixelPosition(), m_why->bottomRight->pixelPosition());
    if (!m_why->visible() || !corner.contains(pixel)) return {};
    QStringList lines;
    for (const std::string* line : {&m_story.why, &m_story.volatility, &m_story.regime})
        if (!line->empty()) lines << spoken(*line);
    return pre(lines.join(QLatin1Char('\n')));
}

bool ExposurePlot::isLink(const QPoint& pixel) const { return m_markers.at(pixel) != nullptr; }

void ExposurePlot::clickedAt(const QPoint& pixel)
{
    if (const engine::Marker* marker = m_markers.at(pixel); marker && marker->proposal.value != 0)
        emit markerClicked(marker->proposal);
}

}  // namespace ballast::ui
