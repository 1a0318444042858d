#include "models/guard/crowding.h"

#include <cmath>

namespace ballast::guard {

void Crowding::publicTrade(core::Time now, double coin)
{
    if (!std::isfinite(coin)) return;
    (coin > 0 ? m_bought : m_sold).add(now, std::abs(coin));
}

void Crowding::traded(core::Time now, double coin, std::optional<double> change)
{
    look(now);
    if (!m_open) {
        m_open = Trade{now, 0, change, {}};
        const double bought = m_bought.sum(now), sold = m_sold.sum(now);
        if (bought + sold > 0) m_open->imbalance = (bought - sold) / (bought + sold);
    }
    m_open->coin += coin;
}

void Crowding::look(core::Time now)
{
    if (!m_open || now - m_open->from < kSlice) return;
    if (m_open->change) m_return.add(m_open->coin, *m_open->change);
    if (m_open->imbalance) m_imbalance.add(m_open->coin, *m_open->imbalance);
    ++m_trades;
    m_open.reset();
}

}  // namespace ballast::guard
