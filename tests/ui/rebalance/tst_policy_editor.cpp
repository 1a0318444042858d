#include "ui/rebalance/policy_editor.h"

#include "tests/support/sample_snapshot.h"
#include "ui/rebalance/sub_book_form.h"
#include "ui/rebalance/trigger_form.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QtTest>

using namespace ballast;

namespace {

struct Desk {
    ui::PolicyEditor editor;
    std::vector<engine::Command> said;
    std::shared_ptr<const engine::Snapshot> shown = support::sampleSnapshot();

    Desk()
    {
        QObject::connect(&editor, &ui::PolicyEditor::commanded, &editor,
                         [this](const engine::Command& command) { said.push_back(command); });
        editor.present(shown);
        editor.edit("BTC");
    }
    QLineEdit* field(const char* name)
    {
        return editor.findChild<QLineEdit*>(QString::fromUtf8(name));
    }
    QPushButton* apply() { return editor.findChild<QPushButton*>(QStringLiteral("policyApply")); }
    QString label(const char* name)
    {
        // What holds a figure together is a space to a reader.
        return editor.findChild<QLabel*>(QString::fromUtf8(name))
            ->text()
            .replace(QChar(0xA0), QLatin1Char(' '));
    }
    void type(const char* name, const QString& text)
    {
        field(name)->selectAll();
        QTest::keyClicks(field(name), text);
    }
};

}  // namespace

class TestPolicyEditor : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeKind::Dark); }

    void judgesEachField_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char* name, const char* field, const char* text,
                            const char* problem = "") {
            QTest::newRow(name) << QString::fromUtf8(field) << QString::fromUtf8(text)
                                << QString::fromUtf8(problem);
        };
        row("target", "target", "-1.5");
        row("target with a sign", "target", "+1.5");
        row("target in words", "target", "flat",
            "Target: “flat” is not a number; allowed: -1 000 000 to 1 000 000 coins.");
        row("target too far", "target", "1000001",
            "Target: 1000001 is outside the allowed range: -1 000 000 to 1 000 000 coins.");
        row("no width", "below", "0",
            "Below: 0 is outside the allowed range: more than 0, at most 1 000 000 coins.");
        row("negative width", "above", "-2",
            "Above: -2 is outside the allowed range: more than 0, at most 1 000 000 coins.");
        row("not finite", "above", "inf",
            "Above: “inf” is not a number; allowed: more than 0, at most 1 000 000 coins.");
        row("empty", "above", "",
            "Above: “” is not a number; allowed: more than 0, at most 1 000 000 coins.");
        row("ratio at the edge", "ratio", "0");
        row("ratio at the target", "ratio", "1");
        row("ratio beyond", "ratio", "1.1",
            "Ratio: 1.1 is outside the allowed range: 0 (the edge) to 1 (the target).");
        row("every minute", "every", "1");
        row("every half minute", "every", "0.5",
            "Every: 0.5 is outside the allowed range: 1 to 1440 minutes.");
        row("every two days", "every", "2880",
            "Every: 2880 is outside the allowed range: 1 to 1440 minutes.");
        row("minimum", "minimum", "0.4");
        row("minimum wider than the band", "minimum", "9",
            "At least: 9 is outside the allowed range: 0 to the wider edge.");
    }
    void judgesEachField()
    {
        QFETCH(QString, field);
        QFETCH(QString, text);
        QFETCH(QString, problem);
        const rebalance::Policy base = support::sampleSnapshot()->proposals->policies.front();
        ui::PolicyFields fields = ui::fieldsOf(base);
        fields.scheduled = true;
        if (field == QStringLiteral("target")) fields.target = text;
        if (field == QStringLiteral("below")) fields.below = text;
        if (field == QStringLiteral("above")) fields.above = text;
        if (field == QStringLiteral("ratio")) fields.ratio = text;
        if (field == QStringLiteral("every")) fields.everyMinutes = text;
        if (field == QStringLiteral("minimum")) fields.minimumDelta = text;
        const ui::PolicyReading reading = ui::readPolicy(fields, base);
        QCOMPARE(reading.problems().join(QLatin1Char('\n')), problem);
        QCOMPARE(reading.policy.has_value(), problem.isEmpty());
    }

    void readsBackWhatItShows()
    {
        const auto snapshot = support::sampleSnapshot();
        for (const rebalance::Policy& policy : snapshot->proposals->policies) {
            const ui::PolicyReading reading = ui::readPolicy(ui::fieldsOf(policy), policy);
            QVERIFY(reading.policy);
            QVERIFY(*reading.policy == policy);
        }
    }

    void saysWhatAPolicyDoes()
    {
        rebalance::Policy policy = support::sampleSnapshot()->proposals->policies.front();
        QCOMPARE(ui::effectOf(policy),
                 QStringLiteral("Between -2.30 and +2.30 BTC nothing is proposed. "
                                "A breach above is hedged to +0.69, one below to -0.69."));
        policy.band.hedgeTo = rebalance::HedgeTo::Target;
        policy.band.target = 1;
        QCOMPARE(ui::effectOf(policy),
                 QStringLiteral("Between -1.30 and +3.30 BTC nothing is proposed. "
                                "A breach is hedged to +1.00."));
    }

    void appliesOnceWhatWasChanged()
    {
        Desk desk;
        QVERIFY(!desk.apply()->isEnabled());
        desk.type("policyAbove", QStringLiteral("3.5"));
        desk.type("policyTarget", QStringLiteral("0.5"));
        QVERIFY2(
            desk.label("policyEffect").contains(QStringLiteral("Now the delta is +2.61: inside.")),
            qPrintable(desk.label("policyEffect")));
        desk.apply()->click();
        desk.apply()->click();
        QCOMPARE(desk.said.size(), 1U);
        const rebalance::Policy& policy = std::get<engine::SetPolicy>(desk.said[0].what).policy;
        QCOMPARE(policy.band.above, 3.5);
        QCOMPARE(policy.band.target, 0.5);
        QCOMPARE(policy.band.below, 2.3);
        QCOMPARE(policy.hedgeInstrument, std::string("BTC-PERPETUAL"));
    }

    void refusesWhatIsWrong()
    {
        Desk desk;
        desk.type("policyBelow", QStringLiteral("-1"));
        QVERIFY(!desk.apply()->isEnabled());
        QVERIFY(desk.label("policyProblem").startsWith(QStringLiteral("Below: -1 is outside")));
        desk.apply()->click();
        QVERIFY(desk.said.empty());
    }

    void theButtonsStayInSightWhateverIsOpen()
    {
        Desk desk;
        const int most = desk.editor.screen()->availableGeometry().height();
        const auto open = [&](const char* name, bool opened) {
            auto* head = desk.editor.findChild<QPushButton*>(QString::fromUtf8(name));
            if (head->isChecked() != opened) head->click();
            for (int i = 0; i < 5; ++i) QCoreApplication::processEvents();
        };
        const auto inSight = [&] {
            const QRect room = desk.editor.rect();
            for (const char* name : {"policyApply", "policyClose"}) {
                const auto* button = desk.editor.findChild<QPushButton*>(QString::fromUtf8(name));
                if (!button->isVisible() ||
                    !room.contains(QRect(button->mapTo(&desk.editor, QPoint{}), button->size())))
                    return false;
            }
            return desk.editor.height() <= most;
        };
        const std::vector<const char*> all{"sectionLiveBand", "sectionTriggers", "sectionLimits",
                                           "sectionJoint", "sectionTarget"};
        for (const char* name : all) open(name, false);
        const int closed = desk.editor.height();
        open("sectionLiveBand", true);
        QVERIFY(inSight());
        for (const char* name : all) open(name, true);
        QVERIFY(inSight());
        QVERIFY(desk.editor.height() > closed);
        // Whatever does not fit is a scroll away, at its full size.
        auto* scroll = desk.editor.findChild<QScrollArea*>(QStringLiteral("policyScroll"));
        QVERIFY(scroll->verticalScrollBar()->maximum() > 0);
        QCOMPARE(scroll->widget()->width(), scroll->viewport()->width());
        for (const QWidget* inner : scroll->widget()->findChildren<QWidget*>())
            if (inner->isVisible() && qobject_cast<const QAbstractButton*>(inner))
                QVERIFY2(inner->height() >= inner->minimumSizeHint().height() &&
                             inner->geometry().bottom() <= inner->parentWidget()->rect().bottom(),
                         qPrintable(inner->objectName()));
        for (const char* name : all) open(name, false);
        QVERIFY(inSight());
        QCOMPARE(desk.editor.height(), closed);
    }

    void whatAPersonClosedStaysClosed()
    {
        Desk desk;
        auto* head = desk.editor.findChild<QPushButton*>(QStringLiteral("sectionTriggers"));
        head->setChecked(true);
        desk.type("trigger_priceMove", QStringLiteral("2.5"));
        desk.apply()->click();
        head->setChecked(false);
        auto next = support::copyOf(*desk.shown);
        auto proposals = std::make_shared<rebalance::Proposals>(*next->proposals);
        proposals->policies[0] = std::get<engine::SetPolicy>(desk.said.at(0).what).policy;
        next->proposals = proposals;
        desk.editor.present(next);
        QCOMPARE(desk.field("trigger_priceMove")->text(), QStringLiteral("2.5"));
        QVERIFY(!head->isChecked());
        desk.editor.edit("BTC");
        QVERIFY(!head->isChecked());
        // Of another underlying what is in use is shown when one comes to it.
        desk.editor.edit("ETH");
        desk.editor.edit("BTC");
        QVERIFY(head->isChecked());
    }

    void schedules()
    {
        Desk desk;
        QVERIFY(!desk.field("policyEvery")->isEnabled());
        desk.editor.findChild<QPushButton*>(QStringLiteral("policyScheduled"))->click();
        desk.type("policyEvery", QStringLiteral("15"));
        desk.apply()->click();
        const rebalance::Schedule& schedule =
            std::get<engine::SetPolicy>(desk.said.at(0).what).policy.schedule;
        QVERIFY(schedule.enabled);
        QCOMPARE(schedule.every, core::Duration{std::chrono::minutes{15}});
    }

    void choosesTheSmileRule()
    {
        Desk desk;
        auto* rule = desk.editor.findChild<QComboBox*>(QStringLiteral("policySmile"));
        QCOMPARE(rule->currentText(), QStringLiteral("sticky strike"));
        QVERIFY(!desk.field("policyStickiness")->isVisible());
        QVERIFY(!desk.field("policySmileA")->isVisible());
        const auto choose = [&](int index) {
            rule->setCurrentIndex(index);
            emit rule->activated(index);
        };
        choose(2);
        QVERIFY(desk.field("policyStickiness")->isVisible());
        QVERIFY(!desk.field("policySmileA")->isVisible());
        desk.type("policyStickiness", QStringLiteral("4"));
        QVERIFY(!desk.apply()->isEnabled());
        QCOMPARE(desk.label("policyProblem"),
                 QStringLiteral("R: 4 is outside the allowed range: -1 to 3 (1 is sticky strike, 0 "
                                "sticky moneyness)."));
        desk.type("policyStickiness", QStringLiteral("1.5"));
        QVERIFY2(desk.label("policyEffect")
                     .contains(QStringLiteral("adjusted by skew stickiness 1.50. Now the delta is "
                                              "+2.61 by sticky strike: outside.")),
                 qPrintable(desk.label("policyEffect")));
        desk.apply()->click();
        const pricing::SmileChoice ratio =
            std::get<engine::SetPolicy>(desk.said.at(0).what).policy.smile;
        QCOMPARE(ratio.rule, pricing::SmileRule::SkewStickiness);
        QCOMPARE(ratio.stickiness, 1.5);
        choose(3);
        desk.type("policySmileA", QStringLiteral("-0.25"));
        desk.type("policySmileB", QStringLiteral("x"));
        QVERIFY(desk.label("policyProblem").startsWith(QStringLiteral("b: “x” is not a number")));
        desk.type("policySmileB", QStringLiteral("-0.4"));
        desk.type("policySmileC", QStringLiteral("0.5"));
        desk.apply()->click();
        const pricing::SmileChoice abc =
            std::get<engine::SetPolicy>(desk.said.at(1).what).policy.smile;
        QCOMPARE(abc,
                 (pricing::SmileChoice{pricing::SmileRule::MinimumVariance, 1, -0.25, -0.4, 0.5}));
    }

    void leavesTouchedFieldsAlone()
    {
        Desk desk;
        desk.type("policyAbove", QStringLiteral("9"));
        auto next = support::copyOf(*desk.shown);
        auto proposals = std::make_shared<rebalance::Proposals>(*next->proposals);
        proposals->policies[0].band.above = 4;
        next->proposals = proposals;
        desk.editor.present(next);
        QCOMPARE(desk.field("policyAbove")->text(), QStringLiteral("9"));
        desk.editor.edit("ETH");
        QCOMPARE(desk.field("policyAbove")->text(), QStringLiteral("24"));
        desk.editor.edit("BTC");
        QCOMPARE(desk.field("policyAbove")->text(), QStringLiteral("4"));
        QVERIFY(!desk.editor.isModal());
    }

    /// Typed into the sections, applied as one policy, shown again as it was typed.
    void appliesWhatStandsInTheSections()
    {
        Desk desk;
        for (const char* head :
             {"sectionLiveBand", "sectionTriggers", "sectionLimits", "sectionTarget"})
            desk.editor.findChild<QPushButton*>(QString::fromUtf8(head))->click();
        auto* rule = desk.editor.findChild<QComboBox*>(QStringLiteral("triggerLiveBand"));
        rule->setCurrentIndex(2);
        emit rule->activated(2);
        QVERIFY2(desk.label("policyProblem")
                     .contains(QStringLiteral(
                         "hedging_sd_usd is 0, expected more than 0 for a live_band.")),
                 qPrintable(desk.label("policyProblem")));
        QVERIFY(!desk.apply()->isEnabled());
        desk.type("trigger_hedgingSd", QStringLiteral("12000"));
        desk.type("trigger_priceMove", QStringLiteral("2.5"));
        desk.type("trigger_lelandEvery", QStringLiteral("30"));
        desk.editor.findChild<QPushButton*>(QStringLiteral("triggerLeland"))->click();
        desk.type("trigger_gammaFloor", QStringLiteral("-3"));
        desk.type("trigger_marginUse", QStringLiteral("60"));
        desk.type("triggerPoints", QStringLiteral("60000: 1.5, 70000: 0"));
        desk.type("triggerTimes", QStringLiteral("07:30, 16:00"));
        QVERIFY2(desk.apply()->isEnabled(), qPrintable(desk.label("policyProblem")));
        desk.apply()->click();
        QCOMPARE(desk.said.size(), std::size_t(1));
        const rebalance::Policy policy = std::get<engine::SetPolicy>(desk.said[0].what).policy;
        QCOMPARE(policy.triggers.liveBand, rebalance::LiveBandRule::Zakamouline);
        QCOMPARE(policy.triggers.hedgingSdUsd, 12'000.0);
        QCOMPARE(policy.triggers.priceMove, 0.025);
        QVERIFY(policy.triggers.leland);
        QVERIFY(policy.triggers.lelandEvery == std::chrono::minutes{30});
        QCOMPARE(policy.triggers.gamma.floor, std::optional{-3.0});
        QVERIFY(!policy.triggers.gamma.ceiling);
        QCOMPARE(policy.triggers.marginUse, 0.6);
        QCOMPARE(policy.target.points.size(), std::size_t(2));
        QCOMPARE(policy.target.at(65'000, 9), 0.75);
        QCOMPARE(policy.schedule.at.size(), std::size_t(2));

        ui::TriggerForm form;
        form.take(policy);
        rebalance::Policy read = policy;
        QVERIFY(form.read(read).isEmpty());
        QVERIFY(read == policy);
        rebalance::Policy blank = support::sampleSnapshot()->proposals->policies.front();
        blank.band.inner = 0;
        QVERIFY(form.read(blank).isEmpty());
        QVERIFY(blank.triggers == policy.triggers && blank.target == policy.target &&
                blank.schedule.at == policy.schedule.at);
    }

    void aFigureDoesNotBreakOverLines()
    {
        Desk desk;
        desk.type("policyTarget", QStringLiteral("1000001"));
        const QString shown =
            desk.editor.findChild<QLabel*>(QStringLiteral("policyProblem"))->text();
        QVERIFY2(shown.contains(QStringLiteral("1\u00A0000\u00A0000")), qPrintable(shown));
    }

    void targetsOfGreeksAndTheJointHedgeAreTypedInTheirSections()
    {
        Desk desk;
        desk.type("trigger_gammaTarget", QStringLiteral("0.5"));
        QVERIFY(desk.label("policyProblem")
                    .startsWith(QStringLiteral(
                        "gamma_tolerance is 0, expected more than 0 beside gamma_target.")));
        desk.type("trigger_gammaTolerance", QStringLiteral("0.2"));
        desk.type("trigger_vegaTarget", QStringLiteral("-100"));
        desk.type("trigger_vegaTolerance", QStringLiteral("250"));
        desk.type("trigger_jointSpread", QStringLiteral("7"));
        desk.type("trigger_jointOpenInterest", QStringLiteral("10"));
        desk.type("trigger_jointDaysFrom", QStringLiteral("2"));
        desk.type("trigger_jointDaysTo", QStringLiteral("60"));
        desk.type("trigger_jointLegs", QStringLiteral("3"));
        desk.type("trigger_jointRisk", QStringLiteral("50"));
        desk.type("trigger_jointFunding", QStringLiteral("8"));
        desk.type("trigger_jointMargin", QStringLiteral("20000"));
        desk.type("triggerJointExcept", QStringLiteral("*-p"));
        QVERIFY2(desk.apply()->isEnabled(), qPrintable(desk.label("policyProblem")));
        desk.apply()->click();
        const rebalance::Policy policy = std::get<engine::SetPolicy>(desk.said.at(0).what).policy;
        QCOMPARE(policy.triggers.gamma.target, std::optional(0.5));
        QCOMPARE(policy.triggers.gamma.tolerance, 0.2);
        QCOMPARE(policy.triggers.vega.target, std::optional(-100.0));
        QCOMPARE(policy.triggers.vega.tolerance, 250.0);
        QCOMPARE(policy.joint.candidates.maximumSpread, 0.07);
        QCOMPARE(policy.joint.candidates.minimumOpenInterest, 10.0);
        QVERIFY(policy.joint.candidates.minimumLife == std::chrono::days{2});
        QVERIFY(policy.joint.candidates.maximumLife == std::chrono::days{60});
        QVERIFY((policy.joint.candidates.excluded == std::vector<std::string>{"*-P"}));
        QCOMPARE(policy.joint.mostLegs, std::size_t{3});
        QCOMPARE(policy.joint.riskUsd, 50.0);
        QVERIFY(policy.joint.fundingHorizon == std::chrono::hours{8});
        QCOMPARE(policy.joint.marginUsd, 20'000.0);
    }

    void aSubBookHasATargetInItsOwnConvention()
    {
        rebalance::Policy policy = support::sampleSnapshot()->proposals->policies.front();
        ui::SubBookForm form;
        form.setNames({"Gamma", "Core"});
        form.take(policy);
        const auto type = [&](const char* name, const char* text) {
            form.findChild<QLineEdit*>(QLatin1String(name))->setText(QLatin1String(text));
        };
        QVERIFY(form.read(policy).isEmpty() && policy.subBooks.empty());
        type("subBook0Target", "0.5");
        type("subBook0GammaLimits", "-0.2 to 0.3");
        type("subBook1BySpot", "60000: 1, 70000: 0");
        type("subBook1VegaLimits", "to 500");
        form.findChild<QComboBox*>(QStringLiteral("subBook0Convention"))->setCurrentIndex(0);
        QVERIFY(form.read(policy).isEmpty());
        QCOMPARE(policy.subBooks.size(), std::size_t{2});
        QCOMPARE(policy.subBooks[0].name, std::string("Gamma"));
        QCOMPARE(policy.subBooks[0].target, 0.5);
        QCOMPARE(policy.subBooks[0].convention, portfolio::DeltaConvention::BlackScholes);
        QVERIFY((policy.subBooks[0].gamma == rebalance::GreekLimits{-0.2, 0.3}));
        QCOMPARE(policy.subBooks[1].bySpot.at(65'000, 9), 0.5);
        QVERIFY((policy.subBooks[1].vega == rebalance::GreekLimits{std::nullopt, 500}));
        ui::SubBookForm again;
        again.take(policy);
        rebalance::Policy same = policy;
        QVERIFY(again.read(same).isEmpty());
        QVERIFY(same == policy);
        type("subBook0Target", "much");
        QVERIFY(form.read(same).first().startsWith(
            QStringLiteral("Gamma: Target, coin: “much” is not a number")));
        rebalance::SubBookPart part;
        part.name = "Gamma";
        part.delta = 1.25;
        part.target = 0.5;
        form.showParts({part});
        QVERIFY(form.findChild<QLabel*>(QStringLiteral("subBook0Now"))
                    ->text()
                    .contains(QStringLiteral("+0.75 from its target")));
    }

    void namesWhatIsWrongInTheSections_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char* field, const char* typed, const char* problem) {
            QTest::newRow(typed) << QString::fromUtf8(field) << QString::fromUtf8(typed)
                                 << QString::fromUtf8(problem);
        };
        row("trigger_priceMove", "250",
            "Price move, %: 250 is outside the allowed range: 0.01 to 100.");
        row("trigger_tradeCost", "-1",
            "Each trade, USD: -1 is outside the allowed range: 0 to 100 000.");
        row("trigger_gammaFloor", "many",
            "Gamma at least: “many” is not a number; allowed: -1 000 000 to 1 000 000.");
        row("triggerPoints", "60000; 1",
            "Target by spot: allowed: spot: coin, spot: coin, such as "
            "60000: 1.5, 70000: 0");
        row("triggerTimes", "25:00",
            "Times of day, UTC: allowed: times of day in UTC, such as 07:30, 16:00");
        row("trigger_leastTrade", "3", "below is 2.3, expected at least 3, the least_trade.");
    }
    void namesWhatIsWrongInTheSections()
    {
        QFETCH(QString, field);
        QFETCH(QString, typed);
        QFETCH(QString, problem);
        Desk desk;
        desk.type(field.toUtf8().constData(), typed);
        QVERIFY2(desk.label("policyProblem").startsWith(problem),
                 qPrintable(desk.label("policyProblem")));
        QVERIFY(!desk.apply()->isEnabled());
    }
};

QTEST_MAIN(TestPolicyEditor)
#include "tst_policy_editor.moc"
