#pragma once

#include "app/later_answer.h"
#include "models/core/kill_switch.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QThread>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

class QLocalServer;

namespace ballast::app {

class HaltFile;

/// One desk a data folder. A second start knocks on the first one's local socket, which brings its
/// window to the front; `ballastctl kill` closes its gate there, and `ballastctl backup` asks it
/// for a copy of its files. The socket understands those three words, and "stop" after the third,
/// only from the same user, and is served by a thread of its own: a window that hangs keeps nobody
/// from the gate.
class SingleInstance : public QObject {
    Q_OBJECT
public:
    explicit SingleInstance(const QString& dataFolder, QObject* parent = nullptr);
    ~SingleInstance() override;

    /// Who was found at the folder's socket.
    enum class Found : std::uint8_t {
        Nobody,
        Desk,     ///< it was asked to come to the front
        Leaving,  ///< its window has gone and it still writes its files; it hurries from now on
    };
    Found find() const;
    /// The same, and waits for one that is leaving: Nobody once it has left, Leaving where that
    /// takes longer. `waits` is called once, before the first wait.
    Found findWithin(std::chrono::milliseconds most, const std::function<void()>& waits = {}) const;
    /// True when another desk has the folder and was asked to come to the front.
    bool knock() const { return find() == Found::Desk; }
    /// None: nobody listens; Foreign: who listens is another user's; Silent: ours, but it did not
    /// answer that the gate is closed.
    enum class Answer : std::uint8_t { Killed, None, Foreign, Silent };
    /// Asks the desk that has the folder to close its gate.
    Answer askToKill() const;
    /// What a desk said to the wish for a copy of its files.
    struct Backup {
        enum class Answer : std::uint8_t {
            Kept,
            Failed,
            None,
            Foreign,
            Silent,   ///< it heard nothing, or has not said for long how far it is
            Gone,     ///< it ended before the copy was made
            Stopped,  ///< because `watch` said so, and the desk keeps no copy
            GoesOn,   ///< `watch` said so; the desk did not say that it stopped
        };
        Answer answer = Answer::None;
        QString said;  ///< Kept: the folder of the copy; Failed: why
    };
    /// How far the copy is, 0 to 1; false: it is not wanted any more.
    using Watch = std::function<bool(double)>;
    /// Asks the desk that has the folder for a verified copy, and waits for it. `watch` is asked a
    /// few times a second.
    Backup askForBackup(const Watch& watch = {}) const;
    bool kill() const { return askToKill() == Answer::Killed; }
    struct Listener {
        Answer answer = Answer::None;
        QString folder;  ///< the data folder it has; empty unless it was killed
        QString name;    ///< of its socket, without a folder
    };
    /// The same of every desk of this user, in whatever folder, all at once: one that hangs delays
    /// nobody. Those at the sockets that can be listed: none on Windows.
    static std::vector<Listener> killAll();
    /// Begins to listen for later starts. False when the socket cannot be made.
    bool listen();
    /// From here on a later start is told that the desk is leaving, and waits.
    void leaves();
    /// A start was told so, and waits. Any thread.
    bool isAwaited() const;
    /// From here on a later start finds nobody: the folder is free. Any thread but the door's.
    void stopListening();
    /// What "kill" closes from now on; null: nothing, and nobody is told that it did. Before it is
    /// told, the file has followed, unless the disk takes too long.
    void setGate(std::shared_ptr<core::KillSwitch> gate, std::weak_ptr<HaltFile> file = {});

    static QByteArray backupKept(const QString& copy);
    static QByteArray backupFailed(const QString& why);

    /// Of the socket that is listened at.
    const QString& serverName() const { return m_names.front(); }
    /// The same without a folder; nobody needs to listen there.
    static QString nameFor(const QString& dataFolder);

signals:
    void knocked();
    /// A copy is asked for; `answer` is given backupKept() or backupFailed(), on any thread.
    void backupAsked(std::shared_ptr<ballast::app::LaterAnswer> answer);

private:
    class Door;
    static Listener killAt(const QString& name);
    static Backup backupAt(const QString& name, const Watch& watch);

    QStringList m_names;  ///< of the socket: where it is made, then where it may be as well
    QThread m_thread;
    std::unique_ptr<Door> m_door;  ///< lives on m_thread while it runs
};

}  // namespace ballast::app
