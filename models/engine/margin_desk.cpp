#include "models/engine/margin_desk.h"

#include "models/core/text.h"

#include <algorithm>
#include <cmath>

namespace ballast::engine {
namespace {

double signedSize(const rebalance::Leg& leg)
{
    return core::sign(leg.side) * leg.quantity.toDouble();
}

margin::Trade tradeOf(const rebalance::Proposal& proposal)
{
    margin::Trade trade{proposal.underlying, {}};
    for (const rebalance::Leg& leg : proposal.legs)
        trade.legs.push_back({leg.account, leg.instrument, signedSize(leg)});
    return trade;
}

bool sameInstruments(const std::vector<margin::Trade::Leg>& a,
                     const std::vector<margin::Trade::Leg>& b)
{
    return std::ranges::equal(a, b, [](const margin::Trade::Leg& x, const margin::Trade::Leg& y) {
        return x.account == y.account && x.instrument == y.instrument;
    });
}

std::vector<double> sizesOf(const margin::Trade& trade)
{
    std::vector<double> sizes;
    for (const margin::Trade::Leg& leg : trade.legs) sizes.push_back(leg.size);
    return sizes;
}

}  // namespace

/// Whether what is kept of the book is still what it is.
bool MarginDesk::holds(const Kept& kept, double spot, core::Time now) const
{
    return kept.positions == m_positions && now - kept.at < kKeepFor && kept.view.known &&
           std::abs(spot / kept.view.spot - 1) <= kSpotMove;
}

void MarginDesk::compute(Kept& kept, const margin::Trade& trade, const BookOfNow& book,
                         const market::Board& board, const pricing::Surface* surface,
                         core::Time now)
{
    ++m_computed;
    kept = {m_positions, trade.legs, now, {}, {}};
    kept.margin.emplace(trade, *book(), board, now, margin::daySigma(surface), m_models);
    kept.view = kept.margin->view(sizesOf(trade));
}

void MarginDesk::renew(const rebalance::Proposal& proposal, double spot, const BookOfNow& book,
                       const market::Board& board, const pricing::Surface* surface, core::Time now)
{
    const auto kept = m_kept.find(proposal.underlying);
    if (kept == m_kept.end() || now - kept->second.at < kRenewAfter ||
        !holds(kept->second, spot, now))
        return;
    compute(kept->second, tradeOf(proposal), book, board, surface, now);
}

void MarginDesk::fill(rebalance::Proposal& proposal, double spot, const BookOfNow& book,
                      const market::Board& board, const pricing::Surface* surface, core::Time now)
{
    const margin::Trade trade = tradeOf(proposal);
    Kept& kept = m_kept[proposal.underlying];
    const bool stands = holds(kept, spot, now);
    if (!stands || !sameInstruments(kept.legs, trade.legs)) {
        compute(kept, trade, book, board, surface, now);
    } else if (kept.legs != trade.legs) {
        ++m_computed;
        kept.legs = trade.legs;
        kept.view = kept.margin->view(sizesOf(trade));
    }
    proposal.margin = kept.view;
    if (proposal.id != m_lookedAt) return;
    proposal.margin.venue = m_venue;
    if (m_silentSince == core::Time{} || now - m_silentSince < kSilence) return;
    proposal.margin.venue.problem =
        "the venue has not answered for " + core::humanDuration(now - m_silentSince);
}

void MarginDesk::lookAtAccounts(core::Currency underlying, const portfolio::Book& book,
                                const market::Board& board, const pricing::Surface* surface,
                                core::Time now)
{
    m_accounts[underlying] =
        margin::accountViews(underlying, book, board, now, margin::daySigma(surface), m_models);
}

const std::vector<margin::AccountView>& MarginDesk::accounts(core::Currency underlying) const
{
    static const std::vector<margin::AccountView> none;
    const auto it = m_accounts.find(underlying);
    return it == m_accounts.end() ? none : it->second;
}

void MarginDesk::lookAt(core::ProposalId proposal)
{
    if (proposal == m_lookedAt) return;
    m_lookedAt = proposal;
    m_venue = {};
    m_silentSince = {};
    m_asked.reset();
}

std::optional<SimulateMargin> MarginDesk::due(const rebalance::Proposal* live,
                                              const market::Board& board, core::Time now)
{
    if (!live || live->id != m_lookedAt || live->state != rebalance::ProposalState::Live ||
        live->legs.empty() || now - m_askedAt < kAskPace)
        return std::nullopt;
    SimulateMargin ask;
    ask.account = live->legs.front().account;
    ask.proposal = live->id;
    for (const rebalance::Leg& leg : live->legs) {
        const market::Listing* listing = board.find(leg.instrument);
        if (!listing || leg.account != ask.account) continue;
        // One balance is asked about: that of the first leg.
        if (ask.currency.empty()) ask.currency = listing->instrument->settlementCurrency;
        if (listing->instrument->settlementCurrency != ask.currency) continue;
        ask.positions.emplace_back(leg.instrumentName,
                                   leg.side == core::Side::Buy ? leg.quantity : -leg.quantity);
    }
    if (ask.positions.empty()) return std::nullopt;
    if (m_asked == ask && now - m_askedAt < kAskAgain) return std::nullopt;
    m_asked = ask;
    m_askedAt = m_venue.askedAt = now;
    if (m_silentSince == core::Time{}) m_silentSince = now;
    return ask;
}

void MarginDesk::on(const MarginSimulated& answer)
{
    if (answer.proposal != m_lookedAt) return;
    m_silentSince = {};
    m_venue.problem = answer.problem;
    const bool finite = std::isfinite(answer.equity) && std::isfinite(answer.maintenanceMargin);
    if (answer.problem.empty() && !finite) m_venue.problem = "the answer is not a number";
    if (!m_venue.problem.empty()) return;
    m_venue.at = answer.at;
    m_venue.use = margin::useOf(answer.maintenanceMargin, answer.equity);
}

}  // namespace ballast::engine
