#include "models/review/distribution.h"

#include <algorithm>
#include <cmath>

namespace ballast::review {
namespace {

/// The least round number that is not below `width`.
double roundUp(double width)
{
    const double power = std::pow(10.0, std::floor(std::log10(width)));
    for (const double step : {1.0, 2.0, 2.5, 5.0, 10.0})
        if (step * power >= width * (1 - 1e-12)) return step * power;
    return 10 * power;
}

}  // namespace

double quantile(std::span<const double> sorted, double share)
{
    if (sorted.empty()) return 0;
    const double at = std::clamp(share, 0.0, 1.0) * static_cast<double>(sorted.size() - 1);
    const auto low = static_cast<std::size_t>(at);
    const std::size_t high = std::min(low + 1, sorted.size() - 1);
    return sorted[low] + (at - static_cast<double>(low)) * (sorted[high] - sorted[low]);
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return quantile(values, 0.5);
}

Distribution distributionOf(std::span<const double> values, std::size_t buckets)
{
    std::vector<double> sorted;
    std::ranges::copy_if(values, std::back_inserter(sorted),
                         [](double v) { return std::isfinite(v); });
    std::ranges::sort(sorted);
    Distribution out;
    out.count = static_cast<int>(sorted.size());
    if (sorted.empty() || buckets == 0) return out;
    out.least = sorted.front(), out.most = sorted.back();
    out.p5 = quantile(sorted, 0.05), out.median = quantile(sorted, 0.5);
    out.p95 = quantile(sorted, 0.95);
    for (const double v : sorted) out.mean += v / static_cast<double>(sorted.size());
    for (const double v : sorted) out.sd += (v - out.mean) * (v - out.mean);
    out.sd = sorted.size() > 1 ? std::sqrt(out.sd / static_cast<double>(sorted.size() - 1)) : 0;

    const double low = quantile(sorted, 0.01), high = quantile(sorted, 0.99);
    const double span = high > low ? high - low : std::max(std::abs(low), 1.0);
    // One bucket may go to each end when the edges are made round.
    const double inner = static_cast<double>(buckets > 2 ? buckets - 2 : 1);
    const double width = roundUp(span / inner);
    const double begin = std::floor(low / width) * width;
    const auto count = static_cast<std::size_t>(std::clamp(
        std::floor(high / width) - std::floor(low / width) + 1, 1.0, static_cast<double>(buckets)));
    for (std::size_t i = 0; i <= count; ++i)
        out.edges.push_back(begin + static_cast<double>(i) * width);
    out.counts.resize(count);
    for (const double v : sorted) {
        if (v < out.edges.front())
            ++out.below;
        else if (v > out.edges.back())
            ++out.above;
        else
            ++out.counts[std::min(static_cast<std::size_t>((v - out.edges.front()) / width),
                                  count - 1)];
    }
    return out;
}

}  // namespace ballast::review
