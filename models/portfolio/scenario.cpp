#include "models/portfolio/scenario.h"

#include "models/core/assert.h"
#include "models/pricing/futures.h"
#include "models/pricing/option_batch.h"

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

double shifted(double sigma, const ScenarioMove& move)
{
    const double moved = move.volMove == VolMove::Points ? sigma + move.volShift / 100
                                                         : sigma * (1 + move.volShift / 100);
    return std::max(0.0, moved);
}

/// The options of a book at one spot and time, ready for one volatility after another: columns for
/// pricing::greeksBatch. Kept for a whole row: only the volatilities change from node to node.
class OptionRow {
public:
    OptionRow(const PreparedScenario& p, const ScenarioMove& move) : m_p(p), m_move(move)
    {
        const std::size_t count = p.optionCount;
        for (auto* column : {&m_sign, &m_forward, &m_strike, &m_tau, &m_carried, &m_sigma, &m_share,
                             &m_price, &m_delta, &m_gamma, &m_vega, &m_theta, &m_vanna, &m_volga})
            column->resize(count);
        for (std::size_t i = 0; i < count; ++i) {
            const ScenarioLeg& leg = p.legs[i];
            m_sign[i] = leg.type == market::OptionType::Call ? 1 : -1;
            m_forward[i] = leg.forward * move.spotFactor;
            m_strike[i] = leg.strike;
            m_tau[i] = tauAfter(leg, move.days);
            m_carried[i] = carried(leg);
            m_share[i] = shareAfter(leg, m_tau[i]);
        }
    }

    /// Prices every option at its volatility moved by `volShift`.
    void price(double volShift)
    {
        ScenarioMove move = m_move;
        move.volShift = volShift;
        for (std::size_t i = 0; i < m_sigma.size(); ++i) m_sigma[i] = shifted(m_carried[i], move);
        pricing::greeksBatch({m_sign, m_forward, m_strike, m_tau, m_sigma},
                             {m_price, m_delta, m_gamma, m_vega, m_theta, m_vanna, m_volga});
    }

    void addTo(Sums& sums) const
    {
        for (std::size_t i = 0; i < m_sigma.size(); ++i) add(sums, m_p.legs[i], i);
    }
    const std::vector<double>& prices() const { return m_price; }
    const std::vector<double>& forwards() const { return m_forward; }

private:
    /// The volatility once the spot has moved and before the shift.
    double carried(const ScenarioLeg& leg) const
    {
        if (m_move.smile != Smile::StickyMoneyness || leg.smile < 0) return leg.sigma;
        const SmileCurve& curve = m_p.smiles[static_cast<std::size_t>(leg.smile)];
        const double k = std::log(leg.strike / leg.forward);
        return leg.sigma + curve.at(k - std::log(m_move.spotFactor)) - curve.at(k);
    }

    void add(Sums& sums, const ScenarioLeg& leg, std::size_t i) const
    {
        const bool inverse = leg.kind == Kind::InverseOption;
        const double premium = m_price[i] / m_forward[i];
        if (inverse)
            sums.coinPnl += leg.size * (premium - leg.worth);
        else
            sums.usdPnl += leg.size * (m_price[i] - leg.worth);
        const double open = m_share[i] * leg.size;
        const pricing::BlackScholesDelta delta{m_delta[i]};
        const double day = std::clamp(m_tau[i], 0.0, 1.0 / 365);
        sums.blackScholes += open * delta;
        sums.net += open * pricing::netOfPremium(delta, inverse ? premium : 0);
        sums.gamma1Pct += open * m_gamma[i] * m_forward[i] / 100;
        sums.vega += open * m_vega[i] / 100;
        sums.theta += open * std::max(-m_price[i], m_theta[i] * day);
        if (leg.size >= 0 || !(m_tau[i] > 0)) return;
        const MarginPair margin = -leg.size * shortOptionMargin(m_p.rates.options, leg.type,
                                                                m_forward[i], leg.strike, premium);
        if (inverse)
            sums.coinMargin += margin;
        else
            sums.usdMargin += m_forward[i] * margin;
    }

    const PreparedScenario& m_p;
    ScenarioMove m_move;
    std::vector<double> m_sign, m_forward, m_strike, m_tau, m_carried, m_sigma, m_share;
    std::vector<double> m_price, m_delta, m_gamma, m_vega, m_theta, m_vanna, m_volga;
};

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

ScenarioNode nodeAt(const PreparedScenario& p, const ScenarioMove& move, OptionRow& options)
{
    Sums sums;
    options.price(move.volShift);
    options.addTo(sums);
    const FutureMarginRates& rates = p.rates.future(p.underlying);
    for (std::size_t i = p.optionCount; i < p.legs.size(); ++i)
        addFuture(sums, p.legs[i], move, rates);
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

std::vector<double> optionWorths(const PreparedScenario& prepared)
{
    OptionRow options(prepared, {});
    options.price(0);
    std::vector<double> worths = options.prices();
    for (std::size_t i = 0; i < worths.size(); ++i)
        if (prepared.legs[i].kind == Kind::InverseOption) worths[i] /= options.forwards()[i];
    return worths;
}

ScenarioNode nodeOf(const PreparedScenario& prepared, const ScenarioMove& move)
{
    BALLAST_ASSERT(move.spotFactor > 0 && 1 + move.basis > 0);
    OptionRow options(prepared, move);
    return nodeAt(prepared, move, options);
}

void gridRows(const ScenarioSpec& spec, const PreparedScenario& prepared, std::size_t firstRow,
              std::size_t lastRow, std::span<ScenarioNode> nodes)
{
    BALLAST_ASSERT(nodes.size() == spec.size() && lastRow <= spec.rows());
    const std::size_t columns = spec.volShifts.size();
    for (std::size_t row = firstRow; row < lastRow; ++row) {
        OptionRow options(prepared, spec.move(row, 0));
        for (std::size_t column = 0; column < columns; ++column)
            nodes[row * columns + column] = nodeAt(prepared, spec.move(row, column), options);
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
