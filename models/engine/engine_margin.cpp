// The margin of what is proposed: prepared before the checks look at it, and asked of the venue.
#include "models/engine/engine.h"
#include "models/portfolio/liquidation.h"

#include <cmath>

namespace ballast::engine {

void Engine::prepareMargin(rebalance::Proposal& proposal)
{
    takeSums();
    const portfolio::Exposure* exposure = m_valuation.find(proposal.underlying);
    m_margin.fill(
        proposal, exposure ? exposure->spot : 0, [this] { return m_valuation.book(); },
        m_market.board(), m_surfaces.surface(proposal.underlying).get(), m_out.now());
}

void Engine::renewMargins()
{
    for (const rebalance::Policy& policy : m_policies) {
        const rebalance::Proposal* live = m_proposals.live(policy.underlying);
        const portfolio::Exposure* exposure = m_valuation.find(policy.underlying);
        if (!live || !exposure || live->state != rebalance::ProposalState::Live) continue;
        m_margin.renew(
            *live, exposure->spot, [this] { return m_valuation.book(); }, m_market.board(),
            m_surfaces.surface(policy.underlying).get(), m_out.now());
    }
}

/// How the accounts stand by their models, and how far the nearest liquidation is: by the models
/// that judge proposals, so that a card and the proposal under it agree. Where the standard one
/// knows too little of its account, by what the venue asks for now; another model that does says
/// nothing.
void Engine::lookAtMargin(const rebalance::Policy& policy)
{
    const core::Currency underlying = policy.underlying;
    const auto book = m_valuation.book();
    m_margin.lookAtAccounts(underlying, *book, m_market.board(),
                            m_surfaces.surface(underlying).get(), m_out.now());
    const auto& accounts = m_margin.accounts(underlying);
    bool judged = !accounts.empty(), standard = true;
    std::optional<double> nearest;
    for (const margin::AccountView& view : accounts) {
        judged = judged && view.problem.empty() && view.leftOut == 0;
        standard = standard && view.model == margin::Model::DeribitStandard;
        const auto move =
            view.liquidation.reached ? std::optional{0.0} : view.liquidation.nearest();
        if (move && (!nearest || std::abs(*move) < std::abs(*nearest))) nearest = move;
    }
    if (judged)
        m_liquidation[underlying] = {nearest.value_or(0), true};
    else
        m_liquidation[underlying] = {
            standard ? portfolio::liquidationDistance(*book, underlying, m_out.now()) : 0, false};
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
