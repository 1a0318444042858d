#include "models/portfolio/ladder.h"

#include "tests/support/sample_book.h"
#include "tests/support/sample_snapshot.h"

#include <QtTest>

using namespace ballast;
using namespace ballast::portfolio;

namespace {

constexpr auto kNet = DeltaConvention::NetTransaction;

Book sample() { return support::sampleBook(support::sampleTime(), 2.61, 21.4, false).book; }

Figures sumOf(const std::vector<Rung>& rungs)
{
    Figures sum;
    for (const Rung& rung : rungs) sum += rung.figures;
    return sum;
}

}  // namespace

class TestLadder : public QObject {
    Q_OBJECT
private slots:
    void theRungsAreTheBook_data()
    {
        QTest::addColumn<int>("by");
        QTest::newRow("by strike") << int(LadderBy::Strike);
        QTest::newRow("by expiry") << int(LadderBy::Expiry);
    }
    void theRungsAreTheBook()
    {
        QFETCH(int, by);
        const Book book = sample();
        for (const char* underlying : {"BTC", "ETH"}) {
            const auto rungs = ladder(book, underlying, static_cast<LadderBy>(by));
            QVERIFY(rungs.size() > 2);
            Figures held;
            int lines = 0, counted = 0;
            for (std::size_t i = 0; i < book.lines.size(); ++i) {
                const Line& line = book.lines[i];
                if (line.instrument->underlying != core::Currency{underlying}) continue;
                ++lines;
                if (line.counted()) held += line;
            }
            for (const Rung& rung : rungs) counted += rung.lines;
            QCOMPARE(counted, lines);
            const Figures sum = sumOf(rungs);
            QVERIFY(std::abs(sum.delta.of(kNet) - held.delta.of(kNet)) < 1e-9);
            QVERIFY(std::abs(sum.vega - held.vega) < 1e-6);
            QVERIFY(std::abs(sum.gamma1PctCoin - held.gamma1PctCoin) < 1e-9);
        }
    }

    /// What has no strike is the last rung; the others are in their order.
    void whatHasNoStrikeStandsLast()
    {
        const auto rungs = ladder(sample(), "BTC", LadderBy::Strike);
        QVERIFY(!rungs.back().strike);
        for (std::size_t i = 1; i + 1 < rungs.size(); ++i)
            QVERIFY(*rungs[i - 1].strike < *rungs[i].strike);
        const auto days = ladder(sample(), "BTC", LadderBy::Expiry);
        QVERIFY(!days.back().expiry);
        for (std::size_t i = 1; i + 1 < days.size(); ++i)
            QVERIFY(*days[i - 1].expiry < *days[i].expiry);
    }

    void whatHasNoValueIsCountedAndInNoSum()
    {
        Book book = sample();
        Line line = book.lines[0];
        line.gap = Gap::NoMark;
        book.lines[0] = line;
        int leftOut = 0;
        for (const char* underlying : {"BTC", "ETH"})
            for (const Rung& rung : ladder(book, underlying, LadderBy::Strike))
                leftOut += rung.leftOut;
        QCOMPARE(leftOut, 1);
    }

    void anUnderlyingThatIsNotHeldHasNoRung()
    {
        QVERIFY(ladder(sample(), "SOL", LadderBy::Expiry).empty());
        QVERIFY(ladder({}, "BTC", LadderBy::Strike).empty());
    }
};

QTEST_GUILESS_MAIN(TestLadder)
#include "tst_ladder.moc"
