#pragma once

#include "models/execution/refill.h"
#include "models/market/board.h"
#include "models/portfolio/smile_view.h"
#include "models/rebalance/live.h"
#include "models/rebalance/proposal.h"
#include "models/rebalance/trigger.h"
#include "models/risk/limits.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace ballast::rebalance {

/// An instrument that is traded, as it stands.
struct Traded {
    const market::Listing* listing = nullptr;
    const market::Book* book = nullptr;
    double held = 0;           ///< signed, the instrument's unit
    double heldUsd = 0;        ///< the same in USD, for the margin estimate
    bool quoteOnly = false;    ///< `book` is made of the best bid and ask alone
    core::AccountKey account;  ///< that trades it; empty: the situation's
    /// The instrument's; the finest there is where it is not listed.
    core::Quantity lot() const
    {
        return listing && listing->instrument ? listing->instrument->lot
                                              : core::Quantity::fromMantissa(1);
    }
};

/// What a proposal is made from: one instant of one underlying.
struct Situation {
    const Policy* policy = nullptr;    ///< its band is the one in force
    const Live* live = nullptr;        ///< null: nothing is known beside the delta
    std::optional<FixedBand> mandate;  ///< where it is not the policy's band
    const portfolio::Exposure* exposure = nullptr;
    double delta = 0;  ///< policy's convention, orders that may be live counted
    const market::Listing* hedge = nullptr;  ///< the policy's hedge instrument
    const market::Book* book = nullptr;
    double hedgePositionUsd = 0;  ///< signed, for the margin estimate
    double depthShare = 0.5;      ///< take at most this share of the visible depth
    double mostUsd = 0;           ///< of one order of the engine's own; 0: no limit
    std::string mostWords;        ///< which limit that is: "the largest order allowed"
    /// Orders of that size that may follow one another at once; 1: what a limit cuts off is another
    /// hedge.
    std::size_t mostOrders = 1;
    core::Time now{};
    core::AccountKey account;  ///< that trades `hedge`; empty: the policy's
    std::string placeReason;   ///< why there, where there was a choice; a sentence
    /// By leg, where a proposal has others than `hedge`.
    std::vector<Traded> traded;
    /// A hedge over several of `traded` at once; empty: `hedge` alone. Unsigned.
    struct Share {
        core::InstrumentId instrument;
        core::Quantity quantity;
    };
    std::vector<Share> split;
    const portfolio::SmileView* smile =
        nullptr;  ///< by which option deltas are adjusted; may be null
    risk::OptionCollar optionCollar;
    std::span<const SubBookPart> subBooks;  ///< those with a target; lives as long as the policy
    bool jointPending = false;              ///< a joint hedge is being worked out and comes first
    std::string jointWhy;                   ///< where one is asked for: why there is none
    core::Duration outsideFor{};            ///< how long the band has been left
    /// A breach is hedged that is not over yet: delta may be back inside, but not by the margin.
    bool breach = false;
    /// How fast the hedge's book refills, as it was seen to; null: nothing was looked at.
    const execution::Refill* refill = nullptr;
    /// Where the depth of the policy's hedge is going; null: it was not watched.
    const execution::DepthTrend* depth = nullptr;
};

/// Nothing is proposed, and why: "inside the band", "less than one lot".
struct NoProposal {
    std::string reason;
    bool operator==(const NoProposal&) const = default;
};

/// How much of a proposal is made: what it trades and the figures of that are enough to see whether
/// it is another one; its sentence and what other ways would cost are words to whoever decides.
enum class Telling : std::uint8_t { Whole, TradesOnly };

/// What the triggers look at in this situation.
TriggerInputs triggerInputs(const Situation& situation, core::Time lastScheduleSlot);

/// One leg in the hedge instrument that brings delta to the policy's aim: rounded to the lot
/// towards no trade, cut to `mostUsd` and to the share of the depth, which its sentence says (the
/// rest is for the next one), limited by a collar around mark and mid, priced by walking the live
/// book. Id, revision, life, checks and hash are the caller's.
std::variant<Proposal, NoProposal> propose(const Situation& situation, TriggerKind kind,
                                           Telling telling = Telling::Whole);
/// Writes the words of one that was proposed, or re-priced, in this very situation.
void tell(Proposal& proposal, const Situation& situation);

/// A leg a person wishes.
struct WantedLeg {
    core::InstrumentId instrument;
    core::Quantity quantity;  ///< signed: > 0 buys; the instrument's unit
    /// Unsigned parts that are sent apart; empty: one order. They add up to the quantity.
    std::vector<Slice> slices;
};
inline constexpr std::size_t kMostLegs = 8;

/// A person's own trade of one to kMostLegs legs in instruments of `situation.traded`, options too:
/// each rounded to its lot towards no trade, limited and priced on its own book, in the order in
/// which the book is never worse on the way than at both ends, where there is one. Deltas, gamma
/// and vega after are by the per-unit Greeks of the valuation. Not proposed, with the reason: what
/// has no live two-sided book or only an old mark, less than the smallest order, an instrument
/// named twice.
std::variant<Proposal, NoProposal> proposeTrades(const Situation& situation,
                                                 const std::vector<WantedLeg>& wanted,
                                                 const std::string& note);

/// The same for another reason: a joint hedge that the engine asked for.
std::variant<Proposal, NoProposal> proposeTrades(const Situation& situation, TriggerKind kind,
                                                 const std::vector<WantedLeg>& wanted,
                                                 const std::string& note);

/// A person's own trade (`signedQuantity` > 0 buys, in the instrument's unit) in `situation.hedge`:
/// proposeTrades of one leg.
std::variant<Proposal, NoProposal> proposeTrade(const Situation& situation,
                                                core::Quantity signedQuantity,
                                                const std::string& note);

/// The same proposal with a person's quantity and limit: cost and after-numbers recomputed on the
/// situation, its hash left as it is. What does not fit lot or tick is kept as it is and left for
/// the checks to refuse. With `keepLimit` false limits are the market's of now, but for those a
/// person wrote.
Proposal reprice(Proposal proposal, const Situation& situation, bool keepLimit = true);

/// Maintenance margin an inverse or linear future of this USD size asks for, by the venue's
/// standard model (portfolio::deribitStandardRates). An estimate.
double futureMaintenanceUsd(core::Currency underlying, double sizeUsd, double price);

/// SHA-256 over what an approval would send.
std::string hashOf(const Proposal& proposal);

}  // namespace ballast::rebalance
