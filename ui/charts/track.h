// charts: the only room that knows QCustomPlot.
#pragma once

#include "models/engine/series.h"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace ballast::ui {

/// What can be drawn of a sample.
enum class Channel : std::size_t { Delta, Lower, Upper, Target, Spot, Gamma, Vega, Margin };
inline constexpr std::size_t kChannels = 8;

/// Samples of one underlying by column, ready to be reduced to what a screen can show. A silence
/// longer than five sample intervals (at least 10 s), the time between two runs of the desk (from
/// 3 s) and a change of delta convention or smile rule are kept as a row of NaN: a gap is drawn as
/// a gap.
class Track {
public:
    struct Point {
        double time = 0, value = 0;
    };  ///< seconds since 1970 UTC; NaN value: a gap
    /// Why the band moved, at the moment it was told.
    struct Told {
        double time = 0;
        bands::Driver driver = bands::Driver::None;
        std::string why;
    };

    /// Takes from the series what was not seen before; true if there was something.
    bool take(const engine::Series& series);
    /// Samples of earlier runs, in time order. Those not older than the first live one are left
    /// out.
    void setPast(const std::vector<engine::ExposureSample>& samples);
    void clear();

    std::size_t size() const { return m_time.size(); }  ///< rows, gap rows counted
    std::size_t samples() const { return m_samples; }   ///< rows without the gap rows
    bool empty() const { return m_time.empty(); }
    double firstTime() const { return m_time.front(); }
    double lastTime() const { return m_time.back(); }
    double time(std::size_t row) const { return m_time[row]; }
    double value(Channel channel, std::size_t row) const { return column(channel)[row]; }
    /// The row nearest to a time, gap rows skipped; size() when there is none.
    std::size_t nearest(double time) const;

    /// The last that was told of the band at this time; null: nothing was yet.
    const Told* toldAt(double time) const;
    /// Moments inside [from, to] at which another cause than the one before moved the band.
    std::vector<double> causesIn(double from, double to) const;

    /// Lowest and highest value of each bucket of `bucket` seconds inside [from, to], in time
    /// order, and one row beyond each end so that a line reaches the frame. Buckets lie on
    /// multiples of their width: while the picture scrolls, what is drawn stays the same.
    void reduce(Channel channel, double from, double to, double bucket,
                std::vector<Point>& out) const;

private:
    void append(const engine::ExposureSample& sample, core::Duration gapAfter);
    void appendGap(double before);
    void appendRow(double time, const std::array<double, kChannels>& row);
    void forgetOldest();
    const std::vector<double>& column(Channel channel) const
    {
        return m_columns[static_cast<std::size_t>(channel)];
    }

    std::vector<double> m_time;
    std::array<std::vector<double>, kChannels> m_columns;
    std::vector<Told> m_told;
    core::Time m_lastAt{};
    portfolio::DeltaConvention m_convention{};
    pricing::SmileChoice m_smile;
    std::size_t m_samples = 0;
    std::size_t m_seen = 0;   ///< of the series
    core::Duration m_pace{};  ///< of the live samples; zero: not known yet
    core::Duration m_gapAfter = std::chrono::seconds{10};
};

}  // namespace ballast::ui
