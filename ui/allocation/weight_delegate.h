#pragma once

#include "ui/widgets/tone_delegate.h"

namespace ballast::ui {

/// A weight before its text as a thin bar over the whole: FractionRole says how much is filled,
/// BandRole where the tolerance lies, a quiet band with a tick at the target.
class WeightDelegate : public ToneDelegate {
    Q_OBJECT
public:
    using ToneDelegate::ToneDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

private:
    static constexpr int kTextRoom = 64;  ///< for "100.0 %"
};

}  // namespace ballast::ui
