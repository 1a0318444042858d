#include "support/engine_script.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace ballast;
using tests::EngineScript;

namespace {

/// Long 192 000 USD of the perpetual, three coin at 64 000: out of its band of two.
EngineScript proposing()
{
    EngineScript script = EngineScript::ready();
    script.run("position 192000\nindex 64000\ntick 1");
    return script;
}

/// By value: the snapshot it stands in goes.
rebalance::Proposal first(EngineScript& script)
{
    return script.snapshot()->proposals->items.front();
}

int simulations(const std::vector<std::string>& said)
{
    return static_cast<int>(std::ranges::count_if(
        said, [](const std::string& line) { return line.starts_with("simulate "); }));
}

risk::CheckResult check(const rebalance::Proposal& proposal, const char* rule)
{
    return *std::ranges::find(proposal.checks, rule, &risk::CheckResult::rule);
}

}  // namespace

class TestMarginDesk : public QObject {
    Q_OBJECT
private slots:
    void aProposalCarriesItsMargin()
    {
        EngineScript script = proposing();
        const margin::MarginView view = first(script).margin;
        QVERIFY2(view.known, view.why.c_str());
        // Three coin long on ten: 1.015 % of three over ten; then flat.
        QVERIFY(std::abs(view.before.use - 0.3 * 0.01015) < 1e-9);
        QVERIFY(view.after.use < 1e-6);
        QVERIFY(view.before.liquidation.down && !view.after.liquidation.nearest());
        QVERIFY(view.sigmaAssumed);
        QVERIFY(view.sigmaDaily > 0.03 && view.sigmaDaily < 0.032);
        QVERIFY(view.worstOrderWords.empty());
        QCOMPARE(view.spot, 64'000.0);
        QVERIFY(view.ratesAsOf > core::Time{});
        QCOMPARE(check(first(script), "liquidation").verdict, risk::CheckResult::Verdict::Allow);
    }

    void withoutEquityAPersonMustConfirm()
    {
        EngineScript script;
        script.run("up\nposition 192000\nindex 64000\ntick 20");
        const rebalance::Proposal proposal = first(script);
        QVERIFY(!proposal.margin.known);
        QCOMPARE(check(proposal, "liquidation").verdict, risk::CheckResult::Verdict::Confirm);
        QCOMPARE(
            check(proposal, "liquidation").reason,
            std::string("The margin after it is not known: the equity behind it is not known."));
    }

    void autoFireSendsNothingOfUnknownMargin()
    {
        EngineScript script;
        script.run("up\nindex 64000\nposition 0\ntick 20\narm 600 10 5000000");
        const auto said = script.run("position 192000\nindex 64000\ntick 1\nindex 64000\ntick 1");
        QVERIFY(std::ranges::none_of(
            said, [](const std::string& line) { return line.starts_with("journal intent"); }));
    }

    void aPersonsTradeThatBringsLiquidationNearIsConfirmedOrRefused()
    {
        // Twenty coin long on three is liquidated within 13 %: four days' deviations.
        EngineScript script = EngineScript::ready();
        script.run("coins 3\nposition 0\nindex 64000\ntick 1\npropose 640000 bold");
        const auto bold = check(first(script), "liquidation");
        QCOMPARE(bold.verdict, risk::CheckResult::Verdict::Confirm);
        QVERIFY2(bold.reason.starts_with("It brings liquidation nearer"), bold.reason.c_str());
        EngineScript rash = EngineScript::ready();
        rash.run("coins 2\nposition 0\nindex 64000\ntick 1\npropose 1920000 rash");
        const auto denied = check(first(rash), "liquidation");
        QCOMPARE(denied.verdict, risk::CheckResult::Verdict::Deny);
        const auto said = rash.run("approve");
        QVERIFY(std::ranges::any_of(
            said, [](const std::string& line) { return line.find("Not sent") != line.npos; }));
    }

    void theVenueIsAskedOnlyForWhatIsLookedAt()
    {
        EngineScript script = proposing();
        QCOMPARE(simulations(script.run("index 64000\ntick 1\nindex 64000\ntick 1")), 0);
        const auto said = script.run("look\nindex 64000\ntick 0.1");
        QVERIFY(std::ranges::find(said, std::string("simulate BTC BTC-PERPETUAL -192000")) !=
                said.end());
        // The same is not asked again at once, but it is after five seconds.
        QCOMPARE(simulations(script.run("index 64000\ntick 1\nindex 64000\ntick 1")), 0);
        QCOMPARE(simulations(script.run("index 64000\ntick 1.5\nindex 64000\ntick 1.5")), 1);
    }

    void anotherOrderIsAskedAboutAtMostOnceASecond()
    {
        EngineScript script = proposing();
        script.run("look\nindex 64000\ntick 1");
        int asked = 0;
        // The hedge grows by more than an approval covers every half second for five seconds.
        for (int i = 1; i <= 10; ++i)
            asked += simulations(script.run("position " + std::to_string(192'000 + 30'000 * i) +
                                            "\nindex 64000\ntick 0.5"));
        QVERIFY2(asked >= 3 && asked <= 5, std::to_string(asked).c_str());
    }

    void theVenuesAnswerStandsBesideOurs()
    {
        EngineScript script = proposing();
        script.run("look\nindex 64000\ntick 1\nsimulated 0.312\nindex 64000\ntick 1");
        const margin::VenueMargin venue = first(script).margin.venue;
        QVERIFY(std::abs(venue.use - 0.312) < 1e-12);
        QVERIFY(venue.at > core::Time{});
        QVERIFY(venue.problem.empty());
    }

    void aVenuesErrorIsSaidAndBlocksNothing()
    {
        EngineScript script = proposing();
        script.run("look\nindex 64000\ntick 1\nsimulated 0 too_many\nindex 64000\ntick 1");
        QCOMPARE(first(script).margin.venue.problem, std::string("too_many"));
        QVERIFY(first(script).allowed());
        QVERIFY(!script.run("approve").empty());
    }

    void aVenuesSilenceIsSaidAndBlocksNothing()
    {
        EngineScript script = proposing();
        script.run("look");
        for (int i = 0; i < 8; ++i) script.run("index 64000\ntick 1");
        const std::string problem = first(script).margin.venue.problem;
        QVERIFY2(problem.starts_with("the venue has not answered for "), problem.c_str());
        QVERIFY(first(script).allowed());
        script.run("simulated 0.1\nindex 64000\ntick 1");
        QVERIFY(first(script).margin.venue.problem.empty());
    }

    void nothingIsAskedOverADeadLink()
    {
        EngineScript script = proposing();
        QCOMPARE(simulations(script.run("look\ndown gone\nindex 64000\ntick 2")), 0);
    }

    void figuresAreKeptWhileNothingChanges()
    {
        engine::MarginDesk desk(portfolio::deribitStandardRates());
        EngineScript script = proposing();
        const auto snapshot = script.snapshot();
        rebalance::Proposal proposal = first(script);
        int written = 0;  // how often the book had to be
        const auto fill = [&](double spotFactor, core::Duration later) {
            portfolio::Book book = *snapshot->portfolio;
            for (portfolio::Exposure& e : book.exposures) e.spot *= spotFactor;
            const double spot = book.find(proposal.underlying)->spot;
            const auto now = [&] {
                ++written;
                return std::make_shared<const portfolio::Book>(book);
            };
            desk.fill(proposal, spot, now, *snapshot->market, nullptr, snapshot->at + later);
            return desk.computed();
        };
        using namespace std::chrono_literals;
        QCOMPARE(fill(1, 0s), 1u);
        QCOMPARE(fill(1, 1s), 1u);
        QCOMPARE(fill(1.0005, 2s), 1u);
        QCOMPARE(fill(1.002, 2s), 2u);
        proposal.legs.front().quantity = *core::Quantity::parse("1000");
        QCOMPARE(fill(1.002, 2s), 3u);
        // In another size it is what it would be had nothing been kept.
        engine::MarginDesk fresh(portfolio::deribitStandardRates());
        rebalance::Proposal again = proposal;
        portfolio::Book book = *snapshot->portfolio;
        for (portfolio::Exposure& e : book.exposures) e.spot *= 1.002;
        fresh.fill(
            again, book.find(again.underlying)->spot,
            [&] { return std::make_shared<const portfolio::Book>(book); }, *snapshot->market,
            nullptr, snapshot->at + 2s);
        QVERIFY(again.margin == proposal.margin);
        desk.positionsChanged();
        QCOMPARE(written, 2);  // nor is it written down where nothing of it is asked
        QCOMPARE(fill(1.002, 3s), 4u);
        QCOMPARE(fill(1.002, 9s), 5u);
        QCOMPARE(written, 4);
        // Made anew ahead of time where nobody waits, it is still fresh when it is asked for.
        const auto renew = [&](core::Duration later) {
            desk.renew(
                proposal, book.find(proposal.underlying)->spot,
                [&] { return std::make_shared<const portfolio::Book>(book); }, *snapshot->market,
                nullptr, snapshot->at + later);
            return desk.computed();
        };
        QCOMPARE(renew(12s), 5u);
        QCOMPARE(renew(13s), 6u);
        QCOMPARE(fill(1.002, 17s), 6u);
        desk.positionsChanged();  // what does not hold is left to who asks for it
        QCOMPARE(renew(19s), 6u);
    }
};

QTEST_APPLESS_MAIN(TestMarginDesk)
#include "tst_margin_desk.moc"
