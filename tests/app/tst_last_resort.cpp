// Once a fault was met that nothing catches, no order reaches the wire any more: the same desk, the
// same proposal, before and after.
#include "app/last_resort.h"
#include "tests/support/proxied_desk.h"

#include <spdlog/spdlog.h>

#include <QTemporaryDir>
#include <QTest>

using namespace ballast;
using namespace std::chrono_literals;

class TestLastResort : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    /// Frames that create an order, as the proxy between desk and exchange saw them.
    std::size_t framesOfAnApproval(const char* folder)
    {
        test::ProxiedDesk desk({.folder = m_folder.filePath(QLatin1String(folder)).toStdString()});
        desk.open();
        if (!desk.until([&] { return desk.up(); }, 60s)) return 99;
        if (!desk.sendOrder(60s)) return 98;  // it was approved and is in the journal
        desk.until([&] { return desk.proxy().seen().orders.size() > 0; }, 10s);
        const std::size_t frames = desk.proxy().seen().orders.size();
        desk.close();
        return frames;
    }

private slots:
    void initTestCase() { spdlog::set_level(spdlog::level::off); }

    void noOrderLeavesAfterIt()
    {
        QCOMPARE(framesOfAnApproval("before"), std::size_t{1});
        app::closeForGood();
        QVERIFY(app::isClosedForGood());
        QCOMPARE(framesOfAnApproval("after"), std::size_t{0});
    }
};

QTEST_GUILESS_MAIN(TestLastResort)
#include "tst_last_resort.moc"
