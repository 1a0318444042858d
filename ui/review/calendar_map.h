#pragma once

#include "models/review/period_review.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace ballast::ui {

/// One day of a calendar: a number, and what it is in words.
struct CalendarDay {
    review::UtcDay day{};
    double value = 0;
    QString text;     ///< in the cell where it has room
    QString readout;  ///< under the pointer and for a screen reader
    bool operator==(const CalendarDay&) const = default;
};

/// Days as cells, a week a column, Monday on top: as strong as their number, blue above zero and
/// orange below, with the number itself where it has room. The arrow keys go from day to day.
class CalendarMap : public QWidget {
    Q_OBJECT
public:
    explicit CalendarMap(QWidget* parent = nullptr);
    /// In the order of time; days in between that are missing are drawn empty.
    void show(std::vector<CalendarDay> days);
    using QWidget::show;
    const std::vector<CalendarDay>& days() const { return m_days; }
    std::optional<review::UtcDay> chosen() const { return m_chosen; }
    QRect cellOf(review::UtcDay day) const;

    QSize sizeHint() const override { return {420, 190}; }
    QSize minimumSizeHint() const override { return {160, 130}; }

signals:
    void dayOpened(ballast::review::UtcDay day);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    int weeks() const;
    int cellWidth() const;
    const CalendarDay* dayAt(QPoint at) const;
    const CalendarDay* find(review::UtcDay day) const;
    void choose(review::UtcDay day);
    void paintCell(QPainter& painter, review::UtcDay day, const CalendarDay* figures, double most);

    std::vector<CalendarDay> m_days;
    std::optional<review::UtcDay> m_chosen;
};

}  // namespace ballast::ui
