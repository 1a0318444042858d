// engine: event in, effects out, snapshot beside; the only thing with a memory.
#pragma once

#include "models/core/fixed.h"
#include "models/guard/limit_table.h"
#include "models/rebalance/allocation.h"
#include "models/rebalance/delta_budget.h"
#include "models/rebalance/policy.h"
#include "models/rebalance/proposal.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace ballast::engine {

enum class Mode : std::uint8_t { Watch, Confirm, AutoFire, Halted };
std::string_view text(Mode mode);

/// What a person holds the whole desk back by, short of a halt; the stricter one is the greater.
/// Durable: it outlives a restart, and only a person leaves it.
enum class Brake : std::uint8_t {
    None,
    ReduceOnly,  ///< only what brings delta nearer its target is sent
    Pause,       ///< nothing new is sent; proposals go on being shown, orders at the venue stay
};
std::string_view text(Brake brake);

/// What the trader wants. `actor` is who: "trader", "auto-fire".
struct Approve {
    core::ProposalId proposal;
    core::Revision seen = 0;
    core::Duration shownFor{};  ///< how long it had been before the person; 0: not known
    std::string second;         ///< who approved it beside the actor, proven; empty: nobody
};
struct Edit {
    core::ProposalId proposal;
    core::Revision seen = 0;
    std::size_t leg = 0;
    std::optional<core::Quantity> quantity;
    std::optional<core::Price> limit;
};
struct Reject {
    core::ProposalId proposal;
    std::string reason;
};
struct Snooze {
    core::ProposalId proposal;
    core::Duration duration{};
};
struct SetMode {
    Mode mode = Mode::Watch;
};
using rebalance::DeltaBudget;
struct ArmAutoFire {
    core::Duration duration{};  ///< > 0
    int orders = 0;             ///< > 0
    double notionalUsd = 0;     ///< > 0
    std::vector<DeltaBudget> underlyings =
        {};  ///< that it is armed for; empty: all, delta unbounded
};
struct DisarmAutoFire {
    std::string reason;
};
struct StopAll {
    std::string reason;
};  ///< Halted at once, cancel what works; survives a restart
/// Leave Halted, to Watch: a person's act, and of the halt that was seen. After a newer closing of
/// the kill switch it is refused.
struct Resume {
    std::uint64_t seen = 0;      ///< Snapshot::closings when the person began
    std::uint64_t closings = 0;  ///< as the switch itself counts now: by who hands it to the engine
};
/// A stricter brake holds at once; a looser one only where a person has confirmed it.
struct SetBrake {
    Brake brake = Brake::None;
    bool confirmed = false;
};
/// What the session has cost, and its highest equity, are counted from here on: the way out of the
/// loss brake, by a person who has looked and confirms it.
struct BeginSession {
    bool confirmed = false;
};
struct SetPolicy {
    rebalance::Policy policy;
};
/// What share of the book each asset is to be; without rows there are no targets any more.
struct SetAllocation {
    rebalance::AllocationPolicy policy;
};
/// A person's own trade, thought of as a what-if, to become an ordinary proposal: checked,
/// approved, journaled and sent like any other. One to rebalance::kMostLegs legs, options too; they
/// are sent one after another, for in a hedge bucket one order is in flight at a time.
struct ProposeLegs {
    struct Leg {
        core::InstrumentId instrument;
        core::Quantity quantity;                    ///< signed: > 0 buys; in the instrument's unit
        std::vector<rebalance::Slice> slices = {};  ///< unsigned parts sent apart; empty: one order
        /// Its expected price on the screen, in its own currency; 0: none was shown. Refused where
        /// the market of now is worse than it by more than the collar.
        double seenPrice = 0;
        core::AccountKey account = {};  ///< that trades it; empty: the command's
    };
    core::Currency underlying;
    core::AccountKey account;
    std::vector<Leg> legs;
    std::string note;  ///< what the person calls it; cut at 120 characters
    /// Gamma or Vega: the engine's own joint hedge, for that reason.
    rebalance::TriggerKind kind = rebalance::TriggerKind::Manual;
    const core::AccountKey& accountOf(const Leg& leg) const
    {
        return leg.account.venue.empty() ? account : leg.account;
    }
};
/// A person ends the HALT of one underlying, or of one place of it, and says why: to CAUTION, which
/// ends by itself. Refused while its cause is still there.
struct ClearGuard {
    core::Currency underlying;
    std::string reason;
    core::VenueId venue{};  ///< empty: the underlying, with all its places
};
struct CancelOrder {
    core::Label label;
};
/// A plan that works sends nothing more; its order that works is cancelled.
struct StopPlan {
    core::ProposalId proposal;
};
/// A person's evidence ends an order in NeedsOperator.
struct ResolveOrder {
    core::Label label;
    orders::OrderState outcome = orders::OrderState::NotPlaced;
    std::string evidence;
};

/// A person has set limits and tripwires in the window, having seen what changes and confirmed what
/// loosens. In the engine's own time.
struct SetLimits {
    guard::LimitSet limits;
    std::vector<guard::LimitChange> changes;  ///< as they are recorded, in the file's units
};

/// The proposal a person has before them: the venue is asked about the margin of this one.
struct LookAt {
    core::ProposalId proposal;
};

struct Command {
    std::variant<Approve, Edit, Reject, Snooze, SetMode, ArmAutoFire, DisarmAutoFire, StopAll,
                 Resume, SetPolicy, ProposeLegs, ClearGuard, CancelOrder, StopPlan, ResolveOrder,
                 LookAt, SetAllocation, SetLimits, SetBrake, BeginSession>
        what;
    std::string actor = "trader";
};

}  // namespace ballast::engine
