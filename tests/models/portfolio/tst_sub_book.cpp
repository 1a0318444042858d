#include "models/portfolio/sub_book.h"

#include "models/core/text.h"
#include "support/market_builder.h"

#include <QtTest/QtTest>

using namespace ballast;
using namespace ballast::portfolio;
using test::MarketBuilder;

namespace {

const core::AccountKey kMain{"paper", "main"}, kHedges{"deribit", "hedges"};
const core::Time kNear = MarketBuilder::date(2026, 12, 27);
const core::Time kFar = MarketBuilder::date(2027, 3, 26);

}  // namespace

class tst_sub_book : public QObject {
    Q_OBJECT

private slots:
    void knowsTheStarAndTheQuestionMark_data()
    {
        QTest::addColumn<QByteArray>("pattern");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("match");
        const auto row = [](const char* pattern, const char* text, bool match) {
            QTest::addRow("%s on %s", pattern, text)
                << QByteArray(pattern) << QByteArray(text) << match;
        };
        row("BTC-PERPETUAL", "BTC-PERPETUAL", true);
        row("BTC-PERPETUAL", "BTC-PERPETUAL2", false);
        row("btc-perpetual", "BTC-PERPETUAL", false);
        row("*", "", true);
        row("*", "anything", true);
        row("BTC-*", "BTC-27DEC26-70000-C", true);
        row("*-C", "BTC-27DEC26-70000-C", true);
        row("*-C", "BTC-27DEC26-70000-P", false);
        row("BTC-*-7???0-C", "BTC-27DEC26-70000-C", true);
        row("BTC-*-7???0-C", "BTC-27DEC26-170000-C", false);
        row("*27*-C*", "BTC-27DEC26-70000-C", true);
        row("a*b*c", "aXbYbZc", true);
        row("a*b*c", "aXbYbZ", false);
        row("?", "", false);
        row("**", "x", true);
        row("", "x", false);
        row("", "", true);
    }
    void knowsTheStarAndTheQuestionMark()
    {
        QFETCH(QByteArray, pattern);
        QFETCH(QByteArray, text);
        QTEST(core::matchesGlob(pattern.toStdString(), text.toStdString()), "match");
    }

    void aPatternThatTriesEverythingEndsSoon()
    {
        std::string pattern, text(2'000, 'a');
        for (int i = 0; i < 200; ++i) pattern += "*a";
        QVERIFY(!core::matchesGlob(pattern + "b", text));
    }

    void matchesWhenAllThatIsAskedHolds_data()
    {
        QTest::addColumn<SubBookRule>("rule");
        QTest::addColumn<bool>("nearCall");   // BTC-27DEC26-70000-C in paper/main
        QTest::addColumn<bool>("perpetual");  // BTC-PERPETUAL in deribit/hedges
        QTest::addColumn<bool>("unlisted");   // in paper/main
        using R = SubBookRule;
        QTest::newRow("nothing asked") << R{} << true << true << true;
        QTest::newRow("account") << R{.account = "hedges"} << false << true << false;
        QTest::newRow("venue") << R{.venue = "paper"} << true << false << true;
        QTest::newRow("underlying") << R{.underlying = "BTC"} << true << true << false;
        QTest::newRow("another underlying") << R{.underlying = "ETH"} << false << false << false;
        QTest::newRow("from its day") << R{.expiryFrom = kNear} << true << false << false;
        QTest::newRow("from the day after")
            << R{.expiryFrom = kNear + std::chrono::hours{24}} << false << false << false;
        QTest::newRow("to its day") << R{.expiryTo = kNear} << true << false << false;
        QTest::newRow("to the day before")
            << R{.expiryTo = kNear - std::chrono::hours{24}} << false << false << false;
        QTest::newRow("a range") << R{.expiryFrom = kNear, .expiryTo = kFar} << true << false
                                 << false;
        QTest::newRow("instrument") << R{.instrument = "*PERP*"} << false << true << false;
        QTest::newRow("all of it") << R{.account = "main",
                                        .venue = "paper",
                                        .underlying = "BTC",
                                        .expiryTo = kFar,
                                        .instrument = "*-C"}
                                   << true << false << false;
        QTest::newRow("all but one") << R{.account = "main",
                                          .venue = "paper",
                                          .underlying = "BTC",
                                          .expiryTo = kFar,
                                          .instrument = "*-P"}
                                     << false << false << false;
    }
    void matchesWhenAllThatIsAskedHolds()
    {
        QFETCH(SubBookRule, rule);
        MarketBuilder market;
        const core::InstrumentId call =
            market.option("BTC", kNear, 70'000, market::OptionType::Call);
        const core::InstrumentId perpetual = market.perpetual("BTC");
        QTEST(matches(rule, kMain, &market.instrument(call)), "nearCall");
        QTEST(matches(rule, kHedges, &market.instrument(perpetual)), "perpetual");
        QTEST(matches(rule, kMain, nullptr), "unlisted");
    }

    void theFirstMatchDecidesAndTheRestIsUnassigned()
    {
        MarketBuilder market;
        const core::InstrumentId call =
            market.option("BTC", kNear, 70'000, market::OptionType::Call);
        const core::InstrumentId put = market.option("BTC", kNear, 60'000, market::OptionType::Put);
        const core::InstrumentId perpetual = market.perpetual("BTC");
        const SubBooks books({{.name = "Calls", .instrument = "*-C"},
                              {.name = "Hedges", .instrument = "*PERP*"},
                              {.name = "Calls", .venue = "paper", .instrument = "*70000*"}});
        QCOMPARE(books.names(), (std::vector<std::string>{"Calls", "Hedges"}));
        QCOMPARE(books.of(kMain, &market.instrument(call)), SubBookId(0));
        QCOMPARE(books.of(kMain, &market.instrument(perpetual)), SubBookId(1));
        QCOMPARE(books.of(kMain, &market.instrument(put)), kUnassigned);
        QCOMPARE(books.of(kMain, nullptr), kUnassigned);
        QCOMPARE(SubBooks{}.of(kMain, &market.instrument(call)), kUnassigned);
        QVERIFY(SubBooks{}.empty());
    }
};

QTEST_APPLESS_MAIN(tst_sub_book)
#include "tst_sub_book.moc"
