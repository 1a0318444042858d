#include "models/construction/candidates.h"
#include "support/market_builder.h"

#include <QtTest/QtTest>

using namespace ballast;
using namespace ballast::construction;
using test::MarketBuilder;

namespace {

/// A call with a good quote; a row spoils one thing of it.
struct Call {
    MarketBuilder market;
    core::InstrumentId id;
    core::Time now = MarketBuilder::date(2027, 3, 1);
    CandidateRules rules;
    Call()
    {
        id =
            market.option("BTC", MarketBuilder::date(2027, 3, 26), 90000, market::OptionType::Call);
        market.mark(id, 0.0302, 0.5);
        quote("0.0299", "0.0305", "12", "9");
        market.at(id).ticker.openInterest = 250;
    }
    void quote(const char* bid, const char* ask, const char* bidSize, const char* askSize)
    {
        market::Quote& q = market.at(id).ticker.quote;
        q.bid = test::price(std::string_view{bid});
        q.ask = test::price(std::string_view{ask});
        q.bidSize = test::quantity(bidSize);
        q.askSize = test::quantity(askSize);
    }
    Verdict verdict() { return judge(market.at(id), rules, now); }
};

}  // namespace

class tst_candidates : public QObject {
    Q_OBJECT
private slots:
    void turnsDownWithTheReasonInWords_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("reason");
        QTest::newRow("good") << 0 << "";
        QTest::newRow("spread") << 1 << "its spread of 18.2 % is above 5 %";
        QTest::newRow("no bid") << 2 << "nobody bids for it";
        QTest::newRow("no offer") << 3 << "nobody offers it";
        QTest::newRow("crossed") << 4 << "its quote is crossed";
        QTest::newRow("depth") << 5 << "9 BTC at its ask are less than 10";
        QTest::newRow("last minutes")
            << 6 << "it expires in 20 min 00 s: nothing is traded in its last 30 min 00 s";
        QTest::newRow("too soon") << 7 << "it expires in 600 h 00 min, sooner than 720 h 00 min";
        QTest::newRow("too late") << 8 << "it expires in 600 h 00 min, later than 168 h 00 min";
        QTest::newRow("interest") << 9 << "its open interest of 250 BTC is below 500";
        QTest::newRow("name") << 10 << "it is not on the list of names";
        QTest::newRow("stale") << 11 << "its quote is stale";
        QTest::newRow("halted") << 12 << "the venue has it halted";
        QTest::newRow("expired") << 13 << "it has expired";
        QTest::newRow("levels count") << 14 << "";
    }
    void turnsDownWithTheReasonInWords()
    {
        QFETCH(int, what);
        Call c;
        if (what == 1) c.quote("0.03", "0.036", "12", "9");
        if (what == 2) c.quote("0", "0.0305", "0", "9");
        if (what == 3) c.quote("0.0299", "0", "12", "0");
        if (what == 4) c.quote("0.0305", "0.0305", "12", "9");
        if (what == 5 || what == 14) c.rules.minimumDepthCoin = 10;
        if (what == 6) c.now = MarketBuilder::date(2027, 3, 26, 7, 40);
        if (what == 7) c.rules.minimumLife = std::chrono::hours{720};
        if (what == 8) c.rules.maximumLife = std::chrono::hours{168};
        if (what == 9) c.rules.minimumOpenInterest = 500;
        if (what == 10) c.rules.names = {"BTC-*-P", "*PERPETUAL"};
        if (what == 11) c.market.at(c.id).stale = true;
        if (what == 12) {
            auto halted = c.market.instrument(c.id);
            halted.state = market::InstrumentState::Halted;
            c.market.at(c.id).instrument = std::make_shared<const market::Instrument>(halted);
        }
        if (what == 13) c.now = MarketBuilder::date(2027, 3, 26, 8, 1);
        if (what == 14) {
            c.market.at(c.id).asks = {{test::price(0.0305), test::quantity("9")},
                                      {test::price(0.031), test::quantity("4")}};
            c.rules.names = {"BTC-*-C"};
        }
        const Verdict verdict = c.verdict();
        QTEST(QString::fromStdString(verdict.reason), "reason");
        QCOMPARE(verdict.obstacle == Obstacle::None, verdict.reason.empty());
    }

    void countsDollarsOfDepthInCoin()
    {
        MarketBuilder market;
        const auto id = market.perpetual("BTC");
        market.mark(id, 100'000);
        market::Quote& q = market.at(id).ticker.quote;
        q.bid = test::price(99'999.5);
        q.ask = test::price(100'000.0);
        q.bidSize = q.askSize = test::quantity("50000");
        CandidateRules rules;
        rules.minimumDepthCoin = 0.5;
        QVERIFY(judge(market.at(id), rules, {}).obstacle == Obstacle::None);
        rules.minimumDepthCoin = 0.6;
        QVERIFY(judge(market.at(id), rules, {}).obstacle == Obstacle::Depth);
    }
};

QTEST_APPLESS_MAIN(tst_candidates)
#include "tst_candidates.moc"
