#pragma once

#include "models/core/fixed.h"
#include "models/core/shared_tail.h"
#include "models/execution/depth_trend.h"
#include "models/margin/view.h"
#include "models/orders/order.h"
#include "models/rebalance/policy.h"
#include "models/risk/check.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace ballast::rebalance {

enum class TriggerKind : std::uint8_t {
    Band,
    Schedule,
    Manual,  ///< a person's own trade, thought of first as a what-if
    Margin,  ///< margin use, or the way to liquidation
    Gamma,
    Vega,
    RiskBudget,  ///< the risk of the delta over a horizon
    LiveBand,    ///< a band that follows the market, inside the fixed one
    PriceMove,
    Leland,  ///< his interval since the last hedge
    Funding,
};
std::string_view text(TriggerKind kind);  ///< "Band breach", "Schedule", "What-if"

enum class ProposalState : std::uint8_t {
    Live,     ///< waiting for a decision
    Working,  ///< approved: its orders are on their way, one after another
    Done,     ///< its last order is terminal; what was not traded is `left`
    Rejected,
    Expired,  ///< its life ended
    Snoozed,
    Withdrawn,   ///< its reason went away, or nothing may be proposed
    Superseded,  ///< it made way for another one
};
std::string_view text(ProposalState state);

/// A part of a leg that is sent as an order of its own.
struct Slice {
    core::Quantity quantity;
    core::Duration after{};  ///< not before this long after the approval
    bool operator==(const Slice&) const = default;
};

/// What taking from a book costs against its mid, in parts that add up to the slippage.
struct BookCost {
    double spreadUsd = 0;  ///< half the spread, on all of it
    double impactUsd = 0;  ///< of walking the levels within the limit
    /// Of what finds no depth within the limit: from the last visible price on by the square-root
    /// law, of which two thirds are paid on average. Without a volume only that last price counts.
    double beyondUsd = 0;
    double beyondCoin = 0;   ///< how much that is; 0: all of it is visible
    double dailyVolume = 0;  ///< coin, the venue's 24 h by its ticker; 0: not given
    BookCost& operator+=(const BookCost& other);
    bool operator==(const BookCost&) const = default;
};

/// One instrument of a proposal: one order, or several one after another.
struct Leg {
    core::InstrumentId instrument;
    std::string instrumentName;
    core::AccountKey account;
    core::Side side = core::Side::Buy;
    core::Quantity quantity;  ///< instrument's unit, a multiple of its lot
    core::Price limit;
    orders::TimeInForce timeInForce = orders::TimeInForce::ImmediateOrCancel;
    double coinAmount = 0;      ///< unsigned coin equivalent of `quantity`
    double deltaChange = 0;     ///< coin, signed
    double referencePrice = 0;  ///< mid of the book it was priced on
    double expectedPrice = 0;   ///< average of the book walk
    double feeUsd = 0;
    double slippageUsd = 0;          ///< against the mid; half spread included
    BookCost bookCost;               ///< what the slippage is made of
    std::uint64_t bookChangeId = 0;  ///< of the book that quantity and limit were made on
    core::Currency priceCurrency;    ///< of every price here; empty: USD
    double collar = 0;               ///< how far through the reference a limit may be, in its unit
    double gammaChange = 0;          ///< change of delta for 1 %, coin
    double vegaChange = 0;           ///< USD per volatility point
    double marginChange = 0;         ///< maintenance, USD, estimate
    double notionalUsd = 0;          ///< at the mark; an option's is its underlying's
    bool limitWritten = false;       ///< a person chose the limit: it is kept as it is
    bool quoteOnly = false;          ///< priced on the best bid and ask alone, for want of a book
    /// Rests at the best price first; `limit` is where, and `timeInForce` says so. Absent: does
    /// not.
    std::optional<execution::Peg> peg;
    std::string cut;            ///< by which limit it is less than the hedge asks for; empty: not
    std::string workedBy;       ///< its style and what it follows from; empty: at once
    std::vector<Slice> slices;  ///< in the order of time, adding up to `quantity`; empty: one order
    /// The largest of its orders.
    core::Quantity largestOrder() const
    {
        core::Quantity most;
        for (const Slice& slice : slices) most = std::max(most, slice.quantity);
        return slices.empty() ? quantity : most;
    }
    /// At most.
    std::size_t orders() const
    {
        if (peg) return static_cast<std::size_t>(peg->mostOrders());
        return slices.empty() ? 1 : slices.size();
    }
    bool operator==(const Leg&) const = default;
};

using risk::CheckResult;

/// One horizon of waiting, USD. Risk is half the risk aversion times the variance.
struct WaitingOver {
    core::Duration horizon{};
    double deltaUsd = 0;   ///< of the delta as it is: ra/2 D^2 F^2 sigma^2 h
    double savingUsd = 0;  ///< the part of it that the hedge takes away
    double gammaUsd = 0;  ///< of gamma: ra/2 (Gamma F^2 sigma^2 h)^2 / 2, with the hedge or without
    double fundingUsd = 0;  ///< that the hedge pays; negative: is paid
    double basisUsd = 0;    ///< that it loses while a dated future comes down to the index
    double carryUsd() const { return fundingUsd + basisUsd; }
    bool operator==(const WaitingOver&) const = default;
};

/// What it costs to leave the delta as it is rather than to hedge, against what the hedge costs.
/// Risk-adjusted USD: half the risk aversion times the variance the hedge would take away. A
/// negative amount: the hedge would add risk.
struct WaitingCost {
    bool known = false;    ///< false: no risk aversion is set, or no volatility is known
    bool assumed = false;  ///< the risk aversion is by the equity: nobody has said one
    double fiveMinutesUsd = 0;
    double hourUsd = 0;
    double settlementUsd = 0;  ///< until the next 08:00 UTC
    core::Time settlement{};
    double gammaHourUsd =
        0;  ///< of gamma's own risk in an hour: the same with the hedge or without
    double fundingDayUsd = 0;  ///< that the hedge pays in funding a day; negative: is paid
    WaitingOver over5Minutes, overHour, overSettlement;
    double basis = 0;  ///< of a dated hedge: mark over index less one, leg by leg by its delta
    double riskAversion = 0;  ///< 1/USD, by which all this is
    double hedgingSdUsd = 0;  ///< from which it follows; 0: it is by the equity
    double sigma = 0;         ///< per root year
    std::string sigmaName;    ///< "implied vol"
    /// Waiting so long costs as much as the hedge and what it carries; absent: it never does.
    std::optional<core::Duration> breakEven;
    bool operator==(const WaitingCost&) const = default;
};

/// One way to hedge back, beside the one that was chosen.
struct Alternative {
    HedgeTo hedgeTo = HedgeTo::Target;
    double aim = 0;      ///< coin: the delta it trades to
    double costUsd = 0;  ///< fee and slippage of that trade now, by the live book
    /// Trading and risk, USD a year, were it the rule for ever with the gamma of now; absent: not
    /// known without gamma, volatility and risk aversion.
    std::optional<double> yearUsd;
    bool chosen = false;
    bool operator==(const Alternative&) const = default;
};

/// What the engine suggests. An approval names `id` and the `revision` that was seen. A revision is
/// its orders: while they stand, delta, costs and checks follow the market under the same number
/// and the same hash.
struct Proposal {
    core::ProposalId id;
    core::Revision revision = 1;
    core::Currency underlying;
    core::AccountKey account;
    TriggerKind trigger = TriggerKind::Band;
    ProposalState state = ProposalState::Live;
    portfolio::DeltaConvention convention = portfolio::DeltaConvention::NetTransaction;
    pricing::SmileChoice smile;  ///< of the deltas here, on top of `convention`
    int withoutSmile = 0;        ///< options it could not be applied to: at sticky strike
    core::Time createdAt{};
    core::Time revisedAt{};
    core::Time expiresAt{};
    std::vector<Leg> legs;
    double deltaBefore = 0, deltaAfter = 0;  ///< coin, in `convention`, orders in flight counted
    double gammaBefore = 0, vegaBefore = 0;
    double gammaAfter = 0, vegaAfter = 0;  ///< the same as before where no leg is an option
    double target = 0, bandLower = 0, bandUpper = 0;
    double feeUsd = 0, slippageUsd = 0, notionalUsd = 0;
    BookCost bookCost;                               ///< of all legs
    double marginUseBefore = 0, marginUseAfter = 0;  ///< maintenance / equity, estimate
    margin::MarginView margin;  ///< stress, liquidation, and what the venue says of it
    double spot = 0;
    WaitingCost waiting;
    /// Of the hedge's book; unknown where no leg trades there.
    execution::DepthTrend depth;
    std::vector<Alternative> alternatives;  ///< empty: a person's own trade, or inside the band
    std::string note;                       ///< Manual: what the person called it; may be empty
    std::string sentence;                   ///< why, what, how much, in a person's words
    std::vector<CheckResult> checks;
    /// Why no order of its legs keeps the book from being worse on the way; empty: this one does.
    std::string orderRemark;
    std::string progress;  ///< Working, of several orders: "leg 2 of 3 working"
    std::string left;      ///< Done: what its plan did not trade, and why; empty: nothing
    std::string ended;     ///< how it ended, in a few words: "0 of 192 000 traded"; may be empty
    bool edited = false;   ///< a person changed quantity or limit
    std::string hash;      ///< SHA-256 of what an approval would send
    bool allowed() const
    {
        for (const CheckResult& c : checks)
            if (c.verdict == CheckResult::Verdict::Deny) return false;
        return !legs.empty();
    }
    /// How many orders an approval leads to, one after another.
    std::size_t orders() const
    {
        std::size_t count = 0;
        for (const Leg& leg : legs) count += leg.orders();
        return count;
    }
    bool operator==(const Proposal&) const = default;
};

/// The proposals section of a snapshot: live and working ones first, then recently ended ones.
struct Proposals {
    core::SharedTail<Proposal> items;
    std::vector<Policy> policies;  ///< in force, by underlying
};

}  // namespace ballast::rebalance
