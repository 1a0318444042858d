#include "models/review/attribution.h"

#include "models/pricing/greeks.h"

#include <algorithm>
#include <cmath>

namespace ballast::review {
namespace {

constexpr double kFlaggedShare = 0.05, kLookShare = 0.10, kHalfBp = 0.5e-4, kLargeMove = 0.03;

pricing::Black76Input inputOf(const CarriedOption& o, double forward, double sigma, double years)
{
    pricing::Black76Input input;
    input.type = o.type;
    input.forward = forward;
    input.strike = o.strike;
    input.tau = std::max(years, 0.0);
    input.sigma = sigma;
    return input;
}

bool isPriced(const CarriedOption& o)
{
    return pricing::isPriceable(inputOf(o, o.forward[0], o.sigma[0], o.years)) &&
           pricing::isPriceable(inputOf(o, o.forward[1], o.sigma[1], o.years)) &&
           std::isfinite(o.quantity);
}

void add(Attribution& sum, const CarriedOption& o, double dt)
{
    const double dF = o.forward[1] - o.forward[0], dSigma = o.sigma[1] - o.sigma[0];
    const pricing::Greeks g = pricing::greeks(inputOf(o, o.forward[0], o.sigma[0], o.years));
    const double q = o.quantity;
    sum.delta += q * g.delta * dF;
    sum.gamma += q * 0.5 * g.gamma * dF * dF;
    sum.vega += q * g.vega * dSigma;
    sum.theta += q * g.theta * dt;
    sum.vanna += q * g.vanna * dF * dSigma;
    sum.volga += q * 0.5 * g.volga * dSigma * dSigma;
    sum.charm += q * g.charm * dF * dt;
    sum.speed += q * g.speed * dF * dF * dF / 6;
    sum.grossUsd += std::abs(q) * (std::abs(g.delta) * o.forward[0] + g.vega);
    const double left = o.years - dt;
    const double later = pricing::black76Price(inputOf(o, o.forward[0], o.sigma[0], left));
    const double moved = pricing::black76Price(inputOf(o, o.forward[1], o.sigma[0], left));
    const double end = pricing::black76Price(inputOf(o, o.forward[1], o.sigma[1], left));
    sum.timeStep += q * (later - g.price);
    sum.spotStep += q * (moved - later);
    sum.volStep += q * (end - moved);
    sum.options += q * (end - g.price);
}

}  // namespace

double Attribution::explained() const
{
    return delta + gamma + vega + theta + vanna + volga + linear + funding + fees + newTrades +
           translation;
}

/// What tolerances are measured against (theory: 9, the terms before "then add translation"). The
/// coin held as equity moves with the index by more than all else and has nothing to explain: with
/// it any unexplained amount would look small.
double Attribution::moved() const
{
    double sum = 0;
    for (const double part :
         {delta, gamma, vega, theta, vanna, volga, linear, funding, fees, newTrades})
        sum += std::abs(part);
    return sum;
}

double Attribution::unexplainedShare() const
{
    const double profit = total - translation;
    return profit == 0 ? 0 : std::abs(unexplained) / std::abs(profit);
}

bool Attribution::isFlagged() const
{
    return std::abs(unexplained) > std::max(kFlaggedShare * moved(), kHalfBp * grossUsd);
}

bool Attribution::wantsLook() const
{
    return isFlagged() && std::abs(unexplained) > kLookShare * moved();
}

Attribution& Attribution::operator+=(const Attribution& o)
{
    for (double Attribution::* part :
         {&Attribution::delta, &Attribution::gamma, &Attribution::vega, &Attribution::theta,
          &Attribution::vanna, &Attribution::volga, &Attribution::charm, &Attribution::speed,
          &Attribution::linear, &Attribution::funding, &Attribution::fees, &Attribution::newTrades,
          &Attribution::translation, &Attribution::options, &Attribution::total,
          &Attribution::unexplained, &Attribution::timeStep, &Attribution::spotStep,
          &Attribution::volStep})
        this->*part += o.*part;
    leftOut = std::max(leftOut, o.leftOut);
    // Of a longer time it is no larger: the greatest of its parts.
    grossUsd = std::max(grossUsd, o.grossUsd);
    return *this;
}

Attribution attribute(std::span<const CarriedOption> options, const Carried& carried)
{
    Attribution out;
    for (const CarriedOption& option : options)
        isPriced(option) ? add(out, option, carried.years) : void(++out.leftOut);
    const double dF = carried.linearPrice[1] - carried.linearPrice[0];
    out.linear = carried.linear * dF;
    out.funding = -carried.linear * carried.linearPrice[1] * carried.fundingRate;
    out.fees = -carried.feesUsd;
    out.newTrades = carried.newTradesUsd;
    out.translation = carried.equityCoin * dF;
    out.grossUsd += std::abs(carried.linear) * carried.linearPrice[0];
    out.total = out.options + out.linear + out.funding + out.fees + out.newTrades + out.translation;
    out.unexplained = out.total - out.explained();
    return out;
}

bool wantsSubSteps(double forwardBefore, double forwardAfter)
{
    return forwardBefore > 0 && std::abs(forwardAfter / forwardBefore - 1) > kLargeMove;
}

}  // namespace ballast::review
