#include "models/bands/regime.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace ballast::bands {
namespace {

/// One figure as how many times worse than usual it is.
struct Strain {
    std::string_view name;
    std::string_view unusual;  ///< how the multiple reads
    double times = 0;
};

double ratio(double value, double average)
{
    const bool usable = std::isfinite(value) && std::isfinite(average) && value > 0 && average > 0;
    const double times = usable ? value / average : 0;
    return std::isfinite(times) ? times : 0;
}

std::string sentence(const Strain& s)
{
    return fmt::format("{} {:.2f} times {}", s.name, s.times, s.unusual);
}

}  // namespace

std::string_view text(Regime regime)
{
    switch (regime) {
        case Regime::Calm: return "calm";
        case Regime::Normal: return "normal";
        case Regime::Stressed: return "stressed";
    }
    return "";
}

RegimeState nextRegime(Regime previous, const Conditions& now, const RegimeThresholds& at)
{
    const std::array<Strain, 3> strains = {
        {{"realised volatility", "its average", ratio(now.realised, now.realisedAverage)},
         {"spread", "its average", ratio(now.spread, now.spreadAverage)},
         {"the average depth", "what is there now", ratio(now.depthAverage, now.depth)}}};
    for (const Strain& s : strains)
        if (s.times <= 0)
            return {previous,
                    fmt::format("{}: {} is not known, what was stays", text(previous), s.name),
                    false};
    const Strain& worst = *std::ranges::max_element(strains, {}, &Strain::times);
    // What was entered is left a little later, so that a figure on the line does not flicker.
    const double stressed = previous == Regime::Stressed ? at.stressed * at.leaving : at.stressed;
    const double calm = previous == Regime::Calm ? at.calm / at.leaving : at.calm;
    const Regime regime = worst.times >= stressed ? Regime::Stressed
                          : worst.times < calm    ? Regime::Calm
                                                  : Regime::Normal;
    const std::string_view bound = regime == Regime::Calm ? "at most" : "worst:";
    return {regime, fmt::format("{}; {} {}", text(regime), bound, sentence(worst)), true};
}

CostFactor costFactor(const Conditions& now)
{
    const double depth = ratio(now.depthAverage, now.depth);
    const std::array<Strain, 3> strains = {
        {{"spread", "its median", ratio(now.spread, now.spreadAverage)},
         {"depth", "its median", depth},
         {"realised vol", "its median", ratio(now.realised, now.realisedAverage)}}};
    const Strain& worst = *std::ranges::max_element(strains, {}, &Strain::times);
    if (!(worst.times > 0)) return {};
    if (std::abs(worst.times - 1) <= kUsual) return {1, {}, true};
    const double shown = worst.name == "depth" ? 1 / worst.times : worst.times;
    return {std::clamp(worst.times, kLeastFactor, kMostFactor),
            fmt::format("{} x{:.1f} {}", worst.name, shown, worst.unusual), true};
}

}  // namespace ballast::bands
