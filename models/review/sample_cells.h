#pragma once

#include "models/core/ids.h"
#include "models/core/time.h"
#include "models/review/band_clock.h"

#include <map>
#include <optional>
#include <vector>

namespace ballast::review {

/// What the review needs of one sample of an underlying.
struct BandSample {
    core::Currency underlying;
    core::Time at{};
    double spot = 0;                                     ///< USD per coin
    double delta = 0, target = 0, lower = 0, upper = 0;  ///< coin, in the policy's convention
    double gamma1Pct = 0;                                ///< coin for 1 %
    double vega = 0;                                     ///< USD per vol point
    double sigma = 0, cost = 0;  ///< as the live band has them: per root year, fraction; 0: unknown
    bool inBand() const { return delta >= lower && delta <= upper; }
};

/// Samples of one hour of one underlying, summed over the steps between them. A step belongs to the
/// hour it ended in; a silence longer than BandClock::kLongestGap is no step. Cells of an hour add
/// up, so that the writer adds what a batch brought.
struct HourCell {
    core::Time hour{};  ///< its beginning
    core::Currency underlying;
    BandTime time;
    int samples = 0, steps = 0, known = 0;  ///< known: steps whose sigma is known
    double errorUsd = 0;      ///< hedging error: deviation from the target times the move, summed
    double errorSquares = 0;  ///< of the same, step by step: USD^2
    double deviationSeconds = 0;              ///< |deviation| coin seconds
    double deviationSquares = 0;              ///< deviation^2, coin^2 seconds
    double variance = 0;                      ///< realised: squared log returns
    double spotSeconds = 0;                   ///< USD per coin seconds
    double gammaSeconds = 0;                  ///< |change of delta for 1 %|, coin seconds
    double vegaSeconds = 0;                   ///< |USD per vol point| seconds
    double sigmaSeconds = 0, sigmaKnown = 0;  ///< and of how many seconds
    double costSeconds = 0;                   ///< fraction seconds, over the same seconds
    double spotFirst = 0, spotLast = 0, spotLow = 0, spotHigh = 0;
    double deltaFirst = 0, deltaLast = 0;
    double seconds() const { return core::seconds(time.watched); }
    void merge(const HourCell& later);  ///< of the same hour and underlying, later in time
    bool operator==(const HourCell&) const = default;
};

/// The last sample of a minute: what a rule is tried on.
struct MinuteRow {
    core::Time minute{};
    core::Currency underlying;
    core::Time at{};  ///< of the sample
    double spot = 0, delta = 0, target = 0, gamma1Pct = 0, sigma = 0, cost = 0;
    bool operator==(const MinuteRow&) const = default;
};

/// Delta was outside its band from `began` until `ended`, or until nobody looked any more.
struct Breach {
    core::Currency underlying;
    core::Time began{}, ended{};
    double worst = 0;   ///< coin beyond the band's edge, signed
    double spot = 0;    ///< when it began
    bool open = false;  ///< it had not ended with the last sample
    bool operator==(const Breach&) const = default;
};

/// Folds samples, in time order, into cells. Keeps one sample an underlying; what is taken out is
/// what came since the last time.
class SampleFold {
public:
    void add(const BandSample& sample);
    struct Taken {
        std::vector<HourCell> hours;     ///< increments
        std::vector<MinuteRow> minutes;  ///< each minute's last so far
        std::vector<Breach> breaches;    ///< begun, grown or ended: by (underlying, began)
    };
    Taken take();

private:
    struct Last {
        BandSample sample;
        std::optional<Breach> breach;
    };
    std::map<core::Currency, Last> m_last;
    std::map<std::pair<core::Currency, core::Time>, HourCell> m_hours;
    std::map<std::pair<core::Currency, core::Time>, MinuteRow> m_minutes;
    std::map<std::pair<core::Currency, core::Time>, Breach> m_breaches;
};

/// Where the price was, in time order.
struct SpotPoint {
    core::Time at{};
    double spot = 0;
};

}  // namespace ballast::review
