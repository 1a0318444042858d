#include "ui/widgets/bar_delegate.h"

#include "ui/widgets/theme.h"

#include <QPainter>

#include <algorithm>

namespace ballast::ui {

void BarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const
{
    ToneDelegate::paint(painter, option, index);
    const QVariant fraction = index.data(tables::FractionRole);
    const QRectF bar(option.rect.left() + 8, option.rect.center().y() - 1,
                     option.rect.width() - 8 - kTextRoom, 4);
    if (!fraction.isValid() || bar.width() < 8) return;
    const Theme& theme = Theme::current();
    const auto tone = static_cast<tables::Tone>(index.data(tables::ToneRole).toInt());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.track);
    painter->drawRoundedRect(bar, 2, 2);
    QRectF used = bar;
    used.setWidth(bar.width() * std::clamp(fraction.toDouble(), 0.0, 1.0));
    // Grey while nothing is wrong: colour is for states.
    painter->setBrush(tone == tables::Tone::Neutral ? theme.muted : theme.of(tone));
    if (used.width() >= 1) painter->drawRoundedRect(used, 2, 2);
    painter->restore();
}

}  // namespace ballast::ui
