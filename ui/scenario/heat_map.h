#pragma once

#include "ui/widgets/theme.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace ballast::ui {

/// What a heat map paints. Rows are volatility shifts, columns spot factors.
struct HeatPicture {
    std::vector<QString> columns, rows;  ///< axis labels
    std::vector<double> values;          ///< column * rows + row; not a number: no value
    std::vector<QString> texts;          ///< the same order, for cells large enough to hold them
    int nowColumn = -1, nowRow = -1;     ///< where nothing moved; -1: not in the grid
    bool signedScale = true;             ///< colour by sign; else by size, up to 1
    bool thought = false;                ///< a what-if: hatched frame, nobody takes it for the book
    QString corner;                      ///< the unit of the rows
    bool operator==(const HeatPicture&) const = default;
};

/// Colour of a cell: losses towards the theme's sell colour, gains towards a blue made of its buy
/// colour and its accent, so that the two differ for every kind of eye. `share` from -1 to 1.
QColor heat(const Theme& theme, double share);
/// What is written on it so that it can be read.
QColor onHeat(const Theme& theme, const QColor& cell);

/// A grid of values as colours, with the numbers where there is room for them. Painted at once.
class HeatMap : public QWidget {
    Q_OBJECT
public:
    explicit HeatMap(QWidget* parent = nullptr);
    void set(HeatPicture picture);
    const HeatPicture& picture() const { return m_picture; }
    /// The cell at a place in the widget.
    std::optional<std::pair<int, int>> cellAt(QPoint at) const;  ///< column, row
    bool showsNumbers() const;

    QSize sizeHint() const override { return {440, 190}; }
    QSize minimumSizeHint() const override { return {220, 110}; }

signals:
    void pointed(int column, int row);
    void left();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRect field() const;
    QRect cell(int column, int row) const;
    void point(std::optional<std::pair<int, int>> cell);
    void paintAxes(QPainter& painter) const;
    void paintCells(QPainter& painter) const;
    void paintMarks(QPainter& painter) const;
    double scale() const;

    HeatPicture m_picture;
    std::optional<std::pair<int, int>> m_pointed;
};

}  // namespace ballast::ui
