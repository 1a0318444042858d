#pragma once

#include "models/engine/snapshot.h"

#include <QObject>
#include <QString>

#include <memory>

class QAction;
class QIcon;
class QMenu;
class QSystemTrayIcon;

namespace ballast::ui {

/// How the desk stands, in the one word an icon has room for: the gravest first.
enum class TrayState : std::uint8_t { Halted, OutOfBand, Proposing, Armed, InBand, Starting };
TrayState trayState(const engine::Snapshot& snapshot);
QIcon trayIcon(TrayState state);

/// The icon in the system's tray, where there is one: how the desk stands, and a menu to show,
/// pause and stop it. Without a tray it does nothing.
class Tray : public QObject {
    Q_OBJECT
public:
    /// `actions` stand in its menu below "Show".
    Tray(bool available, QString title, const QList<QAction*>& actions, QObject* parent = nullptr);
    ~Tray() override;

    static bool systemHasOne();
    bool available() const { return m_icon != nullptr; }
    void present(const std::shared_ptr<const engine::Snapshot>& snapshot);
    /// A notification of the system.
    void notify(const QString& sentence, bool critical);
    static QString unmarked(QString sentence);
    QMenu* menu() const { return m_menu.get(); }
    TrayState state() const { return m_state; }
    /// What the icon says to a pointer: how the desk stands, and armed what is left of its budget.
    QString toolTip() const;

signals:
    void showWanted();

private:
    QString m_title;
    TrayState m_state = TrayState::Starting;
    QString m_left;  ///< of the budget; empty: it is not armed
    std::unique_ptr<QMenu> m_menu;
    QSystemTrayIcon* m_icon = nullptr;
};

}  // namespace ballast::ui
