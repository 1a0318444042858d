// The margin of what is proposed: prepared before the checks look at it, and asked of the venue.
#include "models/engine/engine.h"
#include "models/portfolio/liquidation.h"

#include <cmath>

namespace ballast::engine {

void Engine::prepareMargin(rebalance::Proposal& proposal)
{
    const auto book = m_valuation.book();
    m_margin.fill(proposal, *book, m_market.board(), m_surfaces.surface(proposal.underlying).get(),
                  m_out.now());
}

/// How the accounts stand by their models, and how far the nearest liquidation is: the venue's own
/// margin carried along where all are judged as the desk's venues do, else by the models.
void Engine::lookAtMargin(const rebalance::Policy& policy)
{
    const core::Currency underlying = policy.underlying;
    const auto book = m_valuation.book();
    m_margin.lookAtAccounts(underlying, *book, m_market.board(),
                            m_surfaces.surface(underlying).get(), m_out.now());
    bool standard = true, judged = true;
    std::optional<double> nearest;
    for (const margin::AccountView& view : m_margin.accounts(underlying)) {
        standard = standard && view.model == margin::Model::DeribitStandard;
        judged = judged && view.problem.empty() && view.leftOut == 0;
        const auto move =
            view.liquidation.reached ? std::optional{0.0} : view.liquidation.nearest();
        if (move && (!nearest || std::abs(*move) < std::abs(*nearest))) nearest = move;
    }
    m_liquidation[underlying] = standard
                                    ? portfolio::liquidationDistance(*book, underlying, m_out.now())
                                    : (judged ? nearest.value_or(0) : 0);
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
