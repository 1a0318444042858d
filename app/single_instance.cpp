#include "app/single_instance.h"

#include "models/core/digest.h"

#include <QLocalServer>
#include <QLocalSocket>

#include <atomic>

#ifdef __linux__
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
#else
    return true;
#endif
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
    std::atomic<std::shared_ptr<core::KillSwitch>> gate;

private:
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
        if (const auto open = gate.load(); word == kKill && open) {
            open->close("ballastctl kill");
            socket.write(kKilled);
            socket.flush();
        }
        socket.disconnectFromServer();
    }

    SingleInstance& m_of;
    std::unique_ptr<QLocalServer> m_server;
};

SingleInstance::SingleInstance(const QString& dataFolder, QObject* parent)
    : QObject(parent),
      m_name(QStringLiteral("ballast-") +
             QString::fromStdString(core::sha256Hex(dataFolder.toStdString())).left(16)),
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
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(kWaitMs)) return false;
    socket.write(kFocus);
    socket.waitForBytesWritten(kWaitMs);
    socket.disconnectFromServer();
    return true;
}

bool SingleInstance::kill() const
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(kWaitMs)) return false;
    socket.write(kKill);
    socket.flush();
    QByteArray answer;
    while (answer.size() < kKilled.size() && socket.waitForReadyRead(kWaitMs))
        answer += socket.readAll();
    return answer == kKilled;
}

bool SingleInstance::listen()
{
    if (!m_thread.isRunning()) m_thread.start();
    bool listens = false;
    QMetaObject::invokeMethod(
        m_door.get(), [this, &listens] { listens = m_door->listen(m_name); },
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
    m_door->gate.store(std::move(gate));
}

}  // namespace ballast::app
