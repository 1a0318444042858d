#include "models/margin/guard.h"
#include "models/margin/trade_margin.h"
#include "support/scenario_book.h"

#include <QTest>

#include <cmath>

using namespace ballast;
using namespace ballast::margin;
using test::ScenarioDesk;

namespace {

constexpr double kSigma = 0.03;

/// A small book in words: coin behind it, a perpetual, a call sold.
struct Small {
    ScenarioDesk desk;
    core::InstrumentId perpetual, linear, call, put;

    explicit Small(double coins, double venueMaintenance = 0)
    {
        desk.pool("BTC", coins);
        desk.balances.back().maintenanceMargin = venueMaintenance;
        perpetual = desk.market.perpetual("BTC");
        desk.market.mark(perpetual, desk.spot);
        linear = desk.market.linearPerpetual("BTC");
        desk.market.mark(linear, desk.spot);
        const core::Time month = test::MarketBuilder::date(2026, 12, 25);
        call = desk.option(month, 70'000, market::OptionType::Call);
        put = desk.option(month, 58'000, market::OptionType::Put);
    }
    Small& hold(core::InstrumentId id, double size)
    {
        desk.hold(id, size);
        return *this;
    }
    MarginView after(const std::vector<std::pair<core::InstrumentId, double>>& legs,
                     double sigma = kSigma) const
    {
        Trade trade{"BTC", {}};
        for (const auto& [id, size] : legs)
            trade.legs.push_back({ScenarioDesk::account(), id, size});
        return tradeMargin(trade, desk.book(), desk.market.board, desk.now, {sigma, false},
                           portfolio::deribitStandardRates());
    }
};

bool close(double a, double b, double tolerance = 1e-6)
{
    return std::abs(a - b) <= tolerance * std::max(1.0, std::abs(b));
}

}  // namespace

class TestMarginGuard : public QObject {
    Q_OBJECT
private slots:
    void saysWhatAPerpetualAsksFor()
    {
        // 640 000 USD long at 64 000 are 10 coin: 2.05 % and 1.05 % of them, on 4 coin of equity.
        Small book(4);
        const MarginView view = book.hold(book.perpetual, 640'000).after({});
        QVERIFY2(view.known, view.why.c_str());
        QVERIFY(close(view.before.equityUsd, 4 * 64'000));
        QVERIFY(close(view.before.initialUsd, 0.205 * 64'000));
        QVERIFY(close(view.before.maintenanceUsd, 0.105 * 64'000));
        QVERIFY(close(view.before.use, 0.105 / 4));
        QCOMPARE(view.after, view.before);
        QVERIFY(view.worstOrderWords.empty());
    }

    void findsTheLiquidationOfALongInversePerpetual()
    {
        // Equity E + N (1/F - 1/P) meets (0.01 + 5e-5 N/P) N/P at P.
        Small book(2);
        const Liquidation found = book.hold(book.perpetual, 640'000).after({}).before.liquidation;
        QVERIFY(found.down && !found.up && !found.reached);
        const double price = 64'000 * (1 + *found.down), coin = 640'000 / price;
        QVERIFY(close(2 + 10 - coin, (0.01 + 5e-5 * coin) * coin, 1e-5));
    }

    void findsTheLiquidationOfAShortLinearPerpetualInItsOwnPool()
    {
        Small book(100);  // coin in plenty, and of no help to the dollars
        book.desk.pool("USDC", 100'000);
        const Liquidation found = book.hold(book.linear, -10).after({}).before.liquidation;
        QVERIFY(found.up && !found.reached);
        const double price = 64'000 * (1 + *found.up);
        QVERIFY(close(100'000 - 10 * (price - 64'000), (0.01 + 5e-4) * 10 * price, 1e-5));
    }

    void saysTheUseOfThePoolThatIsTradedIn()
    {
        Small book(10);
        book.desk.pool("USDC", 100'000);
        book.hold(book.linear, -10);
        const MarginView view = book.after({{book.perpetual, 64'000}});
        QVERIFY(close(view.after.legUse, 0.01005 / 10));
        QVERIFY(close(view.after.use, 0.0105 * 640'000 / 100'000));
        QCOMPARE(view.before.legUse, 0.0);
    }

    void stressesTheGridAsItIsWritten()
    {
        const portfolio::ScenarioSpec spec = stressGrid(0.02);
        QCOMPARE(spec.spotFactors.size(), std::size_t{9});
        QVERIFY(close(spec.spotFactors.front(), 0.92) && close(spec.spotFactors.back(), 1.08));
        QCOMPARE(spec.volShifts, (std::vector<double>{-25, 0, 50}));
        QVERIFY(!isUsableSigma(0) && !isUsableSigma(0.3) && !isUsableSigma(std::nan("")));
        // A call sold is worst where both rise, 4 days' deviations up.
        Small book(5);
        const Figures figures = book.hold(book.call, -20).after({}).before;
        QVERIFY(close(figures.worstSpotMove, 4 * kSigma));
        QVERIFY(close(figures.worstVolMove, 0.5));
        QVERIFY(figures.worstUse > figures.use);
    }

    void judgesTheStressAsTheScenarioDoes()
    {
        Small book(30);
        book.hold(book.call, -20).hold(book.put, -15).hold(book.perpetual, 200'000);
        const Figures figures = book.after({{book.perpetual, -64'000}}).before;
        const portfolio::PreparedScenario whole = book.desk.prepared();
        const portfolio::ScenarioGrid grid = portfolio::grid(stressGrid(kSigma), whole);
        double worst = 0, least = 1e18;
        for (const portfolio::ScenarioNode& node : grid.nodes) {
            worst = std::max(worst, useOf(node.marginUsd.maintenance, node.equityUsd));
            least = std::min(least, node.equityUsd);
        }
        QVERIFY(close(figures.worstUse, worst, 1e-9));
        QVERIFY(close(figures.worstEquityUsd, least, 1e-9));
    }

    void afterIsTheBookThatWouldBeHeld()
    {
        // The guard's after is what the guard says before, of the book with the leg in it.
        Small book(12), there(12);
        book.hold(book.call, -20).hold(book.perpetual, 200'000);
        there.hold(there.call, -15).hold(there.perpetual, 72'000);
        const MarginView view = book.after({{book.perpetual, -128'000}, {book.call, 5}});
        const MarginView direct = there.after({});
        QVERIFY(close(view.after.use, direct.before.use, 1e-9));
        QVERIFY(close(view.after.worstUse, direct.before.worstUse, 1e-9));
        QVERIFY(close(view.after.equityUsd, direct.before.equityUsd, 1e-9));
        QVERIFY(view.after.liquidation.up && direct.before.liquidation.up);
        QVERIFY(close(*view.after.liquidation.up, *direct.before.liquidation.up));
    }

    void distanceFallsWithEveryLotAddedOnTheSameSide_data()
    {
        QTest::addColumn<int>("which");
        QTest::newRow("the perpetual bought") << 0;
        QTest::newRow("the linear perpetual sold") << 1;
        QTest::newRow("a call sold") << 2;
    }
    void distanceFallsWithEveryLotAddedOnTheSameSide()
    {
        QFETCH(int, which);
        Small book(20);
        book.desk.pool("USDC", 1'000'000);
        const core::InstrumentId id = which == 0   ? book.perpetual
                                      : which == 1 ? book.linear
                                                   : book.call;
        const double lot = which == 0 ? 320'000 : which == 1 ? -5 : -4;
        book.hold(id, lot);
        double last = 10;
        for (int lots = 1; lots <= 12; ++lots) {
            const Liquidation at = book.after({{id, lots * lot}}).after.liquidation;
            if (at.reached) {
                QVERIFY(lots > 3);
                return;
            }
            const double distance = at.nearest() ? std::abs(*at.nearest()) : 9;
            QVERIFY2(distance < last || (lots < 4 && distance == 9),
                     qPrintable(QString::number(lots)));
            last = distance;
        }
        QVERIFY(last < 1);
    }

    void theHedgeLegMissingIsTheWorstOrder()
    {
        // Ten calls sold and their hedge bought: the calls alone are worst.
        Small book(3);
        const MarginView view = book.after({{book.call, -10}, {book.perpetual, 192'000}});
        QCOMPARE(view.worstOrderWords, book.desk.market.instrument(book.call).name + " alone");
        QVERIFY(view.worstOrder.worstUse > view.after.worstUse);
        QVERIFY(view.worstOrder.worstUse > view.before.worstUse);
    }

    void looksAtEveryPartOfSixLegsAndAtEveryMissingOneOfMore()
    {
        for (const int extra : {4, 8}) {
            Small book(4);
            std::vector<std::pair<core::InstrumentId, double>> legs{{book.call, -10},
                                                                    {book.perpetual, 192'000}};
            const core::Time month = test::MarketBuilder::date(2026, 12, 25);
            for (int i = 0; i < extra; ++i)
                legs.emplace_back(
                    book.desk.option(month, 90'000 + 1'000 * i, market::OptionType::Call), -0.1);
            const MarginView view = book.after(legs);
            // Up to six all parts are tried: the call and all that is short, without the hedge.
            QCOMPARE(view.worstOrderWords, std::string("without BTC-PERPETUAL"));
        }
    }

    void scalesToTheVenuesOwnFigure()
    {
        // The venue asks for half of the standard model, as a portfolio margin would.
        Small plain(4);
        const double model = plain.hold(plain.perpetual, 640'000).after({}).before.maintenanceUsd;
        Small half(4, model / 2 / 64'000);
        const MarginView view =
            half.hold(half.perpetual, 640'000).after({{half.perpetual, 640'000}});
        QVERIFY(close(view.before.maintenanceUsd, model / 2));
        QVERIFY(view.after.maintenanceUsd > model * 0.99 &&
                view.after.maintenanceUsd < model * 1.06);
        // Far from the model: what the venue asks beyond it is added, and stays.
        Small far(4, 1);
        const MarginView other = far.hold(far.call, 1).after({{far.perpetual, 64'000}});
        QVERIFY(close(other.before.maintenanceUsd, 64'000));
        QVERIFY(close(other.after.maintenanceUsd, 64'000 * (1 + 0.01005)));
    }

    void saysWhyItIsNotKnown()
    {
        Small book(4);
        book.hold(book.perpetual, 640'000);
        QCOMPARE(book.after({{book.linear, 1}}).why,
                 std::string("the equity behind it is not known"));
        QVERIFY(!book.after({{book.linear, 1}}).known);
        QCOMPARE(book.after({{core::InstrumentId{99}, 1}}).why,
                 std::string("an instrument is not listed"));
        const core::InstrumentId unmarked =
            book.desk.market.future("BTC", test::MarketBuilder::date(2027, 6, 25));
        QVERIFY(book.after({{unmarked, 1}}).why.ends_with("has no value now"));
        QVERIFY(!book.after({}, 0).known);
    }

    void nothingLeftIsANumber()
    {
        QCOMPARE(useOf(1, 0), kNothingLeft);
        QCOMPARE(useOf(1, -5), kNothingLeft);
        QCOMPARE(useOf(0, 0), 0.0);
        QCOMPARE(useOf(1, 4), 0.25);
        Small book(0.05);
        const MarginView view = book.hold(book.perpetual, 640'000).after({});
        QVERIFY(view.before.liquidation.reached);
        QCOMPARE(view.before.worstUse, kNothingLeft);
    }
};

QTEST_APPLESS_MAIN(TestMarginGuard)
#include "tst_margin_guard.moc"
