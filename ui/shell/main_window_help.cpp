// First steps, the guided tour, and the pages of help.
#include "ui/charts/delta_chart.h"
#include "ui/help/help_window.h"
#include "ui/overview/overview_strip.h"
#include "ui/rebalance/mode_panel.h"
#include "ui/rebalance/proposals_panel.h"
#include "ui/replay/replay_bar.h"
#include "ui/shell/first_steps.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/panel_dock.h"
#include "ui/tour/tour_guide.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/section_header.h"

#include <QApplication>
#include <QToolButton>

namespace ballast::ui {
namespace {

/// Before the number of its tab title.
QToolButton* helpButton(const QString& name, const QString& title)
{
    auto* button = new QToolButton;
    button->setObjectName(QStringLiteral("help-") + name);
    button->setText(QStringLiteral("?"));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(MainWindow::tr("Help on %1").arg(title));
    button->setToolTip(toolTipOf(button->accessibleName()));
    return button;
}

}  // namespace

void MainWindow::addHelp(SectionHeader* header, const QString& name, const QString& title)
{
    const QString page = helpPageOf(name);
    if (page.isEmpty()) return;
    QToolButton* button = helpButton(name, title);
    header->addRight(button);
    connect(button, &QToolButton::clicked, this, [this, page] { openHelp(page); });
}

/// Made when it is first wanted.
void MainWindow::openHelp(const QString& page)
{
    if (!m_help)
        m_help = new HelpWindow([this](const QString& action) { return keyWords(action); },
                                ui::name(installedLanguage()), this);
    m_help->show();
    m_help->raise();
    m_help->activateWindow();
    m_help->openPage(page);
}

/// That of the panel which has the keyboard; elsewhere the first.
void MainWindow::helpOnFocus()
{
    QString panel;
    for (const QWidget* at = QApplication::focusWidget(); at && panel.isEmpty();
         at = at->parentWidget())
        panel = at == m_chart                                   ? QStringLiteral("chart")
                : at == m_mode                                  ? QStringLiteral("mode")
                : at == m_overview                              ? QStringLiteral("overview")
                : m_replay && at == m_replay                    ? QStringLiteral("replayBar")
                : qobject_cast<const PanelDock*>(at) != nullptr ? at->objectName()
                                                                : QString();
    openHelp(helpPageOf(panel));
}

void MainWindow::makeTour()
{
    m_tour = new TourGuide(
        *this, [this](const QString& action) { return keyWords(action); },
        [this](const QString& name) {
            PanelDock* wanted = dock(name.toLatin1().constData());
            // What waits for a decision is not hidden behind what is told.
            const bool behind = tabifiedDockWidgets(dock("proposals")).contains(wanted);
            if (behind && m_proposals->waiting() > 0) return;
            wanted->show();
            wanted->raise();
        });
    m_presenters.push_back([this](const auto& snapshot) { m_tour->present(snapshot); });
}

void MainWindow::startTour()
{
    if (m_environment.kind != Environs::Paper)
        return tell(tr("The guided tour is for the paper exchange: Help, First steps opens it."));
    m_tour->start();
}

/// The settings, where the program has given some; else the steps in words.
void MainWindow::connectVenue()
{
    m_settingsTerms ? openSettings(SettingsPage::Venues) : openHelp(QStringLiteral("venues"));
}

void MainWindow::openFirstSteps()
{
    auto* dialog = findChild<FirstSteps*>();
    if (!dialog) {
        dialog = new FirstSteps(true, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QDialog::accepted, this, [this, dialog] { begin(*dialog); });
    }
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

void MainWindow::begin(const FirstSteps& wish)
{
    switch (wish.market()) {
        case FirstSteps::Market::Recorded: return emit tapeRequested(wish.folder());
        case FirstSteps::Market::Venue: return connectVenue();
        case FirstSteps::Market::Paper: break;
    }
    if (m_environment.kind != Environs::Paper) return emit paperRequested(wish.tour());
    if (wish.tour())
        startTour();
    else
        tell(tr("This is the paper exchange."));
}

}  // namespace ballast::ui
