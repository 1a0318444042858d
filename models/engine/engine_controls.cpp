// What the checks are told beside the market: everything that has a limit over time, over an
// account, or over what may still be filled.
#include "models/engine/engine.h"

#include "models/portfolio/terms.h"
#include "models/portfolio/unit.h"
#include "models/rebalance/leg_pricing.h"
#include "models/risk/post_trade.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace ballast::engine {
namespace {

/// Whether an instrument that is not listed may be one of this coin, by its name: the coin is one
/// of its words ("BTC_USDC", "ETH_BTC", "BTC-FS-27MAR26_PERP").
bool mayConcern(std::string_view name, core::Currency underlying)
{
    constexpr std::string_view kBetween = "-_";
    while (!name.empty()) {
        const auto end = std::min(name.find_first_of(kBetween), name.size());
        if (name.substr(0, end) == underlying.view()) return true;
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return false;
}

}  // namespace

/// Of the book, before it is judged by.
void Engine::takeSums()
{
    m_accountSums = m_valuation.accountSums();
    m_greeksAge.look(m_valuation, m_market.board());
}

/// What orders that may be live, ours and others at the account's venue, could add; `own` is the
/// order that is judged. What cannot be reckoned could be anything: the sums it belongs to are then
/// not known, and their rules deny.
Engine::OpenSums Engine::openSums(const rebalance::Policy& policy, const core::AccountKey& account,
                                  const core::Label& own) const
{
    struct Adds {
        double delta = risk::kNotKnown, deltaUsd = risk::kNotKnown, vega = risk::kNotKnown;
    };
    OpenSums out;
    const auto effectOf = [&](const market::Listing& listing, core::Quantity left) {
        const market::Instrument& instrument = *listing.instrument;
        const portfolio::Exposure* exposure = m_valuation.find(instrument.underlying);
        const market::IndexPrice* index = m_market.board().index(instrument.underlying);
        const double spot = exposure && exposure->spot > 0 ? exposure->spot
                            : index                        ? index->price.toDouble()
                                                           : 0;
        const bool priced =
            instrument.isOption()
                ? portfolio::isPriced(portfolio::unitOf(instrument, listing, spot, m_out.now()).gap)
                : listing.ticker.mark.isPositive();
        if (!(spot > 0) || !priced) return Adds{};
        const rebalance::Policy* by = policyOf(instrument.underlying);
        const auto unit = rebalance::unitEffect(listing, by ? *by : policy, spot,
                                                smileOf(instrument.underlying), m_out.now());
        const double size = left.toDouble();
        return Adds{std::abs(size * unit.delta), std::abs(size * unit.delta) * spot,
                    std::abs(size * unit.vega)};
    };
    const auto add = [&](const core::AccountKey& of, core::InstrumentId id, std::string_view name,
                         core::Quantity left) {
        if (!left.isPositive()) return;
        const market::Listing* listing = m_market.find(id);
        const bool listed = listing && listing->instrument;
        const bool ofBucket = listed ? listing->instrument->underlying == policy.underlying
                                     : mayConcern(name, policy.underlying);
        const bool ofAccount = of == account;
        if (!ofBucket && !ofAccount) return;
        const Adds adds = listed ? effectOf(*listing, left) : Adds{};
        const bool known = std::isfinite(adds.delta) && std::isfinite(adds.vega);
        if (ofBucket) {
            if (!known) out.unknown = name;
            out.delta += adds.delta;
            out.vega += adds.vega;
        }
        if (ofAccount) {
            if (!known) out.accountUnknown = name;
            out.accountDeltaUsd += adds.deltaUsd;
            out.accountVega += adds.vega;
        }
    };
    for (const orders::Order* order : m_orders.live())
        if (order->intent.label != own)
            add(order->intent.account, order->intent.instrument, order->intent.instrumentName,
                order->remaining());
    for (const orders::ExternalOrder& order : m_orders.external())
        add(order.account, order.instrument, order.instrumentName, order.quantity - order.filled);
    return out;
}

void Engine::addControls(risk::Picture& p, const rebalance::Proposal& proposal,
                         const rebalance::Leg& leg) const
{
    const rebalance::Policy* policy = policyOf(proposal.underlying);
    const portfolio::Exposure* exposure = m_valuation.find(proposal.underlying);
    if (!policy || !exposure) return;  // not known, and so denied
    const auto accounts = accountsOf(*policy);
    p.accountBound = std::ranges::find(accounts, leg.account) != accounts.end();
    const Plan* plan = m_plans.find(proposal.id);
    const OpenSums open = openSums(*policy, leg.account, plan ? plan->inFlight : core::Label{});
    p.openDelta = open.delta;
    p.openUnknown = open.unknown;
    p.accountOpenUnknown = open.accountUnknown;
    p.vega = {exposure->vega, leg.vegaChange, open.vega};
    const auto sums =
        std::ranges::find(m_accountSums, leg.account, &portfolio::Valuation::AccountSum::account);
    const auto held = sums == m_accountSums.end() ? portfolio::Valuation::AccountSum{} : *sums;
    p.accountDeltaUsd = {held.deltaUsd, leg.deltaChange * exposure->spot, open.accountDeltaUsd};
    p.accountVega = {held.vega, leg.vegaChange, open.accountVega};
    p.greeksAt = m_greeksAge.of(proposal.underlying);
    p.holdsOptions = p.greeksAt.has_value();
    p.periodShortfall =
        m_tally.shortfall(proposal.underlying, m_out.now() - m_config.limits.periodWindow);
    p.sessionCost = m_tally.sessionCost();
    p.drawdown = m_tally.drawdown();
    p.autoFired = plan && plan->autoFired;
    // The whole plan is charged with its first order.
    const bool charges = p.autoFired && plan->begun == 0;
    p.autoSpent =
        charges ? m_tally.spent(m_out.now(), plan->approved.notionalUsd, plan->approved.orders())
                : m_tally.spent(m_out.now());
}

/// Every fill against what was wished: one that does not fit is not ours to explain away.
void Engine::checkFill(const orders::Fill& fill)
{
    const orders::Order* order = m_orders.find(fill.label);
    if (!order) return;
    const std::string problem = risk::fillProblem(order->intent, fill, order->filled);
    if (!problem.empty()) {
        m_out.alert(Severity::Critical, "fill", problem + " Trading is halted: look at the venue.",
                    order->intent.underlying);
        halt("a fill does not fit its order", "engine");
        return;
    }
    const market::Listing* listing = m_market.find(fill.instrument);
    if (listing && listing->instrument)
        m_tally.filled(fill, order->intent, *listing->instrument, m_out.now());
}

/// An armed desk that pays too much stops by itself, and so does one with an order it cannot find.
void Engine::watchCosts()
{
    if (!m_autoFire.state().armed) return;
    const risk::Limits& limits = m_config.limits;
    for (const rebalance::Policy& policy : m_policies)
        if (m_tally.shortfall(policy.underlying, m_out.now() - limits.periodWindow) >
            limits.periodCollar)
            return disarm("its fills in " + policy.underlying.text() +
                          " were too much worse than the market was");
    if (m_tally.sessionCost() > limits.maxSessionCost || m_tally.drawdown() > limits.maxDrawdown)
        return disarm("the session's loss brake");
    constexpr core::Duration kLongUnknown = std::chrono::seconds{5};
    if (m_orders.longestUnknown(m_out.now()) > kLongUnknown)
        disarm("the fate of an order has been unknown for 5 s");
}

}  // namespace ballast::engine
