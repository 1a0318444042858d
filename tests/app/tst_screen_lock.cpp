// The lock of a screen, said on buses of the test's own.
#include "app/screen_lock.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QProcess>
#include <QSignalSpy>
#include <QtTest>

using namespace ballast;

namespace {

/// A message bus for this test alone.
struct Bus {
    QProcess daemon;
    QString address;

    bool start()
    {
        daemon.start(QStringLiteral("dbus-daemon"),
                     {QStringLiteral("--session"), QStringLiteral("--nofork"),
                      QStringLiteral("--print-address")});
        if (!daemon.waitForStarted() || !daemon.waitForReadyRead()) return false;
        address = QString::fromUtf8(daemon.readLine()).trimmed();
        return !address.isEmpty();
    }
    ~Bus()
    {
        daemon.terminate();
        daemon.waitForFinished();
    }
};

}  // namespace

class TestScreenLock : public QObject {
    Q_OBJECT
private slots:
    void hearsTheLock_data()
    {
        QTest::addColumn<bool>("onSystem");
        QTest::addColumn<QString>("interface");
        QTest::addColumn<QString>("signal");
        QTest::addColumn<QVariantList>("arguments");
        QTest::addColumn<int>("locks");
        const auto row = [](const char* name, bool system, const char* of, const char* signal,
                            const QVariantList& arguments, int locks) {
            QTest::newRow(name) << system << QString::fromLatin1(of) << QString::fromLatin1(signal)
                                << arguments << locks;
        };
        row("session manager", true, "org.freedesktop.login1.Session", "Lock", {}, 1);
        row("unlock", true, "org.freedesktop.login1.Session", "Unlock", {}, 0);
        row("screen saver", false, "org.freedesktop.ScreenSaver", "ActiveChanged", {true}, 1);
        row("screen saver ends", false, "org.freedesktop.ScreenSaver", "ActiveChanged", {false}, 0);
        row("gnome", false, "org.gnome.ScreenSaver", "ActiveChanged", {true}, 1);
        row("another signal", false, "org.gnome.ScreenSaver", "WakeUpScreen", {true}, 0);
    }
    void hearsTheLock()
    {
        QFETCH(bool, onSystem);
        QFETCH(QString, interface);
        QFETCH(QString, signal);
        QFETCH(QVariantList, arguments);
        QFETCH(int, locks);
        Bus system, session;
        QVERIFY(system.start() && session.start());
        app::ScreenLock lock(system.address, session.address);
        QVERIFY(lock.hears());
        QSignalSpy locked(&lock, &app::ScreenLock::locked);
        const QString name = QStringLiteral("of the test");
        {
            QDBusConnection sender =
                QDBusConnection::connectToBus(onSystem ? system.address : session.address, name);
            QDBusMessage message =
                QDBusMessage::createSignal(QStringLiteral("/a/session"), interface, signal);
            message.setArguments(arguments);
            QVERIFY(sender.send(message));
            // What comes after it on the same way tells that it has come.
            QDBusMessage after = QDBusMessage::createSignal(
                QStringLiteral("/a/session"),
                onSystem ? QStringLiteral("org.freedesktop.login1.Session")
                         : QStringLiteral("org.gnome.ScreenSaver"),
                onSystem ? QStringLiteral("Lock") : QStringLiteral("ActiveChanged"));
            if (!onSystem) after.setArguments({true});
            QVERIFY(sender.send(after));
        }
        QTRY_VERIFY(locked.count() >= 1);
        QTRY_COMPARE(locked.count(), locks + 1);
        QDBusConnection::disconnectFromBus(name);
    }
    /// Without a bus nothing is heard, and that is known.
    void withoutABusItHearsNothing()
    {
        const app::ScreenLock lock(QStringLiteral("unix:path=/nowhere/system"),
                                   QStringLiteral("unix:path=/nowhere/session"));
        QVERIFY(!lock.hears());
    }
};

QTEST_GUILESS_MAIN(TestScreenLock)
#include "tst_screen_lock.moc"
