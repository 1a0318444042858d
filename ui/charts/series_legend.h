#pragma once

#include <QWidget>

#include <vector>

namespace ballast::ui {

/// A patch and a name for each series, in the colours of seriesColour() and their order.
class SeriesLegend : public QWidget {
    Q_OBJECT
public:
    explicit SeriesLegend(QWidget* parent = nullptr);
    void show(std::vector<QString> names);
    using QWidget::show;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }
    /// Every name has room; else those at the end are in the tool tip alone.
    bool isWhole() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int room(int apart) const;
    std::vector<QString> m_names;
};

}  // namespace ballast::ui
