#include "models/bands/bands.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <limits>
#include <numbers>

namespace ballast::bands {
namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

bool isPositive(double x) { return std::isfinite(x) && x > 0; }
bool isNotNegative(double x) { return std::isfinite(x) && x >= 0; }

/// exp(-r tau) as the formulas with an expiry have it.
double discount(const Inputs& in) { return std::exp(-in.rate * in.tau); }

double edgeWidth(double discountFactor, const Inputs& in)
{
    return std::cbrt(1.5 * discountFactor * in.cost * in.forward * in.gamma * in.gamma /
                     in.riskAversion);
}

/// What is left of a result whose numbers ran out of range: nothing.
template <class Result>
Result orUndefined(const Result& result, std::initializer_list<double> numbers)
{
    for (const double x : numbers)
        if (!std::isfinite(x)) return {.status = Status::Undefined};
    return result;
}

/// The best pair has H - h = d and H + h = s with scale (k + c d) = s^3 d and scale k = s d^3 (both
/// derivatives of the cost, added and subtracted). So (k + c d) d^8 = scale^2 k^3, which rises with
/// d: one root, found in ln d, where the left side is nearly a straight line of slope 8 to 9.
double bestStep(const Frozen& f)
{
    const double wanted = 2 * std::log(f.scale()) + 3 * std::log(f.ticket);
    double x = 0.25 * std::log(f.scale() * f.ticket);  // where trading itself is free
    for (int i = 0; i < 60; ++i) {
        const double proportional = f.perCoin * std::exp(x);
        const double whole = f.ticket + proportional;
        const double off = std::log(whole) + 8 * x - wanted;
        const double step = off / (8 + proportional / whole);
        x -= step;
        if (std::abs(step) <= 1e-16 * std::max(1.0, std::abs(x))) break;
    }
    return std::exp(x);
}

}  // namespace

std::string_view text(Status status)
{
    switch (status) {
        case Status::Ok: return "ok";
        case Status::NoGamma: return "no gamma: the band has no width";
        case Status::Undefined: return "the formula does not hold here";
        case Status::InvalidInput: return "an input is missing or out of its range";
    }
    return "";
}

Status check(const Inputs& in)
{
    const bool valid = isPositive(in.forward) && std::isfinite(in.gamma) && isPositive(in.sigma) &&
                       isNotNegative(in.tau) && std::isfinite(in.rate) && isNotNegative(in.cost) &&
                       isNotNegative(in.fixedCostUsd) && isPositive(in.riskAversion);
    if (!valid) return Status::InvalidInput;
    return in.gamma == 0 ? Status::NoGamma : Status::Ok;
}

Leland leland(double sigma, double cost, double intervalYears)
{
    if (!isPositive(sigma) || !isNotNegative(cost) || !isPositive(intervalYears)) return {};
    Leland out{.status = Status::Ok};
    out.a = std::sqrt(8 / std::numbers::pi) * cost / (sigma * std::sqrt(intervalYears));
    out.sigmaShort = sigma * std::sqrt(1 + out.a);
    if (out.a < 1)
        out.sigmaLong = sigma * std::sqrt(1 - out.a);
    else
        out.status = Status::Undefined;
    return orUndefined(out, {out.a, out.sigmaShort});
}

HalfWidth whalleyWilmott(const Inputs& in)
{
    if (const Status status = check(in); status != Status::Ok) return {status, 0};
    const HalfWidth out{Status::Ok, edgeWidth(discount(in), in)};
    return orUndefined(out, {out.coin});
}

Zakamouline zakamouline(const Inputs& in)
{
    if (const Status status = check(in); status != Status::Ok) return {.status = status};
    if (in.tau == 0) return {.status = Status::Undefined};  // h0 grows without bound towards expiry
    const double gamma = std::abs(in.gamma);
    const double perVol = std::pow(discount(in) / in.sigma, 0.25);
    Zakamouline out{.status = Status::Ok};
    out.h0 = in.cost / (in.riskAversion * in.forward * in.sigma * in.sigma * in.tau);
    out.h1 = 1.12 * std::pow(in.cost, 0.31) * std::pow(in.tau, 0.05) * perVol *
             std::sqrt(gamma / in.riskAversion);
    out.k = -4.76 * std::pow(in.cost, 0.78) / std::pow(in.tau, 0.02) * perVol *
            std::pow(in.riskAversion * in.forward * in.forward * gamma, 0.15);
    if (std::abs(out.k) < 1)
        out.sigmaModified = in.sigma * std::sqrt(in.gamma > 0 ? 1 + out.k : 1 - out.k);
    else
        out.status = Status::Undefined;
    return orUndefined(out, {out.h0, out.h1, out.k});
}

Frozen frozen(const Inputs& in)
{
    const double move = in.forward * in.sigma;  // USD per coin and sqrt(year)
    return {.wander = in.gamma * in.gamma * move * move,
            .risk = in.riskAversion * move * move,
            .perCoin = in.cost * in.forward,
            .ticket = in.fixedCostUsd};
}

Stationary stationary(const Inputs& in)
{
    if (const Status status = check(in); status != Status::Ok) return {.status = status};
    const Frozen f = frozen(in);
    Stationary out{.status = Status::Ok};
    out.edge = edgeWidth(1, in);
    out.edgeCostUsd = f.risk * out.edge * out.edge / 2;
    out.reset = std::cbrt(f.scale() * f.perCoin / 2);
    out.resetCostUsd = f.risk * out.reset * out.reset / 4;
    out.outer = out.inner = out.edge;
    if (f.ticket > 0) {
        const double step = bestStep(f);
        const double sum = f.scale() * f.ticket / (step * step * step);
        out.outer = (sum + step) / 2;
        // A step as wide as the sum trades to the target; rounding must not make it cross over.
        out.inner = f.perCoin > 0 ? std::max(0.0, (sum - step) / 2) : 0;
    }
    out.pairCostUsd = out.outer > 0 ? pairCost(in, out.outer, out.inner) : 0;
    out.intervalYears = std::pow(2 * in.cost * std::sqrt(2 / std::numbers::pi) /
                                     (in.riskAversion * std::abs(in.gamma) * in.forward *
                                      in.forward * in.sigma * in.sigma * in.sigma),
                                 2.0 / 3);
    return orUndefined(out, {out.edge, out.edgeCostUsd, out.reset, out.resetCostUsd, out.outer,
                             out.inner, out.pairCostUsd, out.intervalYears});
}

double pairCost(const Inputs& in, double outer, double inner)
{
    const double step = outer - inner, sum = outer + inner;
    if (check(in) == Status::InvalidInput || !isPositive(outer) || !isNotNegative(inner) ||
        step < 0 || (step == 0 && in.fixedCostUsd > 0))
        return kInfinite;
    const Frozen f = frozen(in);
    const double tickets = f.ticket > 0 ? f.wander * f.ticket / (step * sum) : 0;
    const double cost =
        tickets + f.wander * f.perCoin / sum + f.risk * (outer * outer + inner * inner) / 12;
    return std::isfinite(cost) ? cost : kInfinite;
}

std::optional<double> yearsToEdge(const Inputs& in, double halfWidth)
{
    if (check(in) != Status::Ok || !isNotNegative(halfWidth)) return {};
    const double years = halfWidth * halfWidth / frozen(in).wander;
    return std::isfinite(years) ? std::optional(years) : std::nullopt;
}

}  // namespace ballast::bands
