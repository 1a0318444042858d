#include "ui/charts/series_legend.h"

#include "ui/charts/series_colours.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/theme.h"

#include <QPainter>

#include <algorithm>
#include <utility>

namespace ballast::ui {
namespace {

constexpr int kPatch = 8, kGap = 5, kApart = 12, kLeastApart = 6;

}  // namespace

SeriesLegend::SeriesLegend(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void SeriesLegend::show(std::vector<QString> names)
{
    if (names == m_names) return;
    m_names = std::move(names);
    const QString all = QStringList(m_names.begin(), m_names.end()).join(QStringLiteral(", "));
    setAccessibleName(all);
    setToolTip(toolTipOf(all));
    updateGeometry();
    update();
}

/// Of all names with so many pixels between them.
int SeriesLegend::room(int apart) const
{
    const QFontMetrics metrics(uiFont(11));
    int width = 0;
    for (const QString& name : m_names)
        width += kPatch + kGap + metrics.horizontalAdvance(name) + apart;
    return m_names.empty() ? 0 : width - apart;
}

QSize SeriesLegend::sizeHint() const
{
    return {room(kApart), QFontMetrics(uiFont(11)).height() + 4};
}

bool SeriesLegend::isWhole() const { return room(kLeastApart) <= width(); }

void SeriesLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::current();
    const QFont font = uiFont(11);
    const QFontMetrics metrics(font);
    painter.setFont(font);
    const int gaps = std::max(1, static_cast<int>(m_names.size()) - 1);
    const int apart = std::clamp((width() - room(0)) / gaps, kLeastApart, kApart);
    int x = 0;
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        const int wide = metrics.horizontalAdvance(m_names[i]);
        if (x + kPatch + kGap + wide > width()) return;
        painter.fillRect(x, (height() - kPatch) / 2, kPatch, kPatch, seriesColour(theme, i));
        painter.setPen(theme.muted);
        painter.drawText(QRect(x + kPatch + kGap, 0, wide + 2, height()),
                         Qt::AlignLeft | Qt::AlignVCenter, m_names[i]);
        x += kPatch + kGap + wide + apart;
    }
}

}  // namespace ballast::ui
