#pragma once

#include "ui/overview/card_text.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/bullet.h"

#include <QWidget>

class QVariantAnimation;

namespace ballast::ui {

/// One underlying at a glance. Painted rather than built of labels, so that sixty changes a second
/// cost no layout and nothing on it moves.
class UnderlyingCard : public QWidget {
    Q_OBJECT
public:
    explicit UnderlyingCard(core::Currency underlying, QWidget* parent = nullptr);

    void show(const engine::UnderlyingState& state, core::Time now);
    using QWidget::show;
    void setSelected(bool selected);
    bool isSelected() const { return m_selected; }
    core::Currency underlying() const { return m_underlying; }
    const CardText& text() const { return m_text; }

    /// Height of the rows without the sentence on the state, which is shown where there is room.
    static constexpr int kCompactHeight = 126, kFullHeight = 146;
    QSize sizeHint() const override { return {330, kFullHeight}; }
    QSize minimumSizeHint() const override { return {268, kCompactHeight}; }

signals:
    void selected(core::Currency underlying);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    void place();
    void pulse();
    void paintGround(QPainter& painter) const;
    void paintHead(QPainter& painter) const;
    void paintDelta(QPainter& painter) const;
    void paintGreeks(QPainter& painter) const;
    void paintMargin(QPainter& painter) const;
    void paintWhy(QPainter& painter) const;
    /// Top of a row, given for the compact height: what is to spare is spread between the rows.
    int row(int compactTop) const;

    core::Currency m_underlying;
    CardText m_text;
    Badge* m_badge;
    Badge* m_guard;  ///< the guard's level, where it is not normal
    Bullet* m_bullet;
    QVariantAnimation* m_pulse;
    double m_glow = 0;  ///< of the breach pulse, 1 … 0
    bool m_selected = false;
};

}  // namespace ballast::ui
