#pragma once

#include <span>
#include <vector>

namespace ballast::review {

/// Counts of equally wide buckets, and what lies beyond the last two edges.
struct Distribution {
    std::vector<double> edges;  ///< one more than counts, ascending; empty: nothing was counted
    std::vector<int> counts;
    int below = 0, above = 0;  ///< outside the edges: the far tails
    int count = 0;
    double mean = 0, sd = 0;
    double p5 = 0, median = 0, p95 = 0, least = 0, most = 0;
};
/// Edges are round numbers (1, 2, 2.5, 5 times a power of ten apart) around what lies between the
/// first and the ninety-ninth percentile, at most `buckets` of them. What is not finite is left
/// out.
Distribution distributionOf(std::span<const double> values, std::size_t buckets = 24);

/// Linear between the two nearest of the sorted values (Hyndman and Fan's type 7); 0 of none.
double quantile(std::span<const double> sorted, double share);
double median(std::vector<double> values);

}  // namespace ballast::review
