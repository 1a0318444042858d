// Where an underlying is held and hedged: one account or several, at one venue or several.
#include "models/engine/engine.h"

#include "models/rebalance/venue_choice.h"

#include <algorithm>

namespace ballast::engine {
namespace {

void addOnce(std::vector<core::AccountKey>& accounts, const core::AccountKey& account)
{
    if (std::ranges::find(accounts, account) == accounts.end()) accounts.push_back(account);
}

}  // namespace

bool Engine::isAtOneAccount(const rebalance::Policy& policy) const
{
    return policy.alternatives.empty() && m_config.accounts.empty();
}

/// All that STOP reaches.
std::vector<core::AccountKey> Engine::allAccounts() const
{
    std::vector<core::AccountKey> accounts;
    for (const rebalance::Policy& policy : m_policies)
        for (const rebalance::HedgePlace& place : rebalance::placesOf(policy))
            addOnce(accounts, place.account);
    for (const core::AccountKey& account : m_config.accounts) addOnce(accounts, account);
    return accounts;
}

/// In which the underlying may be held.
std::vector<core::AccountKey> Engine::accountsOf(const rebalance::Policy& policy) const
{
    std::vector<core::AccountKey> accounts{policy.account};
    for (const rebalance::HedgePlace& place : policy.alternatives) addOnce(accounts, place.account);
    for (const core::AccountKey& account : m_config.accounts) addOnce(accounts, account);
    return accounts;
}

/// The order that may be live in any of the underlying's accounts: while there is one, the delta is
/// not known well enough for another, wherever that would go.
const orders::Order* Engine::flightOf(const rebalance::Policy& policy) const
{
    if (isAtOneAccount(policy)) return m_orders.flight(policy.account, policy.underlying);
    for (const core::AccountKey& account : accountsOf(policy))
        if (const orders::Order* order = m_orders.flight(account, policy.underlying)) return order;
    return nullptr;
}

/// What is not known of the accounts; empty: enough is. A venue whose link is down keeps its last
/// positions, and they count; one that was never read might hold anything.
std::string Engine::unknownAccounts(const rebalance::Policy& policy) const
{
    if (isAtOneAccount(policy))
        return m_holdings.known(policy.account) ? "" : "the positions have not been read back";
    for (const core::AccountKey& account : accountsOf(policy)) {
        const bool enough =
            linkUp(account.venue) ? m_holdings.known(account) : m_holdings.everKnown(account);
        if (!enough) return "the positions at " + account.venue.text() + " have not been read back";
    }
    return {};
}

bool Engine::anyLinkUp(const rebalance::Policy& policy) const
{
    return linkUp(policy.account.venue) ||
           std::ranges::any_of(policy.alternatives, [&](const rebalance::HedgePlace& place) {
               return linkUp(place.account.venue);
           });
}

/// When the youngest of the underlying's links came up: until its marks are in, they are arriving.
core::Time Engine::upSince(const rebalance::Policy& policy) const
{
    core::Time youngest{};
    const auto holds = [&](core::VenueId venue) {
        if (venue == policy.account.venue) return true;
        if (isAtOneAccount(policy)) return false;
        const auto accounts = accountsOf(policy);
        return std::ranges::find(accounts, venue, &core::AccountKey::venue) != accounts.end();
    };
    const bool anyUp = anyLinkUp(policy);
    for (const LinkStatus& link : m_links)
        if (holds(link.venue) && (link.state == LinkState::Up || !anyUp))
            youngest = std::max(youngest, link.since);
    return youngest;
}

/// The place that carries the hedge most cheaply now, if one is due. Where none can, the situation
/// stays at the policy's own place, and what is proposed from it says why not.
void Engine::choosePlace(const rebalance::Policy& policy, rebalance::Situation& s) const
{
    const rebalance::Proposal* live = m_proposals.live(policy.underlying);
    // A breach that waits is hedged where it was, until it is over.
    const bool breach = live && rebalance::isOfAnEdge(live->trigger);
    const double coin =
        (breach ? s.policy->band.aimOfBreach(s.delta) : s.policy->band.aim(s.delta)) - s.delta;
    const bool inside = !breach && s.policy->band.contains(s.delta);
    if (coin == 0 || (inside && !s.policy->schedule.enabled && !s.policy->triggers.reachInside()))
        return;
    std::vector<rebalance::PlaceNow> places;
    for (rebalance::HedgePlace& place : rebalance::placesOf(policy)) {
        rebalance::PlaceNow now;
        now.listing = m_market.find(place.account.venue, place.instrument);
        if (now.listing) now.book = m_market.book(now.listing->instrument->id);
        if (!linkUp(place.account.venue))
            now.closed = "the link to it is not up";
        else if (!m_holdings.known(place.account))
            now.closed = "its positions have not been read back";
        else
            now.closed = m_guards.leftOut(policy.underlying, place.account.venue);
        now.place = std::move(place);
        places.push_back(std::move(now));
    }
    rebalance::ChoiceTerms terms{.depthShare = s.depthShare, .collar = policy.collar};
    terms.standingSplit = live && live->legs.size() > 1;
    if (live)
        for (std::size_t i = 0; i < places.size(); ++i)
            if (places[i].listing &&
                places[i].listing->instrument->id == live->legs.front().instrument)
                terms.standing = i;
    const rebalance::VenueChoice choice = rebalance::chooseVenue(places, coin, terms);
    if (choice.shares.empty()) {
        // What is proposed at the policy's own place none the less says why none carries it.
        if (m_guards.level(policy.underlying) != GuardLevel::Normal) s.placeReason = choice.reason;
        return;
    }
    const rebalance::PlaceNow& chosen = places[choice.shares.front().place];
    if (const auto there = situation(policy, chosen.listing, chosen.place.account)) s = *there;
    if (choice.shares.size() > 1)
        for (const rebalance::PlaceShare& share : choice.shares) {
            const rebalance::PlaceNow& place = places[share.place];
            addTraded(s, *place.listing, place.place.account);
            s.split.push_back({place.listing->instrument->id, share.quantity});
        }
    s.placeReason = choice.reason;
}

std::vector<VenuePart> Engine::partsOf(const rebalance::Policy& policy,
                                       const portfolio::Book& book) const
{
    std::vector<VenuePart> parts;
    if (isAtOneAccount(policy)) return parts;
    for (const core::AccountKey& account : accountsOf(policy))
        if (std::ranges::find(parts, account.venue, &VenuePart::venue) == parts.end())
            parts.push_back({.venue = account.venue, .linkUp = linkUp(account.venue)});
    if (parts.size() < 2) return {};
    for (const portfolio::Line& line : book.lines) {
        if (!line.instrument || line.instrument->underlying != policy.underlying) continue;
        const auto part = std::ranges::find(parts, line.position.account.venue, &VenuePart::venue);
        if (part == parts.end()) continue;
        ++part->lines;
        if (!line.counted()) continue;
        part->delta += line.delta.of(policy.convention);
        part->vega += line.vega;
    }
    return parts;
}

/// Two venues may have two indices of one underlying, and a spot that changes with who spoke last
/// would be none: that of the policy's venue counts while its link is up and it has not fallen
/// silent, else the other's.
bool Engine::isIndexOfRecord(const market::IndexPrice& index) const
{
    const rebalance::Policy* policy = policyOf(index.underlying);
    return !policy || index.venue == policy->account.venue || !linkUp(policy->account.venue) ||
           m_guards.indexIsGone(policy->underlying, policy->account.venue);
}

}  // namespace ballast::engine
