#include "ui/scenario/thought_banner.h"

#include "ui/widgets/theme.h"

#include <QPainter>

namespace ballast::ui {

ThoughtBanner::ThoughtBanner(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("thoughtBanner"));
    setAccessibleName(tr("What-if, not traded"));
    setFixedHeight(26);
}

void ThoughtBanner::setRemark(const QString& remark)
{
    if (remark == m_remark) return;
    m_remark = remark;
    update();
}

QString ThoughtBanner::text() const
{
    const QString title = tr("WHAT-IF · not traded");
    return m_remark.isEmpty() ? title : title + QStringLiteral(" · ") + m_remark;
}

void ThoughtBanner::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    QColor stripe = theme.breach;
    stripe.setAlphaF(0.22F);
    const QRect box = rect().adjusted(2, 2, -2, -2);
    painter.fillRect(box, theme.panel);
    painter.fillRect(box, QBrush(stripe, Qt::BDiagPattern));
    painter.setPen(QPen(theme.breach, 1, Qt::DashLine));
    painter.drawRect(box.adjusted(0, 0, -1, -1));
    const QFont font = uiFont(12, QFont::DemiBold);
    painter.setFont(font);
    const QFontMetrics metrics(font);
    const QString shown = metrics.elidedText(text(), Qt::ElideRight, box.width() - 24);
    QRect ground(0, 0, metrics.horizontalAdvance(shown) + 16, box.height() - 4);
    ground.moveCenter(box.center());
    painter.fillRect(ground, theme.panel);  // the words stand on plain ground
    painter.setPen(theme.breach);
    painter.drawText(ground, Qt::AlignCenter, shown);
}

}  // namespace ballast::ui
