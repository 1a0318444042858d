#pragma once

#include <qcustomplot.h>

namespace ballast::ui {

/// How the numbers beside an axis are written.
enum class AxisNumbers { Signed, Plain, Short, Percent };

/// Labels with thin spaces and as many decimals as the step between two ticks needs.
class NumberTicker : public QCPAxisTicker {
public:
    explicit NumberTicker(AxisNumbers numbers) : m_numbers(numbers) { setTickCount(4); }
    void setNumbers(AxisNumbers numbers) { m_numbers = numbers; }
    /// A value as this axis writes it, finer than its ticks where they are coarse.
    QString text(double value) const;

protected:
    double getTickStep(const QCPRange& range) override;
    QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override;
    int getSubTickCount(double) override { return 0; }

private:
    QString write(double value, int decimals) const;
    AxisNumbers m_numbers;
    int m_decimals = 0;
};

/// Clock times in UTC, or as the person has chosen; seconds only where the span is short, dates
/// where it is long. As many as stand beside each other, seven at most.
class ClockTicker : public QCPAxisTickerDateTime {
public:
    ClockTicker();
    /// How wide the axis is, pixels.
    void setWidth(int pixels) { m_width = pixels; }

protected:
    double getTickStep(const QCPRange& range) override;
    int getSubTickCount(double) override { return 0; }

private:
    int m_width = 1'000;
};

}  // namespace ballast::ui
