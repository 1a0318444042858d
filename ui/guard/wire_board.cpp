#include "ui/guard/wire_board.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/theme.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace ballast::ui {
namespace {

/// A narrow window is a low one: its rows stand closer, so that all of them are seen.
constexpr int kNarrow = 1000, kCloseRow = 16, kRow = 20;
constexpr int kLeastColumn = 266, kMostColumns = 4, kGap = 16;
constexpr int kNameRoom = 110, kValueRoom = 68, kEndRoom = 58, kSpace = 6;

int rowHeight(int width) { return width < kNarrow ? kCloseRow : kRow; }

void paintBar(QPainter& painter, const QRectF& bar, double used, tables::Tone tone)
{
    const Theme& theme = Theme::current();
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.track);
    painter.drawRoundedRect(bar, 2, 2);
    QRectF part = bar;
    part.setWidth(bar.width() * std::clamp(used, 0.0, 1.0));
    // Grey while nothing is wrong: colour is for states.
    painter.setBrush(tone == tables::Tone::Neutral ? theme.muted : theme.of(tone));
    if (part.width() >= 1) painter.drawRoundedRect(part, 2, 2);
}

void paintWire(QPainter& painter, const QRect& cell, const tables::GuardRow& wire)
{
    const Theme& theme = Theme::current();
    const bool trips = wire.known && wire.tone != tables::Tone::Neutral;
    const QFont names = uiFont(12), values = numberFont(12), ends = trips ? uiFont(11) : values;
    const auto write = [&](const QRect& room, const QFont& font, const QColor& colour, int align,
                           const QString& text) {
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(room, align | Qt::AlignVCenter,
                         QFontMetrics(font).elidedText(text, Qt::ElideRight, room.width()));
    };
    QRect name(cell.left(), cell.top(), kNameRoom, cell.height());
    write(name, names,
          trips        ? theme.of(wire.tone)
          : wire.known ? theme.text
                       : theme.muted,
          Qt::AlignLeft, wire.name);
    const QRect rest = cell.adjusted(kNameRoom + kSpace, 0, 0, 0);
    // What is waited for takes the place of the number that is not there.
    if (!wire.known) return write(rest, uiFont(11), theme.muted, Qt::AlignLeft, wire.way);
    write(QRect(rest.left(), rest.top(), kValueRoom, rest.height()), values,
          trips ? theme.of(wire.tone) : theme.text, Qt::AlignRight, wire.value);
    const int left = rest.left() + kValueRoom + kSpace, right = rest.right() - kEndRoom;
    if (right - left >= 12)
        paintBar(painter, QRectF(left, rest.center().y() - 1, right - left, 4), wire.used,
                 wire.tone);
    write(QRect(right + kSpace, rest.top(), kEndRoom - kSpace, rest.height()), ends,
          trips ? theme.of(wire.tone) : theme.muted, Qt::AlignRight, trips ? wire.level : wire.way);
}

}  // namespace

WireBoard::WireBoard(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("guardBoard"));
    setAccessibleName(tr("Tripwires, the worst first"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void WireBoard::set(std::vector<tables::GuardRow> wires)
{
    if (wires == m_wires) return;
    const bool otherCount = wires.size() != m_wires.size();
    m_wires = std::move(wires);
    QString spoken;
    for (const tables::GuardRow& wire : m_wires)
        spoken += wire.name + QLatin1Char(' ') + wire.value + QLatin1Char(' ') + wire.level +
                  QStringLiteral(". ");
    setAccessibleDescription(spoken);
    if (otherCount) updateGeometry();
    update();
}

int WireBoard::columnsFor(int width) const
{
    return std::clamp((width + kGap) / (kLeastColumn + kGap), 1, kMostColumns);
}

int WireBoard::rowsFor(int width) const
{
    const int columns = columnsFor(width);
    return (static_cast<int>(m_wires.size()) + columns - 1) / columns;
}

int WireBoard::heightForWidth(int width) const { return rowsFor(width) * rowHeight(width); }

QSize WireBoard::sizeHint() const
{
    return {kMostColumns * (kLeastColumn + kGap) - kGap, heightForWidth(width())};
}

QSize WireBoard::minimumSizeHint() const { return {kLeastColumn, kCloseRow}; }

QRect WireBoard::cell(int index) const
{
    const int rows = std::max(1, rowsFor(width()));
    const int pitch = (width() + kGap) / columnsFor(width()), high = rowHeight(width());
    return {index / rows * pitch, index % rows * high, pitch - kGap, high};
}

void WireBoard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < static_cast<int>(m_wires.size()); ++i)
        paintWire(painter, cell(i), m_wires[static_cast<std::size_t>(i)]);
}

bool WireBoard::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (int i = 0; i < static_cast<int>(m_wires.size()); ++i)
        if (cell(i).contains(help->pos())) {
            QToolTip::showText(help->globalPos(),
                               toolTipOf(m_wires[static_cast<std::size_t>(i)].tip), this, cell(i));
            return true;
        }
    QToolTip::hideText();
    return true;
}

}  // namespace ballast::ui
