#pragma once

#include "models/tables/guard_table.h"

#include <QWidget>

#include <vector>

namespace ballast::ui {

/// The tripwires of one underlying, all of them at once: the worst first, down the columns, in as
/// many columns as there is room for. A wire is its name, its value, a bar for how much of the way
/// to the next level is used, and the level where it asks for one. The tool tip defines it.
class WireBoard : public QWidget {
    Q_OBJECT
public:
    explicit WireBoard(QWidget* parent = nullptr);

    /// In the order in which they are shown.
    void set(std::vector<tables::GuardRow> wires);
    const std::vector<tables::GuardRow>& wires() const { return m_wires; }
    /// Where a wire is painted.
    QRect cell(int index) const;

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    int columnsFor(int width) const;
    int rowsFor(int width) const;

    std::vector<tables::GuardRow> m_wires;
};

}  // namespace ballast::ui
