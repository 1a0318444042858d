#pragma once

#include <QHostAddress>
#include <QTcpSocket>

#include <string>

namespace ballast::test {

/// A port of this machine that refuses every connection for as long as this lives: bound, so that
/// nobody else can be given it, and never listened on.
class ClosedPort {
public:
    ClosedPort()
    {
        if (!m_socket.bind(QHostAddress(QHostAddress::LocalHost), 0,
                           QAbstractSocket::DontShareAddress))
            qFatal("no port is free");
    }
    std::string url() const
    {
        return "ws://127.0.0.1:" + std::to_string(m_socket.localPort()) + "/ws/api/v2";
    }

private:
    QTcpSocket m_socket;
};

}  // namespace ballast::test
