#pragma once

#include "models/replay/marks.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace ballast::ui {

/// A recorded session from its beginning to its end as one line of time, with what happened on it
/// and where one stands. A press or a drag goes there; so do the arrow keys, a hundredth at a time.
class SessionRuler : public QWidget {
    Q_OBJECT
public:
    explicit SessionRuler(QWidget* parent = nullptr);

    void setSpan(core::Time begun, core::Time last);
    /// In the order of events; `looked` is the share of the session that was looked through.
    void setMarks(const std::shared_ptr<const replay::Marks>& marks, double looked);
    void setAt(core::Time at);
    core::Time at() const { return m_at; }
    /// The pixel of a moment, and the moment of a pixel.
    int pixelOf(core::Time at) const;
    core::Time timeAt(int pixel) const;
    /// What is under the pointer, in words; empty: nothing.
    QString readout(int pixel) const;
    /// Arrows, pages, Home and End: true where it was one of them, and is done.
    bool takeKey(int key);

    QSize sizeHint() const override { return {400, kHeight}; }
    QSize minimumSizeHint() const override { return {160, kHeight}; }

signals:
    void wished(ballast::core::Time at);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    static constexpr int kHeight = 34, kSide = 8;

    void arrange();
    void wish(core::Time at);
    QColor colourOf(replay::MarkKind kind) const;

    core::Time m_begun{}, m_last{}, m_at{};
    std::shared_ptr<const replay::Marks> m_marks;
    double m_looked = 0;
    std::vector<replay::MarkSet> m_columns;  ///< by pixel: the kinds that are there
};

}  // namespace ballast::ui
