#include "ui/tour/tour_guide.h"

#include "ui/tour/note_place.h"
#include "ui/tour/tour_note.h"

#include <QAction>
#include <QEvent>
#include <QMainWindow>

#include <utility>

namespace ballast::ui {
namespace {

/// What a note never covers: the answers to a proposal, what stops, and forms that are open.
const char* const kKeptClear[] = {"approve", "edit",     "reject",      "snooze",     "stopPlan",
                                  "stopAll", "editForm", "approveForm", "rejectForm", "snoozeForm"};

}  // namespace

TourGuide::TourGuide(QMainWindow& window, KeyWords keys, std::function<void(const QString&)> front)
    : QObject(&window),
      m_window(window),
      m_keys(std::move(keys)),
      m_front(std::move(front)),
      m_nextAction(new QAction(tr("Next note of the tour"), &window)),
      m_endAction(new QAction(tr("End the tour"), &window))
{
    m_nextAction->setObjectName(QStringLiteral("tourNext"));
    m_endAction->setObjectName(QStringLiteral("tourEndAction"));
    m_endAction->setShortcut(QKeySequence(Qt::Key_Escape));
    for (QAction* action : {m_nextAction, m_endAction}) {
        action->setEnabled(false);
        m_window.addAction(action);
    }
    connect(m_nextAction, &QAction::triggered, this, &TourGuide::next);
    connect(m_endAction, &QAction::triggered, this, &TourGuide::end);
}

void TourGuide::start()
{
    if (!m_note) {
        m_ring = new TourRing(&m_window);
        m_note = new TourNote(m_nextAction, m_endAction, &m_window);
        connect(m_note, &TourNote::nextWanted, this, &TourGuide::next);
        connect(m_note, &TourNote::endWanted, this, &TourGuide::end);
        m_window.installEventFilter(this);
    }
    if (m_snapshot) m_now = tourFacts(*m_snapshot);
    go(tourBegun(m_now));
}

void TourGuide::next() { go(tourNext(m_tour, m_now)); }

void TourGuide::end() { go({}); }

void TourGuide::present(const std::shared_ptr<const engine::Snapshot>& snapshot)
{
    m_snapshot = snapshot;
    if (!running()) return;
    m_now = tourFacts(*snapshot);
    const Tour looked = tourLooked(m_tour, m_now);
    if (looked.step != m_tour.step) return go(looked);
    m_tour = looked;
    tell();
    place();
}

void TourGuide::go(const Tour& tour)
{
    m_tour = tour;
    m_nextAction->setEnabled(running());
    m_endAction->setEnabled(running());
    if (!m_note) return;
    if (!running()) {
        // The keyboard of whoever pressed the note's own button is not lost with it.
        const bool had = m_note->isAncestorOf(m_window.focusWidget());
        m_note->hide();
        m_ring->hide();
        if (had) m_window.setFocus(Qt::OtherFocusReason);
        return;
    }
    if (const QString dock = tourNote(m_tour.step, m_now.waits).dock; !dock.isEmpty())
        m_front(dock);
    m_said.clear();
    tell();
    m_note->show();
    place();
}

void TourGuide::tell()
{
    const TourNoteText note = tourNote(m_tour.step, m_now.waits);
    const QString text = withKeys(note.text, m_keys, tr("(no key)"));
    if (text == m_said) return;
    m_said = text;
    m_note->tell(note.title, text, static_cast<int>(m_tour.step) + 1);
}

QRect TourGuide::inWindow(const QWidget& widget) const
{
    // Only what can be seen of it: a card may be scrolled half away, and a panel behind another tab
    // lies outside of the window.
    QRect seen(widget.mapTo(&m_window, QPoint()), widget.size());
    for (const QWidget* at = widget.parentWidget(); at && at != &m_window; at = at->parentWidget())
        seen &= QRect(at->mapTo(&m_window, QPoint()), at->size());
    return seen & m_window.rect();
}

QWidget* TourGuide::target() const
{
    for (const QString& name : tourNote(m_tour.step, m_now.waits).targets)
        for (QWidget* widget : m_window.findChildren<QWidget*>(name))
            if (widget->isVisible() && !inWindow(*widget).isEmpty()) return widget;
    return nullptr;
}

void TourGuide::place()
{
    const QWidget* about = target();
    const QRect rect = about ? inWindow(*about) : QRect();
    QList<QRect> clear;
    for (const char* name : kKeptClear)
        for (const QWidget* widget : m_window.findChildren<QWidget*>(QLatin1String(name)))
            if (widget->isVisible())
                if (const QRect seen = inWindow(*widget); !seen.isEmpty()) clear << seen;
    const QPoint at =
        placeNote(m_note->size(), m_window.rect().adjusted(8, 8, -8, -8), rect, clear);
    if (m_note->pos() != at) m_note->move(at);
    m_ring->around(rect);
    m_ring->raise();
    m_note->raise();
}

bool TourGuide::eventFilter(QObject* watched, QEvent* event)
{
    if (running() && (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest))
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (running()) place();
            },
            Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

}  // namespace ballast::ui
