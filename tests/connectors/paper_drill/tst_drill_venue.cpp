// The exchange of a drill, and what a desk hears of it without a wire.
#include "connectors/paper_drill/drill_venue.h"
#include "connectors/paper_market/coarse_market.h"

#include <QTest>

#include <map>

using namespace ballast;
using namespace std::chrono_literals;
using paper_drill::DrillExchange;
using paper_drill::DrillVenue;

namespace {

const core::Time kMonday = core::parseIsoUtc("2026-01-05T00:00:00Z").value();
constexpr core::Duration kStep = 20s;

DrillExchange exchangeOf(std::uint64_t seed)
{
    return {std::make_unique<paper_market::CoarseMarket>(
                seed, kMonday, kStep,
                std::vector<paper_market::CoarseMarket::Line>{{market::OptionType::Call, 1.0}}),
            kStep, 1e7};
}

const paper_market::Listing& perpetual(const DrillExchange& exchange)
{
    return *exchange.market().find(paper_drill::perpetualOf("BTC"));
}

paper_trading::OrderRequest buy(const DrillExchange& exchange, double amount)
{
    paper_trading::OrderRequest request;
    request.instrument = perpetual(exchange).spec.id;
    request.side = core::Side::Buy;
    request.type = paper_trading::OrderType::Market;
    request.amount = core::Quantity::nearest(amount).value();
    return request;
}

}  // namespace

class TestDrillVenue : public QObject {
    Q_OBJECT
private slots:
    /// What is filled while a new connection is made is in the positions that it brings, and was
    /// heard before them: no position goes back.
    void aNewConnectionKnowsWhatWasFilledMeanwhile()
    {
        DrillExchange exchange = exchangeOf(3);
        DrillVenue venue(exchange, {});
        static_cast<void>(venue.login());
        const core::InstrumentId id = perpetual(exchange).spec.id;
        core::Time now = exchange.now();
        venue.carry(engine::Effect{orders::Reconnect{"paper", "a test"}}, now);
        QVERIFY(exchange.place(buy(exchange, 1'000)).has_value());
        std::vector<QString> heard;
        bool up = false;
        while (!up) {
            const auto next = venue.next(now + 1min);
            QVERIFY(next.has_value());
            for (const engine::Event& event : next->events) {
                if (const auto* link = std::get_if<engine::LinkChanged>(&event)) {
                    heard.push_back(link->state == engine::LinkState::Up ? QStringLiteral("up")
                                                                         : QStringLiteral("down"));
                    up = up || link->state == engine::LinkState::Up;
                } else if (const auto* read = std::get_if<portfolio::PositionsRead>(&event)) {
                    bool has = false;
                    for (const auto& position : read->positions)
                        has = has || (position.instrument == id && !position.size.isZero());
                    heard.push_back(has ? QStringLiteral("held") : QStringLiteral("nothing held"));
                } else if (const auto* report = std::get_if<orders::Report>(&event)) {
                    if (std::holds_alternative<orders::Fill>(*report))
                        heard.push_back(QStringLiteral("filled"));
                }
            }
        }
        QCOMPARE(heard, (std::vector<QString>{QStringLiteral("down"), QStringLiteral("filled"),
                                              QStringLiteral("held"), QStringLiteral("up")}));
    }

    /// An order that rests is one hedge, however many others are filled before its rest is.
    void anOrderIsOneHedge()
    {
        int filledAgain = 0;
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            DrillExchange exchange = exchangeOf(seed);
            paper_trading::OrderRequest resting = buy(exchange, 3'000'000);
            resting.type = paper_trading::OrderType::Limit;
            resting.price = perpetual(exchange).asks.front().price;
            const auto placed = exchange.place(resting);
            QVERIFY2(placed.has_value(), placed ? "" : placed.error().message.c_str());
            QVERIFY(placed->order.filled.isPositive());
            QVERIFY(placed->order.filled < resting.amount);
            QVERIFY(exchange.place(buy(exchange, 100)).has_value());
            for (int n = 1; n <= 200; ++n) exchange.advance(kMonday + n * kStep);
            std::map<std::uint64_t, int> hedges;
            for (const paper_drill::Hedge& hedge : exchange.hedges()) ++hedges[hedge.order];
            for (const auto& [order, times] : hedges) QCOMPARE(times, 1);
            QCOMPARE(hedges.size(), 2U);
            const auto* order = exchange.find(placed->order.number);
            filledAgain += !order || order->filled > placed->order.filled;
        }
        QVERIFY(filledAgain > 0);
    }
};

QTEST_APPLESS_MAIN(TestDrillVenue)
#include "tst_drill_venue.moc"
