// The named arrangements of the window's panels: their menu, and what changes between them.
#include "ui/shell/key_map.h"
#include "ui/shell/main_window.h"
#include "ui/shell/panel_dock.h"
#include "ui/widgets/text.h"

#include <QActionGroup>
#include <QFileDialog>
#include <QInputDialog>
#include <QLayout>
#include <QMenu>
#include <QTimer>

#include <algorithm>

namespace ballast::ui {
namespace {

constexpr int kKeys = 9;  ///< so many have one
QString fileFilter() { return MainWindow::tr("Ballast workspace (*.ballast-workspace)"); }

}  // namespace

void MainWindow::makeWorkspaceMenu(QMenu* menu)
{
    menu->setObjectName(QStringLiteral("workspaceMenu"));
    m_workspaceMenu = menu;
    m_workspaceActions = new QActionGroup(menu);
    fillWorkspaceMenu();
}

/// Anew whenever there is another one, or another is in front.
void MainWindow::fillWorkspaceMenu()
{
    m_workspaceMenu->clear();  // and with it the actions that it made
    int number = 0;
    for (const QString& name : m_workspaces.names()) {
        QAction* action =
            m_workspaceMenu->addAction(Workspaces::shownName(name).replace(u'&', u"&&"_qs));
        action->setObjectName(QStringLiteral("workspace-") + name);
        action->setCheckable(true);
        action->setChecked(name == m_workspaces.current());
        if (number++ < kKeys) m_keys->attach(QStringLiteral("workspace%1").arg(number), action);
        m_workspaceActions->addAction(action);
        // Queued: the menu is filled anew while this action still speaks.
        connect(
            action, &QAction::triggered, this, [this, name] { openWorkspace(name); },
            Qt::QueuedConnection);
    }
    m_workspaceMenu->addSeparator();
    const bool own = !Workspaces::builtIn(m_workspaces.current());
    m_workspaceMenu->addAction(tr("Save as…"), this, &MainWindow::askForWorkspace)
        ->setObjectName(QStringLiteral("saveWorkspace"));
    QAction* remove = m_workspaceMenu->addAction(
        tr("Delete %1").arg(Workspaces::shownName(m_workspaces.current()).replace(u'&', u"&&"_qs)));
    remove->setObjectName(QStringLiteral("deleteWorkspace"));
    remove->setEnabled(own);
    connect(remove, &QAction::triggered, this, &MainWindow::deleteWorkspace, Qt::QueuedConnection);
    m_workspaceMenu->addSeparator();
    m_workspaceMenu->addAction(tr("Export…"), this, [this] {
        const QString path = QFileDialog::getSaveFileName(
            this, tr("Export the workspace %1").arg(Workspaces::shownName(m_workspaces.current())),
            m_workspaces.current() + QStringLiteral(".ballast-workspace"), fileFilter());
        if (!path.isEmpty()) exportWorkspace(path);
    });
    m_workspaceMenu->addAction(tr("Import…"), this, [this] {
        const QString path =
            QFileDialog::getOpenFileName(this, tr("Import a workspace"), {}, fileFilter());
        if (!path.isEmpty()) importWorkspace(path);
    });
}

/// Qt before 6.5 walks over its bars of tabs while it shows them, and showing one may lay the
/// window out and make the list anew under its feet: so nothing is laid out until it is through.
bool MainWindow::restorePanels(const QByteArray& state)
{
    layout()->setEnabled(false);
    const bool restored = restoreState(state, WindowLayout::kVersion);
    layout()->setEnabled(true);
    layout()->invalidate();
    layout()->activate();
    return restored;
}

void MainWindow::keepWorkspace()
{
    m_workspaces.saveState(m_workspaces.current(), saveState(WindowLayout::kVersion),
                           WindowLayout::kVersion);
}

/// The one that is left stays as it is; the other is as it was left, or as on the first day.
void MainWindow::openWorkspace(const QString& name)
{
    if (!m_workspaces.names().contains(name)) return;
    if (name == m_workspaces.current()) return fillWorkspaceMenu();  // its mark stays
    keepWorkspace();
    m_workspaces.setCurrent(name);
    setUpdatesEnabled(false);
    const QByteArray state = m_workspaces.state(name, WindowLayout::kVersion);
    if (state.isEmpty() || !restorePanels(state))
        arrange(*this, Workspaces::builtIn(name).value_or(Arrangement::Trading));
    recallView(viewPlace());
    hideEmptyBars(*this);
    QTimer::singleShot(0, this, [this] { hideEmptyBars(*this); });
    setUpdatesEnabled(true);
    m_layout.save(*this);  // of this one from now on, whatever comes
    fillWorkspaceMenu();
    tell(tr("Workspace %1.").arg(Workspaces::shownName(name)));
}

void MainWindow::askForWorkspace()
{
    auto* dialog = new QInputDialog(this);
    dialog->setObjectName(QStringLiteral("workspaceName"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save the workspace"));
    dialog->setLabelText(tr("Its name:"));
    connect(dialog, &QInputDialog::textValueSelected, this, &MainWindow::saveWorkspaceAs);
    dialog->open();
}

void MainWindow::saveWorkspaceAs(const QString& name)
{
    if (const QString problem = m_workspaces.problemWith(name); !problem.isEmpty())
        return tell(problem);
    keepWorkspace();
    m_workspaces.add(name);
    m_workspaces.setCurrent(name);
    keepWorkspace();
    keepView();
    m_layout.save(*this);
    fillWorkspaceMenu();
    tell(tr("Workspace %1 is kept.").arg(name));
}

void MainWindow::deleteWorkspace()
{
    const QString name = m_workspaces.current();
    if (Workspaces::builtIn(name)) return;
    openWorkspace(m_workspaces.names().front());
    m_workspaces.remove(name);
    fillWorkspaceMenu();
    tell(tr("Workspace %1 was deleted.").arg(name));
}

void MainWindow::exportWorkspace(const QString& path)
{
    const QString problem = m_workspaces.exportTo(
        path, m_workspaces.current(), saveState(WindowLayout::kVersion), WindowLayout::kVersion);
    tell(problem.isEmpty() ? tr("Written to %1.").arg(path) : problem);
}

/// Under the name it has, or with a number behind it; what cannot be shown changes nothing.
void MainWindow::importWorkspace(const QString& path)
{
    const auto read = Workspaces::read(path, WindowLayout::kVersion);
    if (!read) return tell(words(read.error().message));
    const QString wanted = read->name.isEmpty() ? tr("Imported") : read->name;
    QString name = wanted;
    for (int n = 2; n < 100 && !m_workspaces.problemWith(name).isEmpty(); ++n)
        name = wanted.left(36).trimmed() + QStringLiteral(" %1").arg(n);
    if (const QString problem = m_workspaces.problemWith(name); !problem.isEmpty())
        return tell(problem);
    const QByteArray before = saveState(WindowLayout::kVersion);
    if (!restorePanels(read->state)) {
        restorePanels(before);
        return tell(tr("Importing the workspace %1: its state cannot be shown.").arg(path));
    }
    m_workspaces.saveState(m_workspaces.current(), before, WindowLayout::kVersion);
    m_workspaces.add(name);
    m_workspaces.setCurrent(name);
    keepWorkspace();
    keepView();
    m_layout.save(*this);
    fillWorkspaceMenu();
    tell(tr("Workspace %1 was imported.").arg(name));
}

/// As on the first day: one of the trader's own as the trading one.
void MainWindow::resetLayout()
{
    m_layout.forget();
    m_workspaces.forgetState(m_workspaces.current());
    arrange(*this, Workspaces::builtIn(m_workspaces.current()).value_or(Arrangement::Trading));
    hideEmptyBars(*this);
    QTimer::singleShot(0, this, [this] { hideEmptyBars(*this); });
}

}  // namespace ballast::ui
