#pragma once

#include "ui/widgets/tone_delegate.h"

namespace ballast::ui {

/// A cell whose fraction is drawn as a thin bar before its text: FractionRole says how much is
/// filled, the tone in which colour. A cell without a fraction is a plain one.
class BarDelegate : public ToneDelegate {
    Q_OBJECT
public:
    using ToneDelegate::ToneDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

private:
    static constexpr int kTextRoom = 52;  ///< for "100 %"
};

}  // namespace ballast::ui
