#include "models/execution/obizhaeva_wang.h"

#include <cmath>

namespace ballast::execution {
namespace {

bool isPositive(double x) { return std::isfinite(x) && x > 0; }
bool isNotNegative(double x) { return std::isfinite(x) && x >= 0; }

bool isValid(const ObizhaevaWangInputs& in)
{
    return isNotNegative(in.quantity) && isPositive(in.time) && in.steps >= 1 &&
           in.steps <= kMostSteps && isNotNegative(in.resilience) && isPositive(in.density) &&
           isNotNegative(in.permanent);
}

/// 2 + (N - 1)(1 - a): what the trades sum to in units of the first.
double whole(double refilled, int steps) { return 2 + (steps - 1) * refilled; }

}  // namespace

std::vector<double> blockShares(double resilienceTimesStep, int steps)
{
    if (!isNotNegative(resilienceTimesStep) || steps < 1 || steps > kMostSteps) return {};
    const double refilled = -std::expm1(-resilienceTimesStep);
    const double first = 1 / whole(refilled, steps);
    std::vector<double> out(static_cast<std::size_t>(steps) + 1, refilled * first);
    out.front() = out.back() = first;
    return out;
}

ObizhaevaWang obizhaevaWang(const ObizhaevaWangInputs& in)
{
    if (!isValid(in)) return {};
    const double temporary = 1 / in.density - in.permanent;
    if (temporary < 0) return {.status = Status::Undefined};
    ObizhaevaWang out{.status = Status::Ok};
    const double gone = in.resilience * in.time / in.steps;
    out.trades = blockShares(gone, in.steps);
    for (double& x : out.trades) x *= in.quantity;
    // X^2/2 divided by 1' A^-1 1, with A = permanent 11' + temporary exp(-rho |i-j| tau).
    const double square = in.quantity * in.quantity;
    const double spread = whole(-std::expm1(-gone), in.steps) / (1 + std::exp(-gone));
    out.cost = square / 2 * (in.permanent + temporary / spread);
    const double stages = in.resilience * in.time + 2;
    out.block = in.quantity / stages;
    out.rate = in.resilience * in.quantity / stages;
    out.continuousCost = square * (in.permanent / 2 + temporary / stages);
    for (const double x : {out.cost, out.rate, out.continuousCost})
        if (!std::isfinite(x)) return {.status = Status::Undefined};
    return out;
}

}  // namespace ballast::execution
