#include "models/execution/peg.h"

#include <QtTest/QtTest>

using namespace ballast;
using namespace ballast::execution;
using namespace std::chrono_literals;

namespace {

core::Price price(const char* text) { return core::Price::parse(text).value(); }

std::optional<core::Price> maybe(const QString& text)
{
    if (text.isEmpty()) return {};
    return price(qPrintable(text));
}

QString word(PegAction action)
{
    switch (action) {
        case PegAction::Wait: return QStringLiteral("wait");
        case PegAction::Rest: return QStringLiteral("rest");
        case PegAction::Keep: return QStringLiteral("keep");
        case PegAction::Repeg: return QStringLiteral("repeg");
        case PegAction::Cross: return QStringLiteral("cross");
        case PegAction::Leave: return QStringLiteral("leave");
    }
    return {};
}

}  // namespace

class tst_peg : public QObject {
    Q_OBJECT

private slots:
    void decides_data()
    {
        QTest::addColumn<bool>("buys");
        QTest::addColumn<QString>("bid");
        QTest::addColumn<QString>("ask");
        QTest::addColumn<QString>("resting");
        QTest::addColumn<int>("second");
        QTest::addColumn<QString>("decision");
        const auto row = [](const char* name, bool buys, const char* bid, const char* ask,
                            const char* resting, int second, const char* decision) {
            QTest::addRow("%s", name)
                << buys << QString::fromLatin1(bid) << QString::fromLatin1(ask)
                << QString::fromLatin1(resting) << second << QString::fromLatin1(decision);
        };
        row("rests at the bid", true, "100", "101", "", 0, "rest 100");
        row("a seller rests at the ask", false, "100", "101", "", 0, "rest 101");
        row("stays while the bid is near", true, "100", "102", "100", 1, "keep");
        row("stays at one tick", true, "100.5", "102", "100", 59, "keep");
        row("follows at two ticks", true, "101", "102", "100", 4, "repeg 101");
        row("but not a moment after it moved", true, "101", "102", "100", 2, "keep");
        row("follows down as well", true, "98", "102", "100", 5, "repeg 98");
        row("crosses at the deadline", true, "100", "101", "100", 60, "cross");
        row("a seller crosses to the bid", false, "100", "101", "101", 61, "cross");
        row("crosses with nothing resting", true, "100", "101", "", 60, "cross 101");
        row("takes back what rests though nobody is across", true, "100", "", "100", 60, "cross");
        row("has nobody to cross to", true, "100", "", "", 60, "wait");
        row("has nobody to rest beside", true, "", "101", "", 1, "wait");
        row("leaves it in an empty book", true, "", "", "100", 1, "keep");
        row("trusts no crossed book", true, "102", "101", "", 60, "wait");
        row("nor one that is locked", true, "101", "101", "100", 59, "keep");
    }
    void decides()
    {
        QFETCH(bool, buys);
        QFETCH(QString, bid);
        QFETCH(QString, ask);
        QFETCH(QString, resting);
        QFETCH(int, second);
        const core::Time began = core::parseIsoUtc("2026-03-01T09:00:00Z").value();
        const Peg peg{.repegTicks = 2, .deadline = 60s};
        const PegDecision out = decide(peg, buys ? core::Side::Buy : core::Side::Sell,
                                       {.bid = maybe(bid),
                                        .ask = maybe(ask),
                                        .tick = price("0.5"),
                                        .resting = maybe(resting),
                                        .placements = 1,
                                        .placed = began,
                                        .began = began,
                                        .now = began + second * 1s});
        QString said = word(out.action);
        if (out.price.isPositive()) said += u' ' + QString::fromStdString(out.price.text());
        QTEST(said, "decision");
        QVERIFY(!out.reason.empty());
    }

    void movesSoOftenAndNoMore()
    {
        PegSight sight{.bid = price("103"),
                       .ask = price("104"),
                       .tick = price("0.5"),
                       .resting = price("100"),
                       .placements = 4};
        sight.began = core::parseIsoUtc("2026-03-01T09:00:00Z").value();
        sight.now = sight.began + 30s;
        const Peg peg{.mostMoves = 4};
        QCOMPARE(decide(peg, core::Side::Buy, sight).action, PegAction::Repeg);
        sight.placements = 5;
        QCOMPARE(decide(peg, core::Side::Buy, sight).action, PegAction::Keep);
        sight.resting.reset();
        QCOMPARE(decide(peg, core::Side::Buy, sight).action, PegAction::Wait);
        QCOMPARE(peg.mostOrders(), 6);
    }

    void leavesWhatIsLeftWhereItIsToldTo()
    {
        PegSight sight{.bid = price("100"), .ask = price("101"), .tick = price("0.5")};
        sight.now = sight.began + 61s;
        const Peg peg{.atDeadline = AtDeadline::Leave};
        QCOMPARE(decide(peg, core::Side::Buy, sight).action, PegAction::Leave);
        sight.resting = price("100");
        QCOMPARE(decide(peg, core::Side::Buy, sight).action, PegAction::Leave);
        QCOMPARE(peg.mostOrders(), 5);
    }

    void oneOwnOrderDoesNotHoldTheTouch()
    {
        const auto size = [](const char* text) { return *core::Quantity::parse(text); };
        const std::vector<market::Level> bids{{price("100.5"), size("400")},
                                              {price("99"), size("10")}};
        QCOMPARE(*touchOfOthers(bids, {}, {}), price("100.5"));
        QCOMPARE(*touchOfOthers(bids, price("100.5"), size("400")), price("99"));
        QCOMPARE(*touchOfOthers(bids, price("100.5"), size("300")), price("100.5"));
        QVERIFY(!touchOfOthers({}, {}, {}));
    }

    void withoutATickNothingIsPriced()
    {
        QCOMPARE(decide({}, core::Side::Buy, {.bid = price("100"), .ask = price("101")}).action,
                 PegAction::Wait);
    }
};

QTEST_APPLESS_MAIN(tst_peg)
#include "tst_peg.moc"
