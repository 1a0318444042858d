#pragma once

#include "models/core/ids.h"
#include "models/core/time.h"
#include "models/review/chain_look.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ballast::review {

/// Something that is on record of a moment: decided, ordered, told, changed.
struct MomentEvent {
    enum class Kind : std::uint8_t {
        Proposal,
        Decision,
        Order,
        Fill,
        Alert,
        Guard,
        Link,
        Setting,
    };
    core::Time at{};
    Kind kind = Kind::Alert;
    core::Currency underlying;  ///< empty: of the whole desk
    std::string what;           ///< "Not proposed", "Warning", "Filled", "down"
    std::string text;           ///< the reason, the sentence; may be empty
    std::string actor;          ///< who did it, where somebody did
    core::ProposalId proposal;  ///< of none: 0
    bool operator==(const MomentEvent&) const = default;
};
std::string_view text(MomentEvent::Kind kind);  ///< "Proposal", "Decision", …

/// A check of a proposal that did not simply allow it: the gate as it stood.
struct MomentCheck {
    std::string rule, reason;
    bool denies = false;  ///< else a person had to confirm
    bool operator==(const MomentCheck&) const = default;
};

/// The proposal that waited or worked then.
struct MomentProposal {
    core::ProposalId id;
    std::string trigger;   ///< "Band breach"
    std::string sentence;  ///< of the last revision before the moment
    core::Time createdAt{};
    std::string ended;  ///< what became of it later: "Approved"; empty: nothing is on record
    std::string endedWhy, endedBy;
    core::Time endedAt{};
    std::vector<MomentCheck> checks;
    bool operator==(const MomentProposal&) const = default;
};

/// How one underlying stood.
struct MomentBook {
    core::Currency underlying;
    /// The newest sample at or before the moment; absent: there is none.
    struct Figures {
        core::Time at{};
        double spot = 0, delta = 0, target = 0, lower = 0, upper = 0;  ///< coin; spot USD
        std::string convention;                                        ///< "net transaction"
        double gamma1Pct = 0, vega = 0;                                ///< coin; USD per point
        double marginUse = 0;                                          ///< fraction of equity
        bool partial = false;                                          ///< marks were missing
        bool inside() const { return delta >= lower && delta <= upper; }
        bool operator==(const Figures&) const = default;
    };
    std::optional<Figures> figures;
    std::optional<core::Time> outSince;  ///< of the breach that lasted then
    /// The market of the hedge within a minute before; zeros: not known.
    struct Market {
        core::Time at{};
        double implied = 0, realised = 0, spread = 0, depth = 0;
        bool operator==(const Market&) const = default;
    };
    std::optional<Market> market;
    std::string guard;  ///< "NORMAL"; empty: nothing is on record of it
    std::string guardCause;
    std::optional<core::Time> guardSince;
    std::optional<MomentProposal> proposal;
    bool operator==(const MomentBook&) const = default;
};

/// A setting or link as it stood, with the last change of it before the moment.
struct MomentState {
    std::string name;    ///< of a link its venue
    std::string value;   ///< "Confirm", "up"
    std::string reason;  ///< why, or who
    core::Time since{};
    bool begun = false;  ///< no change: a session began so then
    bool operator==(const MomentState&) const = default;
};

/// What is on record of the minutes round an instant: what answers "why did it (not) trade then".
/// Read from the history alone, so that it is the same on a desk that runs and on a copy.
struct Moment {
    core::Time at{};
    core::Duration around{};
    std::optional<MomentState> mode, brake;
    std::vector<MomentState> links;
    std::vector<MomentBook> books;    ///< by name
    std::vector<MomentEvent> events;  ///< within `around` of `at`, by time
    std::size_t leftOut = 0;          ///< events beyond the most that are read
    std::optional<ChainLook> chain;   ///< of the links of these minutes; absent: nobody looked
    bool operator==(const Moment&) const = default;
};

}  // namespace ballast::review
