#include "models/guard/own_impact.h"

namespace ballast::guard {

void OwnImpact::look(core::Time now, std::optional<double> mid, std::optional<double> index)
{
    if (!mid || !index) {
        m_open.reset();
        return;
    }
    m_last = {now, *mid, *index, 0};
    if (m_open && now - m_open->from < m_horizon) return;
    if (m_open) {
        if (m_open->coin != 0) ++m_trades;
        m_regression.add(m_open->coin, *index - m_open->index, *mid - m_open->mid);
    }
    m_open = m_last;
}

void OwnImpact::traded(core::Time now, double coin)
{
    if (!m_open) return;
    if (m_open->coin == 0) {
        m_open = m_last;
        m_open->from = now;
    }
    m_open->coin += coin;
}

}  // namespace ballast::guard
