#pragma once

#include "ui/widgets/tone_delegate.h"

namespace ballast::ui {

/// A cell of the positions: where it answers HeatRole it is tinted by its share of the largest,
/// where it answers TrendRole the line of its last hour stands before its number.
class PositionDelegate : public ToneDelegate {
    Q_OBJECT
public:
    using ToneDelegate::ToneDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

protected:
    QColor ink(const QModelIndex& index, tables::Tone tone) const override;

private:
    static constexpr int kTextRoom = 62;  ///< for "+12.4k"
};

}  // namespace ballast::ui
