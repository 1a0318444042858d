#include "models/bands/realised.h"

#include "models/pricing/normal_equations.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace ballast::bands {
namespace {

constexpr std::size_t kWeek = 5, kMonth = 22, kLeast = 30;

using Equations = pricing::NormalEquations<4>;

double mean(std::span<const double> values)
{
    double sum = 0;
    for (const double v : values) sum += v;
    return sum / static_cast<double>(values.size());
}

/// What day `day` knows of the next.
Equations::Vector regressors(std::span<const double> rv, std::size_t day)
{
    const auto known = rv.first(day + 1);
    return {1, known.back(), mean(known.last(kWeek)), mean(known.last(kMonth))};
}

double dot(const Equations::Vector& a, const Equations::Vector& b)
{
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3];
}

}  // namespace

std::optional<double> ewmaVariance(std::span<const double> returns, double decay)
{
    if (returns.empty() || !(decay > 0 && decay < 1)) return {};
    double s = returns[0] * returns[0];
    for (const double r : returns.subspan(1)) s = decay * s + (1 - decay) * r * r;
    return std::isfinite(s) ? std::optional(s) : std::nullopt;
}

std::optional<HarRv> harRv(std::span<const double> variances)
{
    if (variances.size() < kLeast) return {};
    const double scale = mean(variances);  // in units of it the equations are well scaled
    if (!std::isfinite(scale) || scale <= 0 ||
        std::ranges::any_of(variances, [](double v) { return !std::isfinite(v) || v < 0; }))
        return {};
    std::vector<double> rv(variances.begin(), variances.end());
    for (double& v : rv) v /= scale;
    Equations equations;
    for (std::size_t day = kMonth - 1; day + 1 < rv.size(); ++day)
        equations.add(regressors(rv, day), rv[day + 1]);
    const auto beta = equations.solve();
    if (!beta) return {};
    HarRv out;
    const auto target = std::span<const double>(rv).subspan(kMonth);
    const double average = mean(target);
    double left = 0, whole = 0;
    for (std::size_t i = 0; i < target.size(); ++i) {
        const double error = target[i] - dot(*beta, regressors(rv, kMonth - 1 + i));
        left += error * error;
        whole += (target[i] - average) * (target[i] - average);
    }
    out.days = static_cast<int>(target.size());
    out.r2 = whole > 0 ? 1 - left / whole : 0;
    out.forecast = std::max(0.0, dot(*beta, regressors(rv, rv.size() - 1)) * scale);
    out.beta = *beta;
    out.beta[0] *= scale;
    return std::isfinite(out.forecast) ? std::optional(out) : std::nullopt;
}

}  // namespace ballast::bands
