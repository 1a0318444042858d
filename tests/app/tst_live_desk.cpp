// The desk on live prices: it opens without them, says so, and trades once they are there.
#include "app/data_folder.h"
#include "app/desk.h"
#include "connectors/paper/server.h"
#include "tests/support/closed_port.h"
#include "ui/shell/main_window.h"

#include <QAbstractItemView>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>

using namespace ballast;

namespace {

constexpr int kPatienceMs = 60'000;

std::unique_ptr<app::Desk> openDesk(const QTemporaryDir& folder, const std::string& stream)
{
    app::LaunchOptions options;
    options.data = folder.path().toStdString();
    options.live = stream;
    if (!app::openDataFolder(options)) qFatal("no data folder");
    auto desk = app::Desk::open(options);
    if (!desk) qFatal("%s", desk.error().message.c_str());
    (*desk)->start();
    return std::move(*desk);
}

QString said(app::Desk& desk)
{
    const auto* bar = desk.window().findChild<QStatusBar*>();
    return bar ? bar->currentMessage() : QString();
}

int rowsOf(app::Desk& desk, const char* view)
{
    const auto* found = desk.window().findChild<QAbstractItemView*>(QString::fromLatin1(view));
    return found && found->model() ? found->model()->rowCount() : 0;
}

}  // namespace

class TestLiveDesk : public QObject {
    Q_OBJECT

private slots:
    void opensWithoutItsMarketAndSaysSo()
    {
        QTemporaryDir folder;
        const test::ClosedPort nobody;
        const auto desk = openDesk(folder, nobody.url());
        QTRY_VERIFY_WITH_TIMEOUT(said(*desk).contains(QStringLiteral("out of reach")), kPatienceMs);
        QVERIFY(said(*desk).startsWith(QStringLiteral("Nothing can be traded")));
        QVERIFY(desk->window().isVisible());
        QCOMPARE(rowsOf(*desk, "positionsTree"), 0);
    }
    void saysWhenItsMarketGoesAndComesBack()
    {
        paper::ServerOptions options;
        auto market = *paper::ExchangeServer::start(std::move(options));
        const std::uint16_t port = market->port();
        QTemporaryDir folder;
        const auto desk = openDesk(folder, market->webSocketUrl());
        QTRY_VERIFY_WITH_TIMEOUT(rowsOf(*desk, "positionsTree") > 0, kPatienceMs);
        market->stop();
        QTRY_VERIFY_WITH_TIMEOUT(said(*desk).contains(QStringLiteral("out of reach")), kPatienceMs);
        options = {};
        options.port = port;
        market = *paper::ExchangeServer::start(std::move(options));
        QTRY_VERIFY_WITH_TIMEOUT(said(*desk).contains(QStringLiteral("market is there")),
                                 kPatienceMs);
        market->stop();
    }
};

QTEST_MAIN(TestLiveDesk)
#include "tst_live_desk.moc"
