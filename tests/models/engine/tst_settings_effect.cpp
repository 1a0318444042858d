#include "models/engine/settings_effect.h"
#include "tests/support/sample_snapshot.h"

#include <QTest>

#include <cmath>
#include <functional>

using namespace ballast;
using engine::Standing;

namespace {

using Change = std::function<void(rebalance::Policy& btc, guard::LimitSet& limits)>;

/// The sample desk with BTC at +2.61 outside -2.30 to +2.30, and a proposal that waits.
engine::SettingsEffect effectOf(const Change& change,
                                std::shared_ptr<engine::Snapshot> snapshot = nullptr)
{
    if (!snapshot) snapshot = support::copyOf(*support::sampleSnapshot());
    const std::vector<rebalance::Policy> now = snapshot->proposals->policies;
    std::vector<rebalance::Policy> then = now;
    const guard::LimitSet before;
    guard::LimitSet after = before;
    change(then.front(), after);
    return engine::effectOf(*snapshot, {now, before}, {then, after});
}

QString bandText(const engine::BandEffect& band)
{
    return QStringLiteral("%1 %2..%3 -> %4..%5 %6 -> %7%8%9")
        .arg(QString::fromStdString(band.underlying.text()))
        .arg(band.now.lower())
        .arg(band.now.upper())
        .arg(band.then.lower())
        .arg(band.then.upper())
        .arg(band.insideNow ? QStringLiteral("in") : QStringLiteral("out"),
             band.insideThen ? QStringLiteral("in") : QStringLiteral("out"),
             band.changes ? QStringLiteral(", changes") : QString(),
             band.liveThen ? QStringLiteral(", live") : QString());
}

const engine::LimitEffect* find(const engine::SettingsEffect& effect, const std::string& key,
                                const std::string& of)
{
    for (const engine::LimitEffect& limit : effect.limits)
        if (limit.key == key && limit.of == of) return &limit;
    return nullptr;
}

}  // namespace

Q_DECLARE_METATYPE(Change)

class TestSettingsEffect : public QObject {
    Q_OBJECT
private slots:
    void theBandOfNowAndOfThen_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("band");
        QTest::addColumn<int>("ends");
        const auto row = [](const char* name, Change change, const char* band, int ends) {
            QTest::newRow(name) << std::move(change) << QString::fromUtf8(band) << ends;
        };
        row("nothing changes", [](auto&, auto&) {}, "BTC -2.3..2.3 -> -2.3..2.3 out -> out", 0);
        row(
            "wider, and the delta is inside then", [](auto& p, auto&) { p.band.above = 4; },
            "BTC -2.3..2.3 -> -2.3..4 out -> in, changes", 1);
        row(
            "a little wider, still outside", [](auto& p, auto&) { p.band.above = 2.5; },
            "BTC -2.3..2.3 -> -2.3..2.5 out -> out, changes", 0);
        row(
            "tighter", [](auto& p, auto&) { p.band.below = p.band.above = 1; },
            "BTC -2.3..2.3 -> -1..1 out -> out, changes", 0);
        row(
            "another target", [](auto& p, auto&) { p.band.target = 2; },
            "BTC -2.3..2.3 -> -0.3..4.3 out -> in, changes", 1);
        row(
            "a target by the spot, flat beyond its points",
            [](auto& p, auto&) { p.target.points = {{1000, 1.5}, {2000, 1.5}}; },
            "BTC -2.3..2.3 -> -0.8..3.8 out -> in, changes", 1);
        row(
            "the target of a sub-book is added",
            [](auto& p, auto&) { p.subBooks = {{.name = "Gamma", .target = 0.5}}; },
            "BTC -2.3..2.3 -> -1.8..2.8 out -> in, changes", 1);
        row(
            "a live band is found anew",
            [](auto& p, auto&) { p.triggers.liveBand = rebalance::LiveBandRule::Zakamouline; },
            "BTC -2.3..2.3 -> -2.3..2.3 out -> out, changes, live", 0);
        row(
            "how a hedge is worked moves no band", [](auto& p, auto&) { p.style.slices = 7; },
            "BTC -2.3..2.3 -> -2.3..2.3 out -> out, changes", 0);
        row(
            "without caution its factor does nothing",
            [](auto&, auto& l) { l.guards.all.bandFactor = 5; },
            "BTC -2.3..2.3 -> -2.3..2.3 out -> out", 0);
    }
    void theBandOfNowAndOfThen()
    {
        QFETCH(Change, change);
        const engine::SettingsEffect effect = effectOf(change);
        QCOMPARE(effect.bands.size(), std::size_t{2});
        QTEST(bandText(effect.bands.front()), "band");
        QTEST(static_cast<int>(effect.ends.size()), "ends");
        QVERIFY(!effect.bands.back().changes);
    }

    void inCautionTheBandIsWiderByTheFactorOfThen()
    {
        auto snapshot = support::copyOf(*support::sampleSnapshot());
        auto states = *snapshot->underlyings;
        states.front().guard.level = guard::Level::Caution;
        states.front().guard.tripwires[0].level = guard::Level::Caution;  // a silent feed
        states.front().band.below *= 1.5;
        states.front().band.above *= 1.5;
        snapshot->underlyings =
            std::make_shared<const std::vector<engine::UnderlyingState>>(states);
        const auto effect = effectOf([](auto&, auto& l) { l.guards.all.bandFactor = 1; }, snapshot);
        QCOMPARE(bandText(effect.bands.front()),
                 QStringLiteral("BTC -3.45..3.45 -> -2.3..2.3 in -> out, changes"));
    }

    void theDeltaIsThatOfTheConventionOfThen()
    {
        const auto snapshot = support::sampleSnapshot();
        const auto& deltas = snapshot->underlyings->front().exposure.delta;
        const auto effect = effectOf(
            [](auto& p, auto&) { p.convention = portfolio::DeltaConvention::BlackScholes; });
        QCOMPARE(effect.bands.front().delta, deltas.blackScholes.coin());
        QCOMPARE(effect.bands.front().convention, portfolio::DeltaConvention::BlackScholes);
    }

    void howTheBookStandsToALimit_data()
    {
        QTest::addColumn<double>("limit");
        QTest::addColumn<int>("then");  // -1: not told of
        QTest::newRow("far") << 10.0 << -1;
        QTest::newRow("near from four fifths on") << 3.2 << int(Standing::Near);
        QTest::newRow("just not near") << 3.3 << -1;
        QTest::newRow("over") << 2.6 << int(Standing::Over);
    }
    void howTheBookStandsToALimit()
    {
        QFETCH(double, limit);
        const auto effect = effectOf([&](auto&, auto& l) { l.limits.maxNetDelta = limit; });
        const engine::LimitEffect* found = find(effect, "limits.max_net_delta", "BTC");
        QTEST(found ? int(found->standsThen) : -1, "then");
        if (!found) return;
        QVERIFY(std::abs(found->value - 2.61) < 1e-3);
        QCOMPARE(found->now, 1e9);
        QCOMPARE(found->standsNow, Standing::Kept);
        QCOMPARE(found->then, limit);
    }

    void everyLimitOnTheBookIsHeldAgainstIt()
    {
        auto snapshot = support::copyOf(*support::sampleSnapshot());
        snapshot->sessionCost = 0.004;
        snapshot->drawdown = 0.1;
        auto states = *snapshot->underlyings;
        margin::AccountView view;
        view.account = {"paper", "paper"};
        view.worstUse = 0.9;
        view.liquidation.down = -0.2;
        view.sigmaDaily = 0.02;  // ten days' deviations away
        states.front().margins = {view};
        states.front().exposure.marginUse = 0.5;
        snapshot->underlyings =
            std::make_shared<const std::vector<engine::UnderlyingState>>(states);
        auto proposals = *snapshot->proposals;
        proposals.items.front().legs.front().notionalUsd = 165000;
        snapshot->proposals = std::make_shared<const rebalance::Proposals>(proposals);
        const auto all = effectOf(
            [](auto&, auto& l) {
                l.limits.maxNetDelta = l.limits.maxVega = l.limits.maxAccountDeltaUsd =
                    l.limits.maxAccountVega = 1e-6;
                l.limits.maxMarginUse = 0.4;
                l.limits.maxStressUse = 0.8;
                l.limits.watchSigma = 12;
                l.limits.maxSessionCost = 0.003;
                l.limits.maxDrawdown = 0.05;
                l.limits.hardNotionalUsd = 1000;
            },
            snapshot);
        const auto over = [&](const char* key, const char* of) {
            const engine::LimitEffect* found = find(all, key, of);
            return found && found->standsThen == Standing::Over;
        };
        QVERIFY(over("limits.max_net_delta", "BTC") && over("limits.max_net_delta", "ETH"));
        QVERIFY(over("limits.max_vega", "BTC"));
        QVERIFY(over("limits.max_account_delta_usd", "paper"));
        QVERIFY(over("limits.max_account_vega", "paper"));
        QVERIFY(over("limits.max_margin_use", "BTC"));
        QVERIFY(over("limits.max_stress_use", "BTC, paper"));
        QVERIFY(over("limits.watch_sigma", "BTC, paper"));
        QVERIFY(over("limits.max_session_cost", "session"));
        QVERIFY(over("limits.max_drawdown", "session"));
        const auto waiting = snapshot->proposals->items.front().id.value;
        QVERIFY(over("limits.hard_notional_usd", ("proposal " + std::to_string(waiting)).c_str()));
        // The same book with the limits of now: near to one, and over none.
        const auto none = effectOf([](auto&, auto&) {}, snapshot);
        for (const engine::LimitEffect& limit : none.limits)
            QVERIFY2(limit.standsThen != Standing::Over, limit.key.c_str());
        QVERIFY(find(none, "limits.max_session_cost", "session"));
    }

    void aTripwireIsJudgedByItsBoundsOfThen()
    {
        auto snapshot = support::copyOf(*support::sampleSnapshot());
        auto states = *snapshot->underlyings;
        states.front().guard.picture.marginUse = 0.5;
        states.front().guard.tripwires =
            guard::judgeAll(states.front().guard.picture, guard::Limits{}, guard::nothingYet());
        snapshot->underlyings =
            std::make_shared<const std::vector<engine::UnderlyingState>>(states);
        const auto standing = [&](double caution, double halt) {
            const auto effect = effectOf(
                [&](auto&, auto& l) { l.guards.all.marginUse = {caution, halt}; }, snapshot);
            const engine::LimitEffect* found = find(effect, "guard.margin_use", "BTC");
            return found ? found->standsThen : Standing::Kept;
        };
        QCOMPARE(standing(0.7, 0.95), Standing::Kept);
        QCOMPARE(standing(0.55, 0.95), Standing::Near);
        QCOMPARE(standing(0.45, 0.95), Standing::Caution);
        QCOMPARE(standing(0.3, 0.45), Standing::Over);
    }

    void aProposalOfATriggerThatIsOffThenEnds()
    {
        auto snapshot = support::copyOf(*support::sampleSnapshot());
        auto proposals = *snapshot->proposals;
        const auto of = [&](rebalance::TriggerKind kind, const Change& change) {
            proposals.items.front().trigger = kind;
            snapshot->proposals = std::make_shared<const rebalance::Proposals>(proposals);
            return static_cast<int>(effectOf(change, snapshot).ends.size());
        };
        const Change wider = [](auto& p, auto&) { p.band.above = 4; };
        QCOMPARE(of(rebalance::TriggerKind::Band, wider), 1);
        QCOMPARE(of(rebalance::TriggerKind::Manual, wider), 0);
        QCOMPARE(of(rebalance::TriggerKind::Schedule, wider), 0);
        QCOMPARE(of(rebalance::TriggerKind::Margin, wider), 1);  // nothing asks for it then
        QCOMPARE(of(rebalance::TriggerKind::Gamma, wider), 1);
        QCOMPARE(of(rebalance::TriggerKind::Funding,
                    [](auto& p, auto&) {
                        p.band.above = 4;
                        p.triggers.fundingUsdPerDay = 5;
                    }),
                 0);
        // One that is being worked is the plan's.
        proposals.items.front().state = rebalance::ProposalState::Working;
        QCOMPARE(of(rebalance::TriggerKind::Band, wider), 0);
    }

    void anEmptySnapshotHasNoEffect()
    {
        const guard::LimitSet limits;
        const auto effect = engine::effectOf(engine::Snapshot{}, {{}, limits}, {{}, limits});
        QVERIFY(effect.bands.empty() && effect.limits.empty() && effect.ends.empty());
    }
};

QTEST_GUILESS_MAIN(TestSettingsEffect)
#include "tst_settings_effect.moc"
