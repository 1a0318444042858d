#pragma once

#include "models/core/time.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace ballast::bands {

/// One UTC day of an index: what HAR is estimated on.
struct RealisedDay {
    core::Time day{};     ///< its 00:00 UTC
    double variance = 0;  ///< realised, of the whole day; minutes not seen count as those seen
    int minutes = 0;      ///< that were seen
    bool operator==(const RealisedDay&) const = default;
};

/// Realised volatility of one index. Squared returns of ten seconds make the variance of a minute,
/// minutes make an exponentially weighted one (bands::ewmaVariance), and days a HAR forecast. The
/// two minutes around 08:00 UTC are left out: what is printed there is a settlement's, and an
/// average over half an hour is no move. After a silence of more than a minute it begins anew at
/// the price that comes, so that what happened unseen is no return.
class RealisedVolatility {
public:
    static constexpr core::Duration kStep = std::chrono::seconds{10};
    static constexpr int kStepsABar = 6;
    static constexpr double kHalfLifeBars = 20;
    static constexpr int kLeastBars = 5;        ///< before the intraday part is believed
    static constexpr int kLeastMinutes = 1152;  ///< of a day before it counts as one: four fifths
    static constexpr std::size_t kLeastDays = 30;
    static constexpr std::size_t kMostDays = 250;

    /// The index as it is now (> 0, else it is not looked at), the event clock not running back.
    void look(core::Time now, double price);
    /// Days of earlier runs, in time order; replaces what is held.
    void restore(std::vector<RealisedDay> days);
    /// A day that was finished since it was last asked for.
    std::optional<RealisedDay> takeFinishedDay();

    int bars() const { return m_bars; }  ///< minutes seen in this run
    /// Days in a row up to the newest.
    std::size_t days() const;
    /// Per root year; the minute under way counts by the part of it that was seen. Absent before
    /// kLeastBars.
    std::optional<double> ewma() const;
    /// Of the day after the last, per root year. Absent before kLeastDays in a row.
    std::optional<double> har() const { return m_har; }
    /// Both where both are known, their variances weighted alike; else the one that is; 0: none.
    double sigma() const;
    /// "EWMA of 37 min 48.0 %; HAR: not enough history, 3 of 30 days".
    std::string words() const;

    /// The decay of a bar: ewmaVariance's.
    static double decay();

private:
    void addReturn(double r, std::int64_t minute);
    void finishBar();
    void finishDay();
    void forecast();

    double m_price = 0;
    std::int64_t m_step = 0;    ///< of m_price, counted since 1970
    std::int64_t m_minute = 0;  ///< of the bar under way
    double m_sum = 0;           ///< squared returns of it
    int m_steps = 0;            ///< of it that were seen
    double m_ewma = 0;          ///< variance a year
    int m_bars = 0;
    std::int64_t m_day = 0;  ///< of the sums below
    double m_daySum = 0;
    int m_dayMinutes = 0;
    std::vector<RealisedDay> m_days;
    std::optional<RealisedDay> m_finished;
    std::optional<double> m_har;
};

}  // namespace ballast::bands
