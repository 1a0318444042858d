#include "ui/widgets/tone_delegate.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/look.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemView>
#include <QFontMetrics>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace ballast::ui {
namespace {

constexpr int kPadding = 8;
constexpr qreal kStaleOpacity = 0.62;
constexpr qreal kHeldOpacity = 0.45;

QColor ground(const Theme& theme, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    if (option.state & QStyle::State_Selected) return theme.selection;
    const QVariant own = index.data(Qt::BackgroundRole);
    if (own.isValid()) return own.value<QColor>();
    return option.state & QStyle::State_MouseOver ? theme.hover : QColor();
}

}  // namespace

ToneDelegate::ToneDelegate(QObject* parent, int rowHeight)
    : QStyledItemDelegate(parent),
      m_rowHeight(rowHeight),
      m_words(uiFont(12)),
      m_numbers(numberFont(12)),
      m_textPercent(look().textPercent)
{
}

/// The faces are kept, for they are asked for at every cell, and made anew where the look changed.
void ToneDelegate::followLook() const
{
    if (m_textPercent == look().textPercent) return;
    m_textPercent = look().textPercent;
    m_words = uiFont(12);
    m_numbers = numberFont(12);
}

void ToneDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const
{
    followLook();
    const Theme& theme = Theme::current();
    const QRect cell = option.rect;
    if (const QColor fill = ground(theme, option, index); fill.isValid())
        painter->fillRect(cell, fill);
    painter->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), theme.hairline);

    const QString text = index.data(Qt::DisplayRole).toString();
    if (text.isEmpty()) return;
    const QVariant alignment = index.data(Qt::TextAlignmentRole);
    const Qt::Alignment align =
        alignment.isValid() ? Qt::Alignment(alignment.toInt()) : Qt::Alignment(Qt::AlignLeft);
    const auto tone = static_cast<tables::Tone>(index.data(tables::ToneRole).toInt());
    const bool stale = tone == tables::Tone::Stale || index.data(tables::StaleRole).toBool();

    QFont font = align & Qt::AlignRight ? m_numbers : m_words;
    if (tone == tables::Tone::Strong) font.setWeight(QFont::DemiBold);
    const QRect room = cell.adjusted(kPadding, 0, -kPadding, -1);
    painter->setFont(font);
    painter->setPen(ink(index, tone));
    if (m_held || stale) painter->setOpacity(m_held ? kHeldOpacity : kStaleOpacity);
    const QFontMetrics metrics(font);
    painter->drawText(room, static_cast<int>(align | Qt::AlignVCenter | Qt::TextSingleLine),
                      metrics.horizontalAdvance(text) <= room.width()
                          ? text
                          : metrics.elidedText(text, Qt::ElideRight, room.width()));
    if (m_held || stale) painter->setOpacity(1);
}

QColor ToneDelegate::ink(const QModelIndex&, tables::Tone tone) const
{
    return Theme::current().of(tone);
}

QSize ToneDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    followLook();
    const QFontMetrics metrics(m_words);
    return {metrics.horizontalAdvance(index.data(Qt::DisplayRole).toString()) + 2 * kPadding,
            rowPixels(m_rowHeight)};
}

bool ToneDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view,
                             const QStyleOptionViewItem& option, const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), toolTipOf(index.data(Qt::ToolTipRole).toString()), view,
                       option.rect);
    return true;
}

}  // namespace ballast::ui
