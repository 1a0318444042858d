#include "models/laboratory/study_case.h"

#include "models/bands/bands.h"
#include "models/laboratory/counter_random.h"
#include "models/pricing/black76.h"
#include "models/pricing/option_batch.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ballast::laboratory {
namespace {

/// Paths side by side: the columns of one step stay in the nearest cache.
constexpr std::size_t kLanes = 256;
using Lane = std::array<double, kLanes>;

/// Delta and gamma of the call over a column of prices.
class CallColumns {
public:
    explicit CallColumns(double strike)
    {
        m_sign.fill(1);
        m_strike.fill(strike);
    }
    void fill(const Lane& forward, double tau, const Lane& sigma, std::size_t n, double* delta,
              double* gamma)
    {
        m_tau.fill(tau);
        const pricing::OptionColumns in{{m_sign.data(), n},
                                        {forward.data(), n},
                                        {m_strike.data(), n},
                                        {m_tau.data(), n},
                                        {sigma.data(), n}};
        pricing::greeksBatch(in, {{m_price.data(), n},
                                  {delta, n},
                                  {gamma, n},
                                  {m_rest[0].data(), n},
                                  {m_rest[1].data(), n},
                                  {m_rest[2].data(), n},
                                  {m_rest[3].data(), n}});
    }

private:
    Lane m_sign, m_strike, m_tau, m_price;
    std::array<Lane, 4> m_rest;
};

/// What one rule holds on each path.
struct Held {
    Lane coin, cash;  ///< cash in money of the beginning
    Lane cost, trades, turnover, lastPrice;
    double sigma = 0;  ///< of Leland: the volatility it hedges at
};

class Block {
public:
    Block(const StudyCase& study, std::uint64_t seed, std::uint64_t first, std::size_t count);
    void run(std::vector<Outcome>& out);

private:
    void step(std::uint32_t i);
    void move(std::uint32_t i);
    void look(const Hedge& hedge, Held& held);
    void clock(Held& held, const double* delta);
    void outside(const Hedge& hedge, Held& held, const double* delta, const double* width);
    void afterMove(const Hedge& hedge, Held& held);
    void zakamouline(const Hedge& hedge, Held& held);
    void whalleyWilmott(const Hedge& hedge, Held& held);
    void trade(Held& held, std::size_t lane, double to);
    void settle(const StudyHedge& hedge, Held& held, Outcome& out);
    bands::Inputs reference(const Hedge& hedge) const;

    const StudyCase& m_study;
    const StudyMarket& m_market;
    std::uint64_t m_seed, m_first;
    std::size_t m_count;
    double m_stepYears, m_drift, m_deviation;
    double m_tau = 0, m_discount = 1, m_cost = 0;
    CallColumns m_call;
    Lane m_spot, m_forward, m_even, m_odd, m_sigma, m_delta, m_gamma, m_width, m_power;
    bool m_hasPower = false;
    std::vector<Held> m_held;
};

Block::Block(const StudyCase& study, std::uint64_t seed, std::uint64_t first, std::size_t count)
    : m_study(study),
      m_market(study.market),
      m_seed(seed),
      m_first(first),
      m_count(count),
      m_stepYears(m_market.years / m_market.steps),
      m_drift((m_market.drift - m_market.sigma * m_market.sigma / 2) * m_stepYears),
      m_deviation(m_market.sigma * std::sqrt(m_stepYears)),
      m_call(m_market.strike),
      m_held(study.hedges.size())
{
    m_spot.fill(m_market.spot);
    m_forward = m_delta = m_gamma = m_spot;
    for (std::size_t h = 0; h < m_held.size(); ++h) {
        Held& held = m_held[h];
        for (Lane* lane :
             {&held.coin, &held.cash, &held.cost, &held.trades, &held.turnover, &held.lastPrice})
            lane->fill(0);
        const Hedge& hedge = study.hedges[h].hedge;
        if (hedge.trigger == Trigger::Leland)
            held.sigma =
                bands::leland(m_market.sigma, m_market.cost, m_stepYears * hedge.every).sigmaShort;
    }
}

/// Holds `to` coin from now on; paid at once, in money of the beginning.
void Block::trade(Held& held, std::size_t lane, double to)
{
    const double coin = to - held.coin[lane];
    const double size = std::abs(coin), paid = m_cost * size * m_spot[lane];
    held.coin[lane] = to;
    held.cash[lane] -= m_discount * (coin * m_spot[lane] + paid);
    held.cost[lane] += paid;
    held.turnover[lane] += size;
    held.trades[lane] += size > 0;
    held.lastPrice[lane] = m_spot[lane];
}

void Block::clock(Held& held, const double* delta)
{
    for (std::size_t j = 0; j < m_count; ++j) trade(held, j, delta[j]);
}

void Block::outside(const Hedge& hedge, Held& held, const double* delta, const double* width)
{
    for (std::size_t j = 0; j < m_count; ++j) {
        const double over = held.coin[j] - delta[j];
        if (over <= (width ? width[j] : hedge.above) && over >= -(width ? width[j] : hedge.below))
            continue;
        trade(held, j, delta[j] + bandOf(hedge, width ? width[j] : 0).aim(over));
    }
}

void Block::afterMove(const Hedge& hedge, Held& held)
{
    for (std::size_t j = 0; j < m_count; ++j)
        if (std::abs(m_spot[j] / held.lastPrice[j] - 1) >= hedge.move) trade(held, j, m_delta[j]);
}

/// The bands' formulas are powers of price and gamma: they are worked out once a step at a
/// reference, and scaled to each path.
bands::Inputs Block::reference(const Hedge& hedge) const
{
    const double f = m_market.strike;
    return {.forward = f,
            .gamma = -1 / (f * f * hedge.riskAversion),
            .sigma = m_market.sigma,
            .tau = m_tau,
            .rate = m_market.rate,
            .cost = m_market.cost,
            .riskAversion = hedge.riskAversion};
}

void Block::whalleyWilmott(const Hedge& hedge, Held& held)
{
    const bands::Inputs at = reference(hedge);
    const double scale =
        bands::whalleyWilmott(at).coin / std::cbrt(at.forward * at.gamma * at.gamma);
    for (std::size_t j = 0; j < m_count; ++j)
        m_width[j] = scale * std::cbrt(m_spot[j] * m_gamma[j] * m_gamma[j]);
    outside(hedge, held, m_delta.data(), m_width.data());
}

void Block::zakamouline(const Hedge& hedge, Held& held)
{
    constexpr double kPower = 0.15;
    const bands::Inputs at = reference(hedge);
    const bands::Zakamouline z = bands::zakamouline(at);
    if (!m_hasPower)
        for (std::size_t j = 0; j < m_count; ++j)
            m_power[j] = std::pow(m_spot[j] * m_spot[j] * m_gamma[j], kPower);
    m_hasPower = true;
    const double k =
        std::abs(z.k) * std::pow(hedge.riskAversion, kPower);  // at gamma S^2 Gamma = 1
    const double h1 = z.h1 * std::sqrt(1 / -at.gamma), h0 = z.h0 * at.forward;
    for (std::size_t j = 0; j < m_count; ++j) {
        m_sigma[j] = m_market.sigma * std::sqrt(1 + k * m_power[j]);  // short gamma
        m_width[j] = h0 / m_spot[j] + h1 * std::sqrt(m_gamma[j]);
    }
    Lane delta, gamma;
    m_call.fill(m_forward, m_tau, m_sigma, m_count, delta.data(), gamma.data());
    outside(hedge, held, delta.data(), m_width.data());
}

void Block::look(const Hedge& hedge, Held& held)
{
    switch (hedge.trigger) {
        case Trigger::Clock: return clock(held, m_delta.data());
        case Trigger::Leland: {
            Lane delta, gamma;
            m_sigma.fill(held.sigma);
            m_call.fill(m_forward, m_tau, m_sigma, m_count, delta.data(), gamma.data());
            return clock(held, delta.data());
        }
        case Trigger::Band: return outside(hedge, held, m_delta.data(), nullptr);
        case Trigger::Move: return afterMove(hedge, held);
        case Trigger::WhalleyWilmott: return whalleyWilmott(hedge, held);
        case Trigger::Zakamouline: return zakamouline(hedge, held);
        case Trigger::Desk: return;
    }
}

void Block::step(std::uint32_t i)
{
    m_tau = m_market.years - m_stepYears * i;
    m_discount = std::exp(-m_market.rate * m_stepYears * i);
    m_cost = i > 0 || m_market.entryCost ? m_market.cost : 0;
    const double grow = std::exp(m_market.rate * m_tau);
    for (std::size_t j = 0; j < m_count; ++j) m_forward[j] = grow * m_spot[j];
    m_sigma.fill(m_market.sigma);
    m_call.fill(m_forward, m_tau, m_sigma, m_count, m_delta.data(), m_gamma.data());
    for (std::size_t j = 0; j < m_count; ++j) m_gamma[j] *= grow;
    m_hasPower = false;
    for (std::size_t h = 0; h < m_held.size(); ++h) {
        const Hedge& hedge = m_study.hedges[h].hedge;
        if (i % hedge.every == 0) look(hedge, m_held[h]);
    }
}

void Block::move(std::uint32_t i)
{
    if (i % 2 == 0)
        fillNormals(m_seed, m_first, i / 2, {m_even.data(), m_count}, {m_odd.data(), m_count});
    const Lane& normal = i % 2 ? m_odd : m_even;
    for (std::size_t j = 0; j < m_count; ++j)
        m_spot[j] *= std::exp(m_drift + m_deviation * normal[j]);
}

void Block::settle(const StudyHedge& hedge, Held& held, Outcome& out)
{
    const double grow = std::exp(m_market.rate * m_market.years);
    for (std::size_t j = 0; j < m_count; ++j) {
        const double payOff = std::max(0.0, m_spot[j] - m_market.strike);
        const double exit =
            m_market.exitCost ? m_market.cost * std::abs(held.coin[j]) * m_spot[j] : 0;
        const double before = hedge.premium + held.cash[j];
        out.error.add(before * grow + held.coin[j] * m_spot[j] - payOff - exit);
        out.cost.add(held.cost[j] + exit);
        out.trades.add(held.trades[j]);
        out.turnover.add(held.turnover[j]);
    }
}

void Block::run(std::vector<Outcome>& out)
{
    for (std::uint32_t i = 0; i < m_market.steps; ++i) {
        step(i);
        move(i);
    }
    for (std::size_t h = 0; h < m_held.size(); ++h) settle(m_study.hedges[h], m_held[h], out[h]);
}

}  // namespace

void Outcome::merge(const Outcome& other)
{
    error.merge(other.error);
    cost.merge(other.cost);
    trades.merge(other.trades);
    turnover.merge(other.turnover);
}

std::vector<Outcome> simulate(const StudyCase& study, std::uint64_t seed, std::uint64_t first,
                              std::size_t count)
{
    std::vector<Outcome> out(study.hedges.size());
    for (std::size_t done = 0; done < count; done += kLanes)
        Block(study, seed, first + done, std::min(kLanes, count - done)).run(out);
    return out;
}

double callPrice(const StudyMarket& market, double sigma)
{
    return pricing::black76Price({.type = market::OptionType::Call,
                                  .forward = market.spot * std::exp(market.rate * market.years),
                                  .strike = market.strike,
                                  .tau = market.years,
                                  .sigma = sigma,
                                  .rate = market.rate});
}

}  // namespace ballast::laboratory
