#include "models/portfolio/scenario_book.h"

#include "models/core/assert.h"
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
    double gamma1Pct = 0, vega = 0, theta = 0;
    MarginPair coinMargin, usdMargin;
};

double tauAfter(const ScenarioLeg& leg, double days) { return leg.tau - days / 365; }

/// The averaging of a settlement price takes the delta away over the last half hour.
double shareAfter(const ScenarioLeg& leg, double tau)
{
    constexpr double kHalfHours = 365.0 * 48;
    return leg.expires ? std::clamp(tau * kHalfHours, 0.0, 1.0) : 1;
}

void addFuture(Sums& sums, const ScenarioLeg& leg, const ScenarioMove& move,
               const FutureMarginRates& rates)
{
    const double price = leg.forward * move.spotFactor * (1 + move.basis);
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

/// The volatility once the spot has moved along the smile and before the shift.
double carriedTo(const PreparedScenario& p, const ScenarioLeg& leg, double spotFactor)
{
    if (leg.smile < 0) return leg.sigma;
    const SmileCurve& curve = p.smiles[static_cast<std::size_t>(leg.smile)];
    const double k = std::log(leg.strike / leg.forward);
    return leg.sigma + curve.at(k - std::log(spotFactor)) - curve.at(k);
}

pricing::LegNode legNode(const ScenarioMove& move)
{
    if (move.volMove == VolMove::Points) return {move.spotFactor, 1, move.volShift / 100};
    return {move.spotFactor, 1 + move.volShift / 100, 0};
}

void addOptions(Sums& sums, const pricing::LegSums& options)
{
    const pricing::BlackScholesDelta delta{options.delta};
    sums.coinPnl += options.coinPnl;
    sums.usdPnl += options.usdPnl;
    sums.blackScholes += delta;
    sums.net += pricing::netOfPremium(delta, options.premium);
    sums.gamma1Pct += options.gamma1Pct;
    sums.vega += options.vega;
    sums.theta += options.theta;
    sums.coinMargin += MarginPair{options.coinInitial, options.coinMaintenance};
    sums.usdMargin += MarginPair{options.usdInitial, options.usdMaintenance};
}

ScenarioNode translated(const PreparedScenario& p, const Sums& sums, double spot)
{
    ScenarioNode node;
    node.pnlUsd = sums.coinPnl * spot + sums.usdPnl;
    node.collateralUsd = p.equityCoin * (spot - p.spot);
    node.delta.blackScholes = sums.blackScholes;
    node.delta.netTransaction = sums.net;
    node.delta.usdNeutral = pricing::withEquity(sums.net, p.equityCoin + sums.coinPnl);
    node.gamma1PctCoin = sums.gamma1Pct;
    node.vega = sums.vega;
    node.theta = sums.theta;
    node.equityUsd = p.equityUsd + node.equityPnlUsd();
    node.marginUsd = spot * sums.coinMargin;
    node.marginUsd += sums.usdMargin;
    node.marginUsd += p.restingMarginUsd;
    return node;
}

}  // namespace

// ---- the book in a state ----------------------------------------------------------------------

/// The options at the time of `move`, and their volatilities where its smile carries them.
void ScenarioBook::arrange(const ScenarioMove& move)
{
    const PreparedScenario& p = *m_prepared;
    if (!m_isArranged || move.days != m_days) {
        m_options.reset(p.optionCount);
        for (std::size_t i = 0; i < p.optionCount; ++i) {
            const ScenarioLeg& leg = p.legs[i];
            const double tau = tauAfter(leg, move.days);
            m_options.set(i, {.sign = leg.type == market::OptionType::Call ? 1.0 : -1.0,
                              .forward = leg.forward,
                              .strike = leg.strike,
                              .tau = tau,
                              .sigma = leg.sigma,
                              .size = leg.size,
                              .open = shareAfter(leg, tau) * leg.size,
                              .worth = leg.worth,
                              .inverse = leg.kind == Kind::InverseOption});
        }
        m_options.ready();
        m_isArranged = true;
        m_days = move.days;
        m_carriedTo = 1;
    }
    const double carried = move.smile == Smile::StickyMoneyness ? move.spotFactor : 1;
    if (carried != m_carriedTo) carry(carried);
}

void ScenarioBook::carry(double spotFactor)
{
    const PreparedScenario& p = *m_prepared;
    for (std::size_t i = 0; i < p.optionCount; ++i)
        m_options.setSigma(i,
                           spotFactor == 1 ? p.legs[i].sigma : carriedTo(p, p.legs[i], spotFactor));
    m_carriedTo = spotFactor;
}

ScenarioNode ScenarioBook::node(const ScenarioMove& move)
{
    BALLAST_ASSERT(move.spotFactor > 0 && 1 + move.basis > 0);
    const PreparedScenario& p = *m_prepared;
    Sums sums;
    if (p.optionCount > 0) {
        arrange(move);
        const OptionMarginRates& rates = p.rates.options;
        addOptions(sums, m_options.sums(legNode(move),
                                        {rates.initial, rates.initialLeast, rates.maintenance}));
    }
    const FutureMarginRates& rates = p.rates.future(p.underlying);
    for (std::size_t i = p.optionCount; i < p.legs.size(); ++i)
        addFuture(sums, p.legs[i], move, rates);
    return translated(p, sums, p.spot * move.spotFactor);
}

std::vector<double> ScenarioBook::prices(const ScenarioMove& move)
{
    std::vector<double> out(m_prepared->optionCount);
    if (out.empty()) return out;
    arrange(move);
    m_options.prices(legNode(move), out);
    return out;
}

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

std::vector<double> optionWorths(const PreparedScenario& prepared)
{
    std::vector<double> worths = ScenarioBook(prepared).prices({});
    for (std::size_t i = 0; i < worths.size(); ++i)
        if (prepared.legs[i].kind == Kind::InverseOption) worths[i] /= prepared.legs[i].forward;
    return worths;
}

ScenarioNode nodeOf(const PreparedScenario& prepared, const ScenarioMove& move)
{
    return ScenarioBook(prepared).node(move);
}

void gridRows(const ScenarioSpec& spec, const PreparedScenario& prepared, std::size_t firstRow,
              std::size_t lastRow, std::span<ScenarioNode> nodes)
{
    BALLAST_ASSERT(nodes.size() == spec.size() && lastRow <= spec.rows());
    const std::size_t columns = spec.volShifts.size();
    ScenarioBook book(prepared);
    for (std::size_t row = firstRow; row < lastRow; ++row)
        for (std::size_t column = 0; column < columns; ++column)
            nodes[row * columns + column] = book.node(spec.move(row, column));
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
