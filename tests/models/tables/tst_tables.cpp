#include "models/tables/alert_table.h"
#include "models/tables/fill_table.h"
#include "models/tables/instrument_table.h"
#include "models/tables/order_table.h"
#include "models/tables/position_tree.h"
#include "models/tables/rebalance_table.h"
#include "support/model_text.h"
#include "tests/support/sample_snapshot.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest/QtTest>

#include <random>

using namespace ballast;
using namespace ballast::tables;

namespace {

/// Each table under Qt's own inspector.
template <class Table>
struct Inspected {
    Table table;
    QAbstractItemModelTester tester{&table, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

std::shared_ptr<const std::vector<engine::Alert>> alertsOf(const QString& script)
{
    auto alerts = std::make_shared<std::vector<engine::Alert>>();
    for (const QString& word : script.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        engine::Alert alert;
        alert.number = static_cast<std::uint64_t>(word.section(QLatin1Char(':'), 0, 0).toInt());
        alert.text = word.section(QLatin1Char(':'), 1).toStdString();
        alerts->push_back(alert);
    }
    return alerts;
}

/// What the views are told, as text: "+0-1 -3 ~4-5 reset".
struct Heard : QObject {
    QStringList words;
    explicit Heard(const QAbstractItemModel& model)
    {
        const auto run = [this](const char* sign, int first, int last) {
            words << QLatin1String(sign) + QString::number(first) +
                         (last > first ? QStringLiteral("-%1").arg(last) : QString());
        };
        connect(&model, &QAbstractItemModel::rowsInserted, this,
                [run](const QModelIndex&, int first, int last) { run("+", first, last); });
        connect(&model, &QAbstractItemModel::rowsRemoved, this,
                [run](const QModelIndex&, int first, int last) { run("-", first, last); });
        connect(&model, &QAbstractItemModel::rowsMoved, this,
                [this](const QModelIndex&, int from, int, const QModelIndex&, int to) {
                    words << QStringLiteral("%1>%2").arg(from).arg(to);
                });
        connect(&model, &QAbstractItemModel::dataChanged, this,
                [run](const QModelIndex& first, const QModelIndex& last) {
                    run("~", first.row(), last.row());
                });
        connect(&model, &QAbstractItemModel::modelReset, this,
                [this] { words << QStringLiteral("reset"); });
    }
    QString take() { return std::exchange(words, {}).join(QLatin1Char(' ')); }
};

orders::Order order(orders::OrderState state)
{
    orders::Order o;
    o.intent.label = "R1-k3v9qz2m-0000000000001";
    o.intent.account = {"deribit-test", "main"};
    o.intent.underlying = "BTC";
    o.intent.instrumentName = "BTC-PERPETUAL";
    o.intent.side = core::Side::Sell;
    o.intent.quantity = core::Quantity::parse("126400").value();
    o.intent.limit = core::Price::parse("63412").value();
    o.intent.proposal = {4127};
    o.intent.createdAt = support::sampleTime();
    o.state = state;
    return o;
}

}  // namespace

class tst_tables : public QObject {
    Q_OBJECT

private slots:
    /// A time of day of another day is told with its date; of this one as ever.
    void whatIsOfAnotherDaySaysWhich()
    {
        const auto snapshot = support::sampleSnapshot();
        OrderTable orders;
        FillTable fills;
        AlertTable alerts;
        orders.show(snapshot->orders);
        fills.show(snapshot->orders);
        alerts.show(snapshot->alerts);
        const auto told = [](const QAbstractItemModel& model) {
            return model.index(0, 0).data().toString();
        };
        const QString then[] = {told(orders), told(fills), told(alerts)};
        const auto today = [&](core::Time now) {
            orders.setToday(now);
            fills.setToday(now);
            alerts.setToday(now);
        };
        today(orders.row(0).at);
        QCOMPARE(told(orders), then[0]);
        today(snapshot->at + std::chrono::days{2});
        QCOMPARE(told(orders), dateTimeWords(orders.row(0).at));
        QCOMPARE(told(fills), dateTimeWords(fills.row(0).at));
        QCOMPARE(told(alerts), dateTimeWords(alerts.row(0).at));
        QVERIFY(told(orders) != then[0] && told(fills) != then[1] && told(alerts) != then[2]);
    }
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
        const QAbstractItemModel* all[] = {&positions.table, &orders.table,      &fills.table,
                                           &alerts.table,    &instruments.table, &rebalances.table};
        for (const QAbstractItemModel* model : all)
            for (int column = 0; column < model->columnCount(); ++column) {
                QVERIFY(!model->headerData(column, Qt::Horizontal).toString().isEmpty());
                QVERIFY(!model->headerData(column, Qt::Horizontal, Qt::ToolTipRole)
                             .toString()
                             .isEmpty());
                QVERIFY(model->index(0, column).data(SortRole).isValid());
                QVERIFY(!model->index(0, column).data(IdRole).toString().isEmpty());
            }
        positions.table.show(nullptr);
        orders.table.show(nullptr);
        fills.table.show(nullptr);
        alerts.table.show(nullptr);
        instruments.table.show(nullptr);
        rebalances.table.show(nullptr);
        for (const QAbstractItemModel* model : all) QCOMPARE(model->rowCount(), 0);
    }

    void tellsTheViewsOnlyWhatChanged_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("heard");
        QTest::newRow("nothing") << "3:a 2:b 1:c" << "3:a 2:b 1:c" << "";
        QTest::newRow("one value") << "3:a 2:b 1:c" << "3:a 2:x 1:c" << "~1";
        QTest::newRow("two runs") << "6:a 5:b 4:c 3:d 2:e 1:f" << "6:a 5:x 4:x 3:d 2:x 1:f"
                                  << "~1-2 ~4";
        QTest::newRow("newest on top") << "3:a 2:b 1:c" << "4:n 3:a 2:b 1:c" << "+0";
        QTest::newRow("newest in, oldest out") << "3:a 2:b 1:c" << "5:m 4:n 3:a 2:b" << "-2 +0-1";
        QTest::newRow("a hole, and a change") << "4:a 3:b 2:c 1:d" << "4:a 2:c 1:x" << "-1 ~2";
        QTest::newRow("a move") << "3:a 2:b 1:c" << "1:c 3:a 2:b" << "2>0";
        QTest::newRow("everything else") << "3:a 2:b" << "9:a 8:b" << "reset";
        QTest::newRow("first rows") << "" << "2:a 1:b" << "+0-1";
        QTest::newRow("all gone") << "2:a 1:b" << "" << "-0-1";
        QTest::newRow("a number twice") << "2:a 1:b" << "2:a 2:b 1:c" << "-0-1 +0-2";
    }
    void tellsTheViewsOnlyWhatChanged()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        Inspected<AlertTable> alerts;
        alerts.table.show(alertsOf(before));
        Heard heard(alerts.table);
        const auto next = alertsOf(after);
        alerts.table.show(next);
        QTEST(heard.take(), "heard");
        QCOMPARE(alerts.table.rowCount(), static_cast<int>(next->size()));
        for (int row = 0; row < alerts.table.rowCount(); ++row)
            QCOMPARE(alerts.table.row(row), next->at(static_cast<std::size_t>(row)));
        alerts.table.show(next);
        QCOMPARE(heard.take(), QString());
    }

    void stepsTurnAnyListIntoAnyOther()
    {
        std::mt19937 random(20261122);
        for (int round = 0; round < 2'000; ++round) {
            const auto list = [&] {
                std::vector<int> keys(12);
                for (int i = 0; i < 12; ++i) keys[static_cast<std::size_t>(i)] = i;
                std::shuffle(keys.begin(), keys.end(), random);
                keys.resize(random() % 13);
                return keys;
            };
            std::vector<int> rows = list();
            const std::vector<int> target = list();
            syncRows(
                rows, target,
                [&](int first, int last) {
                    rows.erase(rows.begin() + first, rows.begin() + last + 1);
                },
                [&](int first, int last) {
                    rows.insert(rows.begin() + first, target.begin() + first,
                                target.begin() + last + 1);
                },
                [&](int from, int to) {
                    QVERIFY(from > to);
                    std::rotate(rows.begin() + to, rows.begin() + from, rows.begin() + from + 1);
                });
            QCOMPARE(rows, target);
        }
    }

    void writesAnOrderAsATraderReadsIt_data()
    {
        using orders::OrderState;
        QTest::addColumn<OrderState>("state");
        QTest::addColumn<Tone>("tone");
        QTest::newRow("in flight") << OrderState::InFlight << Tone::Accent;
        QTest::newRow("unknown") << OrderState::Unknown << Tone::Breach;
        QTest::newRow("filled") << OrderState::Filled << Tone::Good;
        QTest::newRow("rejected") << OrderState::Rejected << Tone::Bad;
        QTest::newRow("cancelled") << OrderState::Cancelled << Tone::Muted;
    }
    void writesAnOrderAsATraderReadsIt()
    {
        QFETCH(orders::OrderState, state);
        QFETCH(Tone, tone);
        auto blotter = std::make_shared<orders::Blotter>();
        blotter->orders.push_back(order(state));
        Inspected<OrderTable> shown;
        shown.table.show(blotter);
        const QString stateText =
            QString::fromUtf8(orders::text(state).data(), qsizetype(orders::text(state).size()));
        QCOMPARE(test::modelText(shown.table),
                 QStringLiteral("14:31:07.214 | BTC | Sell 126 400 BTC-PERPETUAL | Deribit test | "
                                "Limit 63 412 IOC | %1 | "
                                "0 / 126 400 |  |  | #4127\n")
                     .arg(stateText));
        const QModelIndex cell = shown.table.index(0, OrderTable::State);
        QCOMPARE(cell.data(ToneRole).toInt(), int(tone));
        QCOMPARE(cell.data(LabelRole).toString(), QStringLiteral("R1-k3v9qz2m-0000000000001"));
        QCOMPARE(cell.data(ProposalRole).toULongLong(), 4127ULL);
    }

    void numbersTheOrdersOfAPlan()
    {
        auto blotter = std::make_shared<orders::Blotter>();
        blotter->orders.push_back(order(orders::OrderState::Open));
        blotter->orders[0].intent.child = 1;
        blotter->orders[0].intent.children = 3;
        Inspected<OrderTable> shown;
        shown.table.show(blotter);
        QCOMPARE(shown.table.index(0, OrderTable::Proposal).data().toString(),
                 QStringLiteral("#4127.2"));
    }

    void showsOrdersFromElsewhereAmongOurs()
    {
        auto blotter = std::make_shared<orders::Blotter>();
        blotter->orders.push_back(order(orders::OrderState::Open));
        orders::ExternalOrder other;
        other.account = {"deribit-test", "main"};
        other.venueOrderId = "77";
        other.instrumentName = "BTC-27DEC26-70000-C";
        other.quantity = core::Quantity::parse("0.5").value();
        other.limit = core::Price::parse("0.0295").value();
        other.state = "open";
        other.at = support::sampleTime() + std::chrono::seconds{1};
        blotter->external.push_back(other);
        Inspected<OrderTable> shown;
        shown.table.show(blotter);
        QCOMPARE(test::modelText(shown.table).section(QLatin1Char('\n'), 0, 0),
                 QStringLiteral("14:31:08.214 |  | Buy 0.5 BTC-27DEC26-70000-C | Deribit test | "
                                "Limit 0.0295 | Open | "
                                "0 / 0.5 |  | placed elsewhere: counted, never changed from here"));
        QCOMPARE(shown.table.index(0, 0).data(LabelRole).toString(), QString());
    }

    void measuresAFillAgainstTheMid_data()
    {
        QTest::addColumn<core::Side>("side");
        QTest::addColumn<double>("mid");
        QTest::addColumn<QString>("slippage");
        QTest::addColumn<Tone>("tone");
        QTest::newRow("bought above") << core::Side::Buy << 63'400. << "+1.58" << Tone::Bad;
        QTest::newRow("bought below") << core::Side::Buy << 63'420. << "-1.58" << Tone::Good;
        QTest::newRow("sold below") << core::Side::Sell << 63'420. << "+1.58" << Tone::Bad;
        QTest::newRow("mid unknown") << core::Side::Sell << 0. << "" << Tone::Neutral;
    }
    void measuresAFillAgainstTheMid()
    {
        QFETCH(core::Side, side);
        QFETCH(double, mid);
        QFETCH(Tone, tone);
        auto blotter = std::make_shared<orders::Blotter>();
        orders::Fill fill;
        fill.tradeId = "1";
        fill.side = side;
        fill.price = core::Price::parse("63410").value();
        fill.mid = mid;
        blotter->fills.push_back(fill);
        Inspected<FillTable> shown;
        shown.table.show(blotter);
        const QModelIndex cell = shown.table.index(0, FillTable::Slippage);
        QTEST(cell.data().toString(), "slippage");
        QCOMPARE(cell.data(ToneRole).toInt(), int(tone));
    }
};

QTEST_GUILESS_MAIN(tst_tables)
#include "tst_tables.moc"
