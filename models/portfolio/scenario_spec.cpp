// The shape of a scenario grid: its axes, and what they may be.
#include "models/portfolio/scenario.h"

#include <algorithm>
#include <cmath>

namespace ballast::portfolio {
namespace {

std::vector<double> around(double middle, double step, int each)
{
    std::vector<double> out;
    for (int i = -each; i <= each; ++i) out.push_back(middle + step * i);
    return out;
}

/// Every n-th value, n chosen so that both ends and the middle are among them.
std::vector<double> thinned(const std::vector<double>& axis, std::size_t most)
{
    if (axis.size() <= most || axis.size() % 2 == 0) return axis;
    const std::size_t half = axis.size() / 2;
    std::size_t step = 1;
    while (step < half && (half % step != 0 || axis.size() / step > most)) ++step;
    std::vector<double> out;
    for (std::size_t i = 0; i < axis.size(); i += step) out.push_back(axis[i]);
    return out;
}

bool ascends(const std::vector<double>& axis)
{
    return std::ranges::all_of(axis, [](double v) { return std::isfinite(v); }) &&
           std::ranges::adjacent_find(axis, std::greater_equal{}) == axis.end();
}

}  // namespace

std::string_view text(VolMove move)
{
    switch (move) {
        case VolMove::Points: return "points";
        case VolMove::Relative: return "relative";
    }
    return "";
}

std::string_view text(Smile smile)
{
    switch (smile) {
        case Smile::StickyStrike: return "sticky strike";
        case Smile::StickyMoneyness: return "sticky moneyness";
    }
    return "";
}

ScenarioMove ScenarioSpec::move(std::size_t spot, std::size_t vol) const
{
    return {spotFactors[spot], volShifts[vol], days, 0, volMove, smile};
}

ScenarioSpec fullSpec() { return {around(1, 0.02, 25), around(0, 2, 24)}; }

ScenarioSpec compactSpec()
{
    return {{0.85, 0.90, 0.95, 0.98, 1, 1.02, 1.05, 1.10, 1.15}, {-10, -5, 0, 5, 10}};
}

ScenarioSpec coarse(const ScenarioSpec& spec, std::size_t most)
{
    ScenarioSpec out = spec;
    out.spotFactors = thinned(spec.spotFactors, most);
    out.volShifts = thinned(spec.volShifts, most);
    return out;
}

std::string problemOf(const ScenarioSpec& spec)
{
    if (spec.spotFactors.empty() || spec.volShifts.empty()) return "A grid needs two axes.";
    if (!ascends(spec.spotFactors) || !(spec.spotFactors.front() > 0))
        return "Spot factors are more than zero and ascend.";
    if (!ascends(spec.volShifts)) return "Volatility shifts are numbers that ascend.";
    if (!std::isfinite(spec.days) || spec.days < 0) return "Time goes forward.";
    return {};
}

}  // namespace ballast::portfolio
