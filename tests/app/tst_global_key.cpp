// The key that stops from any program, on a display of the test's own: the desk as it is shipped,
// with the keyboard at nobody's window.
#include "tests/support/places.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>
#include <fstream>

using namespace ballast;

namespace {

namespace fs = std::filesystem;
constexpr int kPatienceMs = 60'000;

/// An X server that finds a free number by itself.
struct Screen {
    QProcess server;
    QString name;

    bool start()
    {
        server.start(QStringLiteral("Xvfb"),
                     {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"),
                      QStringLiteral("0"), QStringLiteral("1280x800x24"),
                      QStringLiteral("-nolisten"), QStringLiteral("tcp")});
        if (!server.waitForStarted() || !server.waitForReadyRead(kPatienceMs)) return false;
        name = QLatin1Char(':') + QString::fromUtf8(server.readLine()).trimmed();
        return name.size() > 1;
    }
    ~Screen()
    {
        server.terminate();
        server.waitForFinished(kPatienceMs);
    }
};

}  // namespace

class TestGlobalKey : public QObject {
    Q_OBJECT
private slots:
    void stopsFromAnywhere_data()
    {
        QTest::addColumn<bool>("wanted");
        QTest::newRow("as it comes") << true;
        QTest::newRow("switched off") << false;
    }
    void stopsFromAnywhere()
    {
        QFETCH(bool, wanted);
        Screen display;
        QVERIFY2(display.start(), "Xvfb did not start; the package xvfb is needed");
        const QTemporaryDir home;
        const fs::path data = fs::path(home.path().toStdString()) / "data";
        fs::create_directories(data);
        fs::permissions(data, fs::perms::owner_all);
        if (!wanted)
            std::ofstream(data / "ballast.toml") << "[window]\nstop_key_everywhere = false\n";
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME",
                                 "XDG_RUNTIME_DIR", "TMPDIR"})
            environment.insert(QString::fromLatin1(name), home.path());
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
        environment.insert(QStringLiteral("DISPLAY"), display.name);
        QProcess desk;
        desk.setProcessEnvironment(environment);
        desk.setProcessChannelMode(QProcess::MergedChannels);
        const auto program = test::fromEnvironment("BALLAST_BIN", ".") / "ballast";
        desk.start(QString::fromStdString(program.string()),
                   {QStringLiteral("--seed"), QStringLiteral("7"), QStringLiteral("--data"),
                    QString::fromStdString(data.string())});
        const bool stands = QTest::qWaitFor(
            [&] {
                qint64 number = 0;
                std::ifstream(data / "ballast.pid") >> number;
                return number > 1 && number == desk.processId();
            },
            kPatienceMs);
        QVERIFY2(stands, desk.readAll().constData());
        const auto press = [&] {
            QProcess hand;
            hand.setProcessEnvironment(environment);
            hand.start(QStringLiteral("xdotool"),
                       {QStringLiteral("windowfocus"), QStringLiteral("1"), QStringLiteral("key"),
                        QStringLiteral("ctrl+shift+k")});
            hand.waitForFinished(kPatienceMs);
            // No window of its own has the keyboard: the focus is at none.
            QProcess bare;
            bare.setProcessEnvironment(environment);
            bare.start(QStringLiteral("xdotool"),
                       {QStringLiteral("key"), QStringLiteral("ctrl+shift+k")});
            bare.waitForFinished(kPatienceMs);
        };
        const bool halted = QTest::qWaitFor(
            [&] {
                press();
                return fs::exists(data / "halted");
            },
            wanted ? kPatienceMs : 3'000);
        QCOMPARE(halted, wanted);
        desk.terminate();
        QVERIFY(desk.waitForFinished(kPatienceMs));
    }
};

QTEST_GUILESS_MAIN(TestGlobalKey)
#include "tst_global_key.moc"
