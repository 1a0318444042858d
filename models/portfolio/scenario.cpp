#include "models/portfolio/scenario.h"

#include "models/core/assert.h"
#include "models/pricing/black76.h"
#include "models/pricing/deribit_convention.h"
#include "models/pricing/futures.h"

#include <algorithm>
#include <cmath>

namespace ballast::portfolio {
namespace {

using Kind = ScenarioLeg::Kind;

/// What all legs come to in one state, before it is translated.
struct Sums {
    double coinPnl = 0;
    double usdPnl = 0;
    pricing::BlackScholesDelta blackScholes;
    pricing::NetDelta net;
    double gamma = 0, vega = 0, theta = 0;
    MarginPair coinMargin, usdMargin;
};

double tauAfter(const ScenarioLeg& leg, double days) { return leg.tau - days / 365; }

/// The averaging of a settlement price takes the delta away over the last half hour.
double shareAfter(const ScenarioLeg& leg, double tau)
{
    constexpr double kHalfHours = 365.0 * 48;
    return leg.expires ? std::clamp(tau * kHalfHours, 0.0, 1.0) : 1;
}

void addFuture(Sums& sums, const ScenarioLeg& leg, double factor, const ScenarioMove& move,
               const FutureMarginRates& rates)
{
    const double price = leg.forward * factor * (1 + move.basis);
    const double share = shareAfter(leg, tauAfter(leg, move.days));
    const bool inverse = leg.kind == Kind::InverseFuture;
    const double coin = inverse ? pricing::inverseDelta(leg.size, price) : leg.size;
    const pricing::BlackScholesDelta delta{share * coin};
    sums.blackScholes += delta;
    sums.net += pricing::netOfPremium(delta, 0);
    if (share == 0) {  // settled: the profit stays, the position does not
        (inverse ? sums.coinPnl : sums.usdPnl) +=
            inverse ? pricing::inversePnlCoin(leg.size, leg.forward, price)
                    : pricing::linearPnlUsd(leg.size, leg.forward, price);
        return;
    }
    const MarginPair margin = std::abs(coin) * futureMarginRate(rates, coin);
    if (inverse) {
        sums.coinPnl += pricing::inversePnlCoin(leg.size, leg.forward, price);
        sums.coinMargin += margin;
    } else {
        sums.usdPnl += pricing::linearPnlUsd(leg.size, leg.forward, price);
        sums.usdMargin += price * margin;
    }
}

void addOption(Sums& sums, const ScenarioLeg& leg, double factor, double sigma,
               const ScenarioMove& move, const OptionMarginRates& rates)
{
    const pricing::Black76Input input{.type = leg.type,
                                      .forward = leg.forward * factor,
                                      .strike = leg.strike,
                                      .tau = tauAfter(leg, move.days),
                                      .sigma = sigma};
    const pricing::Black76Greeks greeks = pricing::black76(input);
    const bool inverse = leg.kind == Kind::InverseOption;
    const double premium = greeks.price / input.forward;
    if (inverse)
        sums.coinPnl += leg.size * (premium - leg.worth);
    else
        sums.usdPnl += leg.size * (greeks.price - leg.worth);
    const double share = shareAfter(leg, input.tau);
    const pricing::BlackScholesDelta delta{greeks.delta};
    sums.blackScholes += share * leg.size * delta;
    sums.net += share * leg.size * pricing::netOfPremium(delta, inverse ? premium : 0);
    sums.gamma += share * leg.size * greeks.gamma;
    sums.vega += leg.size * greeks.vega / 100;
    sums.theta += leg.size * pricing::thetaOverOneDay(greeks, input.tau);
    if (leg.size >= 0 || !(input.tau > 0)) return;
    const MarginPair margin =
        -leg.size * shortOptionMargin(rates, leg.type, input.forward, leg.strike, premium);
    if (inverse)
        sums.coinMargin += margin;
    else
        sums.usdMargin += input.forward * margin;
}

bool isOption(const ScenarioLeg& leg)
{
    return leg.kind == Kind::InverseOption || leg.kind == Kind::LinearOption;
}

/// Each leg's volatility once the spot has moved and before the shift.
std::vector<double> carriedVolatilities(const PreparedScenario& p, double spotFactor, Smile smile)
{
    std::vector<double> out;
    out.reserve(p.legs.size());
    for (const ScenarioLeg& leg : p.legs) {
        double sigma = leg.sigma;
        if (smile == Smile::StickyMoneyness && leg.smile >= 0) {
            const SmileCurve& curve = p.smiles[static_cast<std::size_t>(leg.smile)];
            const double k = std::log(leg.strike / leg.forward);
            sigma += curve.at(k - std::log(spotFactor)) - curve.at(k);
        }
        out.push_back(sigma);
    }
    return out;
}

double shifted(double sigma, const ScenarioMove& move)
{
    const double moved = move.volMove == VolMove::Points ? sigma + move.volShift / 100
                                                         : sigma * (1 + move.volShift / 100);
    return std::max(0.0, moved);
}

ScenarioNode translated(const PreparedScenario& p, const Sums& sums, double spot)
{
    ScenarioNode node;
    node.pnlUsd = sums.coinPnl * spot + sums.usdPnl;
    node.collateralUsd = p.equityCoin * (spot - p.spot);
    node.delta.blackScholes = sums.blackScholes;
    node.delta.netTransaction = sums.net;
    node.delta.usdNeutral = pricing::withEquity(sums.net, p.equityCoin + sums.coinPnl);
    node.gamma1PctCoin = sums.gamma * spot / 100;
    node.vega = sums.vega;
    node.theta = sums.theta;
    node.equityUsd = p.equityUsd + node.equityPnlUsd();
    node.marginUsd = spot * sums.coinMargin;
    node.marginUsd += sums.usdMargin;
    node.marginUsd += p.restingMarginUsd;
    return node;
}

ScenarioNode nodeWith(const PreparedScenario& p, const ScenarioMove& move,
                      const std::vector<double>& carried)
{
    Sums sums;
    const FutureMarginRates& futureRates = p.rates.future(p.underlying);
    for (std::size_t i = 0; i < p.legs.size(); ++i) {
        const ScenarioLeg& leg = p.legs[i];
        if (isOption(leg))
            addOption(sums, leg, move.spotFactor, shifted(carried[i], move), move, p.rates.options);
        else
            addFuture(sums, leg, move.spotFactor, move, futureRates);
    }
    return translated(p, sums, p.spot * move.spotFactor);
}

}  // namespace

std::optional<double> ScenarioNode::marginUse() const
{
    return equityUsd > 0 ? std::optional{marginUsd.maintenance / equityUsd} : std::nullopt;
}

ScenarioNode difference(const ScenarioNode& other, const ScenarioNode& one)
{
    ScenarioNode out;
    out.pnlUsd = other.pnlUsd - one.pnlUsd;
    out.collateralUsd = other.collateralUsd - one.collateralUsd;
    out.delta = other.delta;
    out.delta += -1 * one.delta;
    out.gamma1PctCoin = other.gamma1PctCoin - one.gamma1PctCoin;
    out.vega = other.vega - one.vega;
    out.theta = other.theta - one.theta;
    out.equityUsd = other.equityUsd - one.equityUsd;
    out.marginUsd = other.marginUsd;
    out.marginUsd += -1 * one.marginUsd;
    return out;
}

ScenarioNode nodeOf(const PreparedScenario& prepared, const ScenarioMove& move)
{
    BALLAST_ASSERT(move.spotFactor > 0 && 1 + move.basis > 0);
    return nodeWith(prepared, move, carriedVolatilities(prepared, move.spotFactor, move.smile));
}

void gridRows(const ScenarioSpec& spec, const PreparedScenario& prepared, std::size_t firstRow,
              std::size_t lastRow, std::span<ScenarioNode> nodes)
{
    BALLAST_ASSERT(nodes.size() == spec.size() && lastRow <= spec.rows());
    const std::size_t columns = spec.volShifts.size();
    for (std::size_t row = firstRow; row < lastRow; ++row) {
        const std::vector<double> carried =
            carriedVolatilities(prepared, spec.spotFactors[row], spec.smile);
        for (std::size_t column = 0; column < columns; ++column)
            nodes[row * columns + column] = nodeWith(prepared, spec.move(row, column), carried);
    }
}

ScenarioGrid grid(const ScenarioSpec& spec, const PreparedScenario& prepared)
{
    ScenarioGrid out{spec, {}, prepared.coverage, prepared.problem};
    if (out.problem.empty()) out.problem = problemOf(spec);
    if (!out.problem.empty()) return out;
    out.nodes.resize(spec.size());
    gridRows(spec, prepared, 0, spec.rows(), out.nodes);
    return out;
}

ScenarioGrid grid(const ScenarioSpec& spec, core::Currency underlying, const Book& book,
                  const market::Board* board, core::Time now, const MarginRates& rates)
{
    return grid(spec, prepare(underlying, book, board, now, rates));
}

}  // namespace ballast::portfolio
