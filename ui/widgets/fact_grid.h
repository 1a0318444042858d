#pragma once

#include "models/tables/roles.h"

#include <QString>
#include <QWidget>

#include <vector>

namespace ballast::ui {

/// One figure with its caption: "Delta" over "+2.61 → +0.66".
struct Fact {
    QString caption;
    QString value;
    QString toolTip;  ///< the definition: unit and convention
    tables::Tone tone = tables::Tone::Neutral;
    bool operator==(const Fact&) const = default;
};

/// Figures in even columns, as many as the width holds. Painted, not built of labels: a live card
/// changes most of its figures at once.
class FactGrid : public QWidget {
    Q_OBJECT
public:
    explicit FactGrid(QWidget* parent = nullptr, int mostColumns = 4);

    void set(std::vector<Fact> facts);
    const std::vector<Fact>& facts() const { return m_facts; }
    /// The value under a caption; empty where there is none.
    QString valueOf(const QString& caption) const;

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    int columnsFor(int width) const;
    QRect cell(int index) const;
    std::vector<Fact> m_facts;
    int m_mostColumns;
    int m_widest = 0;  ///< pixels of the widest fact; only ever grows, so columns stay
};

}  // namespace ballast::ui
