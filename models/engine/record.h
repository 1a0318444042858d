#pragma once

#include "models/bands/realised_volatility.h"
#include "models/bands/width_change.h"
#include "models/engine/command.h"
#include "models/guard/level.h"
#include "models/orders/order.h"
#include "models/portfolio/exposure.h"
#include "models/rebalance/proposal.h"
#include "models/review/carried_row.h"
#include "models/review/note.h"
#include "models/review/order_mark.h"

#include <string>
#include <variant>

namespace ballast::engine {

enum class Severity : std::uint8_t { Notice, Warning, Critical };
std::string_view text(Severity severity);

struct Alert {
    std::uint64_t number = 0;  ///< counts up within one run
    Severity severity = Severity::Notice;
    std::string topic;          ///< stable code: "link", "proposal", "what-if", "order"
    std::string text;           ///< what happened, what it means, what to do
    core::Currency underlying;  ///< empty: the whole desk
    core::Time at{};
    bool operator==(const Alert&) const = default;
};

// Records of the order journal (orders.db). They are durable, in order, when Journaled{seq} says
// so.

/// Intent and burned send token in one transaction, before the first byte may leave.
struct IntentRecord {
    orders::Intent intent;
    bool autoFired = false;
    double budgetUsd = 0;  ///< notional debited from the auto-fire budget
};
/// A change of an order's state, with its evidence.
struct OrderRecord {
    core::Label label;
    orders::OrderState state = orders::OrderState::InFlight;
    core::Quantity filled;
    double averagePrice = 0;
    std::string venueOrderId;
    std::string evidence;
    core::Time at{};
};
struct FillRecord {
    orders::Fill fill;
};
/// HALTED and the brake survive a restart. Always both, as they are from now on.
struct HaltRecord {
    bool halted = false;
    std::string reason;
    std::string actor;
    core::Time at{};
    Brake brake = Brake::None;
};

// Records of the history (history.db): batched, never waited for.

enum class DecisionKind : std::uint8_t {
    Approved,
    AutoFired,
    Edited,
    Rejected,
    Snoozed,
    Expired,
    Withdrawn,
    Refused,
    NotProposed,  ///< a trigger fired and nothing came of it; of no proposal
    Stopped,      ///< its plan, on the way: the reason says why and what was left
};
std::string_view text(DecisionKind kind);

/// Every revision a person could have seen is kept; `proposal.state` says how it stands.
struct ProposalRecord {
    rebalance::Proposal proposal;
};
struct DecisionRecord {
    core::ProposalId proposal;
    core::Revision revision = 0;
    DecisionKind kind = DecisionKind::Approved;
    std::string actor;
    std::string reason;
    core::Label label;  ///< the order it led to, if any
    core::Time at{};
    /// SHA-256 of what the checks would look at in that moment, leg by leg (risk::hashOf): of what
    /// was sent its order's. Empty: it is of no proposal that is known.
    std::string pictureHash{};
};
/// One underlying at a fixed cadence: what the charts draw and the review integrates.
struct ExposureSample {
    core::Currency underlying;
    core::Time at{};
    double spot = 0;
    double delta = 0;  ///< in `convention`
    portfolio::DeltaConvention convention = portfolio::DeltaConvention::NetTransaction;
    double target = 0, lower = 0, upper = 0;
    double deltaBs = 0, deltaNet = 0, deltaUsdNeutral = 0;
    double gamma1Pct = 0, vega = 0, theta = 0;  ///< units as in portfolio::Exposure
    double pnlUsd = 0, equityUsd = 0, marginUse = 0;
    bool partial = false;
    pricing::SmileChoice smile;  ///< by which the deltas were adjusted
    /// What the live band goes by: volatility per root year, cost of a hedge as a fraction of the
    /// notional, and the regime's factor in it. Zeros before they are known.
    double bandSigma = 0, bandCost = 0, bandFactor = 0;
    /// Why the band is another than when that was last told; empty: nothing new is told.
    std::string bandWhy;
    bands::Driver bandDriver = bands::Driver::None;  ///< of what is told
    bool operator==(const ExposureSample&) const = default;
};
struct PositionRecord {
    portfolio::Position position;
    std::string instrumentName;
    double mark = 0;
    double deltaNet = 0;
};
struct BalanceRecord {
    portfolio::Balance balance;
};
struct AlertRecord {
    Alert alert;
};
struct SettingRecord {
    std::string key, before, after, actor;
    core::Time at{};
};
struct LinkRecord {
    core::VenueId venue;
    std::string state, reason;
    core::Time at{};
};
using GuardLevel = guard::Level;
/// The guard of an underlying, or of one place of it, changed its level; or, within CAUTION, what a
/// loop asks for.
struct GuardRecord {
    core::Currency underlying;
    GuardLevel before = GuardLevel::Normal, level = GuardLevel::Normal;
    std::string cause;
    std::string actor;  ///< "engine", or the person who cleared a HALT
    core::Time at{};
    core::VenueId venue{};  ///< of the place; empty: all of the underlying
};

/// What a hedge of an underlying meets, at a slower cadence than the samples. Zero: not known.
struct MarketSample {
    core::Currency underlying;
    core::Time at{};
    double implied = 0, realised = 0;  ///< volatility per root year: of what is held; of the index
    double spread = 0;                 ///< of the hedge instrument's mid, fraction
    double depth = 0;                  ///< coin, on the thinner side of its visible book
    bool operator==(const MarketSample&) const = default;
};

/// A day of an index has ended: what HAR is estimated on after a restart.
struct RealisedRecord {
    core::Currency underlying;
    bands::RealisedDay day;
    bool operator==(const RealisedRecord&) const = default;
};

/// How the market of an order stood at one of its steps.
struct MarkRecord {
    review::OrderMark mark;
};
/// What is carried, as it stood: profit is attributed between two of one position.
struct CarriedRecord {
    review::CarriedRow row;
};
/// What a reviewer wrote on a rebalance; see review::checked.
struct NoteRecord {
    review::Note note;
};

using JournalEntry = std::variant<IntentRecord, OrderRecord, FillRecord, HaltRecord>;
using HistoryRow =
    std::variant<ProposalRecord, DecisionRecord, ExposureSample, PositionRecord, BalanceRecord,
                 AlertRecord, SettingRecord, LinkRecord, GuardRecord, RealisedRecord, MarketSample,
                 MarkRecord, CarriedRecord, NoteRecord>;

}  // namespace ballast::engine
