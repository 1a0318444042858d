// How the window tells of alerts beside keeping them: status bar, notification, sound; and the
// tray.
#include "ui/rebalance/mode_panel.h"
#include "ui/shell/alert_dialog.h"
#include "ui/shell/alert_teller.h"
#include "ui/shell/main_window.h"
#include "ui/shell/tray.h"

#include <QAction>
#include <QApplication>

namespace ballast::ui {

void MainWindow::makeAlerts(const QString& settingsFile, HandClock clock)
{
    QList<QAction*> actions{m_mode->disarmAction()};
    actions << m_mode->brakeActions() << m_mode->stopAction();
    // What a replay has to say is of another day: it is shown in its panel, and disturbs nobody.
    const bool tells = !m_environment.past;
    m_tray = new Tray(tells && Tray::systemHasOne(), windowTitle(), actions, this);
    connect(m_tray, &Tray::showWanted, this, [this] {
        setWindowState(windowState() & ~Qt::WindowMinimized);
        QWidget::show();
        raise();
        activateWindow();
    });
    AlertTeller::Mouth mouth{[this](const QString& sentence) { tell(sentence); },
                             [this](const QString& sentence, bool critical) {
                                 // Who looks at the window sees it there.
                                 if (critical || !isActiveWindow())
                                     m_tray->notify(sentence, critical);
                             },
                             [] { QApplication::beep(); }};
    m_teller = new AlertTeller(settingsFile, std::move(mouth), std::move(clock), this);
    if (!tells) return;
    m_presenters.push_back([this](const auto& snapshot) {
        m_tray->present(snapshot);
        m_teller->present(snapshot);
    });
}

void MainWindow::openAlertChoices()
{
    auto* dialog = findChild<AlertDialog*>();
    if (!dialog) {
        dialog = new AlertDialog(*m_teller, m_tray->available(), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

}  // namespace ballast::ui
