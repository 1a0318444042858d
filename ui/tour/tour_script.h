// tour panels: two minutes round the window, told beside what they are about.
#pragma once

#include "models/engine/snapshot.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <vector>

namespace ballast::ui {

/// In the order they are told.
enum class TourStep : std::uint8_t {
    Cards,
    Band,
    Chart,
    Proposal,
    Waiting,
    Approve,
    Orders,
    AutoFire,
    Stop,
    History,
    Over
};
inline constexpr int kTourNotes = static_cast<int>(TourStep::Over);

/// What the desk shows of what a trader does on the tour.
struct TourFacts {
    bool waits = false;                      ///< a proposal waits for a decision
    std::vector<core::ProposalId> approved;  ///< those that work or are done
    bool armed = false;                      ///< auto-fire
    bool held = false;                       ///< paused, reduce-only or halted
    bool operator==(const TourFacts&) const = default;
};
TourFacts tourFacts(const engine::Snapshot& snapshot);

/// Where the tour is: a value, and functions that make the next one of it.
struct Tour {
    TourStep step = TourStep::Over;
    TourFacts since;  ///< as it stood when the step began
    bool operator==(const Tour&) const = default;
    bool over() const { return step == TourStep::Over; }
};
Tour tourBegun(const TourFacts& now);
/// One step on, as the trader wished.
Tour tourNext(const Tour& tour, const TourFacts& now);
/// One step on where the trader has done what this one asks for; else as it was.
Tour tourLooked(const Tour& tour, const TourFacts& now);

/// What a step says, with the names of actions in braces for their keys, and where.
struct TourNoteText {
    QString title;
    QString text;
    QString dock;         ///< the panel that has to be in front; empty: none has
    QStringList targets;  ///< names of widgets; the first one in sight is pointed at
};
/// `waits`: whether a proposal is there to be pointed at.
TourNoteText tourNote(TourStep step, bool waits);

}  // namespace ballast::ui
