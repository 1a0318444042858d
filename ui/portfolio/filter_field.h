#pragma once

#include "models/tables/position_filter.h"

#include <QLineEdit>

namespace ballast::ui {

/// Where a filter expression is written. What is read without a fault holds at once; with one, the
/// last good one goes on to hold, and a sentence says what is wrong and where.
class FilterField : public QLineEdit {
    Q_OBJECT
public:
    explicit FilterField(QWidget* parent = nullptr);

signals:
    void filterRead(const ballast::tables::PositionFilter& filter);
    /// Empty: there is none.
    void faultFound(const QString& sentence);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void read(const QString& text);
};

}  // namespace ballast::ui
