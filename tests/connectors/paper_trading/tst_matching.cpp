#include "connectors/paper_trading/matching.h"

#include "tests/support/scripted_market.h"

#include <QRegularExpression>
#include <QTest>

using namespace ballast;
using namespace ballast::paper_market;
using namespace ballast::paper_trading;

namespace {

/// "60001x1000 60002x500": levels, best first.
std::vector<market::Level> levels(const QString& text)
{
    std::vector<market::Level> out;
    for (const QString& part : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const QStringList pair = part.split(QLatin1Char('x'));
        out.push_back({test::price(pair[0].toStdString()), test::quantity(pair[1].toStdString())});
    }
    return out;
}

/// "7:60001x1000@2": order 7 of account 2.
std::vector<RestingOrder> resting(const QString& text, core::Side side)
{
    Ladder ladder;
    std::uint64_t priority = 0;
    for (const QString& part : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const QStringList pieces = part.split(QRegularExpression(QStringLiteral("[:x@]")));
        ladder.insert(side, {pieces[0].toULongLong(), pieces[3].toUInt(),
                             test::price(pieces[1].toStdString()),
                             test::quantity(pieces[2].toStdString()), ++priority});
    }
    return ladder.side(side);
}

QString text(const MatchPlan& plan)
{
    QStringList out;
    for (const Match& m : plan.matches)
        out += QString::fromStdString(m.size.text() + " at " + m.price.text() +
                                      (m.maker ? " from " + std::to_string(m.maker) : ""));
    for (const OrderNumber own : plan.selfTrades) out += QStringLiteral("cancel %1").arg(own);
    return out.join(QStringLiteral(", "));
}

}  // namespace

class tst_Matching : public QObject {
    Q_OBJECT
private slots:
    void takesTheBestPriceFirst_data();
    void takesTheBestPriceFirst();
    void fillsAWaitingOrderAtItsOwnPrice_data();
    void fillsAWaitingOrderAtItsOwnPrice();
    void keepsPriceThenTime();
    void addsUpSizesAtOnePrice();
};

void tst_Matching::takesTheBestPriceFirst_data()
{
    QTest::addColumn<bool>("buys");
    QTest::addColumn<QString>("size");
    QTest::addColumn<QString>("limit");
    QTest::addColumn<QString>("market");
    QTest::addColumn<QString>("orders");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, bool buys, const char* size, const char* limit,
                        const char* market, const char* orders, const char* expected) {
        QTest::newRow(name) << buys << QString::fromLatin1(size) << QString::fromLatin1(limit)
                            << QString::fromLatin1(market) << QString::fromLatin1(orders)
                            << QString::fromLatin1(expected);
    };
    row("one level", true, "500", "", "60001x1000", "", "500 at 60001");
    row("walks up", true, "1500", "", "60001x1000 60002x1000", "", "1000 at 60001, 500 at 60002");
    row("stops at the limit", true, "1500", "60001", "60001x1000 60002x1000", "", "1000 at 60001");
    row("limit below the book", true, "1500", "60000", "60001x1000", "", "");
    row("more than there is", true, "5000", "", "60001x1000 60002x1000", "",
        "1000 at 60001, 1000 at 60002");
    row("sells down", false, "1500", "59999", "60000x1000 59999x1000 59998x9", "",
        "1000 at 60000, 500 at 59999");
    row("an order with a better price", true, "500", "", "60001x1000", "7:60000.5x300@2",
        "300 at 60000.5 from 7, 200 at 60001");
    row("the market was there first", true, "1200", "", "60001x1000", "7:60001x300@2",
        "1000 at 60001, 200 at 60001 from 7");
    row("first come", true, "400", "", "", "7:60001x300@2 8:60001x300@3",
        "300 at 60001 from 7, 100 at 60001 from 8");
    row("price before time", true, "400", "", "", "7:60002x300@2 8:60001x300@3",
        "300 at 60001 from 8, 100 at 60002 from 7");
    row("its own order in the way", true, "400", "", "60002x1000", "7:60001x300@1",
        "400 at 60002, cancel 7");
    row("its own order out of reach", true, "400", "", "60001x1000", "7:60002x300@1",
        "400 at 60001");
    row("nothing there", false, "400", "", "", "", "");
}

void tst_Matching::takesTheBestPriceFirst()
{
    QFETCH(bool, buys);
    QFETCH(QString, size);
    QFETCH(QString, limit);
    QFETCH(QString, market);
    QFETCH(QString, orders);
    QFETCH(QString, expected);
    const core::Side side = buys ? core::Side::Buy : core::Side::Sell;
    const auto bound =
        limit.isEmpty() ? std::nullopt : std::optional{test::price(limit.toStdString())};
    const MatchPlan plan = planTaker(1, side, test::quantity(size.toStdString()), bound,
                                     levels(market), resting(orders, core::opposite(side)));
    QCOMPARE(text(plan), expected);
    core::Quantity sum;
    for (const Match& m : plan.matches) sum += m.size;
    QVERIFY(sum == plan.filled && sum <= test::quantity(size.toStdString()));
}

void tst_Matching::fillsAWaitingOrderAtItsOwnPrice_data()
{
    QTest::addColumn<bool>("buys");
    QTest::addColumn<QString>("opposite");
    QTest::addColumn<QString>("expected");
    QTest::newRow("not reached") << true << "60001x100"
                                 << "";
    QTest::newRow("touched") << true << "60000x100 60001x100"
                             << "100 at 60000 from 7";
    QTest::newRow("moved through")
        << true << "59990x100 59995x100 60000x500"
        << "100 at 59990 from 7, 100 at 59995 from 7, 300 at 60000 from 7";
    QTest::newRow("a sale touched") << false << "60000x900"
                                    << "500 at 60000 from 7";
    QTest::newRow("a sale not reached") << false << "59999.5x900"
                                        << "";
}

void tst_Matching::fillsAWaitingOrderAtItsOwnPrice()
{
    QFETCH(bool, buys);
    QFETCH(QString, opposite);
    QFETCH(QString, expected);
    const RestingOrder order{7, 1, test::price("60000"), test::quantity("500"), 1};
    QCOMPARE(text(planResting(order, buys ? core::Side::Buy : core::Side::Sell, levels(opposite))),
             expected);
}

void tst_Matching::keepsPriceThenTime()
{
    Ladder ladder;
    ladder.insert(core::Side::Buy, {1, 1, test::price("10"), test::quantity("1"), 1});
    ladder.insert(core::Side::Buy, {2, 1, test::price("11"), test::quantity("1"), 2});
    ladder.insert(core::Side::Buy, {3, 1, test::price("11"), test::quantity("1"), 3});
    ladder.insert(core::Side::Buy, {4, 1, test::price("11"), test::quantity("1"), 1});
    std::vector<OrderNumber> order;
    for (const RestingOrder& o : ladder.side(core::Side::Buy)) order.push_back(o.number);
    QCOMPARE(order, (std::vector<OrderNumber>{4, 2, 3, 1}));
    ladder.reduce(2, test::quantity("1"));
    ladder.erase(4);
    QCOMPARE(ladder.side(core::Side::Buy).size(), std::size_t{2});
    QCOMPARE(ladder.side(core::Side::Buy).front().number, OrderNumber{3});
}

void tst_Matching::addsUpSizesAtOnePrice()
{
    const auto book =
        merged(core::Side::Sell, levels(QStringLiteral("60001x1000 60003x10")),
               resting(QStringLiteral("1:60001x5@1 2:60002x7@1 3:60004x9@1"), core::Side::Sell));
    QCOMPARE(book, levels(QStringLiteral("60001x1005 60002x7 60003x10 60004x9")));
}

QTEST_APPLESS_MAIN(tst_Matching)
#include "tst_matching.moc"
