#include "models/core/text.h"
#include "models/guard/limits.h"
#include "support/engine_script.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace ballast;
using rebalance::HedgeTo;
using rebalance::LiveBandRule;
using rebalance::TriggerKind;
using tests::EngineScript;
using namespace std::chrono_literals;

namespace {

/// USD a day at which the Whalley-Wilmott band of the book below is one coin wide:
/// H / sqrt(3) F sigma sqrt(1/365).
const double kOneCoin = 64'000 * 0.55 * std::sqrt(1.0 / 365) / std::sqrt(3.0);

/// Thin spaces group thousands for people; here they would only be hard to type.
QString plain(const std::string& text)
{
    return QString::fromStdString(text).remove(QChar(0x2009));
}
QString joined(const std::vector<std::string>& lines)
{
    QString out;
    for (const std::string& line : lines) out += plain(line) + QLatin1Char('\n');
    return out;
}

rebalance::Policy livePolicy(LiveBandRule rule = LiveBandRule::WhalleyWilmott)
{
    rebalance::Policy policy;
    policy.underlying = "BTC";
    policy.account = {"paper", "paper"};
    policy.band = {0, 2.3, 2.3, HedgeTo::Edge, 0.5};
    policy.hedgeInstrument = "BTC-PERPETUAL";
    policy.triggers.liveBand = rule;
    policy.triggers.hedgingSdUsd = kOneCoin;
    return policy;
}

/// Short 25 calls, hedged flat with the perpetual, the band found.
EngineScript book(const rebalance::Policy& policy, const char* option = "option -25 70000 720 0.55")
{
    EngineScript script;
    script.config().policies = {policy};
    script.restart();
    script.run(std::string("up\ncoins 60\nindex 64000\n") + option +
               "\nindex 64000\ntick 1\nbalance 0\ntick 1\nindex 64000\ntick 10");
    return script;
}

engine::UnderlyingState btc(EngineScript& script)
{
    return script.snapshot()->underlyings->front();
}
double halfWidth(EngineScript& script)
{
    const rebalance::FixedBand band = btc(script).band;
    return (band.below + band.above) / 2;
}
std::optional<rebalance::TriggerVerdict> verdict(EngineScript& script, TriggerKind kind)
{
    for (const rebalance::TriggerVerdict& v : btc(script).verdicts)
        if (v.kind == kind) return v;
    return std::nullopt;
}
std::vector<std::string> notProposed(const EngineScript& script)
{
    std::vector<std::string> all;
    for (const engine::HistoryRow& row : script.remembered())
        if (const auto* d = std::get_if<engine::DecisionRecord>(&row))
            if (d->kind == engine::DecisionKind::NotProposed) all.push_back(d->reason);
    return all;
}
rebalance::Proposal first(EngineScript& script)
{
    return script.snapshot()->proposals->items.front();
}
bool hasLive(EngineScript& script)
{
    return std::ranges::any_of(script.snapshot()->proposals->items, [](const auto& p) {
        return p.state == rebalance::ProposalState::Live;
    });
}

}  // namespace

class TestBandDesk : public QObject {
    Q_OBJECT
private slots:
    void theBandIsAsWideAsTheLargestDailyDeviationAllows()
    {
        EngineScript script = book(livePolicy());
        QVERIFY2(std::abs(halfWidth(script) - 1) < 0.005,
                 qPrintable(QString::number(halfWidth(script))));
        QCOMPARE(btc(script).policy.band.below, 2.3);  // what was written stays as it is
        const auto live = verdict(script, TriggerKind::LiveBand);
        QVERIFY(live && !live->fired);
        QVERIFY(plain(live->reason)
                    .endsWith(QStringLiteral("is inside -1.00 to +1.00 by "
                                             "Whalley-Wilmott")));
    }

    /// H goes with the cube root of the cost, and no refresh moves it by more than a quarter.
    void theBandWidensByAQuarterWhenCostsDouble()
    {
        EngineScript script = book(livePolicy());
        const double before = halfWidth(script);
        script.run("fee 0.001\nindex 64000\ntick 1");
        QCOMPARE(halfWidth(script), before);  // not before the next refresh
        script.run("tick 10");
        QVERIFY2(std::abs(halfWidth(script) / before - 1.25) < 1e-9,
                 qPrintable(QString::number(halfWidth(script) / before)));
        script.run("index 64000\ntick 10");
        // The spread is not doubled, only the fee.
        QVERIFY2(std::abs(halfWidth(script) / before - 1.257) < 0.004,
                 qPrintable(QString::number(halfWidth(script) / before)));
    }

    void noRefreshMovesItByMoreThanAQuarterNorOutOfTheMandate()
    {
        EngineScript script = book(livePolicy());
        double last = halfWidth(script);
        script.run("fee 0.02");  // forty times: the cube root is 3.4 coins
        for (int i = 0; i < 6; ++i) {
            script.run("index 64000\ntick 10");
            const double now = halfWidth(script);
            QVERIFY2(now <= 1.25 * last + 1e-12, qPrintable(QString::number(now / last)));
            QVERIFY(now <= 2.3 + 1e-12);
            last = now;
        }
        QVERIFY(std::abs(last - 2.3) < 1e-12);
        script.run("fee 0");
        for (int i = 0; i < 30; ++i) {
            script.run("index 64000\ntick 10");
            const double now = halfWidth(script);
            QVERIFY(now >= 0.75 * last - 1e-12);
            last = now;
        }
    }

    void chartAndProposalShowTheBandInForce()
    {
        EngineScript script = book(livePolicy());
        script.run("balance 1.5\ntick 1");
        const engine::UnderlyingState state = btc(script);
        const engine::Series& series = *state.series;
        QVERIFY(std::abs(series[series.end() - 1].upper - 1) < 0.005);
        const rebalance::Proposal p = first(script);
        QCOMPARE(p.trigger, TriggerKind::LiveBand);
        QCOMPARE(p.bandUpper, state.band.upper());
        QVERIFY(std::abs(p.deltaAfter - state.band.upper()) < 2e-4);
        QVERIFY(p.sentence.starts_with("Net delta +1.50 left the live band at +1.00."));
    }

    /// "Net delta +2.61 left the band at +2.30. … Trading to the edge at +1.00 costs $56 and saves
    /// $212/h of risk."
    void saysWhatWaitingCosts()
    {
        EngineScript script = book(livePolicy());
        script.run("balance 2.61\ntick 1");
        const rebalance::Proposal p = first(script);
        QCOMPARE(p.trigger, TriggerKind::Band);
        QVERIFY(p.waiting.known);
        // Half the risk aversion times the variance that is traded away, of one hour.
        const double f = 64'000 * 0.55;
        const double perHour = p.waiting.hourUsd;
        QVERIFY(std::abs(p.waiting.fiveMinutesUsd - perHour / 12) < 1e-9 * perHour);
        const double hours = core::seconds(p.waiting.settlement - p.revisedAt) / 3600;
        QVERIFY(hours > 0 && hours <= 24);
        QVERIFY(std::abs(p.waiting.settlementUsd - perHour * hours) < 1e-6 * perHour);
        const double cost = p.feeUsd + p.slippageUsd;
        QVERIFY(p.waiting.breakEven);
        QVERIFY(std::abs(core::seconds(*p.waiting.breakEven) - 3600 * cost / perHour) < 1e-3);
        // Whalley and Wilmott's risk aversion at one coin: gamma_ra = 3/2 lambda F Gamma^2 / H^3.
        const double gamma = p.gammaBefore / 640;
        const double aversion = 1.5 * (5e-4 + 1.1e-5) * 64'000 * gamma * gamma;
        const double expected = 0.5 * aversion * f * f *
                                (p.deltaBefore * p.deltaBefore - p.deltaAfter * p.deltaAfter) /
                                8760;
        QVERIFY2(std::abs(perHour / expected - 1) < 0.02, qPrintable(QString::number(perHour)));
        const QString said = plain(p.sentence);
        QVERIFY2(said.startsWith(QStringLiteral("Net delta +2.61 left the band at +2.30. Sell $")),
                 qPrintable(said));
        const QString tail =
            QStringLiteral("Trading to the edge at %1 costs %2 and saves %3/h of risk.")
                .arg(plain(core::signedNumber(p.deltaAfter, 2)), plain(core::usd(cost, 0)),
                     plain(core::usd(perHour, 0)));
        QVERIFY2(said.endsWith(tail), qPrintable(said));
    }

    void namesWhatOtherWaysWouldCost()
    {
        rebalance::Policy policy = livePolicy();
        policy.band.hedgeTo = HedgeTo::Cheapest;
        EngineScript script = book(policy);
        // Without a cost of each trade the edge is best, by a quarter (section 2.1 of any text).
        QCOMPARE(btc(script).band.hedgeTo, HedgeTo::Edge);
        script.run("balance 2.61\ntick 1");
        const auto ways = first(script).alternatives;
        QVERIFY(ways.size() >= 3);
        const auto of = [&](HedgeTo way) {
            return *std::ranges::find(ways, way, &rebalance::Alternative::hedgeTo);
        };
        QVERIFY(of(HedgeTo::Edge).chosen && !of(HedgeTo::Target).chosen);
        QVERIFY(of(HedgeTo::Edge).costUsd < of(HedgeTo::Ratio).costUsd &&
                of(HedgeTo::Ratio).costUsd < of(HedgeTo::Target).costUsd);
        QVERIFY(*of(HedgeTo::Edge).yearUsd < *of(HedgeTo::Target).yearUsd);
        QCOMPARE(of(HedgeTo::Target).aim, 0.0);
        // A ticket of $60 for every trade makes many small ones dear.
        policy.triggers.tradeCostUsd = 60;
        script.run("balance 0\ntick 1");
        script.command(policy);
        script.run("index 64000\ntick 10");
        QVERIFY(btc(script).band.hedgeTo != HedgeTo::Edge);
    }

    void zakamoulineLeansWithTheVolatilityHeHedgesAt()
    {
        EngineScript script = book(livePolicy(LiveBandRule::Zakamouline));
        const rebalance::FixedBand band = btc(script).band;
        QVERIFY(band.upper() - band.lower() > 0.5 && band.upper() < 2.3 && band.lower() > -2.3);
        // Short gamma is hedged at a higher volatility; above the strike's own forward a short
        // call has less delta there, so that the centre is not zero.
        QVERIFY(std::abs(band.target) > 1e-4);
    }

    void aSecondRunAfterAnAcceptedHedgeProposesNothing()
    {
        EngineScript script = book(livePolicy());
        script.run("balance 1.5\ntick 1");
        QVERIFY(hasLive(script));
        const QString said =
            joined(script.run("index 64000\napprove\njournaled\nsent\nfill all 63999.5\nfilled"));
        QVERIFY2(said.contains(QStringLiteral("journal Filled")), qPrintable(said));
        for (int i = 0; i < 12; ++i) script.run("index 64000\ntick 1");
        QVERIFY2(!hasLive(script), script.state().c_str());
        const engine::UnderlyingState state = btc(script);
        QVERIFY(state.delta > 0.99 && state.delta < 1.01);
        QVERIFY2(state.state == engine::BandState::NearEdge, script.state().c_str());
    }

    void nothingIsHedgedInTheSettlementWindow()
    {
        // The script begins at 17:20 UTC: this one expires at 08:00.
        const double hours = 14 + 40.0 / 60;
        rebalance::Policy policy = livePolicy(LiveBandRule::None);
        policy.triggers.hedgingSdUsd = 0;
        policy.triggers.priceMove = 0.001;
        policy.schedule = {true, 1h, 0.01, {}};
        EngineScript script =
            book(policy, ("option -25 64000 " + std::to_string(hours) + " 0.55").c_str());
        script.run("tick 50000\nindex 64000\nbalance 0\ntick 1\nindex 64000\ntick 30\nreject no");
        script.run("index 64000\nbalance 3\ntick 60");
        QVERIFY2(hasLive(script), script.state().c_str());  // 07:13: a breach is a breach
        script.run("tick 20\ntick 20");
        for (int i = 0; i < 60; ++i) script.run("index 64200\ntick 30");
        const engine::UnderlyingState in = btc(script);
        QVERIFY2(!hasLive(script), script.state().c_str());
        QVERIFY2(plain(in.why).startsWith(QStringLiteral("settlement window until 08:00:00 UTC")),
                 qPrintable(plain(in.why)));
        QVERIFY(std::abs(in.delta) > 2.3);
        for (const rebalance::TriggerVerdict& v : in.verdicts) QVERIFY(!v.fired);
        for (int i = 0; i < 60; ++i) script.run("index 64200\ntick 30");
        QVERIFY2(hasLive(script), script.state().c_str());  // delivered: what is left is hedged
    }

    void aGreekLimitIsToldOnceUntilItIsBack()
    {
        rebalance::Policy policy = livePolicy();
        policy.triggers.gamma.floor = -0.3;
        EngineScript script = book(policy);
        QVERIFY(verdict(script, TriggerKind::Gamma)->fired);
        QVERIFY(!hasLive(script));
        QCOMPARE(joined(script.run("index 64000\ntick 1\nindex 64010\ntick 1")), QString());
        policy.triggers.gamma.floor = -9;
        script.command(policy);
        script.run("index 64000\ntick 1\nindex 64000\ntick 10");
        policy.triggers.gamma.floor = -0.3;
        script.command(policy);
        const QString said = joined(script.run("index 64000\ntick 1\nindex 64000\ntick 1"));
        QCOMPARE(said.count(QStringLiteral("alert ")), 1);
        QVERIFY2(said.contains(QStringLiteral("No future changes gamma; open Joint hedge: it finds "
                                              "the options that do.")),
                 qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("is below its floor of -0.300")), qPrintable(said));
    }

    void aPriceMoveIsHedgedOnceAndCountsFromThere()
    {
        rebalance::Policy policy = livePolicy(LiveBandRule::None);
        policy.triggers.priceMove = 0.005;
        EngineScript script = book(policy);
        script.run("balance 0.5\ntick 1\nindex 64100\ntick 1");
        QVERIFY(!hasLive(script));
        script.run("index 64400\ntick 1");
        QVERIFY(hasLive(script));
        QCOMPARE(first(script).trigger, TriggerKind::PriceMove);
        QVERIFY(plain(first(script).sentence)
                    .startsWith(QStringLiteral("Price move: the price moved +0.6")));
        script.run("approve\njournaled\nsent\nfill all 64399.5\nfilled");
        for (int i = 0; i < 10; ++i) script.run("index 64500\ntick 1");
        QVERIFY2(!hasLive(script), script.state().c_str());
    }

    void whatFiredAndWasNotProposedIsRecordedOnceACause()
    {
        rebalance::Policy policy = livePolicy();
        EngineScript script = book(policy);
        script.run("balance 1.5\ngap\ntick 1\ntick 1\ntick 1");
        QCOMPARE(notProposed(script).size(), 1u);
        QVERIFY2(plain(notProposed(script).front())
                     .contains(QStringLiteral("not proposed: waiting: BTC-PERPETUAL has no fresh")),
                 notProposed(script).front().c_str());
        QVERIFY(plain(btc(script).why).contains(QStringLiteral("; not proposed: waiting")));
        script.run("index 64000\ntick 1");
        QVERIFY(hasLive(script));
        script.run("snooze 60\nindex 64000\ntick 3\nindex 64000\ntick 3");
        QCOMPARE(notProposed(script).size(), 2u);
        QVERIFY(plain(notProposed(script).back()).contains(QStringLiteral("snoozed until")));
        script.run("balance 0\nindex 64000\ntick 1\nbalance 1.5\nindex 64000\ntick 1");
        QCOMPARE(notProposed(script).size(), 2u);  // it went and came back at once
    }

    void aBreachOfTheLiveBandThatReachesTheMandateIsCalledOne()
    {
        EngineScript script = book(livePolicy());
        script.run("balance 1.9\ntick 1\nindex 64000\ntick 2");
        const auto front = [&] { return script.snapshot()->proposals->items.front(); };
        QCOMPARE(front().trigger, TriggerKind::LiveBand);
        script.run("balance 3\nindex 64000\ntick 2");
        QCOMPARE(front().state, rebalance::ProposalState::Live);
        QCOMPARE(front().trigger, TriggerKind::Band);
        QVERIFY2(plain(front().sentence).contains(QStringLiteral("left the band at +2.30")),
                 front().sentence.c_str());
        // Back inside the mandate it stays what it is: there and back is no other reason.
        script.run("balance 2.2\nindex 64000\ntick 2");
        QCOMPARE(front().trigger, TriggerKind::Band);
    }

    void aWrongPolicyIsRefusedWithItsReasonsAndARightOneIsRecorded()
    {
        EngineScript script = book(livePolicy());
        rebalance::Policy wrong = livePolicy();
        wrong.band.below = 0.0001;
        wrong.triggers.vega = {5, 4};
        const QString said = joined(script.command(wrong));
        QVERIFY2(
            said.contains(QStringLiteral("The policy was not changed: vega_floor is 5, expected "
                                         "less than vega_ceiling, which is 4; below is 0.0001, "
                                         "expected at least 0.00015")),
            qPrintable(said));
        QCOMPARE(btc(script).policy, livePolicy());
        rebalance::Policy right = livePolicy();
        right.triggers.priceMove = 0.02;
        right.target.points = {{50'000, 1}, {80'000, -1}};
        script.command(right);
        QCOMPARE(btc(script).policy, right);
        const auto& last = std::get<engine::SettingRecord>(script.remembered().back());
        QVERIFY(last.before.find("target 0.000") != std::string::npos);
        QVERIFY(last.after.find("by spot 50000: 1") != std::string::npos);
        QVERIFY(last.after.find("price move 2 %") != std::string::npos);
        script.run("index 65000\ntick 1");
        QVERIFY(std::abs(btc(script).band.target) < 1e-9);
        script.run("index 72500\ntick 1");
        QVERIFY(std::abs(btc(script).band.target + 0.5) < 1e-9);
    }

    void theSameDayMakesTheSameProposalToTheByte()
    {
        std::vector<core::SharedTail<rebalance::Proposal>> runs;
        for (int run = 0; run < 2; ++run) {
            EngineScript script = book(livePolicy(LiveBandRule::Zakamouline));
            for (int i = 0; i < 40; ++i)
                script.run("index " + std::to_string(64'000 + 37 * (i % 7)) + "\ntick 3");
            script.run("balance 2.61\nindex 64111\ntick 1\nindex 64050\ntick 2");
            runs.push_back(script.snapshot()->proposals->items);
        }
        QVERIFY(!runs[0].empty());
        QVERIFY(runs[0] == runs[1]);
        QCOMPARE(runs[0].front().sentence, runs[1].front().sentence);
        QCOMPARE(runs[0].front().hash, runs[1].front().hash);
    }

    /// A quarter of an hour of a calm index, with a hedge whose cost is nearly all the book's.
    static EngineScript calmBook()
    {
        EngineScript script = book(livePolicy());
        script.run("fee 0.000001");
        for (int i = 0; i < 95; ++i)
            script.run(i % 2 ? "index 64005\ntick 10" : "index 64000\ntick 10");
        return script;
    }
    /// What CAUTION adds is not the live band's.
    static double liveHalfWidth(EngineScript& script)
    {
        const engine::UnderlyingState state = btc(script);
        return halfWidth(script) /
               (state.guard.level == engine::GuardLevel::Caution ? guard::Limits{}.bandFactor : 1);
    }

    void aBurstOfVolatilityWidensItByAQuarterAtMostAndSaysWhy()
    {
        EngineScript script = calmBook();
        const double before = liveHalfWidth(script);
        QVERIFY2(before > 0.1 && before < 0.5, qPrintable(QString::number(before)));
        QVERIFY2(
            plain(btc(script).bandStory.volatility)
                .startsWith(QStringLiteral("implied vol 55.0 %, by regime; realised: EWMA of")),
            btc(script).bandStory.volatility.c_str());
        double last = before;
        std::vector<QString> said;
        for (int i = 0; i < 12; ++i) {
            script.run(i % 2 ? "index 64000\ntick 10" : "index 64300\ntick 10");
            const double now = liveHalfWidth(script);
            QVERIFY2(now <= 1.25 * last + 1e-9, qPrintable(QString::number(now / last)));
            last = now;
            const QString why = plain(btc(script).bandStory.why);
            if (said.empty() || said.back() != why) said.push_back(why);
        }
        QVERIFY2(last > 1.4 * before, qPrintable(QString::number(last / before)));
        const QString all = QStringList(said.begin(), said.end()).join(QLatin1Char('\n'));
        QVERIFY2(all.contains(QStringLiteral("realised vol x")) &&
                     all.contains(QStringLiteral(" its median; at most 25 % a refresh, ")),
                 qPrintable(all));
        // The last is by the larger volatility, while the market is stressed.
        QVERIFY2(btc(script).bandStory.regime.starts_with("stressed; worst: realised volatility"),
                 btc(script).bandStory.regime.c_str());
        QVERIFY2(btc(script).bandStory.volatility.starts_with("realised vol "),
                 btc(script).bandStory.volatility.c_str());
        bool inTheHistory = false;
        for (const engine::HistoryRow& row : script.remembered())
            if (const auto* s = std::get_if<engine::ExposureSample>(&row))
                inTheHistory = inTheHistory || (s->bandDriver == bands::Driver::Change &&
                                                s->bandWhy.find("its median") != std::string::npos);
        QVERIFY(inTheHistory);
    }

    void aThinBookWidensItAndIsNamed()
    {
        EngineScript script = calmBook();
        const double before = liveHalfWidth(script);
        for (int i = 0; i < 3; ++i)
            script.run(i % 2 ? "thin 64005 250000\ntick 10" : "thin 64000 250000\ntick 10");
        QVERIFY2(
            plain(btc(script).bandStory.why).contains(QStringLiteral("depth x0.2 its median")) ||
                plain(btc(script).bandStory.why).contains(QStringLiteral("depth x0.3 its median")),
            btc(script).bandStory.why.c_str());
        QVERIFY(liveHalfWidth(script) > 1.3 * before);
    }

    void theSourceOfTheVolatilityIsThePolicys()
    {
        rebalance::Policy policy = livePolicy();
        policy.triggers.volatility = bands::VolatilitySource::Realised;
        EngineScript script = book(policy);
        QVERIFY(btc(script).bandStory.volatility.starts_with("implied vol 55.0 %, realised"));
        for (int i = 0; i < 40; ++i)
            script.run(i % 2 ? "index 64005\ntick 10" : "index 64000\ntick 10");
        QVERIFY2(btc(script).bandStory.volatility.starts_with("realised vol 1"),
                 btc(script).bandStory.volatility.c_str());
    }

    void aBandAsWrittenSaysSo()
    {
        EngineScript script = book(livePolicy(LiveBandRule::None));
        QCOMPARE(btc(script).bandStory.why,
                 std::string("Band as written: no live band follows the market"));
    }

    void aNewPolicyKeepsWhatIsKnownOfTheMarket()
    {
        EngineScript script = calmBook();
        rebalance::Policy policy = livePolicy();
        policy.band.below = 2.2;
        script.command(policy);
        script.run("index 64000\ntick 10");
        QVERIFY(!btc(script).bandStory.volatility.ends_with("warming up"));
        QVERIFY2(btc(script).bandStory.regime.find("is not known") == std::string::npos,
                 btc(script).bandStory.regime.c_str());
    }

    void daysOfEarlierRunsMakeTheForecast()
    {
        EngineScript script;
        script.config().policies = {livePolicy()};
        for (int n = 0; n < 12; ++n)
            script.config().recovered.realisedDays.push_back(
                {"BTC", {core::parseIsoUtc("2026-07-10T00:00:00Z").value() + 24h * n, 1e-3, 1440}});
        script.restart();
        script.run("up\ncoins 60\nindex 64000\ntick 1");
        QVERIFY2(
            btc(script).bandStory.volatility.ends_with("HAR: not enough history, 12 of 30 days"),
            btc(script).bandStory.volatility.c_str());
    }

    void theBandIsHeldInTheSettlementWindowAndDoesNotJumpAfterIt()
    {
        rebalance::Policy policy = livePolicy();
        EngineScript script = book(policy, "option -25 64000 14.6666667 0.55");
        // From 17:20 to half past seven, a refresh every ten minutes to the minute before.
        for (int i = 0; i < 84; ++i) script.run("index 64000\ntick 600");
        for (int i = 0; i < 55; ++i) script.run("index 64000\ntick 10");
        double last = halfWidth(script);
        QVERIFY2(!btc(script).bandStory.why.empty(), "");
        script.run("index 64000\ntick 60");
        const double held = halfWidth(script);
        QVERIFY2(held <= 1.25 * last + 1e-9 && held >= 0.75 * last - 1e-9,
                 qPrintable(QString::number(held / last)));
        bool told = false;
        for (int i = 0; i < 240; ++i) {
            const core::Time now = script.snapshot()->at;
            script.run(i == 170 ? "index 63000\ntick 10" : "index 64000\ntick 10");
            const double width = halfWidth(script);
            const auto ofDay = now - std::chrono::floor<std::chrono::days>(now);
            if (ofDay > 7h + 31min && ofDay < 7h + 59min) {
                told = told || btc(script).bandStory.driver == bands::Driver::Settlement;
                QCOMPARE(width, last);
            }
            QVERIFY2(width <= 1.25 * last + 1e-9 && width >= 0.75 * last - 1e-9,
                     qPrintable(QString::number(width / last)));
            last = width;
        }
        QVERIFY(told);
    }

    void fundingLeansTheBandToTheSideThatIsPaid()
    {
        rebalance::Policy policy = livePolicy();
        policy.triggers.fundingShift = true;
        EngineScript script = book(policy);
        QCOMPARE(btc(script).band.target, 0.0);  // none is paid yet
        script.run("funding 0.0001\nindex 64000\ntick 10");
        // -f / (aversion F sigma^2): longs pay, so that less is held.
        const double gamma = btc(script).exposure.gamma;
        const double aversion = 1.5 * (5e-4 + 1.1e-5) * 64'000 * gamma * gamma;
        const double wanted = -0.0001 * 3 * 365 / (aversion * 64'000 * 0.55 * 0.55);
        QVERIFY2(std::abs(btc(script).band.target / wanted - 1) < 0.03,
                 qPrintable(QString::number(btc(script).band.target)));
        script.run("funding -0.01\nindex 64000\ntick 10");
        QVERIFY(std::abs(btc(script).band.target - halfWidth(script) / 2) < 1e-9);  // capped
    }
};

QTEST_APPLESS_MAIN(TestBandDesk)
#include "tst_band_desk.moc"
