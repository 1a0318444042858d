// The margin of what is proposed: prepared before the checks look at it, and asked of the venue.
#include "models/engine/engine.h"

namespace ballast::engine {

void Engine::prepareMargin(rebalance::Proposal& proposal)
{
    const auto book = m_valuation.book();
    m_margin.fill(proposal, *book, m_market.board(), m_surfaces.surface(proposal.underlying).get(),
                  m_out.now());
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
