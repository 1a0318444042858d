#include "models/tables/alert_table.h"
#include "models/tables/fill_table.h"
#include "models/tables/instrument_table.h"
#include "models/tables/order_table.h"
#include "models/tables/position_tree.h"
#include "models/tables/rebalance_table.h"
#include "tests/support/sample_snapshot.h"

#include <QAbstractItemModelTester>
#include <QtTest/QtTest>

using namespace ballast;
using namespace ballast::tables;

namespace {

/// Each table under Qt's own inspector, fed with two moments of the sample desk.
template <class Table>
struct Inspected {
    Table table;
    QAbstractItemModelTester tester{&table, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

}  // namespace

class tst_tables : public QObject {
    Q_OBJECT

private slots:
    void everyTableSatisfiesTheInspector()
    {
        const auto first = support::sampleSnapshot();
        support::SampleWish wish;
        wish.btcDelta = 0.4;
        wish.linkUp = false;
        const auto second = support::sampleSnapshot(wish);
        const auto history = std::make_shared<const std::vector<review::Rebalance>>(
            support::sampleRebalances(support::sampleTime()));
        Inspected<PositionTree> positions;
        Inspected<OrderTable> orders;
        Inspected<FillTable> fills;
        Inspected<AlertTable> alerts;
        Inspected<InstrumentTable> instruments;
        Inspected<RebalanceTable> rebalances;
        for (const auto& snapshot : {first, second, first}) {
            positions.table.show(snapshot->portfolio);
            orders.table.show(snapshot->orders);
            fills.table.show(snapshot->orders);
            alerts.table.show(snapshot->alerts);
            instruments.table.show(snapshot->market);
            rebalances.table.show(history);
        }
        QVERIFY(positions.table.rowCount() >= 2);
        QVERIFY(orders.table.rowCount() > 0);
        QVERIFY(fills.table.rowCount() > 0);
        QVERIFY(alerts.table.rowCount() > 0);
        QVERIFY(instruments.table.rowCount() > 0);
        QCOMPARE(rebalances.table.rowCount(), 24);
        positions.table.show(nullptr);
        orders.table.show(nullptr);
        QCOMPARE(positions.table.rowCount(), 0);
        QCOMPARE(orders.table.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(tst_tables)
#include "tst_tables.moc"
