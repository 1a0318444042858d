#include "models/portfolio/exposure.h"
#include "models/rebalance/joint_hedge.h"
#include "support/csv_table.h"
#include "support/market_builder.h"
#include "support/places.h"

#include <QtTest/QtTest>

#include <fmt/format.h>

#include <cmath>

using namespace ballast;
using namespace ballast::rebalance;
using test::MarketBuilder;

namespace {

construction::SolverOptions withoutClock(int nodes)
{
    construction::SolverOptions o;
    o.integer.milliseconds = 0;
    o.integer.nodes = nodes;
    return o;
}

portfolio::Position position(core::InstrumentId id, double size)
{
    portfolio::Position p;
    p.instrument = id;
    p.size = core::Quantity::nearest(size).value();
    return p;
}

/// A market and a book, and what they are worth together.
struct World {
    market::Board board;
    std::vector<portfolio::Position> positions;
    core::Time now = MarketBuilder::date(2027, 3, 1);
    portfolio::Book book;
    portfolio::MarginRates rates = portfolio::deribitStandardRates();

    const portfolio::Exposure& exposure(core::Currency underlying = "BTC")
    {
        book = portfolio::value(positions, {}, board, now);
        return *book.find(underlying);
    }
    JointHedge hedge(const JointWish& wish)
    {
        const portfolio::Exposure& e = exposure(wish.underlying);
        JointSituation s;
        s.board = &board;
        s.exposure = &e;
        s.rates = &rates;
        s.now = now;
        return jointHedge(wish, s);
    }
    void apply(const JointHedge& hedge)
    {
        for (const HedgeLeg& leg : hedge.legs)
            positions.push_back(
                position(leg.instrument, core::sign(leg.side) * leg.quantity.toDouble()));
    }
};

bool inside(const GreekRange& range, double value)
{
    const double hair = 1e-6 * std::max(1.0, std::abs(value));
    return (!range.lower || value >= *range.lower - hair) &&
           (!range.upper || value <= *range.upper + hair);
}

/// BTC at 90 000 with a perpetual and four options; short twenty calls.
struct Synthetic : World {
    MarketBuilder market;
    core::InstrumentId perpetual, near, far, put, wide;
    Synthetic()
    {
        const core::Time march = MarketBuilder::date(2027, 3, 26),
                         june = MarketBuilder::date(2027, 6, 25);
        market.index("BTC", 90'000);
        perpetual = market.perpetual("BTC");
        near = market.option("BTC", march, 90000, market::OptionType::Call);
        far = market.option("BTC", june, 95000, market::OptionType::Call);
        put = market.option("BTC", march, 85000, market::OptionType::Put);
        wide = market.option("BTC", june, 120000, market::OptionType::Call);
        quote(perpetual, 90'000, 0.5, 2'000'000, 0);
        quote(near, 0.052, 0.0005, 30, 0.50);
        quote(far, 0.098, 0.001, 30, 0.55);
        quote(put, 0.028, 0.0005, 30, 0.52);
        quote(wide, 0.034, 0.008, 30, 0.58);
        board = market.board;
        positions = {position(near, -20), position(perpetual, 100'000)};
    }
    void quote(core::InstrumentId id, double mark, double half, double size, double iv)
    {
        market.mark(id, mark, iv);
        market::Listing& l = market.at(id);
        l.ticker.quote.bid = test::price(mark - half);
        l.ticker.quote.ask = test::price(mark + half);
        l.ticker.quote.bidSize = l.ticker.quote.askSize = core::Quantity::nearest(size).value();
        auto i = *l.instrument;
        i.takerFee = i.isOption() ? 0.0003 : 0.0005;
        l.instrument = std::make_shared<const market::Instrument>(i);
        if (i.isOption()) l.ticker.underlyingPrice = test::price(90'000.0);
    }
    static JointWish wish()
    {
        JointWish w;
        w.underlying = "BTC";
        w.delta = {-0.5, 0.5};
        w.gamma = {-0.12, 0.12};
        w.vega = {-1'200, 1'200};
        w.solver = withoutClock(20'000);
        return w;
    }
};

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
