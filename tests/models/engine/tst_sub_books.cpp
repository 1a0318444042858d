#include "tests/support/engine_script.h"

#include <QTest>

#include <algorithm>

using namespace ballast;
using tests::EngineScript;

namespace {

/// Perpetuals are in a sub-book that is wanted one coin long.
EngineScript withCore()
{
    EngineScript script = EngineScript::ready();
    portfolio::SubBookRule rule{.name = "Core"};
    rule.instrument = "*-PERPETUAL";
    script.config().subBooks = portfolio::SubBooks{{rule}};
    rebalance::SubBookTarget core{.name = "Core"};
    core.target = 1;
    core.convention = portfolio::DeltaConvention::BlackScholes;
    script.config().policies.front().subBooks = {core};
    script.restart();
    script.run("up\ncoins 10\nposition 0\nindex 64000\ntick 0.1");
    return script;
}

}  // namespace

class TestSubBooks : public QObject {
    Q_OBJECT
private slots:
    void theirTargetsAreThatOfTheWhole()
    {
        EngineScript script = withCore();
        script.run("position 64000\nindex 64000\ntick 1");
        const auto state = script.snapshot()->underlyings->front();
        QVERIFY(std::abs(state.band.target - 1) < 1e-9);
        QCOMPARE(state.subBooks.size(), std::size_t{1});
        QVERIFY(std::abs(state.subBooks[0].delta - 1) < 1e-9);
        QVERIFY(std::abs(state.subBooks[0].deviation()) < 1e-9);
        QVERIFY(script.snapshot()->proposals->items.empty());
        // Flat is a coin away, and inside a band of two.
        script.run("position 0\nindex 64000\ntick 1");
        QVERIFY(script.snapshot()->proposals->items.empty());
    }

    void theReasonNamesTheOneThatIsFurthest()
    {
        EngineScript script = withCore();
        script.run("position 256000\nindex 64000\ntick 1");
        const auto items = script.snapshot()->proposals->items;
        QCOMPARE(items.size(), std::size_t{1});
        QVERIFY2(items[0].sentence.starts_with(
                     "Net delta +4.00 left the band at +3.00. Of its sub-books Core is furthest "
                     "from its own target: +4.00 ("),
                 items[0].sentence.c_str());
        QVERIFY2(items[0].sentence.find(") against +1.00. Sell $192") != std::string::npos,
                 items[0].sentence.c_str());
        QVERIFY(std::abs(items[0].deltaAfter - 1) < 1e-3);
    }

    void aChangeIsInTheHistoryAndAnUnknownNameIsRefused()
    {
        EngineScript script = withCore();
        rebalance::Policy policy = script.snapshot()->proposals->policies.front();
        policy.subBooks.front().target = 2;
        script.command(policy);
        const auto& rows = script.remembered();
        const auto row = std::ranges::find_if(rows, [](const engine::HistoryRow& r) {
            const auto* setting = std::get_if<engine::SettingRecord>(&r);
            return setting && setting->key == "policy.BTC";
        });
        QVERIFY(row != rows.end());
        const auto& setting = std::get<engine::SettingRecord>(*row);
        QVERIFY(setting.before.find("to +1.000 (Black") != std::string::npos);
        QVERIFY(setting.after.find("to +2.000 (Black") != std::string::npos);
        QCOMPARE(setting.actor, std::string("trader"));
        const auto before = script.snapshot()->proposals->policies.front();
        policy.subBooks.front().name = "Moon";
        script.command(policy);
        QCOMPARE(script.snapshot()->proposals->policies.front(), before);
        QVERIFY(script.snapshot()->alerts->front().text.find("a name of a [[sub_book]]") !=
                std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestSubBooks)
#include "tst_sub_books.moc"
