#include "app/settings.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace ballast;

class TestSettings : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    app::Settings read(const QByteArray& text) const
    {
        const std::filesystem::path file =
            std::filesystem::path(m_folder.path().toStdString()) / "ballast.toml";
        std::ofstream(file, std::ios::trunc) << text.toStdString();
        return app::readSettings(file);
    }

private slots:
    void aMissingFileIsTheDefaults()
    {
        const app::Settings settings = app::readSettings("/no/such/file.toml");
        QVERIFY(settings.problems.empty());
        QCOMPARE(settings.policies.size(), 2u);
        QCOMPARE(settings.profile("deribit")->trading, false);
    }

    void theFileANewUserFindsHasNoProblemsAndSaysTheDefaults()
    {
        const app::Settings settings = read(QByteArray::fromStdString(std::string{app::defaultSettingsText()}));
        QVERIFY2(settings.problems.empty(), settings.problems.empty() ? "" : settings.problems.front().c_str());
        QCOMPARE(settings.policies, app::defaultSettings().policies);
        // And with every '#' before a value taken away it still says exactly the defaults.
        QByteArray uncommented;
        for (const QByteArray& line : QByteArray::fromStdString(std::string{app::defaultSettingsText()}).split('\n'))
            if (!line.contains("client_id")) uncommented += (line.startsWith("# ") && line.contains(" = ") ? line.mid(2) : line) + '\n';
        const app::Settings same = read(uncommented);
        QVERIFY2(same.problems.empty(), same.problems.empty() ? "" : same.problems.front().c_str());
        QCOMPARE(same.policies, app::defaultSettings().policies);
        QCOMPARE(same.limits, app::defaultSettings().limits);
    }

    void readsWhatIsSaid()
    {
        const app::Settings settings = read("[policy.BTC]\nbelow = 0.5\nabove = 1\nhedge_to = \"ratio\"\nratio = 0.25\n"
                                            "convention = \"usd-neutral\"\n[limits]\nhard_notional_usd = 5000\n"
                                            "[profile.deribit-test]\nclient_id = \"abc\"\ntrading = true\n");
        QVERIFY2(settings.problems.empty(), settings.problems.empty() ? "" : settings.problems.front().c_str());
        const rebalance::Policy& btc = settings.policies.front();
        QCOMPARE(btc.band.below, 0.5);
        QCOMPARE(btc.band.above, 1.0);
        QCOMPARE(btc.band.hedgeTo, rebalance::HedgeTo::Ratio);
        QCOMPARE(btc.convention, portfolio::DeltaConvention::UsdNeutral);
        QCOMPARE(settings.limits.hardNotionalUsd, 5000.0);
        QVERIFY(settings.profile("deribit-test")->trading);
    }

    void namesFileKeyValueAndRange_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QList<QByteArray>>("said");
        const auto row = [](const char* name, const char* text, QList<QByteArray> said) {
            QTest::newRow(name) << QByteArray(text) << said;
        };
        row("out of range", "[policy.BTC]\nbelow = -1\n", {"ballast.toml", "policy.BTC", "below", "-1", "1e-06 to 1000000"});
        row("wrong type", "[policy.ETH]\nabove = \"wide\"\n", {"policy.ETH", "above", "wide", "a number"});
        row("not a number", "[policy.BTC]\ntarget = nan\n", {"target", "nan", "a number from"});
        row("not a choice", "[policy.BTC]\nhedge_to = \"moon\"\n", {"hedge_to", "moon", "\"target\", \"edge\", \"ratio\""});
        row("a limit loosened", "[limits]\nhard_notional_usd = 1e12\n", {"limits", "hard_notional_usd", "from 1 to 2000000"});
        row("an unknown key", "[policy.BTC]\nbellow = 1\n", {"bellow", "not known"});
        row("an unknown profile", "[profile.moon]\ntrading = true\n", {"moon", "deribit-test"});
        row("broken TOML", "[policy.BTC\n", {"ballast.toml, line 1"});
        row("not a table", "policy = { BTC = 3 }\n", {"policy.BTC", "not a table"});
    }

    void namesFileKeyValueAndRange()
    {
        QFETCH(QByteArray, text);
        QFETCH(QList<QByteArray>, said);
        const app::Settings settings = read(text);
        QCOMPARE(settings.problems.size(), 1u);
        for (const QByteArray& word : said)
            QVERIFY2(settings.problems.front().find(word.toStdString()) != std::string::npos,
                     settings.problems.front().c_str());
        QCOMPARE(settings.policies, app::defaultSettings().policies);
        QCOMPARE(settings.limits, app::defaultSettings().limits);
    }
};

QTEST_APPLESS_MAIN(TestSettings)
#include "tst_settings.moc"
