#include "models/engine/greeks_age.h"

#include <algorithm>

namespace ballast::engine {

bool GreeksAge::stands(const portfolio::Valuation& valuation, const market::Board& board) const
{
    return m_known && m_memberships == valuation.memberships() &&
           std::ranges::all_of(m_oldest, [&](const Oldest& oldest) {
               const market::Listing* listing = board.find(oldest.instrument);
               return listing && listing->ticker.quote.at == oldest.at;
           });
}

void GreeksAge::look(const portfolio::Valuation& valuation, const market::Board& board)
{
    if (stands(valuation, board)) return;
    ++m_walks;
    m_oldest.clear();
    valuation.eachOption([&](core::InstrumentId id, core::Currency underlying) {
        const market::Listing* listing = board.find(id);
        if (!listing) return;
        const core::Time at = listing->ticker.quote.at;
        // Options of one underlying stand together.
        if (m_oldest.empty() || m_oldest.back().underlying != underlying)
            m_oldest.push_back({underlying, id, at});
        else if (at < m_oldest.back().at)
            m_oldest.back() = {underlying, id, at};
    });
    m_youngest = {};
    for (const Oldest& oldest : m_oldest) m_youngest = std::max(m_youngest, oldest.at);
    m_memberships = valuation.memberships();
    m_known = true;
}

std::optional<core::Time> GreeksAge::of(core::Currency underlying) const
{
    const auto it = std::ranges::find(m_oldest, underlying, &Oldest::underlying);
    return it == m_oldest.end() ? std::nullopt : std::optional{it->at};
}

}  // namespace ballast::engine
