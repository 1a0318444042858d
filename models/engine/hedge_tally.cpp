#include "models/engine/hedge_tally.h"

#include <algorithm>
#include <cmath>

namespace ballast::engine {
namespace {

constexpr std::size_t kKept = 2'000;
constexpr core::Duration kDay = std::chrono::hours{24};
/// Of less than this no average is made: what is dear on a little is little.
constexpr double kLeastTradedUsd = 100'000;

/// USD of one unit of the instrument's price and size: its own notional, of an option that of its
/// underlying.
double notionalOf(const market::Instrument& instrument, const orders::Fill& fill)
{
    const double size = fill.quantity.toDouble();
    return instrument.isOption() ? size * fill.indexPrice
                                 : market::usdNotional(instrument, size, fill.price.toDouble());
}

double worseOf(const market::Instrument& instrument, const orders::Fill& fill, double arrival)
{
    const double through = core::sign(fill.side) * (fill.price.toDouble() - arrival);
    if (!instrument.isOption()) return through / arrival * notionalOf(instrument, fill);
    const bool inverse = instrument.settlement == market::Settlement::Inverse;
    return through * fill.quantity.toDouble() * (inverse ? fill.indexPrice : 1);
}

double feeUsd(const orders::Fill& fill)
{
    const bool dollars = fill.feeCurrency.text().starts_with("USD");
    return dollars || fill.fee == 0 ? fill.fee : fill.fee * fill.indexPrice;
}

}  // namespace

HedgeTally::HedgeTally(const Recovered& recovered)
    : m_fired(recovered.autoFired.begin(), recovered.autoFired.end())
{
}

void HedgeTally::filled(const orders::Fill& fill, const orders::Intent& intent,
                        const market::Instrument& instrument, core::Time now)
{
    // Of a decision without a mid there is nothing to measure against.
    if (!(intent.decisionMid > 0)) return;
    const double notional = notionalOf(instrument, fill);
    const double worse = worseOf(instrument, fill, intent.decisionMid);
    m_fills.push_back({intent.underlying, now, worse, notional});
    if (m_fills.size() > kKept) m_fills.pop_front();
    m_costUsd += worse + feeUsd(fill);
    m_tradedUsd += notional;
}

void HedgeTally::equity(double usd)
{
    m_equityUsd = usd;
    if (usd > m_highestUsd) m_highestUsd = usd;
}

void HedgeTally::beginSession()
{
    m_costUsd = m_tradedUsd = 0;
    m_highestUsd = m_equityUsd;
}

void HedgeTally::fired(core::Time now, double usd, std::size_t orders)
{
    // Its notional with the first, as the journal has it.
    for (std::size_t i = 0; i < orders; ++i) m_fired.push_back({now, i == 0 ? usd : 0});
    while (!m_fired.empty() && now - m_fired.front().at >= kDay) m_fired.pop_front();
    m_inARow += static_cast<int>(orders);
}

void HedgeTally::giveBack(double usd, std::size_t orders)
{
    m_inARow = std::max(0, m_inARow - static_cast<int>(orders));
    for (auto it = m_fired.rbegin(); it != m_fired.rend() && usd > 0; ++it) {
        const double part = std::min(usd, it->usd);
        it->usd -= part;
        usd -= part;
    }
    for (auto it = m_fired.end(); it != m_fired.begin() && orders > 0;) {
        --it;
        if (it->usd > 0) continue;
        it = m_fired.erase(it);
        --orders;
    }
}

double HedgeTally::shortfall(core::Currency underlying, core::Time since) const
{
    double worse = 0, notional = 0;
    for (const Fill& fill : m_fills)
        if (fill.underlying == underlying && fill.at > since) {
            worse += fill.worseUsd;
            notional += fill.notionalUsd;
        }
    // Not known stays not known.
    if (std::isfinite(worse) && notional < kLeastTradedUsd) return 0;
    return worse / notional;
}

double HedgeTally::sessionCost() const
{
    if (std::isfinite(m_costUsd) && m_tradedUsd < kLeastTradedUsd) return 0;
    return m_costUsd / m_tradedUsd;
}

double HedgeTally::drawdown() const
{
    return m_highestUsd > 0 ? 1 - m_equityUsd / m_highestUsd : 0;
}

risk::AutoSpent HedgeTally::spent(core::Time now, double usd, std::size_t orders) const
{
    risk::AutoSpent out{static_cast<int>(orders), usd, usd, m_inARow + static_cast<int>(orders)};
    for (const AutoFired& fired : m_fired) {
        if (now - fired.at < kDay) out.usdInDay += fired.usd;
        if (now - fired.at >= std::chrono::hours{1}) continue;
        out.usdInHour += fired.usd;
        ++out.ordersInHour;
    }
    return out;
}

}  // namespace ballast::engine
