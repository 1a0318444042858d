#pragma once

#include <QWidget>

#include <vector>

namespace ballast::ui {

/// What is left of several budgets, a ring each, the outermost first: a full ring is a whole
/// budget. The number inside is what is left of the one that is nearest its end, in %.
class BudgetRing : public QWidget {
    Q_OBJECT
public:
    explicit BudgetRing(QWidget* parent = nullptr);
    /// Shares of 0 to 1; what is outside, or no number, is brought into it.
    void set(std::vector<double> shares);
    const std::vector<double>& shares() const { return m_shares; }
    double least() const;

    QSize sizeHint() const override { return {40, 40}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<double> m_shares;
};

}  // namespace ballast::ui
