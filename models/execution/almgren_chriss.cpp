#include "models/execution/almgren_chriss.h"

#include <cmath>

namespace ballast::execution {
namespace {

constexpr double kStraight = 1e-9;  ///< kappa T below which sinh is its argument to all digits

bool isPositive(double x) { return std::isfinite(x) && x > 0; }
bool isNotNegative(double x) { return std::isfinite(x) && x >= 0; }

bool isValid(const AlmgrenChrissInputs& in)
{
    return isNotNegative(in.quantity) && isPositive(in.time) && in.steps >= 1 &&
           in.steps <= kMostSteps && isNotNegative(in.sigma) && isPositive(in.temporary) &&
           isNotNegative(in.permanent) && isNotNegative(in.fixed) && isNotNegative(in.riskAversion);
}

/// sinh(a) / sinh(b) for 0 <= a <= b, without overflow.
double sinhRatio(double a, double b)
{
    return std::exp(a - b) * std::expm1(-2 * a) / std::expm1(-2 * b);
}

void addCost(AlmgrenChriss& out, const AlmgrenChrissInputs& in)
{
    double traded = 0, held = 0;
    for (const double n : out.trades) traded += n * n;
    for (std::size_t j = 1; j < out.holdings.size(); ++j) held += out.holdings[j] * out.holdings[j];
    out.cost = in.permanent * in.quantity * in.quantity / 2 + in.fixed * in.quantity +
               out.temporary / out.step * traded;
    out.variance = in.sigma * in.sigma * out.step * held;
    out.objective = out.cost + in.riskAversion * out.variance;
}

}  // namespace

std::string_view text(Status status)
{
    switch (status) {
        case Status::Ok: return "ok";
        case Status::Undefined: return "the model has no optimum here";
        case Status::InvalidInput: return "an input is missing or out of its range";
    }
    return "";
}

double AlmgrenChriss::deviation() const { return std::sqrt(variance); }

std::vector<double> sharesHeld(double urgencyTimesTime, int steps)
{
    if (!isNotNegative(urgencyTimesTime) || steps < 1 || steps > kMostSteps) return {};
    std::vector<double> out;
    out.reserve(static_cast<std::size_t>(steps) + 1);
    for (int j = 0; j <= steps; ++j) {
        const double left = static_cast<double>(steps - j) / steps;
        out.push_back(urgencyTimesTime < kStraight
                          ? left
                          : sinhRatio(urgencyTimesTime * left, urgencyTimesTime));
    }
    out.front() = 1;
    out.back() = 0;
    return out;
}

AlmgrenChriss almgrenChriss(const AlmgrenChrissInputs& in)
{
    if (!isValid(in)) return {};
    AlmgrenChriss out;
    out.step = in.time / in.steps;
    out.temporary = in.temporary - in.permanent * out.step / 2;
    if (!(out.temporary > 0)) return {.status = Status::Undefined};
    out.urgencyLimit = in.sigma * std::sqrt(in.riskAversion / out.temporary);
    // cosh(kappa tau) - 1 = 2 sinh^2(kappa tau / 2) keeps the digits that acosh near 1 loses.
    out.urgency = 2 * std::asinh(out.urgencyLimit * out.step / 2) / out.step;
    if (out.urgency > 0 && std::isfinite(1 / out.urgency)) out.halfLife = 1 / out.urgency;
    out.holdings = sharesHeld(out.urgency * in.time, in.steps);
    for (double& x : out.holdings) x *= in.quantity;
    for (std::size_t j = 1; j < out.holdings.size(); ++j)
        out.trades.push_back(out.holdings[j - 1] - out.holdings[j]);
    if (out.holdings.empty()) return {.status = Status::Undefined};
    addCost(out, in);
    if (!std::isfinite(out.objective) || !std::isfinite(out.urgency))
        return {.status = Status::Undefined};
    out.status = Status::Ok;
    return out;
}

}  // namespace ballast::execution
