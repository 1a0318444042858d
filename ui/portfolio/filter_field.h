#pragma once

#include "models/tables/position_filter.h"

#include <QLineEdit>

class QTimer;

namespace ballast::ui {

/// Where a filter expression is written. It is read when the hand has come to rest, or by Enter:
/// half a word would hide the book. What has no fault holds; with one, the last good one goes on to
/// hold, and a sentence says what is wrong and where.
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
    void read();

    QTimer* m_later;
};

}  // namespace ballast::ui
