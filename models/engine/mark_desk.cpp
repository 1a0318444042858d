#include "models/engine/mark_desk.h"

#include <algorithm>

namespace ballast::engine {
namespace {

struct Touch {
    double mid = 0, half = 0;
};

/// Best bid and ask of the book, else of the quote; nothing where the venue is silent.
Touch touchOf(const MarketState& market, const market::Listing& listing)
{
    const market::Book* book = market.book(listing.instrument->id);
    if (book && book->usable() && !book->bids().empty() && !book->asks().empty()) {
        const double bid = book->bids().front().price.toDouble();
        const double ask = book->asks().front().price.toDouble();
        return {(bid + ask) / 2, std::max(ask - bid, 0.0) / 2};
    }
    const market::Quote& quote = listing.ticker.quote;
    if (listing.stale || !quote.twoSided()) return {};
    return {quote.mid(), std::max(quote.ask.toDouble() - quote.bid.toDouble(), 0.0) / 2};
}

review::OrderMark markOf(const orders::Intent& intent, review::MarkStep step)
{
    review::OrderMark mark;
    mark.proposal = intent.proposal;
    mark.venue = intent.account.venue;
    mark.instrument = intent.instrumentName;
    mark.label = intent.label;
    mark.step = step;
    return mark;
}

review::OrderMark markOf(core::ProposalId proposal, core::VenueId venue, std::string instrument,
                         review::MarkStep step)
{
    review::OrderMark mark;
    mark.proposal = proposal;
    mark.venue = venue;
    mark.instrument = std::move(instrument);
    mark.step = step;
    return mark;
}

}  // namespace

void MarkDesk::tell(review::OrderMark mark, core::Currency underlying, const MarketState& market,
                    Outbox& out)
{
    // By name: what a restart finds in the journal has no number yet.
    const market::Listing* listing = market.find(mark.venue, mark.instrument);
    if (!listing || !listing->instrument) return;
    const Touch touch = touchOf(market, *listing);
    if (!(touch.mid > 0)) return;
    mark.mid = touch.mid;
    mark.halfSpread = touch.half;
    mark.takerFee = listing->instrument->takerFee;
    if (const market::IndexPrice* index = market.board().index(underlying))
        mark.spot = index->price.toDouble();
    mark.at = out.now();
    out.remember(MarkRecord{std::move(mark)});
}

void MarkDesk::look(const rebalance::Proposal& proposal, const rebalance::Policy& policy,
                    const MarketState& market, Outbox& out)
{
    Seen& seen = m_seen[proposal.underlying];
    const bool isNew = seen.proposal != proposal.id;
    if (isNew) seen = {proposal.id, {}};
    const auto first = [&](core::VenueId venue, const std::string& name) {
        // Asked in every tick in which something waits: nothing is copied to find it.
        const auto isSeen = [&](const auto& each) {
            return each.first == venue && each.second == name;
        };
        if (name.empty() || std::ranges::any_of(seen.instruments, isSeen)) return;
        seen.instruments.emplace_back(venue, name);
        tell(markOf(proposal.id, venue, name, review::MarkStep::Decision), proposal.underlying,
             market, out);
    };
    for (const rebalance::Leg& leg : proposal.legs) first(leg.account.venue, leg.instrumentName);
    if (!isNew || policy.alternatives.empty()) return;
    first(policy.account.venue, policy.hedgeInstrument);
    for (const rebalance::HedgePlace& place : policy.alternatives)
        first(place.account.venue, place.instrument);
}

void MarkDesk::approved(const rebalance::Proposal& proposal, const MarketState& market, Outbox& out)
{
    for (const rebalance::Leg& leg : proposal.legs)
        tell(markOf(proposal.id, leg.account.venue, leg.instrumentName, review::MarkStep::Approval),
             proposal.underlying, market, out);
}

void MarkDesk::sent(const orders::Intent& intent, const MarketState& market, Outbox& out)
{
    tell(markOf(intent, review::MarkStep::Arrival), intent.underlying, market, out);
    m_open.push_back({intent.label, markOf(intent, review::MarkStep::End), intent.underlying});
}

void MarkDesk::filled(const orders::Fill& fill, const orders::Intent& intent,
                      const MarketState& market, Outbox& out)
{
    review::OrderMark mark = markOf(intent, review::MarkStep::Fill);
    mark.tradeId = fill.tradeId;
    tell(mark, intent.underlying, market, out);
    // By its own time, which may be of long before: a trade that is told of after a gap.
    const core::Time at = fill.at == core::Time{} ? out.now() : fill.at;
    for (std::size_t n = 0; n < review::kMarkOuts && m_count < kMostAwaited; ++n) {
        mark.step = review::kMarkOutSteps[n];
        m_awaited[n].push_back({mark, intent.underlying, at + review::after(mark.step)});
        ++m_count;
    }
}

void MarkDesk::tick(const OrderDesk& orders, const MarketState& market, Outbox& out)
{
    std::erase_if(m_open, [&](const Open& open) {
        const orders::Order* order = orders.find(open.label);
        if (order && !orders::isTerminal(order->state)) return false;
        if (order) tell(open.mark, open.underlying, market, out);
        return true;
    });
    for (std::deque<Awaited>& queue : m_awaited)
        while (!queue.empty() && queue.front().due <= out.now()) {
            const Awaited& awaited = queue.front();
            const double late = core::seconds(out.now() - awaited.due);
            if (late <= kLateShare * core::seconds(review::after(awaited.mark.step)))
                tell(awaited.mark, awaited.underlying, market, out);
            queue.pop_front();
            --m_count;
        }
}

}  // namespace ballast::engine
