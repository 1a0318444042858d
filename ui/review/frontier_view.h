#pragma once

#include "models/laboratory/period_frontier.h"

#include <QWidget>

#include <memory>

class QLabel;

namespace ballast::ui {

class FrontierPlot;

/// Where the period lies: what it cost over the error it left, among the rules of the laboratory,
/// and what was assumed for them.
class FrontierView : public QWidget {
    Q_OBJECT
public:
    explicit FrontierView(QWidget* parent = nullptr);

    /// Null: it is being worked out.
    void show(const std::shared_ptr<const laboratory::PeriodFrontier>& frontier);
    using QWidget::show;

private:
    FrontierPlot* m_plot;
    QLabel *m_verdict, *m_assumed;
};

/// "$310 a day for an error of $1 240 a day; the frontier pays $270 for it: 115 % of it."
QString frontierWords(const laboratory::PeriodFrontier& frontier);
/// What the rules were walked on, and at what cost.
QString frontierBasis(const laboratory::PeriodFrontier& frontier);

}  // namespace ballast::ui
