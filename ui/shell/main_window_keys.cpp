// Which action of the window has which key: all of them from one list.
#include "ui/shell/key_map.h"
#include "ui/shell/main_window.h"
#include "ui/shell/panel_dock.h"
#include "ui/shell/shortcuts_dialog.h"

#include <QAction>

namespace ballast::ui {

/// Once the menus stand. The workspaces' actions come and go, and are attached as they are made.
void MainWindow::bindKeys()
{
    for (PanelDock* dock : m_docks)
        dock->toggleViewAction()->setObjectName(QStringLiteral("view-") + dock->objectName());
    for (QAction* action : findChildren<QAction*>(QStringLiteral("copyPositions")))
        m_keys->attach(QStringLiteral("copyTable"), action);  // the same, in a table of its own
    for (QAction* action : findChildren<QAction*>())
        if (m_keys->find(action->objectName())) m_keys->attach(action->objectName(), action);
}

QString MainWindow::keyWords(const QString& action) const { return m_keys->shown(action); }

void MainWindow::openKeys()
{
    if (auto* open = findChild<ShortcutsDialog*>()) {
        open->raise();
        return open->activateWindow();
    }
    auto* dialog = new ShortcutsDialog(*m_keys, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

}  // namespace ballast::ui
