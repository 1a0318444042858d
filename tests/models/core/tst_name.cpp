#include "models/core/ids.h"

#include <QtTest/QtTest>

#include <unordered_set>

using namespace ballast::core;

class TestName : public QObject {
    Q_OBJECT

private slots:
    void holdsAShortWord()
    {
        const Currency btc = "BTC";
        QCOMPARE(btc.text(), std::string("BTC"));
        QVERIFY(btc == Currency("BTC") && btc < Currency("ETH") && btc != Currency("BT"));
        QVERIFY(Currency().empty() && Currency() == Currency(""));
    }
    void cutsAtItsCapacityAndSaysWhatFits()
    {
        const std::string fifteen(15, 'a'), sixteen(16, 'a');
        QVERIFY(VenueId::fits(fifteen) && !VenueId::fits(sixteen) && !VenueId::fits(""));
        QCOMPARE(VenueId(sixteen).text(), fifteen);
        QCOMPARE(VenueId(fifteen), VenueId(sixteen));
    }
    void keepsEveryByte()
    {
        const std::string_view odd("a\0é", 4);
        QCOMPARE(Label(odd).view(), odd);
        QVERIFY(Label(odd) != Label("a"));
    }
    void ordersAndHashesByItsText()
    {
        std::unordered_set<Label> seen;
        for (int i = 0; i < 1000; ++i) seen.insert(Label("R1-" + std::to_string(i % 500)));
        QCOMPARE(seen.size(), std::size_t{500});
        QVERIFY(seen.contains("R1-499") && !seen.contains("R1-500"));
        const AccountKey a{"deribit", "one"}, b{"deribit", "two"}, c{"paper", "a"};
        QVERIFY(a < b && b < c && a == a);
    }
    void anUnsetInstrumentIsNotValid()
    {
        QVERIFY(!InstrumentId{}.valid() && InstrumentId{0}.valid());
        QCOMPARE(sign(opposite(Side::Buy)), -1);
    }
};

QTEST_APPLESS_MAIN(TestName)
#include "tst_name.moc"
