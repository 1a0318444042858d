#include "models/portfolio/columns.h"

#include "models/pricing/option_batch.h"

namespace ballast::portfolio {

void Columns::clear()
{
    m_legs.clear();
    m_figures.clear();
    m_way.clear();
    for (auto* column :
         {&m_sign, &m_forward, &m_strike, &m_tau, &m_sigma, &m_price, &m_delta, &m_gamma, &m_vega,
          &m_theta, &m_vanna, &m_volga, &m_coinValue, &m_coinPnl, &m_netUsd, &m_vegaUsd})
        column->clear();
}

void Columns::reserve(std::size_t rows)
{
    m_legs.reserve(rows);
    m_figures.reserve(rows);
    m_way.reserve(rows);
    for (auto* column :
         {&m_sign, &m_forward, &m_strike, &m_tau, &m_sigma, &m_price, &m_delta, &m_gamma, &m_vega,
          &m_theta, &m_vanna, &m_volga, &m_coinValue, &m_coinPnl, &m_netUsd, &m_vegaUsd})
        column->reserve(rows);
}

void Columns::add(const market::Instrument* instrument, double size, double average)
{
    Leg& leg = m_legs.emplace_back();
    if (instrument) leg.terms = termsOf(*instrument);
    leg.listed = instrument != nullptr;
    leg.quoted.gap = instrument ? Gap::NoMark : Gap::NoInstrument;
    leg.size = size;
    leg.average = average;
    m_figures.emplace_back();
    m_sign.push_back(leg.terms.type == market::OptionType::Call ? 1 : -1);
    for (auto* column : {&m_forward, &m_strike, &m_tau, &m_sigma}) column->push_back(1);
    for (auto* column : {&m_price, &m_delta, &m_gamma, &m_vega, &m_theta, &m_vanna, &m_volga,
                         &m_coinValue, &m_coinPnl, &m_netUsd, &m_vegaUsd})
        column->push_back(0);
    m_way.push_back(Way::Priced);
}

void Columns::setPosition(std::size_t row, double size, double average)
{
    m_legs[row].size = size;
    m_legs[row].average = average;
}

void Columns::read(std::size_t row, const market::Listing& listing)
{
    Leg& leg = m_legs[row];
    leg.marks = marksOf(listing);
    leg.coinMark = coinMark(leg.terms, leg.marks);
    leg.settled = false;
    m_way[row] = Way::Priced;
    m_coinValue[row] = m_coinPnl[row] = 0;
}

void Columns::setTime(core::Time now)
{
    // Lines stand by expiry: the one before has it, nearly always.
    const Leg* before = nullptr;
    for (std::size_t row = 0; row < m_legs.size(); ++row) {
        Leg& leg = m_legs[row];
        leg.moment = before && before->terms.expiry == leg.terms.expiry
                         ? before->moment
                         : momentOf(leg.terms.expiry, now);
        before = &leg;
        leg.settled = leg.settled && leg.moment.tau > 0;
        if (leg.settled) m_tau[row] = leg.moment.tau;
    }
}

void Columns::prepare(std::size_t row, double spot)
{
    Leg& leg = m_legs[row];
    if (leg.settled) {
        leg.quoted.usdPerCoin = spot > 0 ? spot : leg.quoted.forward;
        return;
    }
    if (!leg.listed) return;
    leg.quoted = portfolio::quoted(leg.terms, leg.marks, spot, leg.moment.tau);
    const bool priced = leg.terms.option && isPriced(leg.quoted.gap);
    leg.settled = priced && leg.marks.forward && leg.marks.volatility > 0 && leg.moment.tau > 0;
    // What is no option, or has no price, is a row of ones whose result nobody takes.
    m_forward[row] = priced ? leg.quoted.forward : 1;
    m_strike[row] = priced ? leg.terms.strike : 1;
    m_tau[row] = priced ? leg.moment.tau : 1;
    m_sigma[row] = priced ? leg.quoted.volatility : 1;
}

void Columns::price(std::size_t first, std::size_t last, double spot, const SmileView* smile)
{
    for (std::size_t row = first; row < last; ++row) prepare(row, spot);
    const std::size_t count = last - first;
    const auto in = [&](const std::vector<double>& column) {
        return std::span(column).subspan(first, count);
    };
    const auto out = [&](std::vector<double>& column) {
        return std::span(column).subspan(first, count);
    };
    pricing::greeksBatch({in(m_sign), in(m_forward), in(m_strike), in(m_tau), in(m_sigma)},
                         {out(m_price), out(m_delta), out(m_gamma), out(m_vega), out(m_theta),
                          out(m_vanna), out(m_volga)});
    for (std::size_t row = first; row < last; ++row) {
        setFigures(row);
        m_figures[row].smileShift = 0;
        m_legs[row].withoutSmile = false;
        if (smile && m_legs[row].terms.option && isPriced(m_legs[row].quoted.gap))
            adjust(row, *smile);
        m_netUsd[row] = m_figures[row].deltaUsd.netTransaction;
        m_vegaUsd[row] = m_figures[row].vega;
    }
}

Columns::Coins Columns::settledCoins(std::size_t first, std::size_t last) const
{
    Coins coins;
    for (std::size_t row = first; row < last; ++row) {
        coins.value += m_coinValue[row];
        coins.pnl += m_coinPnl[row];
    }
    return coins;
}

bool Columns::takeSpot(std::size_t row, double spot)
{
    if (m_way[row] != Way::InCoins) return false;
    m_legs[row].quoted.usdPerCoin = spot;
    m_figures[row].valueUsd = spot * m_coinValue[row];
    m_figures[row].pnlUsd = spot * m_coinPnl[row];
    return true;
}

/// As much of the shift as is left in the averaging of the settlement price.
void Columns::adjust(std::size_t row, const SmileView& smile)
{
    Leg& leg = m_legs[row];
    const std::optional<double> shift =
        smileShift(smile, {leg.terms.strike, leg.terms.expiry.value_or(core::Time{}),
                           leg.quoted.forward, m_tau[row], m_delta[row], m_vega[row]});
    leg.withoutSmile = !shift;
    if (!shift) return;
    Figures& whole = m_figures[row];
    whole.smileShift = leg.size * leg.moment.share * *shift;
    whole.delta.shift(whole.smileShift);
    whole.deltaUsd.shift(whole.smileShift * leg.quoted.forward);
}

OptionGreeks Columns::greeksOf(std::size_t row) const
{
    // d(delta)/dt = n(d1) d2 / (2 tau) = -vanna sigma / (2 tau) at rate 0.
    const double tau = m_tau[row];
    const double charm = tau > 0 ? m_vanna[row] * m_sigma[row] / (-2 * tau) : 0;
    return {m_price[row], m_delta[row], m_gamma[row], m_vega[row],
            m_theta[row], m_vanna[row], m_volga[row], charm};
}

void Columns::setFigures(std::size_t row)
{
    const Leg& leg = m_legs[row];
    Figures& out = m_figures[row];
    m_way[row] = Way::Priced;
    m_coinValue[row] = m_coinPnl[row] = 0;
    if (!leg.listed || leg.quoted.gap == Gap::NoMark) {
        out = {};
        return;
    }
    const OptionGreeks greeks = greeksOf(row);
    if (!leg.settled) {
        out = figuresOf(leg.size, leg.terms, leg.marks, leg.quoted, leg.moment, greeks);
        out.pnlUsd = portfolio::pnlUsd(leg.terms, leg.size, leg.average, leg.marks.mark,
                                       leg.quoted.usdPerCoin);
        return;
    }
    // The way of nearly every line of a live book, written in place.
    setOption(out, leg.size, leg.quoted.forward, leg.coinMark, leg.moment, greeks);
    const double value = leg.size * leg.marks.mark;
    const double pnl = leg.average > 0 ? leg.size * (leg.marks.mark - leg.average) : 0;
    const double usd = leg.terms.inverse ? leg.quoted.usdPerCoin : 1;
    out.valueUsd = usd * value;
    out.pnlUsd = usd * pnl;
    m_way[row] = leg.terms.inverse ? Way::InCoins : Way::Apart;
    if (!leg.terms.inverse) return;
    m_coinValue[row] = value;
    m_coinPnl[row] = pnl;
}

}  // namespace ballast::portfolio
