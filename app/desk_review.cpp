// What the review asks of the desk: rows of the history, and notes to be kept in it.
#include "app/desk.h"

#include "app/replay_start.h"
#include "app/review_join.h"
#include "app/review_worker.h"
#include "connectors/store/store.h"
#include "models/tables/sentences.h"
#include "ui/review/review_panel.h"
#include "ui/shell/main_window.h"

namespace ballast::app {
namespace {

QString spoken(const QString& english) { return tables::spoken(english.toStdString()); }

/// Whom the system knows at the keyboard.
std::string reviewer()
{
    for (const char* name : {"USER", "LOGNAME", "USERNAME"})
        if (const QString who = qEnvironmentVariable(name).trimmed(); !who.isEmpty())
            return who.toStdString();
    return "trader";
}

}  // namespace

/// The window makes its review when a person opens it; only then somebody reads for it.
void Desk::joinReview()
{
    connect(m_window.get(), &ui::MainWindow::reviewMade, this, [this] {
        m_reviews = std::make_unique<ReviewWorker>(m_options.data);
        ui::ReviewPanel* panel = m_window->review();
        joinReader(*panel, *m_reviews);
        connect(panel, &ui::ReviewPanel::noteWished, this, &Desk::keepNote);
        if (!m_store)
            panel->setNotesHindrance(tr("Nothing can be recorded here, so notes cannot be kept: %1")
                                         .arg(spoken(QString::fromStdString(m_whyNoStore))));
    });
}

/// A process of its own, which knows nothing of this desk but where its folder is.
void Desk::openReplay(core::ProposalId proposal, core::Time at)
{
    const auto started = startReplay(m_options, proposal, at);
    if (!started) return note(started.error().message);
    m_window->tell(tr("The replay opens in a window of its own."));
}

/// A note that the writer's queue takes is still not kept: the worker looks until it is there.
void Desk::keepNote(review::Note note)
{
    const core::ProposalId proposal = note.proposal;
    note.who = reviewer();
    note.at = m_clock.at(std::chrono::steady_clock::now());
    auto kept = review::checked(std::move(note));
    if (!kept)
        return m_window->review()->noteKept(proposal,
                                            spoken(QString::fromStdString(kept.error().message)));
    if (!m_store || !m_store->remember({engine::NoteRecord{*kept}}))
        return m_window->review()->noteKept(
            proposal, tr("The history is not keeping up: the note was not taken. Try again."));
    m_reviews->awaitNote(std::move(*kept));
}

}  // namespace ballast::app
