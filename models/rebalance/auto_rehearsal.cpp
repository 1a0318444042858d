#include "models/rebalance/auto_rehearsal.h"

#include "models/rebalance/trigger.h"

#include <algorithm>
#include <cmath>

namespace ballast::rebalance {
namespace {

constexpr core::Duration kLookBack = std::chrono::hours{1};
/// As engine::AutoFire::kSwingWindow.
constexpr core::Duration kSwingWindow = std::chrono::seconds{60};

bool buys(const Proposal& p) { return p.deltaAfter > p.deltaBefore; }

bool isLeftToPerson(const Proposal& p)
{
    return p.trigger == TriggerKind::Manual || isJoint(p.trigger) || p.edited || p.legs.empty() ||
           std::ranges::any_of(p.checks, [](const CheckResult& check) {
               return check.verdict != CheckResult::Verdict::Allow;
           });
}

bool wasSent(const Proposal& p)
{
    return p.state == ProposalState::Working || p.state == ProposalState::Done;
}

/// What would have been sent last in one underlying, and when its hedges changed side last.
struct Last {
    const Proposal* proposal = nullptr;
    std::vector<core::Time> turns;
};

class Player {
public:
    Player(std::span<const BandSight> sights, const RehearsalBudget& budget, Rehearsal& out)
        : m_sights(sights), m_budget(budget), m_out(out)
    {
    }

    /// False: the budget has ended.
    bool play(const Proposal& p)
    {
        if (isLeftToPerson(p)) {
            ++m_out.left;
            return true;
        }
        const DeltaBudget* delta = deltaOf(p.underlying);
        if (!delta && !m_budget.underlyings.empty()) {
            ++m_out.unarmed;
            return true;
        }
        Last& last = lastOf(p.underlying);
        if (last.proposal && isSameBreach(*last.proposal, p)) {
            ++m_out.repeated;
            return true;
        }
        using enum Rehearsal::End;
        const bool turns = last.proposal && buys(*last.proposal) != buys(p);
        if (turns && !last.turns.empty() && p.createdAt - last.turns.back() <= kSwingWindow)
            return ends(Swing, p.createdAt);
        if (m_out.orders + p.orders() > static_cast<std::size_t>(std::max(0, m_budget.orders)))
            return ends(Orders, p.createdAt);
        if (m_out.notionalUsd + p.notionalUsd > m_budget.notionalUsd)
            return ends(Notional, p.createdAt);
        if (delta && movedSoFar(p.underlying) + moves(p) > delta->coins * (1 + 1e-9) + 1e-12)
            return ends(Delta, p.createdAt);
        if (turns) last.turns.push_back(p.createdAt);
        last.proposal = &p;
        count(p);
        return m_out.orders < static_cast<std::size_t>(m_budget.orders) ||
               ends(Orders, p.createdAt);
    }

private:
    bool ends(Rehearsal::End why, core::Time at)
    {
        m_out.end = why;
        m_out.endAt = at;
        return false;
    }

    void count(const Proposal& p)
    {
        ++m_out.hedges;
        m_out.orders += p.orders();
        m_out.notionalUsd += p.notionalUsd;
        m_out.costUsd += p.feeUsd + p.slippageUsd;
        auto at = std::ranges::find(m_out.moved, p.underlying, &Rehearsal::Moved::underlying);
        if (at == m_out.moved.end()) at = m_out.moved.insert(at, {p.underlying, 0});
        at->coins += moves(p);
    }

    static double moves(const Proposal& p) { return std::abs(p.deltaAfter - p.deltaBefore); }
    double movedSoFar(core::Currency underlying) const
    {
        const auto at = std::ranges::find(m_out.moved, underlying, &Rehearsal::Moved::underlying);
        return at == m_out.moved.end() ? 0 : at->coins;
    }
    const DeltaBudget* deltaOf(core::Currency underlying) const
    {
        const auto at =
            std::ranges::find(m_budget.underlyings, underlying, &DeltaBudget::underlying);
        return at == m_budget.underlyings.end() ? nullptr : &*at;
    }

    /// The world went on as if the first had been sent only where it was.
    bool isSameBreach(const Proposal& first, const Proposal& later) const
    {
        if (wasSent(first) || buys(first) != buys(later)) return false;
        return std::ranges::none_of(m_sights, [&](const BandSight& sight) {
            return sight.underlying == later.underlying && sight.inside &&
                   sight.at > first.createdAt && sight.at <= later.createdAt;
        });
    }

    Last& lastOf(core::Currency underlying)
    {
        for (auto& [each, last] : m_last)
            if (each == underlying) return last;
        return m_last.emplace_back(underlying, Last{}).second;
    }

    std::span<const BandSight> m_sights;
    const RehearsalBudget& m_budget;
    Rehearsal& m_out;
    std::vector<std::pair<core::Currency, Last>> m_last;
};

}  // namespace

Rehearsal rehearse(std::span<const Proposal> proposals, std::span<const BandSight> sights,
                   const RehearsalBudget& budget, core::Time knownSince, core::Time now)
{
    Rehearsal out;
    out.to = now;
    out.from = std::min(now, std::max(knownSince, now - kLookBack));
    const core::Time until = std::min(now, out.from + budget.duration);
    std::vector<const Proposal*> inTime;
    for (const Proposal& p : proposals)
        if (p.createdAt >= out.from && p.createdAt < until) inTime.push_back(&p);
    std::ranges::stable_sort(inTime, {}, &Proposal::createdAt);
    Player player(sights, budget, out);
    for (const Proposal* p : inTime)
        if (!player.play(*p)) return out;
    if (out.from + budget.duration <= now) {
        out.end = Rehearsal::End::Time;
        out.endAt = out.from + budget.duration;
    }
    return out;
}

core::Duration unwatched(std::span<const BandSight> sights, core::Time from, core::Time to)
{
    constexpr core::Duration kSilence = std::chrono::minutes{1};
    std::vector<core::Time> seen{from, to};
    for (const BandSight& sight : sights)
        if (sight.at > from && sight.at < to) seen.push_back(sight.at);
    std::ranges::sort(seen);
    core::Duration sum{};
    for (std::size_t i = 1; i < seen.size(); ++i)
        if (seen[i] - seen[i - 1] > kSilence) sum += seen[i] - seen[i - 1];
    return sum;
}

}  // namespace ballast::rebalance
