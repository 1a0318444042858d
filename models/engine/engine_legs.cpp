// What a person wishes to trade, in any instruments, and the order books that needs.
#include "models/engine/engine.h"

#include "models/core/text.h"
#include "models/rebalance/leg_pricing.h"

#include <algorithm>
#include <cmath>

namespace ballast::engine {
namespace {

/// At most so many bytes, never half a character.
std::string cut(std::string text, std::size_t most)
{
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
    text.resize(most);
    return text;
}

}  // namespace

void Engine::act(const ProposeLegs& command, const std::string&)
{
    m_wishes.erase(command.underlying);
    ProposeLegs own = command;
    own.kind = rebalance::TriggerKind::Manual;
    tellNotProposed(own, propose(own, false));
}

/// A person is told at once; what the engine wished itself is said with its trigger.
void Engine::tellNotProposed(const ProposeLegs& command, const std::string& why)
{
    if (why.empty()) return;
    if (command.kind == rebalance::TriggerKind::Manual)
        return m_out.alert(Severity::Warning, "what-if", "Not proposed: " + why + ".",
                           command.underlying);
    if (const auto search = m_joint.find(command.underlying); search != m_joint.end()) {
        search->second.why = why;
        search->second.endedAt = m_out.now();
    }
}

/// Why not, in words that follow a colon; empty: it stands as a proposal, or waits for a book.
std::string Engine::propose(const ProposeLegs& command, bool quotesWillDo)
{
    // What a joint hedge misses is named whole: three Greeks, and why.
    const std::size_t most = command.kind == rebalance::TriggerKind::Manual ? 120 : 600;
    const rebalance::Policy* policy = policyOf(command.underlying);
    if (!policy) return "there is no policy for " + core::quoted(command.underlying.view());
    if (std::string why = unknownLeg(command, *policy); !why.empty()) return why;
    // What a person asked for and waits for is not taken from under their hands.
    if (command.kind != rebalance::TriggerKind::Manual)
        if (const auto wish = m_wishes.find(command.underlying);
            wish != m_wishes.end() && wish->second.command.kind == rebalance::TriggerKind::Manual)
            return "a person's own trade waits for its order book and comes first";
    if (std::string why = blockedBy(*policy); !why.empty()) return why;
    // In HALT the engine seeks nothing but what reduces; what a person wishes the checks judge.
    if (command.kind != rebalance::TriggerKind::Manual)
        if (std::string why = haltOf(command.underlying); !why.empty()) return why;
    if (const rebalance::Proposal* live = m_proposals.live(policy->underlying);
        live && !makesWay(*live))
        return "proposal #" + std::to_string(live->id.value) + " in " + policy->underlying.text() +
               " has not ended; decide on it first";
    const auto missing = std::ranges::any_of(command.legs, [this](const ProposeLegs::Leg& leg) {
        return BookDesk::isMissing(m_market, leg.instrument);
    });
    if (missing && !quotesWillDo) return awaitBooks(command);
    revalue();
    auto at = situation(*policy, m_market.find(command.legs.front().instrument),
                        command.accountOf(command.legs.front()));
    if (!at) return "there is no exposure in " + policy->underlying.text() + " to judge it against";
    std::vector<rebalance::WantedLeg> wanted;
    for (const ProposeLegs::Leg& leg : command.legs) {
        if (quotesWillDo) m_books.allowQuote(leg.instrument);
        addTraded(*at, *m_market.find(leg.instrument), command.accountOf(leg));
        wanted.push_back({leg.instrument, leg.quantity, leg.slices});
    }
    if (std::string why = whyNotAsSeen(command, *at); !why.empty()) return why;
    const std::string why = m_proposals.propose(*at, command.kind, wanted, cut(command.note, most),
                                                displayChecks(), m_out);
    if (why.empty()) markProposal(*m_proposals.live(policy->underlying));
    return why;
}

/// What was on the screen is priced anew, and within the collar it stays what was seen.
std::string Engine::whyNotAsSeen(const ProposeLegs& command, const rebalance::Situation& s) const
{
    for (const ProposeLegs::Leg& leg : command.legs) {
        const rebalance::Traded traded = tradedOf(s, leg.instrument);
        if (!(leg.seenPrice > 0) || !rebalance::usable(traded)) continue;
        const core::Side side = leg.quantity.isPositive() ? core::Side::Buy : core::Side::Sell;
        const double now = (side == core::Side::Buy ? traded.book->asks() : traded.book->bids())
                               .front()
                               .price.toDouble();
        const double mid = (traded.book->bids().front().price.toDouble() +
                            traded.book->asks().front().price.toDouble()) /
                           2;
        const double room = std::abs(collarLimit(s, traded, side).toDouble() - mid);
        if (core::sign(side) * (now - leg.seenPrice) > room)
            return traded.listing->instrument->name + " was at " +
                   core::number(leg.seenPrice, leg.seenPrice < 10 ? 4 : 1) +
                   " on the screen and is at " + core::number(now, now < 10 ? 4 : 1) +
                   " now, further than its collar of " + core::number(room, room < 10 ? 4 : 1) +
                   "; look again";
    }
    return {};
}

/// A proposal of the engine's own waits for a person, and the person has something else in mind.
/// Not while auto-fire is armed: then it is about to be sent.
bool Engine::makesWay(const rebalance::Proposal& live) const
{
    return live.state == rebalance::ProposalState::Live &&
           live.trigger != rebalance::TriggerKind::Manual && m_mode != Mode::AutoFire;
}

std::string Engine::unknownLeg(const ProposeLegs& command, const rebalance::Policy& policy) const
{
    const auto accounts = accountsOf(policy);
    if (command.legs.empty() || command.legs.size() > rebalance::kMostLegs)
        return "a proposal has 1 to " + std::to_string(rebalance::kMostLegs) + " legs, and " +
               std::to_string(command.legs.size()) + " were given";
    for (const ProposeLegs::Leg& leg : command.legs) {
        const core::AccountKey& account = command.accountOf(leg);
        if (std::ranges::find(accounts, account) == accounts.end())
            return "that account is not one the policy trades in";
        const market::Listing* traded = m_market.find(leg.instrument);
        if (!traded) return "the instrument is not listed";
        if (traded->instrument->underlying != policy.underlying ||
            traded->instrument->venue != account.venue)
            return traded->instrument->name + " is not an instrument of " +
                   policy.underlying.text() + " at " + account.venue.text();
    }
    return {};
}

/// Asks for the books that are missing; the wish is taken up again when they are there.
std::string Engine::awaitBooks(const ProposeLegs& command)
{
    std::string names;
    for (const ProposeLegs::Leg& leg : command.legs) {
        if (!BookDesk::isMissing(m_market, leg.instrument)) continue;
        const market::Listing& listing = *m_market.find(leg.instrument);
        if (!m_books.need(listing, m_market, m_out))
            return "no order book of " + listing.instrument->name +
                   " can be asked for: " + std::to_string(BookDesk::kMost) + " others are in use";
        names += (names.empty() ? "" : " and ") + listing.instrument->name;
    }
    m_wishes[command.underlying] = {command, m_out.now()};
    m_out.alert(Severity::Notice,
                command.kind == rebalance::TriggerKind::Manual ? "what-if" : "joint hedge",
                "Waiting for the order book of " + names + ".", command.underlying);
    return {};
}

/// Wishes are taken up when their books have come or their time is over; the books of what waits or
/// works are kept.
void Engine::lookAfterBooks()
{
    for (const rebalance::Policy& policy : m_policies)
        if (const rebalance::Proposal* live = m_proposals.live(policy.underlying))
            for (const rebalance::Leg& leg : live->legs)
                if (const market::Listing* listing =
                        linkUp(leg.account.venue) ? m_market.find(leg.instrument) : nullptr)
                    m_books.need(*listing, m_market, m_out);
    m_books.tick(m_market, m_out);
    const std::map<core::Currency, Wish> waiting = m_wishes;
    for (const auto& [underlying, wish] : waiting) {
        const bool missing =
            std::ranges::any_of(wish.command.legs, [this](const ProposeLegs::Leg& leg) {
                return BookDesk::isMissing(m_market, leg.instrument);
            });
        const bool over = m_out.now() - wish.since >= BookDesk::kPatience;
        if (missing && !over) continue;
        m_wishes.erase(underlying);
        const std::string why = propose(wish.command, over);
        if (!why.empty() || wish.command.kind != rebalance::TriggerKind::Manual)
            tellNotProposed(wish.command, why);
        // What was said while it waited is past, and who reads it is told so.
        else if (const rebalance::Proposal* made = m_proposals.live(underlying))
            m_out.alert(
                Severity::Notice, "what-if",
                (missing ? "No order book came within " + core::humanDuration(BookDesk::kPatience) +
                               ": on the best bid and ask it is proposed as #"
                         : "The order book has come: it is proposed as #") +
                    std::to_string(made->id.value) + ".",
                underlying);
    }
}

void Engine::addTraded(rebalance::Situation& s, const market::Listing& listing,
                       const core::AccountKey& account) const
{
    const market::Instrument& instrument = *listing.instrument;
    const BookDesk::Found found = m_books.find(m_market, instrument.id);
    const double held = m_holdings.sizeOf(account, instrument.id).toDouble();
    s.traded.push_back({&listing, found.book, held,
                        market::usdNotional(instrument, held, s.exposure->spot), found.quoteOnly,
                        account});
}

}  // namespace ballast::engine
