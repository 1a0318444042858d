#include "app/single_instance.h"

#include "models/core/digest.h"

#include <QLocalServer>
#include <QLocalSocket>

namespace ballast::app {
namespace {

constexpr auto kFocus = "focus\n";
constexpr int kWaitMs = 500;

}  // namespace

SingleInstance::SingleInstance(const QString& dataFolder, QObject* parent)
    : QObject(parent),
      m_name(QStringLiteral("ballast-") +
             QString::fromStdString(core::sha256Hex(dataFolder.toStdString())).left(16)),
      m_server(std::make_unique<QLocalServer>())
{
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server.get(), &QLocalServer::newConnection, this, &SingleInstance::answer);
}

SingleInstance::~SingleInstance() = default;

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

bool SingleInstance::listen()
{
    if (m_server->listen(m_name)) return true;
    // Nobody answered a knock, so what lies there was left by a crash.
    QLocalServer::removeServer(m_name);
    return m_server->listen(m_name);
}

void SingleInstance::stopListening() { m_server->close(); }

void SingleInstance::answer()
{
    while (QLocalSocket* socket = m_server->nextPendingConnection()) {
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (socket->read(16) == kFocus) emit knocked();
            socket->disconnectFromServer();
        });
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    }
}

}  // namespace ballast::app
