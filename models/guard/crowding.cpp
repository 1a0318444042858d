#include "models/guard/crowding.h"

#include <algorithm>
#include <cmath>

namespace ballast::guard {

void Crowding::Pair::add(const Trade& trade, double y)
{
    flow.add(trade.coin, y);
    rest.add(trade.rest, y);
}

std::optional<double> Crowding::Pair::value() const
{
    const auto whole = flow.value();
    if (!whole) return std::nullopt;
    // What never differed from what was asked explains nothing of the correlation.
    const double part = rest.value().value_or(0);
    return std::clamp(part * std::sqrt(rest.squaresX() / flow.squaresX()), -1.0, 1.0);
}

void Crowding::asked(core::Time now, double coin)
{
    if (!std::isfinite(coin)) return;
    if (now > m_askedAt)
        m_asked *= std::exp2(-core::seconds(now - m_askedAt) / core::seconds(kAskedHalfLife));
    m_asked += coin;
    m_askedAt = now;
}

void Crowding::publicTrade(core::Time now, double coin)
{
    if (!std::isfinite(coin)) return;
    (coin > 0 ? m_bought : m_sold).add(now, std::abs(coin));
}

void Crowding::traded(core::Time now, double coin, std::optional<double> change)
{
    look(now);
    if (!m_open) {
        m_open = Trade{.from = now, .change = change, .imbalance = {}};
        const double bought = m_bought.sum(now), sold = m_sold.sum(now);
        if (bought + sold > 0) m_open->imbalance = (bought - sold) / (bought + sold);
    }
    const double explained =
        coin > 0 ? std::clamp(m_asked, 0.0, coin) : std::clamp(m_asked, coin, 0.0);
    m_asked -= explained;
    m_open->coin += coin;
    m_open->rest += coin - explained;
}

void Crowding::look(core::Time now)
{
    if (!m_open || now - m_open->from < kSlice) return;
    if (m_open->change) m_return.add(*m_open, *m_open->change);
    if (m_open->imbalance) m_imbalance.add(*m_open, *m_open->imbalance);
    ++m_trades;
    m_open.reset();
}

}  // namespace ballast::guard
