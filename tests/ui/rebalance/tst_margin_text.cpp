#include "ui/rebalance/margin_text.h"

#include <QTest>

using namespace ballast;
using ui::Fact;

namespace {

const core::Time kNow = core::fromUnixMs(1'785'000'000'000);

margin::MarginView view()
{
    margin::MarginView v;
    v.known = true;
    v.sigmaDaily = 0.025;
    v.spot = 64'000;
    v.before.liquidation = {false, -0.312, std::nullopt};
    v.after.liquidation = {false, -0.33, 0.5};
    v.before.worstUse = 0.612;
    v.after.worstUse = 0.58;
    v.after.use = 0.5;  // of another pool
    v.after.legUse = 0.31;
    v.after.worstSpotMove = -0.1;
    v.after.worstVolMove = 0.5;
    v.ratesAsOf = std::chrono::sys_days{std::chrono::year{2026} / 9 / 23};
    return v;
}

}  // namespace

class TestMarginText : public QObject {
    Q_OBJECT
private slots:
    void saysHowFarLiquidationIsBeforeAndAfter()
    {
        const std::vector<Fact> facts = ui::marginFacts(view(), kNow);
        QCOMPARE(facts.at(0).caption, QStringLiteral("Liquidation"));
        QCOMPARE(facts.at(0).value, QString::fromUtf8("-31.2% (12σ) → -33.0% (13σ)"));
        QVERIFY2(facts.at(0).toolTip.contains(QStringLiteral("2026-09-23")),
                 qPrintable(facts.at(0).toolTip));
        QCOMPARE(facts.at(0).tone, tables::Tone::Neutral);
        QCOMPARE(facts.at(1).value, QString::fromUtf8("61.2% → 58.0%"));
    }

    void saysByWhichModelAndHowOldTheRatesAre()
    {
        margin::MarginView by = view();
        by.model = "Deribit portfolio margin";
        by.at = by.ratesAsOf + std::chrono::hours{24 * 64};
        by.before.maintenanceUsd = 3'200;
        const auto facts = ui::marginFacts(by, by.at + std::chrono::seconds{3});
        QVERIFY2(facts.at(0).toolTip.contains(QStringLiteral(
                     "By Deribit portfolio margin, rates of 2026-09-23 (64 days old).")),
                 qPrintable(facts.at(0).toolTip));
        QVERIFY(facts.at(2).toolTip.contains(QStringLiteral("Initial ")));
        QVERIFY2(facts.at(2).value.endsWith(QStringLiteral("ours 31.0%, 3 s ago")),
                 qPrintable(facts.at(2).value));
        by.known = false;
        by.refused = true;
        by.why = "OKX says nothing of it";
        QCOMPARE(ui::marginFacts(by, kNow).at(0).value, QStringLiteral("not judged"));
        QCOMPARE(ui::marginFacts(by, kNow).at(0).tone, tables::Tone::Breach);
    }

    void warnsWhereItIsNear()
    {
        margin::MarginView near = view();
        near.after.liquidation.down = -0.15;
        QCOMPARE(ui::marginFacts(near, kNow).at(0).tone, tables::Tone::Warn);
        near.after.liquidation.down = -0.09;
        QCOMPARE(ui::marginFacts(near, kNow).at(0).tone, tables::Tone::Breach);
        near.after.liquidation = {true, {}, {}};
        QVERIFY(ui::marginFacts(near, kNow).at(0).value.endsWith(QStringLiteral("reached")));
        near.after.liquidation = {};
        QVERIFY(ui::marginFacts(near, kNow).at(0).value.endsWith(QStringLiteral("far")));
        near.after.worstUse = margin::kNothingLeft;
        QVERIFY(ui::marginFacts(near, kNow).at(1).value.endsWith(QStringLiteral("no equity")));
    }

    void showsTheVenuesNumberWithItsAgeBesideOurs()
    {
        margin::MarginView asked = view();
        const auto said = [&] { return ui::marginFacts(asked, kNow).at(2); };
        QCOMPARE(said().value, QStringLiteral("venue not asked; ours 31.0%"));
        asked.venue.askedAt = kNow - std::chrono::seconds{5};
        QCOMPARE(said().value, QStringLiteral("venue asked; ours 31.0%"));
        asked.venue.at = kNow - std::chrono::milliseconds{4'700};
        asked.venue.use = 0.312;
        QCOMPARE(said().value, QStringLiteral("venue 31.2%, 4 s ago; ours 31.0%"));
        asked.venue.problem = "10028 too_many_requests";
        QCOMPARE(said().value, QStringLiteral("venue 31.2%, 4 s ago; ours 31.0%"));
        QCOMPARE(said().tone, tables::Tone::Warn);
        QVERIFY(said().toolTip.contains(QStringLiteral("10028 too_many_requests")));
        asked.venue.at = {};
        QCOMPARE(said().value, QStringLiteral("venue: no number; ours 31.0%"));
    }

    void saysWhyNothingIsKnown()
    {
        margin::MarginView none;
        none.why = "the equity behind it is not known";
        const std::vector<Fact> facts = ui::marginFacts(none, kNow);
        QCOMPARE(facts.size(), std::size_t{1});
        QCOMPARE(facts.at(0).value, QStringLiteral("not known"));
        QVERIFY(facts.at(0).toolTip.contains(QStringLiteral("the equity behind it is not known")));
    }
};

QTEST_MAIN(TestMarginText)
#include "tst_margin_text.moc"
