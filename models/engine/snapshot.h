#pragma once

#include "models/core/ids.h"
#include "models/engine/allocation_state.h"
#include "models/engine/command.h"
#include "models/engine/event.h"
#include "models/engine/record.h"
#include "models/engine/series.h"
#include "models/guard/state.h"
#include "models/margin/account_view.h"
#include "models/market/board.h"
#include "models/orders/order.h"
#include "models/portfolio/exposure.h"
#include "models/pricing/surface.h"
#include "models/rebalance/proposal.h"
#include "models/rebalance/trigger.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace ballast::engine {

/// How one underlying stands, in the words of its card.
enum class BandState : std::uint8_t {
    InBand,
    NearEdge,
    OutOfBand,
    Proposing,
    Working,
    Unknown,
    Halted,
    Stale
};
std::string_view text(BandState state);

using GuardState = guard::State;
using GuardSettings = guard::Settings;

/// What one venue holds of an underlying.
struct VenuePart {
    core::VenueId venue;
    double delta = 0;  ///< in the policy's convention, equity left out; its lines with a value
    double vega = 0;   ///< USD per vol point
    int lines = 0;
    bool linkUp = true;  ///< else its numbers are the last good ones
    bool operator==(const VenuePart&) const = default;
};

/// What the band in force is made of, in sentences of numbers.
struct BandStory {
    std::string why;  ///< what moved its width last; without a live band that there is none
    std::string
        volatility;      ///< "implied vol 55.0 %, by regime; realised: EWMA of 37 min 48.0 %; …"
    std::string regime;  ///< "normal; worst: spread 1.20 times its average"
    bands::Driver driver = bands::Driver::None;
    bool operator==(const BandStory&) const = default;
};

/// One card.
struct UnderlyingState {
    core::Currency underlying;
    portfolio::Exposure exposure;
    rebalance::Policy policy;                         ///< as it was written
    rebalance::FixedBand band;                        ///< in force: the live one; in CAUTION wider
    std::vector<rebalance::TriggerVerdict> verdicts;  ///< of every trigger that is on, by urgency
    double delta = 0;                ///< in policy.convention, orders that may be live not counted
    double deltaWorstCase = 0;       ///< with every possibly-live order filled
    double spotChange24h = 0;        ///< fraction; against the first sample of the last 24 h held
    double liquidationDistance = 0;  ///< fraction the spot may move against the book; 0: not known
    bool liquidationModelled = false;  ///< by the margin model that judges proposals
    BandState state = BandState::Stale;
    std::string why;                               ///< a sentence on the state
    core::Time numbersAt{};                        ///< when the newest of its numbers changed
    std::vector<VenuePart> venues;                 ///< empty where the book is at one venue
    std::vector<rebalance::SubBookPart> subBooks;  ///< those with a target of their own
    std::shared_ptr<const Series> series;
    std::shared_ptr<const MarketSeries> market;  ///< volatilities, spread, depth; may be null
    GuardState guard;                            ///< its tripwires and gauges
    BandStory bandStory;
    std::vector<margin::AccountView> margins;  ///< of every account it is held in, once a second
};

struct AutoFireState {
    /// One underlying it is armed for: coins of delta that its hedges may still move.
    struct Delta {
        core::Currency underlying;
        double left = 0, given = 0;
        bool operator==(const Delta&) const = default;
    };
    bool armed = false;
    core::Time until{};
    int ordersLeft = 0;
    double notionalLeftUsd = 0;
    std::string lastDisarm;     ///< why it is not armed
    std::vector<Delta> deltas;  ///< empty: armed for every underlying, and delta is unbounded
    // What it was armed with: what is left is a share of it. Zeros: not known.
    core::Time since{};
    int ordersGiven = 0;
    double notionalGivenUsd = 0;

    /// Whether it fires in this underlying while it is armed.
    bool covers(core::Currency underlying) const
    {
        return deltas.empty() ||
               std::ranges::find(deltas, underlying, &Delta::underlying) != deltas.end();
    }
};

struct LinkStatus {
    core::VenueId venue;
    LinkState state = LinkState::Down;
    std::string reason;
    core::Time since{};
    LinkHealth health;
    double messagesPerSecond = 0;
};

/// A decision or fill to be marked in a chart, with the record it opens.
struct Marker {
    enum class Kind : std::uint8_t { Proposal, Approval, AutoFire, Fill, Rejection };
    Kind kind = Kind::Fill;
    core::Currency underlying;
    core::Time at{};
    core::Side side = core::Side::Buy;
    double delta = 0;  ///< where on the delta axis
    std::string text;
    core::ProposalId proposal;
};

/// Immutable; sections are shared, so what did not change is the same pointer.
struct Snapshot {
    core::Revision revision = 0;
    core::Time at{};
    std::shared_ptr<const market::Board> market;
    std::shared_ptr<const portfolio::Book> portfolio;
    std::shared_ptr<const pricing::Surfaces> surfaces;  ///< never null
    std::shared_ptr<const orders::Blotter> orders;
    std::shared_ptr<const rebalance::Proposals> proposals;
    std::shared_ptr<const std::vector<UnderlyingState>> underlyings;
    std::shared_ptr<const AllocationState> allocation;  ///< null before it was first looked at
    std::shared_ptr<const std::vector<Alert>> alerts;   ///< newest first, bounded
    std::shared_ptr<const std::vector<LinkStatus>> links;
    std::shared_ptr<const std::vector<Marker>> markers;  ///< oldest first, bounded
    Mode mode = Mode::Watch;
    AutoFireState autoFire;
    std::string haltReason;  ///< empty unless mode is Halted
    std::uint64_t closings =
        0;  ///< of the kill switch that the engine knows of: what a Resume is asked of
    Brake brake = Brake::None;
    double sessionCost = 0;     ///< fees and shortfall over what was traded, fraction
    double drawdown = 0;        ///< of equity from its highest of the session, fraction
    double secondAboveUsd = 0;  ///< an approval of more needs a second person; 0: none does
    bool journalHealthy = true;
    std::uint64_t valuationDisagreements =
        0;  ///< cross-checks of the book that failed, since start
};

}  // namespace ballast::engine
