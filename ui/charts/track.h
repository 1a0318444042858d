// charts: the only room that knows QCustomPlot.
#pragma once

#include "models/engine/series.h"
#include "ui/charts/columns.h"

#include <array>
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
    using Point = Columns::Point;
    /// Why the band moved, at the moment it was told.
    struct Told {
        double time = 0;
        bands::Driver driver = bands::Driver::None;
        std::string why;
    };

    explicit Track(std::size_t mostRows = Columns::kMostRows) : m_rows(kChannels, mostRows) {}

    /// Takes from the series what was not seen before; true if there was something.
    bool take(const engine::Series& series);
    /// Samples of earlier runs, in time order. Those not older than the first one that is there are
    /// left out. Where they were thinned, `stretch` is how long at most nothing was kept.
    void setPast(const std::vector<engine::ExposureSample>& samples, core::Duration stretch = {});
    /// All samples of a stretch of time of which fewer were known, in time order, in their place.
    void refine(const std::vector<engine::ExposureSample>& samples, core::Duration stretch = {});
    void clear();

    std::size_t size() const { return m_rows.size(); }  ///< rows, gap rows counted
    std::size_t samples() const { return m_samples; }   ///< rows without the gap rows
    bool empty() const { return m_rows.empty(); }
    double firstTime() const { return m_rows.time(0); }
    double lastTime() const { return m_rows.time(m_rows.size() - 1); }
    double time(std::size_t row) const { return m_rows.time(row); }
    double value(Channel channel, std::size_t row) const
    {
        return m_rows.value(static_cast<std::size_t>(channel), row);
    }
    /// The same by column; Channel is the column's number.
    const Columns& rows() const { return m_rows; }
    /// The row nearest to a time, gap rows skipped; size() when there is none.
    std::size_t nearest(double time) const;

    /// The last that was told of the band at this time; null: nothing was yet.
    const Told* toldAt(double time) const;
    /// Moments inside [from, to] at which another cause than the one before moved the band.
    std::vector<double> causesIn(double from, double to) const;

    /// Columns::reduce of one channel.
    void reduce(Channel channel, double from, double to, double bucket,
                std::vector<Point>& out) const
    {
        m_rows.reduce(static_cast<std::size_t>(channel), from, to, bucket, out);
    }

private:
    void append(const engine::ExposureSample& sample, core::Duration gapAfter);
    void count();

    Columns m_rows;
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
