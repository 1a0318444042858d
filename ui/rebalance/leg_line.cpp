#include "ui/rebalance/leg_line.h"

#include "models/tables/number_text.h"
#include "ui/rebalance/proposal_text.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/text.h"
#include "ui/widgets/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace ballast::ui {
namespace {

constexpr int kLine = 20;
constexpr int kSecondLine = 16;
constexpr int kGap = 8;
constexpr int kWordGap = 5;
constexpr int kMark = 16;  ///< room of a mark
/// What a revision's numbers may grow by before the details are cut short.
constexpr QLatin1String kGrowth("0 000.00");

QFont orderFont() { return uiFont(14, QFont::DemiBold); }

QFont detailFont() { return uiFont(12); }

}  // namespace

LegLine::LegLine(QWidget* parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void LegLine::set(const rebalance::Leg& leg, const market::Instrument* instrument, bool isNew)
{
    const bool isOther = isNew || m_instrument != leg.instrumentName;
    m_instrument = leg.instrumentName;
    const QString order = tables::quantityText(leg.quantity, instrument) + QLatin1Char(' ') +
                          words(leg.instrumentName);
    const QString details = legDetails(leg, instrument);
    const bool buy = leg.side == core::Side::Buy;
    if (!isOther && order == m_order && details == m_details && buy == m_buy && !m_side.isEmpty())
        return;
    m_side = spoken(orders::text(leg.side));
    m_order = order;
    m_details = details;
    m_buy = buy;
    setAccessibleName(m_side + QLatin1Char(' ') + m_order + QStringLiteral(", ") + m_details);
    setToolTip(toolTipOf(accessibleName()));
    if (isOther) {
        m_reserved = wholeWidth() + QFontMetrics(orderFont()).horizontalAdvance(kGrowth);
        updateGeometry();
    }
    update();
}

void LegLine::mark(tables::Tone tone)
{
    if (tone == m_mark) return;
    m_mark = tone;
    update();
}

int LegLine::wholeWidth() const
{
    return orderWidth() + kGap + QFontMetrics(detailFont()).horizontalAdvance(m_details);
}

int LegLine::orderWidth() const
{
    const QFontMetrics metrics(orderFont());
    return metrics.horizontalAdvance(m_side) + kWordGap + metrics.horizontalAdvance(m_order);
}

bool LegLine::twoLines(int width) const { return m_reserved > width; }

int LegLine::heightForWidth(int width) const
{
    return twoLines(width) ? kLine + kSecondLine : kLine;
}

QSize LegLine::sizeHint() const { return {m_reserved, kLine}; }

QSize LegLine::minimumSizeHint() const { return {80, kLine}; }

void LegLine::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    const QFont strong = orderFont();
    const QFontMetrics metrics(strong);
    painter.setFont(strong);
    painter.setPen(m_buy ? theme.good : theme.bad);
    painter.drawText(QRect(0, 0, width(), kLine), Qt::AlignLeft | Qt::AlignVCenter, m_side);
    const int x = metrics.horizontalAdvance(m_side) + kWordGap;
    const bool marked = m_mark != tables::Tone::Neutral;
    const int right = marked ? width() - kMark : width();
    if (marked) {
        painter.setPen(theme.of(m_mark));
        painter.drawText(
            QRect(right, 0, kMark, kLine), Qt::AlignRight | Qt::AlignVCenter,
            m_mark == tables::Tone::Breach ? QStringLiteral("✕") : QStringLiteral("!"));
    }
    painter.setPen(theme.strong);
    painter.drawText(QRect(x, 0, right - x, kLine), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(m_order, Qt::ElideMiddle, right - x));
    const bool below = twoLines(width());
    const QRect room = below ? QRect(0, kLine - 1, width(), kSecondLine)
                             : QRect(orderWidth() + kGap, 1, right - orderWidth() - kGap, kLine);
    painter.setFont(detailFont());
    painter.setPen(theme.muted);
    painter.drawText(
        room, Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetrics(detailFont()).elidedText(m_details, Qt::ElideRight, room.width()));
}

}  // namespace ballast::ui
