#include "models/portfolio/scenario_run.h"
#include "support/scenario_book.h"

#include <QtTest/QtTest>

#include <type_traits>

using namespace ballast;
using namespace ballast::portfolio;
using test::MarketBuilder;
using test::ScenarioDesk;

namespace {

using Kind = WhatIfEdit::Kind;

core::Quantity qty(double size) { return *core::Quantity::nearest(size); }

struct Case {
    ScenarioDesk desk = ScenarioDesk::full();
    Book live = desk.book();

    WhatIfEdit edit(Kind kind, core::InstrumentId id, double size = 0) const
    {
        return {kind, ScenarioDesk::account(), id, qty(size)};
    }
    WhatIfBook thought(std::vector<WhatIfEdit> edits, bool pending = false,
                       std::vector<WhatIfEdit> orders = {}) const
    {
        return whatIf(live, {std::move(edits), pending}, orders, desk.market.board, desk.now);
    }
    ScenarioRequest request(WhatIf wish) const
    {
        ScenarioRequest r;
        r.underlying = "BTC";
        r.now = desk.now;
        r.book = std::make_shared<const Book>(live);
        r.board = std::make_shared<const market::Board>(desk.market.board);
        r.whatIf = std::move(wish);
        r.spec = compactSpec();
        r.stresses = std::make_shared<const std::vector<Stress>>(allStresses({}));
        return r;
    }
};

}  // namespace

class tst_what_if : public QObject {
    Q_OBJECT
private slots:
    void isNoBook()
    {
        static_assert(!std::is_convertible_v<WhatIfBook, Book>);
        static_assert(!std::is_convertible_v<WhatIfBook, const Book&>);
    }

    void editsAreTheBookOneWouldHold()
    {
        const Case c;
        const core::InstrumentId call = c.desk.positions[2].instrument,
                                 put = c.desk.positions[3].instrument,
                                 linear = c.desk.positions[10].instrument;
        const WhatIfBook book = c.thought({c.edit(Kind::Add, call, -5), c.edit(Kind::Remove, put),
                                           c.edit(Kind::Resize, linear, 2)});
        QVERIFY(book.problems().empty());
        ScenarioDesk by = c.desk;
        by.positions[2].size = qty(20);
        by.positions[10].size = qty(2);
        by.positions.erase(by.positions.begin() + 3);
        const Book expected = by.book();
        QCOMPARE(book.hypothetical().lines.size(), expected.lines.size());
        QVERIFY(book.hypothetical().find("BTC")->delta == expected.find("BTC")->delta);
        QCOMPARE(book.changes().size(), std::size_t{3});
        const auto of = [&](core::InstrumentId id) {
            return *std::ranges::find(book.changes(), id, &WhatIfChange::instrument);
        };
        QCOMPARE(of(call).held, qty(25));
        QCOMPARE(of(call).thought, qty(20));
        QCOMPARE(of(call).difference(), qty(-5));
        QCOMPARE(of(call).name, std::string("BTC-25DEC26-70000-C"));
        QCOMPARE(of(put).thought, qty(0));
        QCOMPARE(of(linear).difference(), qty(3.5));
    }

    void whatIsNotHeldIsBoughtAtItsMark()
    {
        Case c;
        const core::InstrumentId fresh =
            c.desk.option(MarketBuilder::date(2026, 12, 25), 58'000, market::OptionType::Put);
        const WhatIfBook book = c.thought({c.edit(Kind::Add, fresh, 7)});
        const auto line = std::ranges::find_if(book.hypothetical().lines, [&](const Line& l) {
            return l.position.instrument == fresh;
        });
        QVERIFY(line != book.hypothetical().lines.end());
        QCOMPARE(line->pnlUsd, 0.0);
        QCOMPARE(book.hypothetical().find("BTC")->equityUsd, c.live.find("BTC")->equityUsd);
        QVERIFY(book.hypothetical().find("BTC")->vega > c.live.find("BTC")->vega);
    }

    void thinkingOfAPositionDoesNotChangeWhatIsOwned()
    {
        // One book holds what is settled in dollars, the other does not: the same dollars are
        // behind both.
        Case c;
        std::vector<WhatIfEdit> edits;
        for (const Position& p : c.desk.positions)
            if (c.desk.market.instrument(p.instrument).settlement == market::Settlement::Linear)
                edits.push_back(c.edit(Kind::Remove, p.instrument));
        QCOMPARE(edits.size(), std::size_t(3));
        const ScenarioRun removed(c.request({edits, false}));
        const ScenarioResult result = removed.begin(compactSpec());
        QVERIFY(result.thoughtNow.has_value());
        QVERIFY(result.liveNow.equityUsd > 500'000);
        QCOMPARE(result.thoughtNow->equityUsd, result.liveNow.equityUsd);
    }

    void editsThatCancelChangeNothing()
    {
        const Case c;
        const core::InstrumentId call = c.desk.positions[2].instrument;
        const WhatIfBook book =
            c.thought({c.edit(Kind::Add, call, 5), c.edit(Kind::Add, call, -5)});
        QVERIFY(book.changes().empty());
        QVERIFY(book.hypothetical().find("BTC")->delta == c.live.find("BTC")->delta);
    }

    void whatCannotBeDoneIsSaid()
    {
        const Case c;
        const WhatIfBook book = c.thought(
            {c.edit(Kind::Add, {9'999}, 1), c.edit(Kind::Add, c.desk.positions[0].instrument, 0),
             c.edit(Kind::Resize, c.desk.positions[0].instrument, 4.6e9),
             c.edit(Kind::Add, c.desk.positions[0].instrument, 1)});
        QCOMPARE(book.problems().size(), std::size_t{2});
        QVERIFY(book.problems()[0].find("not listed") != std::string::npos);
        const WhatIfBook far =
            c.thought({c.edit(Kind::Resize, c.desk.positions[0].instrument, 4.6e9),
                       c.edit(Kind::Add, c.desk.positions[0].instrument, 4.6e9)});
        QCOMPARE(far.problems().size(), std::size_t{1});
        QVERIFY(far.problems()[0].find("beyond") != std::string::npos);
    }

    void thePendingProposalCountsWhereAsked()
    {
        const Case c;
        const core::InstrumentId perpetual = c.desk.positions[8].instrument;
        const WhatIfEdit order = c.edit(Kind::Add, perpetual, 64'010);
        QVERIFY(c.thought({}, false, {order}).changes().empty());
        const WhatIfBook with = c.thought({}, true, {order});
        QCOMPARE(with.changes().size(), std::size_t{1});
        const double more = with.hypothetical().find("BTC")->delta.blackScholes.coin() -
                            c.live.find("BTC")->delta.blackScholes.coin();
        QVERIFY(std::abs(more - 1) < 1e-9);
    }

    void theDifferenceIsWhatTheEditsAloneWouldDo()
    {
        const Case c;
        const core::InstrumentId call = c.desk.positions[2].instrument;
        const ScenarioResult result = run(c.request({{c.edit(Kind::Add, call, -5)}, false}));
        QVERIFY(result.thought && result.whatIf && result.thoughtNow);
        ScenarioDesk alone = c.desk;
        alone.positions = {c.desk.positions[2]};
        alone.positions[0].size = qty(-5);
        const ScenarioGrid edits = grid(compactSpec(), alone.prepared());
        for (std::size_t n = 0; n < edits.nodes.size(); ++n) {
            const ScenarioNode d = difference(result.thought->nodes[n], result.live.nodes[n]);
            QVERIFY(std::abs(d.pnlUsd - edits.nodes[n].pnlUsd) < 1e-6);
            QVERIFY(std::abs(d.delta.netTransaction.coin() -
                             edits.nodes[n].delta.netTransaction.coin()) < 1e-9);
        }
        QCOMPARE(result.stresses.size(), allStresses({}).size());
        for (const StressOutcome& stress : result.stresses) QVERIFY(stress.thought.has_value());
    }

    void nothingThoughtOfIsNoWhatIf()
    {
        const Case c;
        const ScenarioResult result = run(c.request({}));
        QVERIFY(!result.thought && !result.whatIf && !result.thoughtNow);
        QCOMPARE(result.live.nodes.size(), compactSpec().size());
        QCOMPARE(result.liveNow.pnlUsd, 0.0);
    }

    void everythingSoldIsABookToo()
    {
        const Case c;
        std::vector<WhatIfEdit> all;
        for (const Position& p : c.desk.positions)
            all.push_back(c.edit(Kind::Remove, p.instrument));
        const ScenarioResult result = run(c.request({all, false}));
        QVERIFY(result.thought && result.thought->problem.empty());
        for (const ScenarioNode& node : result.thought->nodes) QCOMPARE(node.pnlUsd, 0.0);
    }
};

QTEST_APPLESS_MAIN(tst_what_if)
#include "tst_what_if.moc"
