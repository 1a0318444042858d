#include "app/single_instance.h"

#include "models/core/digest.h"

#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>
#include <QStandardPaths>

#include <mutex>

#ifndef _WIN32
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace ballast::app {
namespace {

const QByteArray kFocus = "focus\n", kKill = "kill\n", kKilled = "killed\n";
constexpr int kWaitMs = 500;
constexpr qint64 kLongestWord = 16;

/// The socket's folder lets nobody else in; the kernel's word on who it is stands beside that.
bool isSameUser([[maybe_unused]] const QLocalSocket& socket)
{
#ifdef __linux__
    ucred peer{};
    socklen_t size = sizeof peer;
    const int descriptor = static_cast<int>(socket.socketDescriptor());
    return getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 &&
           peer.uid == geteuid();
#elif defined(__APPLE__)
    uid_t user = 0;
    gid_t group = 0;
    return getpeereid(static_cast<int>(socket.socketDescriptor()), &user, &group) == 0 &&
           user == geteuid();
#else
    return true;
#endif
}

/// Where only this user can make a socket. Empty: nowhere, and the folder for temporary files is
/// taken.
QString privateSocketFolder()
{
#ifdef _WIN32
    return {};
#else
    constexpr auto kOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                             QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    constexpr qsizetype kLongest = 70;  // with the name it has to fit into sockaddr_un
    const QString path = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    const QFileInfo folder(path);
    const bool isOurs = folder.isDir() && !folder.isSymLink() && folder.ownerId() == geteuid() &&
                        !(folder.permissions() & kOthers);
    return isOurs && path.toUtf8().size() <= kLongest ? path : QString{};
#endif
}

/// First the one to listen at, then where a desk may listen that was started without such a folder.
QStringList socketNames(const QString& name)
{
    const QString folder = privateSocketFolder();
    return folder.isEmpty() ? QStringList{name} : QStringList{folder + u'/' + name, name};
}

}  // namespace

/// The server, on the thread of the door.
class SingleInstance::Door : public QObject {
public:
    explicit Door(SingleInstance& of) : m_of(of) {}

    bool listen(const QString& name)
    {
        m_server = std::make_unique<QLocalServer>();
        m_server->setSocketOptions(QLocalServer::UserAccessOption);
        connect(m_server.get(), &QLocalServer::newConnection, this, &Door::answer);
        if (m_server->listen(name)) return true;
        // Nobody answered a knock, so what lies there was left by a crash.
        QLocalServer::removeServer(name);
        return m_server->listen(name);
    }
    void close() { m_server.reset(); }
    void setGate(std::shared_ptr<core::KillSwitch> gate)
    {
        const std::scoped_lock lock(m_gateMutex);
        m_gate = std::move(gate);
    }

private:
    std::shared_ptr<core::KillSwitch> gate()
    {
        const std::scoped_lock lock(m_gateMutex);
        return m_gate;
    }
    void answer()
    {
        while (QLocalSocket* socket = m_server->nextPendingConnection()) {
            connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
            if (!isSameUser(*socket)) {
                socket->abort();
                continue;
            }
            connect(socket, &QLocalSocket::readyRead, this, [this, socket] { hear(*socket); });
            if (socket->bytesAvailable() > 0) hear(*socket);
        }
    }
    void hear(QLocalSocket& socket)
    {
        const QByteArray word = socket.read(kLongestWord);
        if (word == kFocus) emit m_of.knocked();
        if (const auto open = gate(); word == kKill && open) {
            open->close("ballastctl kill");
            socket.write(kKilled);
            socket.flush();
        }
        socket.disconnectFromServer();
    }

    SingleInstance& m_of;
    std::mutex m_gateMutex;  ///< held for a copy of the pointer only
    std::shared_ptr<core::KillSwitch> m_gate;
    std::unique_ptr<QLocalServer> m_server;
};

SingleInstance::SingleInstance(const QString& dataFolder, QObject* parent)
    : QObject(parent),
      m_names(
          socketNames(QStringLiteral("ballast-") +
                      QString::fromStdString(core::sha256Hex(dataFolder.toStdString())).left(16))),
      m_door(std::make_unique<Door>(*this))
{
    m_thread.setObjectName(QStringLiteral("door"));
    m_door->moveToThread(&m_thread);
}

SingleInstance::~SingleInstance()
{
    stopListening();
    m_thread.quit();
    m_thread.wait();
}

bool SingleInstance::knock() const
{
    for (const QString& name : m_names) {
        QLocalSocket socket;
        socket.connectToServer(name);
        if (!socket.waitForConnected(kWaitMs) || !isSameUser(socket)) continue;
        socket.write(kFocus);
        socket.waitForBytesWritten(kWaitMs);
        socket.disconnectFromServer();
        return true;
    }
    return false;
}

SingleInstance::Answer SingleInstance::askToKill() const
{
    Answer answer = Answer::None;
    for (const QString& name : m_names) {
        const Answer here = killAt(name);
        if (here == Answer::Killed) return here;
        if (here == Answer::Foreign) answer = here;
    }
    return answer;
}

SingleInstance::Answer SingleInstance::killAt(const QString& name)
{
    QLocalSocket socket;
    socket.connectToServer(name);
    if (!socket.waitForConnected(kWaitMs)) return Answer::None;
    // Whatever another user's program says, the gate it speaks of is not ours.
    if (!isSameUser(socket)) return Answer::Foreign;
    socket.write(kKill);
    socket.flush();
    QByteArray answer;
    while (answer.size() < kKilled.size() && socket.waitForReadyRead(kWaitMs))
        answer += socket.readAll();
    return answer == kKilled ? Answer::Killed : Answer::None;
}

bool SingleInstance::listen()
{
    if (!m_thread.isRunning()) m_thread.start();
    bool listens = false;
    QMetaObject::invokeMethod(
        m_door.get(), [this, &listens] { listens = m_door->listen(m_names.front()); },
        Qt::BlockingQueuedConnection);
    return listens;
}

void SingleInstance::stopListening()
{
    if (!m_thread.isRunning()) return;
    QMetaObject::invokeMethod(
        m_door.get(), [this] { m_door->close(); }, Qt::BlockingQueuedConnection);
}

void SingleInstance::setGate(std::shared_ptr<core::KillSwitch> gate)
{
    m_door->setGate(std::move(gate));
}

}  // namespace ballast::app
