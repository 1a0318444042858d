#pragma once

#include "models/rebalance/live.h"
#include "models/rebalance/proposal.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ballast::rebalance {

/// What every trigger looks at: one underlying at one instant.
struct TriggerInputs {
    double delta = 0;      ///< coin, policy's convention, orders that may be live counted
    FixedBand mandate;     ///< the fixed band around the target at this spot
    FixedBand band;        ///< in force: the live band where there is one
    double spot = 0;       ///< USD per coin
    double gamma1Pct = 0;  ///< coin per move of 1 %
    double vega = 0;       ///< USD per vol point
    double marginUse = 0;  ///< maintenance margin over equity
    core::Time now{};
    core::Time lastScheduleSlot{};
    Live live;
    std::span<const SubBookPart> subBooks;  ///< with their own limits
    /// Delta less what is aimed at, coin.
    double deviation() const { return delta - band.target; }
    /// There is a lot at least between the delta and what a hedge of it aims at: after a hedge to
    /// the edge there is less.
    bool worthAHedge() const;
};

/// Whether one trigger asks for a hedge now, and why or why not, with its numbers.
struct TriggerVerdict {
    TriggerKind kind = TriggerKind::Band;
    bool fired = false;
    bool hedgeable = true;  ///< a trade in the hedge instrument can help; else a person is told
    std::string reason{};
    bool operator==(const TriggerVerdict&) const = default;
};

/// What a person can do about a limit that was left and that no trade in the hedge instrument
/// helps: a sentence; empty: there is nothing to say.
std::string_view remedy(TriggerKind kind);

struct TriggerDecision {
    std::optional<TriggerKind> fired;      ///< the most urgent one that a hedge can help
    std::string reason;                    ///< in a few words, for a card
    std::vector<TriggerVerdict> verdicts;  ///< of every trigger that is on, by urgency
    const TriggerVerdict* find(TriggerKind kind) const;
};

/// Whether it is answered by a joint hedge, not by a trade in the hedge instrument.
constexpr bool isJoint(TriggerKind kind)
{
    return kind == TriggerKind::Gamma || kind == TriggerKind::Vega;
}

/// Asks every trigger that is on. Urgency: margin, gamma, vega, the fixed band, risk budget, live
/// band, price move, Leland's interval, funding, schedule. In the settlement window of something
/// held only margin may fire.
TriggerDecision trigger(const Policy& policy, const TriggerInputs& inputs);
/// With nothing known but the delta: the fixed band and the schedule.
TriggerDecision trigger(const Policy& policy, double delta, core::Time now,
                        core::Time lastScheduleSlot);

/// The slot of the schedule that `now` is in: the last of its times of day, or a multiple of
/// `every` since 00:00 UTC.
core::Time scheduleSlot(const Schedule& schedule, core::Time now);

}  // namespace ballast::rebalance
