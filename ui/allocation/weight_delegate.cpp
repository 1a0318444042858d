#include "ui/allocation/weight_delegate.h"

#include "ui/widgets/theme.h"

#include <QPainter>

#include <algorithm>

namespace ballast::ui {
namespace {

/// Half a pixel to either side of a place on the bar.
QRectF upright(const QRectF& bar, double at, double width, double beyond)
{
    const double x = bar.left() + bar.width() * std::clamp(at, 0.0, 1.0);
    return {x - width / 2, bar.top() - beyond, width, bar.height() + 2 * beyond};
}

void drawBand(QPainter* painter, const QRectF& bar, const QVariantList& band, const Theme& theme)
{
    const double low = std::clamp(band[0].toDouble(), 0.0, 1.0),
                 high = std::clamp(band[2].toDouble(), 0.0, 1.0);
    QColor fill = theme.accent;
    fill.setAlphaF(theme.isDark() ? 0.42F : 0.34F);
    painter->setBrush(fill);
    painter->drawRect(QRectF(bar.left() + bar.width() * low, bar.top() - 3,
                             std::max(1.0, bar.width() * (high - low)), bar.height() + 6));
}

}  // namespace

void WeightDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    ToneDelegate::paint(painter, option, index);
    const QVariant fraction = index.data(tables::FractionRole);
    const QRectF bar(option.rect.left() + 8, option.rect.center().y() - 1,
                     option.rect.width() - 8 - kTextRoom, 4);
    if (!fraction.isValid() || bar.width() < 8) return;
    const Theme& theme = Theme::current();
    const auto tone = static_cast<tables::Tone>(index.data(tables::ToneRole).toInt());
    const QVariantList band = index.data(tables::BandRole).toList();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.track);
    painter->drawRoundedRect(bar, 2, 2);
    if (band.size() == 3) drawBand(painter, bar, band, theme);
    QRectF used = bar;
    used.setWidth(bar.width() * std::clamp(fraction.toDouble(), 0.0, 1.0));
    // Grey while nothing is wrong: colour is for states.
    painter->setBrush(tone == tables::Tone::Neutral ? theme.muted : theme.of(tone));
    if (used.width() >= 1) painter->drawRoundedRect(used, 2, 2);
    painter->setBrush(theme.strong);
    if (band.size() == 3) painter->drawRect(upright(bar, band[1].toDouble(), 1.5, 4));
    painter->restore();
}

}  // namespace ballast::ui
