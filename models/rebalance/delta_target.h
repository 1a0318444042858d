#pragma once

#include <vector>

namespace ballast::rebalance {

/// A delta that is wanted as a function of the spot: straight lines between points, flat beyond the
/// first and the last. Without points the number beside it holds at every spot.
struct DeltaTarget {
    struct Point {
        double spot = 0;   ///< USD per coin, > 0; ascending
        double delta = 0;  ///< coin, in the policy's convention
        bool operator==(const Point&) const = default;
    };
    std::vector<Point> points;
    /// At a spot in USD per coin; `number` without points or while the spot is not known (not > 0).
    double at(double spot, double number) const;
    bool operator==(const DeltaTarget&) const = default;
};

}  // namespace ballast::rebalance
