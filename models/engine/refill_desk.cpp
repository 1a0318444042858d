#include "models/engine/refill_desk.h"

#include <algorithm>

namespace ballast::engine {
namespace {

/// Levels near the best price whose sizes are added up.
constexpr std::size_t kNear = 5;

double depth(std::span<const market::Level> levels)
{
    core::Quantity sum;
    for (const market::Level& level : levels.first(std::min(kNear, levels.size())))
        sum += level.size;
    return sum.toDouble();
}

}  // namespace

void RefillDesk::look(core::InstrumentId instrument, const market::Book& book, core::Time now)
{
    if (!book.usable()) return;
    m_refills[instrument].sample(now, depth(book.bids()), depth(book.asks()));
}

void RefillDesk::on(const market::Trade& trade, core::Time now)
{
    const auto it = m_refills.find(trade.id);
    if (it != m_refills.end()) it->second.took(now, trade.aggressor == core::Side::Sell);
}

const execution::Refill* RefillDesk::find(core::InstrumentId instrument) const
{
    const auto it = m_refills.find(instrument);
    return it == m_refills.end() ? nullptr : &it->second;
}

}  // namespace ballast::engine
