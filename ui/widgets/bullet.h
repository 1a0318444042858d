#pragma once

#include "models/tables/roles.h"

#include <QWidget>

namespace ballast::ui {

/// Where a value stands against its band: the band as a quiet bar, its edges, a tick at the target
/// and a marker at the value. The scale is the band and 60 % more each side; a value further out
/// stays at the end as an arrow head.
class Bullet : public QWidget {
    Q_OBJECT
public:
    struct Reading {
        double value = 0, target = 0, lower = 0, upper = 0;  ///< lower < upper
        bool operator==(const Reading&) const = default;
    };

    explicit Bullet(QWidget* parent = nullptr);
    void set(const Reading& reading, tables::Tone tone);
    const Reading& reading() const { return m_reading; }

    /// Pixel of a value on a scale `width` wide; inside [0, width] whatever the value.
    static double position(const Reading& reading, double value, double width);
    /// The value lies beyond the scale's end.
    static bool beyond(const Reading& reading, double value);

    QSize sizeHint() const override { return {160, 14}; }
    QSize minimumSizeHint() const override { return {60, 14}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Reading m_reading;
    tables::Tone m_tone = tables::Tone::Muted;
};

}  // namespace ballast::ui
