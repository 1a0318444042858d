#include "models/core/ids.h"

#include <QtTest/QtTest>

#include <compare>
#include <random>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

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
    /// Whole words are compared, and the order is that of the letters: bytes above 127, zeros in
    /// the text and texts that begin alike among them.
    void comparesAsItsLettersDo()
    {
        constexpr std::string_view kLetters("\0ab\xff", 4);
        std::mt19937 random(7);
        std::vector<std::string> texts{"", std::string(1, '\0'), "a", std::string("a\0", 2)};
        while (texts.size() < 300) {
            std::string text;
            for (auto n = random() % 16; n > 0; --n) text += kLetters[random() % 4];
            texts.push_back(text);
        }
        int equal = 0;
        for (const std::string& a : texts)
            for (const std::string& b : texts) {
                const VenueId x(a), y(b);
                QCOMPARE(x == y, a == b);
                QVERIFY((x <=> y) == (std::string_view(a) <=> std::string_view(b)));
                const Label l(a + a + b), r(a + a + a);
                QVERIFY((l <=> r) == (l.view() <=> r.view()));
                equal += a == b;
            }
        QVERIFY(equal >= 300);
    }
    void anUnsetInstrumentIsNotValid()
    {
        QVERIFY(!InstrumentId{}.valid() && InstrumentId{0}.valid());
        QCOMPARE(sign(opposite(Side::Buy)), -1);
    }
};

QTEST_APPLESS_MAIN(TestName)
#include "tst_name.moc"
