#pragma once

#include <QWidget>

class QDoubleSpinBox;

namespace ballast::ui {

/// Above what amount a second person approves too: it stands below the limits, and drafts.
class SecondPersonRow : public QWidget {
    Q_OBJECT
public:
    explicit SecondPersonRow(QWidget* parent = nullptr);

    /// USD; 0: one person is enough.
    void show(double aboveUsd);
    using QWidget::show;

signals:
    void edited(double aboveUsd);

private:
    QDoubleSpinBox* m_above;
};

}  // namespace ballast::ui
