#pragma once

#include "models/core/kill_switch.h"

#include <QObject>
#include <QString>
#include <QThread>

#include <memory>

class QLocalServer;

namespace ballast::app {

/// One desk a data folder. A second start knocks on the first one's local socket, which brings its
/// window to the front; `ballastctl kill` closes its gate there. The socket understands those two
/// words and nothing else, only from the same user, and is served by a thread of its own: a window
/// that hangs keeps nobody from the gate.
class SingleInstance : public QObject {
    Q_OBJECT
public:
    explicit SingleInstance(const QString& dataFolder, QObject* parent = nullptr);
    ~SingleInstance() override;

    /// True when another desk has the folder and was asked to come to the front.
    bool knock() const;
    /// True when another desk has the folder and has closed its gate; false: none answered.
    bool kill() const;
    /// Begins to listen for later starts. False when the socket cannot be made.
    bool listen();
    /// From here on a later start finds nobody: the desk is leaving.
    void stopListening();
    /// What "kill" closes from now on; null: nothing, and nobody is told that it did.
    void setGate(std::shared_ptr<core::KillSwitch> gate);

signals:
    void knocked();

private:
    class Door;
    QString m_name;
    QThread m_thread;
    std::unique_ptr<Door> m_door;  ///< lives on m_thread while it runs
};

}  // namespace ballast::app
