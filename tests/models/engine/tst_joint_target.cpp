#include "tests/support/engine_script.h"

#include <QTest>

#include <algorithm>

using namespace ballast;
using tests::EngineScript;

namespace {

constexpr const char* kMarket =
    "others 64000\nstand call 0.05 book\nstand put 0.04 book\nindex 64000\ntick 1";
constexpr const char* kASecond = "stand call 0.05 book\nstand put 0.04 book\nindex 64000\ntick 1";

/// Flat, with options to trade, and gamma wanted at 0.05 coin a percent.
EngineScript wanting(engine::Mode mode = engine::Mode::Confirm)
{
    EngineScript script = EngineScript::ready(mode);
    script.run(kMarket);
    rebalance::Policy policy = script.snapshot()->proposals->policies.front();
    policy.triggers.gamma.target = 0.05;
    policy.triggers.gamma.tolerance = 0.01;
    policy.joint.candidates.maximumSpread = 0.06;
    script.command(policy);
    return script;
}

bool says(const std::vector<std::string>& lines, std::string_view line)
{
    return std::ranges::find(lines, line) != lines.end();
}

core::SharedTail<rebalance::Proposal> proposals(EngineScript& script)
{
    return script.snapshot()->proposals->items;
}

/// Until it is proposed, or a few seconds are over.
void settle(EngineScript& script)
{
    for (int i = 0; i < 8 && proposals(script).empty(); ++i) script.run(kASecond);
}

/// Gamma is wanted short and is flat; vega may go to 500 USD a point, and is flat too.
EngineScript wantingShortGamma()
{
    EngineScript script = wanting();
    rebalance::Policy policy = script.snapshot()->proposals->policies.front();
    policy.triggers.gamma.target = -0.05;
    policy.triggers.vega.target = 0;
    policy.triggers.vega.tolerance = 500;
    script.command(policy);
    script.run(kASecond);
    if (script.sought()) script.answerJoint();
    settle(script);
    return script;
}

std::string whyOf(EngineScript& script) { return script.snapshot()->underlyings->front().why; }

/// How many seconds of so many it took until a joint hedge was asked for; nothing: it was not.
std::optional<int> soughtWithin(EngineScript& script, int seconds)
{
    for (int i = 1; i <= seconds; ++i)
        if (says(script.run(kASecond), "seek joint hedge")) return i;
    return std::nullopt;
}

}  // namespace

class TestJointTarget : public QObject {
    Q_OBJECT
private slots:
    void withoutATargetNothingIsSought()
    {
        EngineScript script = EngineScript::ready();
        script.run(kMarket);
        script.run(kASecond);
        QVERIFY(!script.sought());
    }

    void aTargetThatIsAwayIsProposedAsAJointHedge()
    {
        EngineScript script = wanting();
        QVERIFY(says(script.run(kASecond), "seek joint hedge"));
        QVERIFY(script.sought());
        QCOMPARE(script.sought()->hedge.gamma.lower, std::optional(0.05 - 0.0025));
        // It is asked for once, and nothing is proposed meanwhile.
        QVERIFY(!says(script.run(kASecond), "seek joint hedge"));
        QVERIFY(proposals(script).empty());
        script.answerJoint();
        settle(script);
        const auto items = proposals(script);
        QCOMPARE(items.size(), std::size_t{1});
        const rebalance::Proposal& p = items.front();
        QCOMPARE(p.trigger, rebalance::TriggerKind::Gamma);
        QVERIFY(p.gammaBefore == 0 && std::abs(p.gammaAfter - 0.05) <= 0.01);
        QVERIFY(std::abs(p.deltaAfter) <= 2);
        QVERIFY2(p.sentence.starts_with("Gamma limit: gamma per 1 % of 0.000 is further than "
                                        "0.010 from its target of +0.050, below it."),
                 p.sentence.c_str());
        QVERIFY2(p.sentence.find("gamma per 1 % from 0.000 to +0.04") != std::string::npos,
                 p.sentence.c_str());
    }

    void whatCannotMeetATargetNamesItAndWantsAPerson()
    {
        EngineScript script = wanting();
        rebalance::Policy policy = script.snapshot()->proposals->policies.front();
        policy.triggers.gamma.target = 5;  // more than is for sale
        script.command(policy);
        script.run(kASecond);
        script.answerJoint();
        settle(script);
        QCOMPARE(proposals(script).size(), std::size_t{1});
        const rebalance::Proposal p = proposals(script).front();
        QVERIFY2(p.sentence.contains("amma cannot be met by"), p.sentence.c_str());
        const auto targets = std::ranges::find(p.checks, "targets", &risk::CheckResult::rule);
        QVERIFY(targets != p.checks.end());
        QCOMPARE(targets->verdict, risk::CheckResult::Verdict::Confirm);
        QVERIFY2(targets->reason.contains("amma cannot be met by"), targets->reason.c_str());
        // One that meets all is offered without it.
        EngineScript met = wanting();
        met.run(kASecond);
        met.answerJoint();
        settle(met);
        const rebalance::Proposal whole = proposals(met).front();
        for (const risk::CheckResult& check : whole.checks) QVERIFY(check.rule != "targets");
    }

    void itStaysWhileItsReasonHoldsAndGoesWithIt()
    {
        EngineScript script = wanting();
        script.run(kASecond);
        script.answerJoint();
        settle(script);
        script.run(kASecond);
        QCOMPARE(proposals(script).front().state, rebalance::ProposalState::Live);
        rebalance::Policy policy = script.snapshot()->proposals->policies.front();
        policy.triggers.gamma.tolerance = 0.06;
        script.command(policy);
        script.run(kASecond);
        QCOMPARE(proposals(script).front().state, rebalance::ProposalState::Withdrawn);
        // What was wanted is in the record, before and after, with who and when.
        const auto& rows = script.remembered();
        const auto setting = std::ranges::find_if(rows, [](const engine::HistoryRow& row) {
            const auto* record = std::get_if<engine::SettingRecord>(&row);
            return record &&
                   record->before.find("gamma target 0.05 (tolerance 0.01)") != std::string::npos;
        });
        QVERIFY(setting != rows.end());
        const auto& record = std::get<engine::SettingRecord>(*setting);
        QCOMPARE(record.key, std::string("policy.BTC"));
        QCOMPARE(record.actor, std::string("trader"));
        QVERIFY(record.after.find("gamma target 0.05 (tolerance 0.06)") != std::string::npos);
        QVERIFY(record.at > core::Time{});
    }

    void aNoToGammaHoldsForOneLife()
    {
        EngineScript script = wantingShortGamma();
        QCOMPARE(proposals(script).size(), std::size_t{1});
        QCOMPARE(proposals(script).front().trigger, rebalance::TriggerKind::Gamma);
        script.run("reject no");
        QVERIFY(!soughtWithin(script, 28));
        QVERIFY2(whyOf(script).find("the gamma limit is asked about again at") != std::string::npos,
                 whyOf(script).c_str());
        QVERIFY(soughtWithin(script, 4));
    }

    void aNoToGammaDoesNotHideVega()
    {
        EngineScript script = wantingShortGamma();
        QCOMPARE(proposals(script).front().trigger, rebalance::TriggerKind::Gamma);
        script.run("reject no");
        QVERIFY(!soughtWithin(script, 5));
        // Three calls and three puts: gamma is as far away as before, and vega is now too.
        std::vector<portfolio::Position> held;
        const core::AccountKey account{"paper", "paper"};
        for (const std::uint32_t option : {2u, 3u})
            held.push_back({account, {option}, *core::Quantity::parse("3"), 0.04});
        const core::Time now = proposals(script).front().createdAt + std::chrono::seconds{10};
        for (portfolio::Position& position : held) position.at = now;
        script.process(portfolio::PositionsRead{account, held, now});
        QVERIFY(soughtWithin(script, 5));
        const auto verdicts = script.snapshot()->underlyings->front().verdicts;
        for (const auto kind : {rebalance::TriggerKind::Gamma, rebalance::TriggerKind::Vega})
            QVERIFY(std::ranges::find_if(verdicts, [&](const auto& v) {
                        return v.kind == kind && v.fired && v.hedgeable;
                    }) != verdicts.end());
        QVERIFY2(whyOf(script).starts_with("vega per point of") &&
                     whyOf(script).ends_with("the joint hedge is being worked out"),
                 whyOf(script).c_str());
        script.answerJoint();
        for (int i = 0; i < 5; ++i) script.run(kASecond);
        QCOMPARE(proposals(script).front().id.value, 2u);
        QCOMPARE(proposals(script).front().trigger, rebalance::TriggerKind::Vega);
    }

    void anAnswerThatDoesNotComeDoesNotHoldUpTheBand()
    {
        EngineScript script = wanting();
        script.run("position 192000");
        QVERIFY(says(script.run(kASecond), "seek joint hedge"));
        QVERIFY(proposals(script).empty());
        for (int i = 0; i < 4; ++i) script.run(kASecond);
        const auto items = proposals(script);
        QCOMPARE(items.size(), std::size_t{1});
        QCOMPARE(items.front().trigger, rebalance::TriggerKind::Band);
    }

    void anAnswerToAnOlderWishIsNotTaken()
    {
        EngineScript script = wanting();
        script.run(kASecond);
        rebalance::JointAnswer old = rebalance::answerOf(*script.sought());
        old.wish += 7;
        script.engine().process(
            engine::JointFound{std::make_shared<const rebalance::JointAnswer>(old)});
        script.run(kASecond);
        QVERIFY(proposals(script).empty());
    }

    void aPersonsTradeThatWaitsForItsBookIsNotReplaced()
    {
        EngineScript script = EngineScript::ready();
        script.run("others 64000\nindex 64000\ntick 1");
        rebalance::Policy policy = script.snapshot()->proposals->policies.front();
        policy.triggers.gamma.target = 0.05;
        policy.triggers.gamma.tolerance = 0.01;
        policy.joint.candidates.maximumSpread = 0.06;
        script.command(policy);
        QVERIFY(says(script.run("index 64000\ntick 0.1"), "seek joint hedge"));
        QVERIFY(says(script.run("legs put:+0.5"),
                     "alert Waiting for the order book of BTC-25SEP26-60000-P."));
        QVERIFY(!rebalance::answerOf(*script.sought()).hedge.legs.empty());
        QVERIFY(script.answerJoint().empty());
        script.run("tick 0.1");
        const std::string why = script.snapshot()->underlyings->front().why;
        QVERIFY2(why.find("a person's own trade waits for its order book and comes first") !=
                     std::string::npos,
                 why.c_str());
        QVERIFY(says(script.run("stand put 0.04 book\ntick 0.1"),
                     "alert The order book has come: it is proposed as #1."));
        QCOMPARE(proposals(script).front().trigger, rebalance::TriggerKind::Manual);
    }

    void anArmedDeskDoesNotApproveItByItself()
    {
        EngineScript script = wanting();
        script.run("arm 600 10 1000000");
        script.run(kASecond);
        QVERIFY(script.sought());
        script.answerJoint();
        settle(script);
        for (int i = 0; i < 3; ++i) script.run(kASecond);
        QCOMPARE(proposals(script).front().state, rebalance::ProposalState::Live);
    }
};

QTEST_GUILESS_MAIN(TestJointTarget)
#include "tst_joint_target.moc"
