// The margin of what is proposed: prepared before the checks look at it, and asked of the venue.
#include "models/engine/engine.h"

#include "models/portfolio/liquidation.h"

namespace ballast::engine {

void Engine::prepareMargin(rebalance::Proposal& proposal)
{
    const auto book = m_valuation.book();
    m_margin.fill(proposal, *book, m_market.board(), m_surfaces.surface(proposal.underlying).get(),
                  m_out.now());
}

/// By the model that judges proposals, so that a card and the proposal under it agree; where that
/// knows too little of the account, by what the account asks for now.
void Engine::findLiquidation(core::Currency underlying)
{
    const auto book = m_valuation.book();
    if (const auto modelled = m_margin.liquidation(
            underlying, *book, m_market.board(), m_surfaces.surface(underlying).get(), m_out.now()))
        m_liquidation[underlying] = {*modelled, true};
    else
        m_liquidation[underlying] = {portfolio::liquidationDistance(*book, underlying, m_out.now()),
                                     false};
}

/// One question at most, for the proposal a person has before them, and only over a living link.
void Engine::askVenueMargin()
{
    for (const rebalance::Policy& policy : m_policies) {
        const rebalance::Proposal* live = m_proposals.live(policy.underlying);
        // Of the account that would trade, wherever that is.
        if (!live || live->legs.empty() || !linkUp(live->legs.front().account.venue)) continue;
        if (auto ask = m_margin.due(live, m_market.board(), m_out.now()))
            m_out.push(std::move(*ask));
    }
}

void Engine::on(const MarginSimulated& answer) { m_margin.on(answer); }

void Engine::act(const LookAt& command, const std::string&) { m_margin.lookAt(command.proposal); }

}  // namespace ballast::engine
