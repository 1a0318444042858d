#include "ui/widgets/budget_ring.h"

#include "ui/widgets/look.h"
#include "ui/widgets/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ballast::ui {

BudgetRing::BudgetRing(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void BudgetRing::set(std::vector<double> shares)
{
    for (double& share : shares) share = std::isfinite(share) ? std::clamp(share, 0.0, 1.0) : 0;
    if (shares == m_shares) return;
    m_shares = std::move(shares);
    update();
}

double BudgetRing::least() const { return m_shares.empty() ? 0 : std::ranges::min(m_shares); }

void BudgetRing::paintEvent(QPaintEvent*)
{
    if (m_shares.empty()) return;
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    constexpr double kWidth = 2.6, kStep = 3.6;
    const double side = std::min(width(), height());
    QRectF ring((width() - side) / 2 + kWidth, (height() - side) / 2 + kWidth, side - 2 * kWidth,
                side - 2 * kWidth);
    for (const double share : m_shares) {
        painter.setPen(QPen(theme.track, kWidth));
        painter.drawEllipse(ring);
        painter.setPen(QPen(theme.of(share < 0.15 ? tables::Tone::Breach : tables::Tone::Warn),
                            kWidth, Qt::SolidLine, Qt::FlatCap));
        // From the top, clockwise, in sixteenths of a degree.
        painter.drawArc(ring, 90 * 16, -static_cast<int>(std::lround(share * 360 * 16)));
        ring.adjust(kStep, kStep, -kStep, -kStep);
        if (ring.width() < 6) break;
    }
    painter.setPen(theme.text);
    painter.setFont(numberFont(9));
    if (m_shares.size() <= 3)
        painter.drawText(rect(), Qt::AlignCenter,
                         QString::number(static_cast<int>(std::floor(100 * least()))));
}

}  // namespace ballast::ui
