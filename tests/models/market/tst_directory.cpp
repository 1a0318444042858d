#include "models/market/board.h"
#include "models/market/directory.h"

#include <QtTest/QtTest>

using namespace ballast;
using namespace ballast::market;

class TestDirectory : public QObject {
    Q_OBJECT

private slots:
    void numbersInOrderOfFirstSight()
    {
        Directory directory;
        QCOMPARE(directory.idOf("paper", "BTC-PERPETUAL").index, 0U);
        QCOMPARE(directory.idOf("paper", "ETH-PERPETUAL").index, 1U);
        QCOMPARE(directory.idOf("paper", "BTC-PERPETUAL").index, 0U);
        QCOMPARE(directory.size(), std::size_t{2});
    }
    void aVenueIsPartOfTheName()
    {
        Directory directory;
        const auto paper = directory.idOf("paper", "BTC-PERPETUAL");
        const auto deribit = directory.idOf("deribit", "BTC-PERPETUAL");
        QVERIFY(paper != deribit);
        QCOMPARE(directory.find("deribit", "BTC-PERPETUAL"), deribit);
        // A separator in a name cannot make two instruments one.
        QVERIFY(directory.idOf("a", "b/c") != directory.idOf("a/b", "c"));
    }
    void looksWithoutRemembering()
    {
        Directory directory;
        QVERIFY(!directory.find("paper", "BTC-PERPETUAL").valid());
        directory.idOf("paper", "BTC-PERPETUAL");
        QVERIFY(!directory.find("paper", "BTC").valid());
        QVERIFY(!directory.find("okx", "BTC-PERPETUAL").valid());
        QCOMPARE(directory.size(), std::size_t{1});
    }
    void keepsTenThousandApart()
    {
        Directory directory;
        for (unsigned i = 0; i < 10'000; ++i)
            QCOMPARE(directory.idOf(i % 2 ? "paper" : "deribit", "X-" + std::to_string(i)).index,
                     i);
        for (unsigned i = 0; i < 10'000; ++i)
            QCOMPARE(directory.find(i % 2 ? "paper" : "deribit", "X-" + std::to_string(i)).index,
                     i);
    }

    void aBoardKnowsOnlyWhatIsListed()
    {
        Board board;
        board.listings.resize(2);
        board.listings[1].instrument = std::make_shared<Instrument>();
        QVERIFY(!board.find({}) && !board.find({0}) && board.find({1}) && !board.find({2}));
        board.indices.push_back({.venue = "paper", .underlying = "BTC"});
        QVERIFY(board.index("BTC") && !board.index("ETH"));
    }
};

QTEST_APPLESS_MAIN(TestDirectory)
#include "tst_directory.moc"
