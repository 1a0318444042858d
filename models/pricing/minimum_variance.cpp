#include "models/pricing/minimum_variance.h"

#include "models/pricing/normal_equations.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <vector>

namespace ballast::pricing {
namespace {

using Equations = NormalEquations<3>;

constexpr std::size_t kLeastSteps = 30;  ///< on either side

struct Row {
    Equations::Vector regressors{};
    double error = 0;  ///< of Black's delta, USD
};

bool isUsable(const HedgeStep& s)
{
    return std::isfinite(s.priceChange) && std::isfinite(s.forwardChange) &&
           std::isfinite(s.deltaBs) && std::isfinite(s.vega) && s.vega > 0 &&
           std::isfinite(s.forward) && s.forward > 0 && std::isfinite(s.tau) && s.tau > 0;
}

Row rowOf(const HedgeStep& s)
{
    const double x = s.vega / std::sqrt(s.tau) * s.forwardChange / s.forward;
    return {{x, x * s.deltaBs, x * s.deltaBs * s.deltaBs},
            s.priceChange - s.deltaBs * s.forwardChange};
}

double gain(std::span<const Row> rows, const Equations::Vector& abc)
{
    double black = 0, adjusted = 0;
    for (const Row& row : rows) {
        const double left = row.error - abc[0] * row.regressors[0] - abc[1] * row.regressors[1] -
                            abc[2] * row.regressors[2];
        black += row.error * row.error;
        adjusted += left * left;
    }
    return black > 0 ? 1 - adjusted / black : 0;
}

}  // namespace

MinimumVarianceFit calibrateMinimumVariance(std::span<const HedgeStep> steps, double fittedShare)
{
    MinimumVarianceFit out;
    std::vector<Row> rows;
    for (const HedgeStep& step : steps) {
        if (isUsable(step))
            rows.push_back(rowOf(step));
        else
            ++out.refused;
    }
    const auto split = static_cast<std::size_t>(static_cast<double>(rows.size()) *
                                                std::clamp(fittedShare, 0.0, 1.0));
    const std::span all(rows);
    const auto before = all.first(split), after = all.subspan(split);
    out.fitted = static_cast<int>(before.size());
    out.outside = static_cast<int>(after.size());
    if (std::min(before.size(), after.size()) < kLeastSteps) {
        out.why =
            fmt::format("{} steps to estimate on and {} to judge by: {} of each are the least",
                        before.size(), after.size(), kLeastSteps);
        return out;
    }
    Equations equations;
    for (const Row& row : before) equations.add(row.regressors, row.error);
    const auto abc = equations.solve();
    if (!abc) {
        out.why = "the steps do not determine a, b and c: the deltas are too much alike";
        return out;
    }
    std::tie(out.a, out.b, out.c) = std::tuple((*abc)[0], (*abc)[1], (*abc)[2]);
    out.gainFitted = gain(before, *abc);
    out.gainOutside = gain(after, *abc);
    if (out.gainOutside > 0)
        out.choice = {SmileRule::MinimumVariance, 1, out.a, out.b, out.c};
    else
        out.why = fmt::format("no gain on the later steps ({:+.1f} %): Black's delta is kept",
                              100 * out.gainOutside);
    return out;
}

}  // namespace ballast::pricing
