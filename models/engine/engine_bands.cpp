// The band in force: what the engine tells BandDesk of the market, and how often.
#include "models/engine/engine.h"

namespace ballast::engine {

const rebalance::FixedBand& Engine::bandOf(const rebalance::Policy& policy) const
{
    return m_bands.policy(policy.underlying)->band;
}

std::span<const rebalance::SubBookPart> Engine::subBooksOf(const rebalance::Policy& policy) const
{
    const auto it = m_subBooks.find(policy.underlying);
    if (it == m_subBooks.end()) return {};
    return it->second;
}

void Engine::followBand(const rebalance::Policy& policy)
{
    const core::Currency underlying = policy.underlying;
    m_bands.slow(underlying, m_guards.slowing(underlying));
    BandDesk::Look look;
    look.exposure = m_valuation.find(underlying);
    if (!look.exposure || !(look.exposure->spot > 0)) return;
    if (policy.subBooks.empty())
        m_subBooks.erase(underlying);
    else
        m_subBooks[underlying] =
            rebalance::subBookParts(policy.subBooks, underlying, policy.convention,
                                    *m_valuation.book(), m_config.subBooks, look.exposure->spot);
    look.subBookTarget = rebalance::targetOf(subBooksOf(policy));
    look.hedge = m_market.find(policy.account.venue, policy.hedgeInstrument);
    look.now = m_out.now();
    if (const market::IndexPrice* index = m_market.board().index(underlying))
        look.spotAt = index->at;
    if (look.hedge) {
        const core::InstrumentId id = look.hedge->instrument->id;
        look.book = m_market.book(id);
        look.hedgePositionUsd = market::usdNotional(
            *look.hedge->instrument, m_holdings.sizeOf(policy.account, id).toDouble(),
            look.exposure->spot);
    }
    if (const auto distance = m_liquidation.find(underlying); distance != m_liquidation.end())
        look.liquidationDistance = distance->second.distance;
    m_bands.follow(underlying, look);
    // Half a book has half a gamma: the width waits until all marks have arrived.
    if (!m_bands.refreshDue(underlying, look.now) || marksArriving(*look.exposure, policy)) return;
    m_bands.refresh(underlying, look, {m_valuation.book(), m_surfaces.surface(underlying)});
}

/// How fast the book of the hedge refills: what an Obizhaeva-Wang schedule is cut by.
void Engine::lookAtRefill(const rebalance::Policy& policy)
{
    const market::Listing* hedge = m_market.find(policy.account.venue, policy.hedgeInstrument);
    const market::Book* book = hedge ? m_market.book(hedge->instrument->id) : nullptr;
    if (book) m_refills.look(hedge->instrument->id, *book, m_out.now());
}

/// Null: its hedge is not listed, or its book was never looked at.
const execution::Refill* Engine::refillOf(const rebalance::Policy& policy) const
{
    const market::Listing* hedge = m_market.find(policy.account.venue, policy.hedgeInstrument);
    return hedge ? m_refills.find(hedge->instrument->id) : nullptr;
}

}  // namespace ballast::engine
