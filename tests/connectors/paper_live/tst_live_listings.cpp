#include "connectors/paper_live/live_listings.h"

#include "models/core/time.h"
#include "tests/support/scripted_market.h"

#include <QTest>

#include <sstream>

using namespace ballast;
using namespace std::chrono_literals;

namespace {

const core::Time kStart = *core::parseIsoUtc("2026-11-27T07:00:00Z");
constexpr core::InstrumentId kPerpetual{7}, kOption{9}, kFuture{11};

market::Instrument instrument(core::InstrumentId venueId)
{
    market::Instrument spec;
    spec.id = venueId;
    spec.venue = "deribit";
    spec.underlying = spec.settlementCurrency = "BTC";
    spec.quoteCurrency = "USD";
    spec.priceIndex = "btc_usd";
    spec.name = "BTC-PERPETUAL";
    if (venueId == kPerpetual) return spec;
    spec.expiry = *core::parseIsoUtc("2026-11-27T08:00:00Z");
    spec.kind = market::Kind::Future;
    spec.name = "BTC-27NOV26";
    if (venueId == kFuture) return spec;
    spec.kind = market::Kind::Option;
    spec.name = "BTC-27NOV26-60000-C";
    spec.quoteCurrency = "BTC";
    spec.strike = test::price("60000");
    return spec;
}

/// "B60000x100 A60001x200": levels of both sides; a size of 0 takes one away.
market::BookUpdate update(const std::string& text, std::uint64_t change, bool snapshot)
{
    market::BookUpdate out;
    out.id = kPerpetual;
    out.snapshot = snapshot;
    out.changeId = change;
    out.previousChangeId = change - 1;
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        const std::size_t x = word.find('x');
        const market::Level level{test::price(word.substr(1, x - 1)),
                                  test::quantity(word.substr(x + 1))};
        (word.front() == 'B' ? out.bids : out.asks).push_back(level);
    }
    return out;
}

/// The live market, told what a script says.
class Live : public paper_live::LiveListings {
public:
    void ticker(core::InstrumentId id, double mark, double index, core::Time at)
    {
        market::Ticker t;
        t.quote.id = id;
        t.quote.at = at;
        t.mark = *core::Price::nearest(mark);
        t.index = *core::Price::nearest(index);
        t.underlyingPrice = t.index;
        t.markIv = 0.5;
        on(t);
    }
    void list(core::InstrumentId id)
    {
        on(engine::InstrumentListed{instrument(id)});
        ticker(id, 60'000, 60'000, kStart);
    }
    QString shown(std::size_t i) const
    {
        QString out;
        const auto side = [&](char letter, const std::vector<market::Level>& levels) {
            for (const market::Level& l : levels)
                out += QStringLiteral("%1%2x%3 ")
                           .arg(QLatin1Char(letter))
                           .arg(QString::fromStdString(l.price.text()),
                                QString::fromStdString(l.size.text()));
        };
        side('B', listings()[i].bids);
        side('A', listings()[i].asks);
        return out.trimmed();
    }
};

}  // namespace

class TestLiveListings : public QObject {
    Q_OBJECT

private slots:
    void listsAnInstrumentWithItsFirstTicker()
    {
        Live live;
        live.on(engine::InstrumentListed{instrument(kPerpetual)});
        QCOMPARE(live.listings().size(), 0u);
        QCOMPARE(live.awaited(), 1u);
        live.ticker(kPerpetual, 60'010, 60'000, kStart);
        QCOMPARE(live.awaited(), 0u);
        QCOMPARE(live.listings().size(), 1u);
        QCOMPARE(live.listings()[0].spec.id.index, 0u);  // its place here, not the venue's number
        QCOMPARE(live.listings()[0].mark, 60'010.0);
        QCOMPARE(live.indices().size(), 1u);
        QCOMPARE(live.indices()[0].price, 60'000.0);
    }

    void namesTheFutureAnOptionIsPricedOn()
    {
        Live live;
        live.list(kOption);
        QCOMPARE(live.listings()[0].underlyingIndex, "SYN.BTC-27NOV26");
        live.list(kFuture);
        live.ticker(kOption, 0.02, 60'000, kStart + 1s);
        QCOMPARE(live.listings()[0].underlyingIndex, "BTC-27NOV26");
    }

    void takenLiquidityIsGoneUntilTheVenueSpeaksOfItsLevel_data()
    {
        QTest::addColumn<QString>("then");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char* name, const char* then, const char* shown) {
            QTest::newRow(name) << QString::fromLatin1(then) << QString::fromLatin1(shown);
        };
        row("nothing new", "", "B60000x100 A60001x40 A60002x300");
        row("the level is changed", "A60001x90", "B60000x100 A60001x90 A60002x300");
        row("another level is changed", "A60002x50", "B60000x100 A60001x40 A60002x50");
        row("the level goes", "A60001x0", "B60000x100 A60002x300");
        row("the other side is changed", "B60000x70", "B60000x70 A60001x40 A60002x300");
    }
    void takenLiquidityIsGoneUntilTheVenueSpeaksOfItsLevel()
    {
        QFETCH(QString, then);
        Live live;
        live.list(kPerpetual);
        live.on(update("B60000x100 A60001x100 A60002x300", 5, true));
        live.consume(core::InstrumentId{0}, core::Side::Buy, test::price("60001"),
                     test::quantity("60"));
        if (!then.isEmpty()) live.on(update(then.toStdString(), 6, false));
        QTEST(live.shown(0), "shown");
    }

    void aLevelThatIsUsedUpIsNotShown()
    {
        Live live;
        live.list(kPerpetual);
        live.on(update("B60000x100 A60001x100", 5, true));
        live.consume(core::InstrumentId{0}, core::Side::Sell, test::price("60000"),
                     test::quantity("100"));
        QCOMPARE(live.shown(0), QStringLiteral("A60001x100"));
        live.on(update("B60000x100 A60001x100", 9, true));  // a snapshot is all new
        QCOMPARE(live.shown(0), QStringLiteral("B60000x100 A60001x100"));
    }

    void aBrokenBookHoldsNothing()
    {
        Live live;
        live.list(kPerpetual);
        live.on(update("B60000x100 A60001x100", 5, true));
        live.on(engine::BookLost{kPerpetual, kStart});
        QCOMPARE(live.shown(0), QString());
        live.on(update("B60000x100 A60001x100", 9, true));
        live.forgetBooks();
        QCOMPARE(live.shown(0), QString());
        QCOMPARE(live.listings()[0].mark, 60'000.0);  // the last mark stays, and grows old
    }

    void expiresByItselfAtTheHalfHoursAverage()
    {
        Live live;
        live.list(kFuture);
        const core::Time expiry = *core::parseIsoUtc("2026-11-27T08:00:00Z");
        // Before the window 50,000, within it 60,000 and 62,000 in equal parts.
        for (int minute = 10; minute <= 60; ++minute) {
            const double price = minute < 30 ? 50'000 : minute < 45 ? 60'000 : 62'000;
            for (int second = 0; second < 60 && minute < 60; ++second)
                live.on(market::IndexPrice{
                    "deribit", "BTC", *core::Price::nearest(price),
                    kStart + std::chrono::minutes{minute} + std::chrono::seconds{second}});
        }
        live.advance(expiry - 1s);
        QVERIFY(!live.deliveryPrice(core::InstrumentId{0}));
        live.advance(expiry);
        QCOMPARE(live.listings()[0].spec.state, market::InstrumentState::Closed);
        QVERIFY(live.deliveryPrice(core::InstrumentId{0}));
        QVERIFY(std::abs(*live.deliveryPrice(core::InstrumentId{0}) - 61'000) < 1);
    }
};

QTEST_APPLESS_MAIN(TestLiveListings)
#include "tst_live_listings.moc"
