#pragma once

#include "models/engine/snapshot.h"
#include "ui/shell/environment.h"

#include <QStatusBar>

#include <memory>
#include <vector>

class QLabel;

namespace ballast::ui {

class Badge;

/// The last line of the window: is every link healthy, is every order recorded, where do orders go.
class StatusLine : public QStatusBar {
    Q_OBJECT
public:
    explicit StatusLine(const Environment& environment, QWidget* parent = nullptr);
    void show(const engine::Snapshot& snapshot);
    using QWidget::show;

protected:
    void changeEvent(QEvent* event) override;

private:
    /// One venue: a dot in its state's colour, the name and the round trip.
    struct Link {
        core::VenueId venue;
        QLabel* dot;
        QLabel* text;
    };

    QLabel* add(const QString& name);
    QLabel* addRight(const QString& name, const QString& text);
    Link& linkOf(core::VenueId venue);
    void showLink(const engine::LinkStatus& status);
    void showCounts(const std::vector<engine::LinkStatus>& links);
    void showJournal(bool healthy);
    void showHalt(const engine::Snapshot& snapshot);

    std::vector<Link> m_links;
    std::shared_ptr<const std::vector<engine::LinkStatus>> m_shownLinks;
    QWidget* m_linkRow;
    QLabel *m_rate, *m_refused, *m_journal, *m_clock;
    Badge *m_badge, *m_halted;
    Environs m_kind;
    QString m_haltShown;
    int m_journalShown = -1;
};

}  // namespace ballast::ui
