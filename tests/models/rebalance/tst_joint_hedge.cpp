#include "models/rebalance/joint_hedge.h"
#include "models/rebalance/joint_market.h"
#include "support/csv_table.h"
#include "support/joint_world.h"
#include "support/places.h"

#include <QtTest/QtTest>

#include <fmt/format.h>

#include <cmath>

using namespace ballast;
using namespace ballast::rebalance;
using test::MarketBuilder;
using test::position;
using test::Synthetic;
using test::withoutClock;
using test::World;

namespace {

bool inside(const GreekRange& range, double value)
{
    const double hair = 1e-6 * std::max(1.0, std::abs(value));
    return (!range.lower || value >= *range.lower - hair) &&
           (!range.upper || value <= *range.upper + hair);
}

/// A recorded state of the whole exchange, as a board.
World recorded(const std::filesystem::path& options, const std::filesystem::path& futures)
{
    World w;
    w.now = core::Time{};
    for (const auto& file : {futures, options}) {
        const test::CsvTable table(file);
        const bool isOptions = file == options;
        for (std::size_t row = 0; row < table.size(); ++row) {
            market::Instrument i;
            i.id.index = static_cast<std::uint32_t>(w.board.listings.size());
            i.name = table.text(row, "instrument_name");
            i.venue = "deribit";
            if (table.text(row, "instrument_type") != "reversed") continue;
            i.kind = isOptions                       ? market::Kind::Option
                     : i.name.ends_with("PERPETUAL") ? market::Kind::Perpetual
                                                     : market::Kind::Future;
            i.underlying = "BTC";
            i.settlementCurrency = "BTC";
            i.quoteCurrency = isOptions ? "BTC" : "USD";
            i.lot = i.minimum = i.contractSize =
                core::Quantity::nearest(table(row, "min_trade_amount")).value();
            i.ticks.base = test::price(table(row, "tick_size"));
            i.takerFee = table(row, "taker_commission");
            const auto ms = [&](const char* column) {
                return core::fromUnixMs(static_cast<std::int64_t>(table(row, column)));
            };
            if (i.kind != market::Kind::Perpetual) i.expiry = ms("expiration_timestamp");
            if (isOptions) i.strike = test::price(table(row, "strike"));
            if (isOptions && table.text(row, "option_type") == "put")
                i.optionType = market::OptionType::Put;
            market::Listing& l = w.board.listings.emplace_back();
            const auto number = [&](const char* column) {
                return table.number(row, column).value_or(0);
            };
            l.hasTicker = true;
            l.stale = false;
            l.ticker.mark = test::price(number("mark_price"));
            l.ticker.index = test::price(number("index_price"));
            l.ticker.openInterest = number("open_interest");
            l.ticker.quote = {i.id, test::price(number("best_bid_price")),
                              test::price(number("best_ask_price")),
                              core::Quantity::nearest(number("best_bid_amount")).value(),
                              core::Quantity::nearest(number("best_ask_amount")).value()};
            if (isOptions) {
                l.ticker.markIv = number("mark_iv") / 100;
                l.ticker.underlyingPrice = test::price(number("underlying_price"));
            }
            w.now = std::max(w.now, ms("timestamp"));
            if (w.board.indices.empty())
                w.board.indices.push_back({"deribit", "BTC", l.ticker.index, w.now});
            l.instrument = std::make_shared<const market::Instrument>(std::move(i));
        }
    }
    return w;
}

}  // namespace

class tst_joint_hedge : public QObject {
    Q_OBJECT
private slots:
    void bringsDeltaGammaAndVegaBackTogether()
    {
        Synthetic w;
        const JointWish wish = Synthetic::wish();
        const JointHedge h = w.hedge(wish);
        QVERIFY2(h.status == construction::Status::Optimal && h.exact, h.sentence.c_str());
        QVERIFY(h.before.gamma < -0.12 && h.before.vega < -1200);
        QCOMPARE(h.rejected.size(), std::size_t{1});
        QCOMPARE(h.rejected[0].verdict.reason, std::string("its spread of 47.1 % is above 5 %"));
        w.apply(h);
        const portfolio::Exposure& after = w.exposure();
        QVERIFY(inside(wish.delta, after.delta.of(wish.convention)));
        QVERIFY(inside(wish.gamma, after.gamma1PctCoin));
        QVERIFY(inside(wish.vega, after.vega));
        QVERIFY(std::abs(after.gamma1PctCoin - h.after.gamma) < 1e-9);
        for (const HedgeLeg& leg : h.legs)
            QVERIFY(leg.quantity.isMultipleOf(w.board.find(leg.instrument)->instrument->lot));
        const JointHedge again = w.hedge(wish);
        QVERIFY2(again.legs.empty() && again.status == construction::Status::Optimal,
                 again.sentence.c_str());
        QCOMPARE(again.sentence,
                 std::string("Nothing to trade: delta, gamma and vega are where they may be."));
    }

    void saysWhatToTradeWhatItAchievesAndWhatItCosts()
    {
        Synthetic w;
        const JointHedge h = w.hedge(Synthetic::wish());
        qInfo("%s", h.sentence.c_str());
        QVERIFY(h.sentence.starts_with("Buy "));
        QVERIFY(h.sentence.find("BTC-PERPETUAL") != std::string::npos);
        QVERIFY(h.sentence.find("gamma back to its floor") != std::string::npos);
        QVERIFY(h.sentence.find(" for $") != std::string::npos);
        double cost = 0;
        for (const HedgeLeg& leg : h.legs) {
            cost += leg.feeUsd + leg.slippageUsd;
            const double away = core::sign(leg.side) * (leg.expectedPrice - leg.referencePrice);
            QVERIFY(away > 0 && leg.feeUsd > 0);
        }
        QVERIFY(std::abs(cost - h.costUsd) < 1e-9);
        QVERIFY(h.lowerBoundUsd <= h.costUsd + 1e-6);
    }

    void saysHowMuchDearerThanTheBestItMayBe_data()
    {
        QTest::addColumn<double>("bound");
        QTest::addColumn<QString>("said");
        QTest::newRow("over the bound")
            << 50.0 << "for $80.00 (at most 60 % dearer than the best: ";
        QTest::newRow("a little") << 78.0 << "for $80.00 (at most 2.6 % dearer than the best: ";
        QTest::newRow("twice") << 40.0 << "for $80.00 (at most 100 % dearer than the best: ";
        QTest::newRow("no bound") << 0.0 << "for $80.00 (at most $80.00 dearer than the best: ";
    }
    void saysHowMuchDearerThanTheBestItMayBe()
    {
        QFETCH(double, bound);
        QFETCH(QString, said);
        JointHedge h;
        h.status = construction::Status::Rounded;
        h.legs.emplace_back().name = "BTC-PERPETUAL";
        h.costUsd = 80;
        h.lowerBoundUsd = bound;
        h.why = "found by search";
        const QString sentence = QString::fromStdString(sentenceOf(Synthetic::wish(), h, false));
        QVERIFY2(sentence.contains(said), qPrintable(sentence));
    }

    void countsOrdersInFlight()
    {
        Synthetic w;
        w.exposure();
        JointRequest request;
        request.hedge = Synthetic::wish();
        request.board = std::make_shared<const market::Board>(w.board);
        request.book = std::make_shared<const portfolio::Book>(w.book);
        request.now = w.now;
        const JointHedge still = answerOf(request).hedge;
        request.delta = still.before.delta + 2;  // two coins are being bought
        const JointHedge moving = answerOf(request).hedge;
        QCOMPARE(moving.before.delta, still.before.delta + 2);
        QVERIFY(inside(request.hedge.delta, moving.after.delta));
        QVERIFY(moving.legs != still.legs);
    }

    void refusesABudgetWithoutRates()
    {
        Synthetic w;
        w.exposure();
        JointRequest request;
        request.hedge = Synthetic::wish();
        request.hedge.marginBudgetUsd = 1'000;
        request.board = std::make_shared<const market::Board>(w.board);
        request.book = std::make_shared<const portfolio::Book>(w.book);
        request.now = w.now;
        JointSituation without;
        without.board = &w.board;
        without.exposure = w.book.find("BTC");
        without.now = w.now;
        QCOMPARE(jointHedge(request.hedge, without).sentence,
                 std::string("No hedge can be worked out: there is a margin budget and no rates to "
                             "count margin by."));
    }

    void namesTheGreekNoCandidateCanChange()
    {
        Synthetic w;
        JointWish wish = Synthetic::wish();
        wish.rules.maximumSpread = 0.005;  // the perpetual is all that is left
        const JointHedge h = w.hedge(wish);
        qInfo("%s", h.sentence.c_str());
        QVERIFY(h.status == construction::Status::Infeasible);
        QCOMPARE(h.legs.size(), std::size_t{1});
        QVERIFY(inside(wish.delta, h.after.delta));
        QVERIFY(h.sentence.find("vega cannot be met by") != std::string::npos);
        QVERIFY(h.sentence.find(
                    "USD/pt: no listed option may be traded (4 have a spread above the limit)") !=
                std::string::npos);
    }

    void keepsToTheMarginBudget()
    {
        Synthetic w;
        JointWish wish = Synthetic::wish();
        const JointHedge free = w.hedge(wish);
        const auto margin = [&](const JointHedge& h) {
            double sum = 0;
            for (const HedgeLeg& leg : h.legs) {
                const market::Listing& l = *w.board.find(leg.instrument);
                const double size = core::sign(leg.side) * leg.quantity.toDouble();
                sum += 90'000 * portfolio::marginOf(w.rates, *l.instrument, size, 90'000,
                                                    leg.option ? l.ticker.quote.mid() : 0)
                                    .initial;
            }
            return sum;
        };
        wish.marginBudgetUsd = 0.5 * margin(free);
        const JointHedge bound = w.hedge(wish);
        QVERIFY2(margin(bound) <= *wish.marginBudgetUsd * (1 + 1e-3), bound.sentence.c_str());
        QVERIFY(bound.status == construction::Status::Infeasible || bound.costUsd >= free.costUsd);
    }

    void takesNoMoreThanItsShareOfTheDepth()
    {
        Synthetic w;
        JointWish wish = Synthetic::wish();
        wish.depthShare = 0.2;  // six of the thirty
        for (const HedgeLeg& leg : w.hedge(wish).legs)
            if (leg.option) QVERIFY(leg.quantity <= test::quantity("6"));
    }

    void keepsToTheMostLegs()
    {
        Synthetic w;
        JointWish wish = Synthetic::wish();
        const JointHedge free = w.hedge(wish);
        QVERIFY(free.legs.size() >= 2);
        wish.mostLegs = free.legs.size();
        QCOMPARE(w.hedge(wish).legs, free.legs);
        QVERIFY(w.hedge(wish).exact);
        wish.mostLegs = free.legs.size() - 1;
        const JointHedge fewer = w.hedge(wish);
        qInfo("%s", fewer.sentence.c_str());
        QVERIFY(!fewer.legs.empty() && fewer.legs.size() <= *wish.mostLegs);
        if (fewer.status == construction::Status::Infeasible) {
            QVERIFY(fewer.sentence.find("not found with at most") != std::string::npos);
        } else {
            QCOMPARE(fewer.status, construction::Status::Rounded);
            QVERIFY(!fewer.exact && fewer.costUsd >= free.costUsd - 1e-9);
            QVERIFY(fewer.lowerBoundUsd <= free.costUsd + 1e-9 && fewer.overBound() >= 0);
            QVERIFY(inside(wish.gamma, fewer.after.gamma));
        }
        wish.mostLegs = 1;
        const JointHedge one = w.hedge(wish);
        QCOMPARE(one.legs.size(), std::size_t{1});
        QVERIFY(one.status == construction::Status::Infeasible);
        QVERIFY2(one.sentence.find("not found with at most 1 legs") != std::string::npos,
                 one.sentence.c_str());
        QCOMPARE(one.missed.size(), one.violations.size());
        wish.mostLegs = 0;
        QVERIFY(w.hedge(wish).status == construction::Status::Invalid);
    }

    void keepsToTheVenue()
    {
        Synthetic w;
        JointWish wish = Synthetic::wish();
        const JointHedge anywhere = w.hedge(wish);
        wish.venues = {"paper"};
        QVERIFY(w.hedge(wish) == anywhere);
        wish.venues = {"elsewhere"};
        const JointHedge none = w.hedge(wish);
        QVERIFY(none.candidates == 0 && none.rejected.empty() && none.legs.empty());
    }

    /// The same instruments at a second venue, at other fees.
    static void addSecondVenue(Synthetic& w, double fee)
    {
        const std::size_t count = w.board.listings.size();
        for (std::size_t n = 0; n < count; ++n) {
            market::Listing listing = w.board.listings[n];
            auto twin = *listing.instrument;
            twin.id.index = static_cast<std::uint32_t>(w.board.listings.size());
            twin.venue = "second";
            twin.takerFee = fee;
            listing.instrument = std::make_shared<const market::Instrument>(twin);
            w.board.listings.push_back(listing);
        }
    }

    void venuesAreColumnsOfTheirOwnWithTheirOwnFees()
    {
        Synthetic w;
        const JointHedge one = w.hedge(Synthetic::wish());
        addSecondVenue(w, 0.0001);
        JointWish wish = Synthetic::wish();
        wish.venues = {"paper", "second"};
        const JointHedge two = w.hedge(wish);
        QCOMPARE(two.candidates, 2 * one.candidates);
        QVERIFY(two.costUsd < one.costUsd);
        QVERIFY(std::ranges::any_of(two.legs,
                                    [](const HedgeLeg& leg) { return leg.venue == "second"; }));
        QVERIFY2(two.sentence.find(" at second") != std::string::npos, two.sentence.c_str());
        QVERIFY(two.rejected[0].name != two.rejected[1].name);
        // And the depth of both is there to take.
        w = Synthetic{};
        addSecondVenue(w, 0.0003);
        wish.depthShare = 0.06;
        const JointHedge deep = w.hedge(wish);
        wish.venues = {"paper"};
        const JointHedge thin = w.hedge(wish);
        QVERIFY(thin.status == construction::Status::Infeasible ||
                thin.costUsd >= deep.costUsd - 1e-9);
    }

    void fundingIsACostOfTheSideThatPaysIt()
    {
        Synthetic w;
        JointWish wish = Synthetic::wish();
        const JointHedge free = w.hedge(wish);
        const auto perpetual = std::ranges::find(free.legs, w.perpetual, &HedgeLeg::instrument);
        QVERIFY(perpetual != free.legs.end());
        const double paidBy = perpetual->side == core::Side::Buy ? 1 : -1;
        w.market.at(w.perpetual).ticker.funding8h = paidBy * 1e-4;
        w.board = w.market.board;
        wish.fundingHorizon = std::chrono::hours{24};
        const JointHedge paying = w.hedge(wish);
        const auto again = std::ranges::find(paying.legs, w.perpetual, &HedgeLeg::instrument);
        if (again != paying.legs.end() && again->side == perpetual->side)
            QVERIFY(std::abs(again->fundingUsd - 3e-4 * again->quantity.toDouble()) < 1e-6);
        QVERIFY(paying.costUsd >= free.costUsd - 1e-9);
        // Who would be paid is promised nothing.
        w.market.at(w.perpetual).ticker.funding8h = -paidBy * 1e-4;
        w.board = w.market.board;
        QVERIFY(std::abs(w.hedge(wish).costUsd - free.costUsd) < 1e-9);
    }

    void saysWhenMarginIsNotThere()
    {
        Synthetic w;
        JointWish wish = Synthetic::wish();
        const JointHedge h = w.hedge(wish);
        QVERIFY(h.marginUsd > 0 && h.marginWarning.empty());  // no equity is known
        portfolio::Exposure e = w.exposure();
        e.equityUsd = 1'000;
        e.initialMarginUsd = 990;
        JointSituation s;
        s.board = &w.board;
        s.exposure = &e;
        s.rates = &w.rates;
        s.now = w.now;
        const JointHedge poor = jointHedge(wish, s);
        QVERIFY2(poor.marginWarning.starts_with("Its legs at paper take about $"),
                 poor.marginWarning.c_str());
        QVERIFY(poor.marginWarning.ends_with("of initial margin, and $10 are free"));
        QVERIFY(poor.sentence.find(poor.marginWarning) != std::string::npos);
        e.equityUsd = 1e7;
        QVERIFY(jointHedge(wish, s).marginWarning.empty());
    }

    void aRiskPenaltyBringsTheGreeksNearerToTheMiddle()
    {
        Synthetic w;
        JointWish wish = Synthetic::wish();
        const JointHedge edge = w.hedge(wish);
        wish.riskUsd = 5'000;
        const JointHedge inside = w.hedge(wish);
        QVERIFY(inside.status != construction::Status::Invalid);
        QVERIFY2(riskOf(wish, inside.after) < riskOf(wish, edge.after), inside.sentence.c_str());
        QVERIFY(inside.costUsd >= edge.costUsd - 1e-9);
        QVERIFY(inside.countedUsd() <= edge.costUsd + riskOf(wish, edge.after) + 1e-6);
        QVERIFY(std::abs(inside.riskUsd - riskOf(wish, inside.after)) < 1e-9);
        QVERIFY(inside.lowerBoundUsd <= inside.countedUsd() + 1e-6);
        // At the edge of one Greek it counts just what was said.
        QVERIFY(std::abs(riskOf(wish, {0.5, 0, 0}) - 5'000) < 1e-6);
        QVERIFY(std::abs(riskOf(wish, {0.25, 0, 0}) - 1'250) < 1e-6);
    }

    void countsWhatEachFilterTurnsDown()
    {
        Synthetic w;
        JointWish wish = Synthetic::wish();
        wish.rules.minimumLife = std::chrono::days{60};
        QCOMPARE(w.hedge(wish).filtered,
                 std::string("2 of 5: 2 expire within 60 days, 1 too wide"));
        wish.rules.minimumLife = {};
        wish.rules.excluded = {"*-P"};
        QCOMPARE(w.hedge(wish).filtered, std::string("3 of 5: 1 excluded by name, 1 too wide"));
        wish.rules.excluded.clear();
        wish.rules.minimumOpenInterest = 1;
        QCOMPARE(w.hedge(wish).filtered,
                 std::string("1 of 5: 3 with too little open interest, 1 too wide"));
    }

    void aHedgeToTargetsAsksForNothingTheSecondTime()
    {
        Synthetic w;
        Policy policy;
        policy.underlying = "BTC";
        policy.account = {"paper", {}};
        policy.band = {0, 0.5, 0.5, HedgeTo::Target, 0.5};
        policy.triggers.gamma.target = 0;
        policy.triggers.gamma.tolerance = 0.12;
        policy.triggers.vega.target = 0;
        policy.triggers.vega.tolerance = 1'200;
        JointWish wish = hedgeToTargets(policy, policy.band);
        wish.solver = withoutClock(20'000);
        QCOMPARE(wish.gamma.upper, std::optional(0.03));
        QCOMPARE(wish.vega.lower, std::optional(-300.0));
        QCOMPARE(wish.delta.upper, std::optional(0.25));
        const JointHedge h = w.hedge(wish);
        QVERIFY2(!h.legs.empty(), h.sentence.c_str());
        w.apply(h);
        const portfolio::Exposure& after = w.exposure();
        QVERIFY(std::abs(after.gamma1PctCoin) <= 0.12 && std::abs(after.vega) <= 1'200);
        QVERIFY(policy.band.contains(after.delta.of(policy.convention)));
        QVERIFY(w.hedge(wish).legs.empty());
        QVERIFY(w.hedge(wishOf(policy, policy.band)).legs.empty());
    }

    void saysWhetherOthersCostTheSame()
    {
        Synthetic w;
        QVERIFY(w.hedge(Synthetic::wish()).unique == construction::Uniqueness::Unique);
        // The same option once more, under another name.
        auto twin = *w.board.find(w.near)->instrument;
        twin.id.index = static_cast<std::uint32_t>(w.board.listings.size());
        twin.name += "-AGAIN";
        market::Listing listing = *w.board.find(w.near);
        listing.instrument = std::make_shared<const market::Instrument>(twin);
        w.board.listings.push_back(listing);
        JointWish wish = Synthetic::wish();
        wish.rules.names = {"*26MAR27-90000-C*", "*PERPETUAL"};
        const JointHedge h = w.hedge(wish);
        QVERIFY2(h.unique == construction::Uniqueness::NotUnique, h.sentence.c_str());
    }

    void refusesAWishThatIsNone()
    {
        Synthetic w;
        JointWish wish = Synthetic::wish();
        wish.gamma = {1, -1};
        const JointHedge h = w.hedge(wish);
        QVERIFY(h.status == construction::Status::Invalid && h.legs.empty());
        QCOMPARE(h.sentence,
                 std::string("No hedge can be worked out: a band's floor is above its ceiling."));
    }

    void hedgesInARecordedExchange()
    {
        const auto folder = test::recordingsDirectory() / "deribit/exchange_state";
        const auto options = test::filesIn(folder, "btc_options_raw", ".csv"),
                   futures = test::filesIn(folder, "btc_futures_raw", ".csv");
        if (options.empty() || futures.size() != options.size())
            QSKIP("no recorded exchange state in the folder of recordings");
        int states = 0;
        for (std::size_t n = 0; n < options.size(); ++n) {
            World w = recorded(options[n], futures[n]);
            // Short fifty of the call nearest to the money with three to eight weeks left.
            const double spot = w.board.indices[0].price.toDouble();
            core::InstrumentId nearest;
            double best = 1e18;
            for (std::size_t i = 0; i < w.board.listings.size(); ++i) {
                const market::Instrument& one = *w.board.listings[i].instrument;
                if (!one.isOption() || one.optionType != market::OptionType::Call) continue;
                const double days = 365 * one.yearsToExpiry(w.now),
                             away = std::abs(one.strike->toDouble() - spot);
                if (days < 21 || days > 56 || away >= best) continue;
                best = away;
                nearest = one.id;
            }
            QVERIFY(nearest.valid());
            w.positions = {position(nearest, -50)};
            JointWish wish;
            wish.underlying = "BTC";
            wish.delta = {-1, 1};
            wish.gamma = {-0.25, 0.25};
            wish.vega = {-2500, 2500};
            wish.ticketUsd = 50;
            wish.solver = withoutClock(300);
            const JointHedge h = w.hedge(wish);
            qInfo("%zu candidates, %zu rejected: %s", h.candidates, h.rejected.size(),
                  h.sentence.c_str());
            QVERIFY2(h.status == construction::Status::Optimal ||
                         h.status == construction::Status::TimeCapped ||
                         h.status == construction::Status::Rounded,
                     h.sentence.c_str());
            QVERIFY(h.candidates > 50 && h.rejected.size() > 50);
            QVERIFY(!h.legs.empty());
            QVERIFY(h.costUsd >= h.lowerBoundUsd && h.lowerBoundUsd > 0);
            for (const RejectedCandidate& r : h.rejected) QVERIFY(!r.verdict.reason.empty());
            w.apply(h);
            const portfolio::Exposure& after = w.exposure();
            QVERIFY(inside(wish.delta, after.delta.of(wish.convention)));
            QVERIFY(inside(wish.gamma, after.gamma1PctCoin));
            QVERIFY(inside(wish.vega, after.vega));
            QVERIFY(w.hedge(wish).legs.empty());
            ++states;
        }
        qInfo("%d recorded states", states);
    }
};

QTEST_APPLESS_MAIN(tst_joint_hedge)
#include "tst_joint_hedge.moc"
