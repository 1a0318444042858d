#include "ui/tour/tour_script.h"

#include <QCoreApplication>

#include <algorithm>

namespace ballast::ui {
namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(Tour)
};

Tour at(TourStep step, const TourFacts& now) { return {step, now}; }

bool newlyApproved(const TourFacts& since, const TourFacts& now)
{
    return std::ranges::any_of(now.approved, [&](core::ProposalId id) {
        return std::ranges::find(since.approved, id) == since.approved.end();
    });
}

/// Whether what the step asks for has been done since it began.
bool done(const Tour& tour, const TourFacts& now)
{
    switch (tour.step) {
        case TourStep::Approve: return newlyApproved(tour.since, now);
        case TourStep::AutoFire: return now.armed && !tour.since.armed;
        case TourStep::Stop: return now.held && !tour.since.held;
        default: return false;  // those only tell
    }
}

TourNoteText proposalNote(bool waits)
{
    return {Say::tr("A proposal"),
            waits
                ? Say::tr("The book has left its band, and this is the hedge: why, what, how much, "
                          "at what cost, and which checks passed. A tool tip explains each figure.")
                : Say::tr("When a book leaves its band, the hedge is proposed here. This book is "
                          "made to drift: it takes about a minute."),
            QStringLiteral("proposals"),
            {QStringLiteral("proposalCard"), QStringLiteral("proposalsPanel")}};
}

TourNoteText waitingNote(bool waits)
{
    return {
        Say::tr("What waiting costs"),
        waits ? Say::tr("This sentence sets the risk of waiting against the cost of the hedge, in "
                        "USD, and says after what time they are the same.")
              : Say::tr("Each proposal says what waiting costs in USD of risk, against what the "
                        "hedge costs, and after what time they are the same."),
        QStringLiteral("proposals"),
        {QStringLiteral("proposalWaiting"), QStringLiteral("proposalSentence"),
         QStringLiteral("proposalsPanel")}};
}

TourNoteText approveNote(bool waits)
{
    return {
        Say::tr("Approve it"),
        waits
            ? Say::tr("Press {approveAction} to approve the proposal with the frame. {editAction} "
                      "changes it, {rejectAction} says no, {snoozeAction} puts it off. Or go on "
                      "without.")
            : Say::tr("When one waits, {approveAction} approves it, {editAction} changes it, "
                      "{rejectAction} says no and {snoozeAction} puts it off. You can wait for "
                      "it here, or go on."),
        QStringLiteral("proposals"),
        {QStringLiteral("proposalCard"), QStringLiteral("proposalsPanel")}};
}

}  // namespace

TourFacts tourFacts(const engine::Snapshot& snapshot)
{
    TourFacts facts;
    if (snapshot.proposals)
        for (const rebalance::Proposal& p : snapshot.proposals->items) {
            facts.waits = facts.waits || p.state == rebalance::ProposalState::Live;
            if (p.state == rebalance::ProposalState::Working ||
                p.state == rebalance::ProposalState::Done)
                facts.approved.push_back(p.id);
        }
    facts.armed = snapshot.autoFire.armed;
    facts.held = snapshot.brake != engine::Brake::None || snapshot.mode == engine::Mode::Halted;
    return facts;
}

Tour tourBegun(const TourFacts& now) { return at(TourStep::Cards, now); }

Tour tourNext(const Tour& tour, const TourFacts& now)
{
    if (tour.over()) return tour;
    return at(static_cast<TourStep>(static_cast<int>(tour.step) + 1), now);
}

Tour tourLooked(const Tour& tour, const TourFacts& now)
{
    if (done(tour, now)) return tourNext(tour, now);
    // What was on when the step began, and is off now, can be done anew.
    Tour same = tour;
    same.since.armed = same.since.armed && now.armed;
    same.since.held = same.since.held && now.held;
    return same;
}

TourNoteText tourNote(TourStep step, bool waits)
{
    switch (step) {
        case TourStep::Cards:
            return {
                Say::tr("One card for each underlying"),
                Say::tr("Its largest figure is the net delta. Below it stand the Greeks, margin, "
                        "and the way to liquidation. A click chooses what the chart shows."),
                {},
                {QStringLiteral("card_BTC"), QStringLiteral("overview")}};
        case TourStep::Band:
            return {
                Say::tr("The band"),
                Say::tr("The mark is delta, and the bar is the range it may have. The word on the "
                        "card says how it stands: IN BAND, PROPOSING, OUT OF BAND."),
                {},
                {QStringLiteral("bandBullet"), QStringLiteral("overview")}};
        case TourStep::Chart:
            return {
                Say::tr("The same over time"),
                Say::tr("Delta draws its line inside the shaded band, with the spot below. Each "
                        "proposal and fill leaves a marker. The wheel zooms, dragging pans."),
                {},
                {QStringLiteral("deltaChart")}};
        case TourStep::Proposal: return proposalNote(waits);
        case TourStep::Waiting: return waitingNote(waits);
        case TourStep::Approve: return approveNote(waits);
        case TourStep::Orders:
            return {
                Say::tr("Orders and fills"),
                Say::tr("What was approved is written to the journal, then sent. Its order stands "
                        "here, what the venue filled under Fills beside it."),
                QStringLiteral("orders"),
                {QStringLiteral("ordersPanel")}};
        case TourStep::AutoFire:
            return {
                Say::tr("Let it run"),
                Say::tr("Auto-fire approves by itself, inside minutes, orders and dollars that you "
                        "arm it with, and shows what is left of them. Arm it if you like."),
                {},
                {QStringLiteral("modeAutoFire")}};
        case TourStep::Stop:
            return {
                Say::tr("Stop"),
                Say::tr(
                    "{stopAllAction} halts at once, anywhere in the program. {pauseAction} only "
                    "pauses: press it once to see. Its button leaves the pause again."),
                {},
                {QStringLiteral("stopAll")}};
        case TourStep::History:
            return {Say::tr("What was done, and why"),
                    Say::tr("One row for each rebalance: who decided, what was sent, what it cost. "
                            "That is the tour; {helpContents} opens help on any panel."),
                    QStringLiteral("history"),
                    {QStringLiteral("historyPanel")}};
        case TourStep::Over: break;
    }
    return {};
}

}  // namespace ballast::ui
