#pragma once

#include "models/review/period_review.h"

#include <QWidget>

class QLabel;

namespace ballast::ui {

class XyPlot;

/// How slippage, the time until approval and the size of hedges were spread, each with its median
/// and its tails.
class DistributionView : public QWidget {
    Q_OBJECT
public:
    explicit DistributionView(QWidget* parent = nullptr);
    void show(const review::PeriodReview& review);
    using QWidget::show;

private:
    struct Part {
        XyPlot* plot;
        QLabel* caption;
    };
    Part make(const QString& name, const QString& title);
    void show(const Part& part, const review::Distribution& d, const QString& unit, int decimals);

    Part m_slippage, m_approval, m_size;
};

}  // namespace ballast::ui
