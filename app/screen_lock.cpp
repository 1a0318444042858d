#include "app/screen_lock.h"

#ifdef BALLAST_DBUS
#include <QDBusConnection>
#include <QUuid>
#endif

namespace ballast::app {

#ifdef BALLAST_DBUS

/// Connections of its own, which end with it.
struct ScreenLock::Buses {
    struct Bus {
        QString name;
        QDBusConnection connection;
    };
    Bus system, session;

    static Bus open(const QString& address, QDBusConnection::BusType kind)
    {
        const QString name =
            QStringLiteral("ballast-") + QUuid::createUuid().toString(QUuid::WithoutBraces);
        return {name, address.isEmpty() ? QDBusConnection::connectToBus(kind, name)
                                        : QDBusConnection::connectToBus(address, name)};
    }
    ~Buses()
    {
        for (const Bus* bus : {&system, &session}) QDBusConnection::disconnectFromBus(bus->name);
    }
};

ScreenLock::ScreenLock(const QString& system, const QString& session, QObject* parent)
    : QObject(parent),
      m_buses(new Buses{Buses::open(system, QDBusConnection::SystemBus),
                        Buses::open(session, QDBusConnection::SessionBus)})
{
    // Of any sender and path: which session is ours is not told to a program without a terminal,
    // and one lock too many only disarms.
    m_buses->system.connection.connect({}, {}, QStringLiteral("org.freedesktop.login1.Session"),
                                       QStringLiteral("Lock"), this, SIGNAL(locked()));
    for (const char* saver : {"org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver",
                              "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver"})
        m_buses->session.connection.connect({}, {}, QString::fromLatin1(saver),
                                            QStringLiteral("ActiveChanged"), this,
                                            SLOT(onActive(bool)));
}

bool ScreenLock::hears() const
{
    return m_buses->system.connection.isConnected() || m_buses->session.connection.isConnected();
}

#else

struct ScreenLock::Buses {};

ScreenLock::ScreenLock(const QString&, const QString&, QObject* parent) : QObject(parent) {}

bool ScreenLock::hears() const { return false; }

#endif

ScreenLock::~ScreenLock() = default;

void ScreenLock::onActive(bool active)
{
    if (active) emit locked();
}

}  // namespace ballast::app
