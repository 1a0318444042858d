#pragma once

#include "models/rebalance/proposal.h"
#include "models/tables/roles.h"

#include <QWidget>

#include <string>

namespace ballast::ui {

/// One leg in a line: the side in its colour, size and instrument, then venue, limit and time in
/// force, quieter; on a second line where the first is full. Its height is that of the numbers it
/// first showed, with room to grow: while a proposal is revised, the buttons below it stay where a
/// hand is about to press. What finds no room is in its tool tip.
class LegLine : public QWidget {
    Q_OBJECT
public:
    explicit LegLine(QWidget* parent = nullptr);

    /// `instrument` may be null: then no unit is shown. `isNew`: of another proposal than before.
    void set(const rebalance::Leg& leg, const market::Instrument* instrument, bool isNew);
    /// A check is against it: Breach denies, Warn warns; Neutral: none is.
    void mark(tables::Tone tone);
    /// "Sell $89 060 BTC-PERPETUAL"
    QString order() const { return m_side + QLatin1Char(' ') + m_order; }
    QString details() const { return m_details; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int orderWidth() const;
    int wholeWidth() const;
    bool twoLines(int width) const;
    QString m_side, m_order, m_details;
    std::string m_instrument;
    int m_reserved = 0;  ///< pixels that one line takes
    bool m_buy = true;
    tables::Tone m_mark = tables::Tone::Neutral;
};

}  // namespace ballast::ui
