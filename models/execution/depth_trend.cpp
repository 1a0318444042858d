#include "models/execution/depth_trend.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace ballast::execution {
namespace {

constexpr std::size_t kNow = 3;
constexpr double kTwoSided95 = 1.959963984540054;

double medianOf(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    if (values.size() % 2 == 1) return *middle;
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

/// Kendall's S of n values without ties is so far from zero by chance once in twenty.
double furthestByChance(double n)
{
    return kTwoSided95 * std::sqrt(n * (n - 1) * (2 * n + 5) / 18) + 1;
}

}  // namespace

DepthTrend depthTrend(std::span<const DepthLook> looks)
{
    std::vector<DepthLook> known;
    for (const DepthLook& look : looks)
        if (look.depth > 0 && std::isfinite(look.depth) &&
            looks.back().at - look.at <= kDepthWindow)
            known.push_back(look);
    DepthTrend trend;
    trend.looks = static_cast<int>(known.size());
    if (trend.looks < kLeastDepthLooks) return trend;
    std::vector<double> newest;
    for (std::size_t i = known.size() - kNow; i < known.size(); ++i)
        newest.push_back(known[i].depth);
    trend.now = medianOf(std::move(newest));
    trend.over = known.back().at - known.front().at;
    std::vector<double> slopes;
    int agree = 0;
    for (std::size_t i = 0; i < known.size(); ++i)
        for (std::size_t j = i + 1; j < known.size(); ++j) {
            const double seconds = core::seconds(known[j].at - known[i].at);
            if (!(seconds > 0)) continue;
            const double rise = std::log(known[j].depth / known[i].depth);
            slopes.push_back(rise / seconds);
            agree += rise > 0 ? 1 : rise < 0 ? -1 : 0;
        }
    if (slopes.empty()) return trend;
    trend.change = std::expm1(medianOf(std::move(slopes)) * core::seconds(trend.over));
    const bool byChance = std::abs(agree) < furthestByChance(trend.looks);
    trend.direction = byChance || std::abs(trend.change) < kDepthMoved
                          ? DepthTrend::Direction::Steady
                      : trend.change < 0 ? DepthTrend::Direction::Thinner
                                         : DepthTrend::Direction::Deeper;
    return trend;
}

}  // namespace ballast::execution
