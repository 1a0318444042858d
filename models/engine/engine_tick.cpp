// The clock: what a tick looks at, decides, and what has time until nobody waits.
#include "models/core/assert.h"
#include "models/engine/engine.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ballast::engine {

void Engine::on(const Tick& tick)
{
    BALLAST_ASSERT(tick.now >= m_out.now());
    const core::Time tickBefore = m_out.now();
    const std::uint64_t changesBefore = m_proposals.changes();
    m_out.setNow(tick.now);
    if (const std::string reason = m_autoFire.tick(tick.now, m_plans.anyAutoFired());
        !reason.empty()) {
        m_plans.stopAutoFired("auto-fire was disarmed: " + reason, "engine");
        setMode(Mode::Confirm, "engine");
        m_out.alert(Severity::Warning, "auto-fire", "Auto-fire disarmed: " + reason + ".");
    }
    tellWhatWasInterrupted();
    m_orders.tick(m_out);
    revalue();
    settleProposals();
    lookAfterBooks();
    watch();
    watchCosts();
    for (const rebalance::Policy& policy : m_policies) {
        followBand(policy);
        lookAtRefill(policy);
        watchPlan(policy);
        judge(policy);
        if (const rebalance::Proposal* live = m_proposals.live(policy.underlying))
            m_marks.look(*live, policy, m_market, m_out);
    }
    askVenueMargin();
    autoFire();
    m_marks.tick(m_orders, m_market, m_out);
    if (mayWait(tickBefore, changesBefore)) return;
    crossCheck();
    renewMargins();
    takeSamples();
    refitSmile();
}

/// The cross-check, samples, fits and what is computed ahead have the next tick where this one has
/// something to tell a person, and ticks come fast: nobody waits for them.
bool Engine::mayWait(core::Time tickBefore, std::uint64_t changesBefore)
{
    const bool news = m_proposals.changes() != changesBefore;
    const core::Duration pace = m_out.now() - tickBefore;
    const bool soon = pace > core::Duration{0} && pace <= kSoon;
    m_waits = news && soon && !m_waits;
    return m_waits;
}

/// Last in a tick, and not in one that has something to send: an order does not wait for a fit.
void Engine::refitSmile()
{
    if (!m_out.effects().empty()) return;
    const core::Currency changed = m_surfaces.tick(m_market, m_out.now());
    const rebalance::Policy* policy = changed.empty() ? nullptr : policyOf(changed);
    if (policy && policy->smile.asksForSkew()) takeSmile(*policy);
}

/// The deltas of the underlying are by this rule, and by the surface as it is now.
void Engine::takeSmile(const rebalance::Policy& policy)
{
    portfolio::SmileView& smile = m_smiles[policy.underlying];
    smile = {policy.underlying, policy.smile, m_surfaces.surface(policy.underlying)};
    m_valuation.setSmile(smile);
}

void Engine::revalue()
{
    m_valuation.refresh(m_holdings.positions(), m_holdings.balances(), m_market.board(),
                        m_out.now());
}

/// The book is kept up tick by tick; within a second all of it is held against a valuation from
/// nothing, some lines a tick, after what the tick decides: a line that is wrong has been so for up
/// to a second by then, and a decision need not wait for the proof of some others.
void Engine::crossCheck()
{
    const core::Time now = m_out.now();
    if (!m_valuation.isChecking()) {
        if (now - m_checkBegan < kCheckEvery) return;
        m_checkBegan = now;
    }
    const double share =
        core::seconds(now - std::exchange(m_checkedAt, now)) / core::seconds(kCheckEvery);
    const std::vector<portfolio::Position>& held = m_holdings.positions();
    const auto due = static_cast<std::size_t>(
        std::ceil(std::clamp(share, 0.0, 1.0) * static_cast<double>(held.size())));
    const auto found = m_valuation.checkSome(held, m_holdings.balances(), m_market.board(),
                                             std::clamp(due, kLeastChecked, kMostChecked),
                                             m_config.valuationTolerance);
    if (found) tellOfDisagreement(*found);
}

void Engine::tellOfDisagreement(const portfolio::Valuation::Disagreement& found)
{
    if (++m_valuationDisagreements > 1) return;
    m_out.alert(Severity::Warning, "valuation",
                "The book as kept tick by tick is not what a full valuation gives: " +
                    portfolio::text(found) +
                    ". The full result was taken. Further ones are counted and not told; please "
                    "report this.");
}

/// Nobody looks at what auto-fire sends: the whole book is held against a valuation from nothing in
/// the very tick, before its first order. A copy is looked at, for a check brings waiting lines up
/// to now: where both agree the book is as if nobody had looked, and recordings of before decide
/// what they decided. Why it may not go, where they do not; the full result is taken then.
std::string Engine::whyBookIsNotSure()
{
    const std::vector<portfolio::Position>& held = m_holdings.positions();
    const auto check = [&](portfolio::Valuation& book) {
        return book.check(held, m_holdings.balances(), m_market.board(),
                          m_config.valuationTolerance);
    };
    portfolio::Valuation copy = m_valuation;
    const auto found = check(copy);
    if (!found) return {};
    (void)check(m_valuation);
    tellOfDisagreement(*found);
    return "the book as kept was not what a full valuation gives: " + portfolio::text(*found);
}

namespace {

bool waitsForPerson(const rebalance::Proposal& proposal)
{
    return proposal.trigger == rebalance::TriggerKind::Manual ||
           rebalance::isJoint(proposal.trigger);
}

}  // namespace

void Engine::judge(const rebalance::Policy& policy)
{
    auto at = situation(policy);
    if (!at) return;
    at->delta = deltaAtEnd(policy, *at);
    const std::string blocked = blockedBy(policy);
    seekJoint(policy, *at, blocked.empty() ? haltOf(policy.underlying) : blocked);
    const rebalance::Proposal* before = m_proposals.live(policy.underlying);
    const core::ProposalId idBefore = before ? before->id : core::ProposalId{};
    // What waits for a person must not stand between an armed desk and its band.
    if (before && waitsForPerson(*before) && m_mode == Mode::AutoFire &&
        !bandOf(policy).contains(at->delta))
        m_proposals.withdraw(
            policy.underlying,
            "the band was left while auto-fire is armed, and the hedge comes first", m_out);
    m_proposals.consider(*at, blocked, displayChecks(), m_out);
    const rebalance::Proposal* after = m_proposals.live(policy.underlying);
    if (after && after->id != idBefore) markProposal(*after);
    // With the reason gone, the next one is another hedge.
    if (!after && blocked.empty() && !at->exposure->partial() &&
        std::ranges::none_of(m_proposals.verdicts(policy.underlying),
                             &rebalance::TriggerVerdict::fired))
        m_autoFire.takeUp(policy.underlying);
}

void Engine::markProposal(const rebalance::Proposal& proposal)
{
    m_recorder.mark({Marker::Kind::Proposal, proposal.underlying, m_out.now(),
                     proposal.legs.front().side, proposal.deltaBefore, proposal.sentence,
                     proposal.id});
}

void Engine::autoFire()
{
    if (m_mode != Mode::AutoFire || !m_autoFire.state().armed || !whyHeldBack().empty()) return;
    // What the last orders were spent on is worked to its end before it is disarmed.
    if (m_autoFire.state().ordersLeft <= 0 && m_plans.anyAutoFired()) return;
    bool checked = false;
    for (const rebalance::Policy& policy : m_policies) {
        if (!m_autoFire.state().covers(policy.underlying)) continue;
        const rebalance::Proposal* proposal = m_proposals.live(policy.underlying);
        if (!proposal || proposal->state != rebalance::ProposalState::Live) continue;
        if (m_guards.personDecides(policy.underlying) || tooFast()) continue;
        // What a person thought of, a person approves; and what trades options for a target.
        if (waitsForPerson(*proposal)) continue;
        const auto at = situation(policy);
        if (!at) continue;
        // A person's quantity stays for the person; unasked it goes only where a hedge is due.
        if (proposal->edited && !m_proposals.whyNone(proposal->id, *at).empty()) continue;
        m_proposals.catchUp(proposal->id, *at, displayChecks(), m_out);
        proposal = m_proposals.live(policy.underlying);
        if (!proposal) continue;
        // What needs a person's confirmation waits for one, armed or not.
        const bool clear =
            std::ranges::all_of(proposal->checks, [](const risk::CheckResult& check) {
                return check.verdict == risk::CheckResult::Verdict::Allow;
            });
        if (!clear) continue;
        // Who armed it is one person.
        if (!whyNotAlone(*proposal, {}).empty()) continue;
        if (const std::string why = m_autoFire.swing(
                policy.underlying, proposal->deltaAfter > proposal->deltaBefore, m_out.now());
            !why.empty()) {
            disarm(why);
            return;
        }
        if (const std::string why = m_autoFire.refusal(chargeOf(*proposal), m_out.now());
            !why.empty()) {
            disarm(why);
            return;
        }
        if (!std::exchange(checked, true))
            if (const std::string why = whyBookIsNotSure(); !why.empty()) {
                disarm(why);
                return;
            }
        send(*proposal, "auto-fire", true);
    }
}

void Engine::takeSamples()
{
    if (!m_recorder.due(m_out.now())) return;
    double equityUsd = 0;
    bool whole = true;
    for (const rebalance::Policy& policy : m_policies) {
        const portfolio::Exposure* e = m_valuation.find(policy.underlying);
        // While marks are still arriving after a login the sums are of half a book: no picture of
        // it.
        if (!e || !(e->spot > 0) || marksArriving(*e, policy)) {
            whole = false;
            continue;
        }
        equityUsd += e->equityUsd;
        const rebalance::FixedBand& band = bandOf(policy);
        ExposureSample sample{.underlying = policy.underlying,
                              .at = m_out.now(),
                              .spot = e->spot,
                              .delta = e->delta.of(policy.convention),
                              .convention = policy.convention,
                              .target = band.target,
                              .lower = band.lower(),
                              .upper = band.upper(),
                              .deltaBs = e->delta.blackScholes.coin(),
                              .deltaNet = e->delta.netTransaction.coin(),
                              .deltaUsdNeutral = e->delta.usdNeutral.coin(),
                              .gamma1Pct = e->gamma1PctCoin,
                              .vega = e->vega,
                              .theta = e->theta,
                              .pnlUsd = e->pnlUsd,
                              .equityUsd = e->equityUsd,
                              .marginUse = e->marginUse,
                              .partial = e->partial(),
                              .smile = policy.smile,
                              .bandWhy = {}};
        m_bands.tell(policy.underlying, sample);
        m_recorder.sample(sample, m_out);
        const rebalance::Live& live = m_bands.live(policy.underlying);
        m_recorder.market({policy.underlying, m_out.now(), live.sigmaImplied, live.sigmaRealised,
                           live.spread, live.depth},
                          refillOf(policy), m_out);
        if (const auto day = m_bands.takeFinishedDay(policy.underlying))
            m_out.remember(RealisedRecord{policy.underlying, *day});
        lookAtMargin(policy);
    }
    if (whole) m_tally.equity(equityUsd);
    const std::shared_ptr<const portfolio::Book> book = m_valuation.book();
    m_recorder.holdings(m_holdings, *book, m_out);
    if (whole) m_carried.sample(*book, m_market, m_out);
    lookAtAllocation();
}

}  // namespace ballast::engine
