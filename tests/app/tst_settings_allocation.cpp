#include "app/settings_allocation.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace ballast;
using rebalance::AllocationAim;
using rebalance::AllocationPolicy;

namespace {

AllocationPolicy usual()
{
    return {{{"BTC", 45, 5}, {"ETH", 30, 2.5}, {"cash", 25, 10}}, AllocationAim::Target, 250};
}

constexpr const char* kUsual =
    "[allocation]\ntrade_to = \"target\"\nleast_trade_usd = 250\nrows = [\n"
    "  { asset = \"BTC\", target = 45, tolerance = 5 },\n"
    "  { asset = \"ETH\", target = 30, tolerance = 2.5 },\n"
    "  { asset = \"cash\", target = 25, tolerance = 10 },\n]\n";

}  // namespace

class TestSettingsAllocation : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path write(const char* name, const QByteArray& text) const
    {
        const auto file = std::filesystem::path(m_folder.path().toStdString()) / name;
        std::ofstream(file, std::ios::trunc) << text.toStdString();
        return file;
    }
    app::Settings read(const QByteArray& text) const
    {
        return app::readSettings(write("ballast.toml", text));
    }

private slots:
    void nothingIsWantedUntilItIsWritten()
    {
        QVERIFY(app::defaultSettings().allocation.rows.empty());
        QVERIFY(read("[allocation]\nleast_trade_usd = 500\n").problems.empty());
    }

    void readsTheTargets()
    {
        const app::Settings settings = read(kUsual);
        QVERIFY2(settings.problems.empty(),
                 settings.problems.empty() ? "" : settings.problems.front().c_str());
        QCOMPARE(settings.allocation, usual());
    }

    void anAssetIsKnownByItsPolicy()
    {
        const app::Settings settings = read(
            "[allocation]\nrows = [{ asset = \"SOL\", target = 60 }, "
            "{ asset = \"cash\", target = 40 }]\n[policy.SOL]\nbelow = 100\n");
        QVERIFY2(settings.problems.empty(),
                 settings.problems.empty() ? "" : settings.problems.front().c_str());
        QCOMPARE(settings.allocation.rows.front(), (rebalance::AllocationTarget{"SOL", 60, 5}));
    }

    void whatIsWrittenIsReadBack()
    {
        const auto file = write(app::kAllocationFile, "");
        QVERIFY(app::writeAllocation(file, usual()));
        app::Settings settings = app::defaultSettings();
        app::readKeptAllocation(file, settings);
        QVERIFY2(settings.problems.empty(),
                 settings.problems.empty() ? "" : settings.problems.front().c_str());
        QCOMPARE(settings.allocation, usual());
        // No targets at all are kept as well, over what ballast.toml says.
        QVERIFY(app::writeAllocation(file, {}));
        app::readKeptAllocation(file, settings);
        QCOMPARE(settings.allocation, AllocationPolicy{});
        QVERIFY(settings.problems.empty());
        const auto failed = app::writeAllocation("/no/such/folder/allocation.toml", usual());
        QVERIFY(!failed);
        QVERIFY(failed.error().message.find("/no/such/folder") != std::string::npos);
    }

    void aMissingFileOfKeptTargetsIsNone()
    {
        app::Settings settings = app::defaultSettings();
        app::readKeptAllocation("/no/such/allocation.toml", settings);
        QVERIFY(settings.problems.empty());
    }

    void namesFileKeyValueAndRangeAndTheLastTargetsHold_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QList<QByteArray>>("said");
        const auto row = [](const char* name, const char* text, QList<QByteArray> said) {
            QTest::newRow(name) << QByteArray(text) << said;
        };
        row("no section", "allocation = 3\n", {"allocation", "3", "[allocation]"});
        row("not a list", "[allocation]\nrows = 3\n", {"rows", "3", "a list of"});
        row("not a row", "[allocation]\nrows = [3]\n", {"row 1", "3", "asset"});
        row("no asset", "[allocation]\nrows = [{ target = 100 }]\n", {"row 1", "asset"});
        row("an asset's type", "[allocation]\nrows = [{ asset = 3, target = 100 }]\n",
            {"row 1", "asset", "3", "a text"});
        row("no target", "[allocation]\nrows = [{ asset = \"cash\" }]\n",
            {"row 1", "target", "0 to 100"});
        row("a weight above 100 %",
            "[allocation]\nrows = [{ asset = \"BTC\", target = 140 }, "
            "{ asset = \"cash\", target = 0 }]\n",
            {"row 1", "target", "140", "0 to 100"});
        row("a tolerance below zero",
            "[allocation]\nrows = [{ asset = \"BTC\", target = 40, tolerance = -1 }, "
            "{ asset = \"cash\", target = 60 }]\n",
            {"row 1", "tolerance", "-1", "0 to 100"});
        row("a sum",
            "[allocation]\nrows = [{ asset = \"BTC\", target = 40 }, "
            "{ asset = \"cash\", target = 50 }]\n",
            {"target", "90 %", "100 %", "10 points are missing"});
        row("an unknown asset",
            "[allocation]\nrows = [{ asset = \"DOGE\", target = 40 }, "
            "{ asset = \"cash\", target = 60 }]\n",
            {"asset", "DOGE", "BTC, ETH, cash"});
        row("no cash", "[allocation]\nrows = [{ asset = \"BTC\", target = 100 }]\n",
            {"rows", "cash"});
        row("twice",
            "[allocation]\nrows = [{ asset = \"BTC\", target = 50 }, "
            "{ asset = \"BTC\", target = 50 }, { asset = \"cash\", target = 0 }]\n",
            {"asset", "BTC", "two rows"});
        row("a choice", "[allocation]\ntrade_to = \"moon\"\n",
            {"trade_to", "moon", "\"edge\", \"target\""});
        row("the least trade", "[allocation]\nleast_trade_usd = 0\n",
            {"least_trade_usd", "0", "from 1 to"});
        row("a key", "[allocation]\nrowz = []\n", {"rowz", "not known"});
        row("a key of a row",
            "[allocation]\nrows = [{ asset = \"cash\", target = 100, tolerence = 3 }]\n",
            {"row 1", "tolerence", "not known"});
    }

    void namesFileKeyValueAndRangeAndTheLastTargetsHold()
    {
        QFETCH(QByteArray, text);
        QFETCH(QList<QByteArray>, said);
        // Over targets that hold: those stay, whole.
        app::Settings settings = app::defaultSettings();
        settings.allocation = usual();
        app::readKeptAllocation(write(app::kAllocationFile, text), settings);
        QVERIFY2(settings.problems.size() == 1,
                 settings.problems.empty() ? "none" : settings.problems.back().c_str());
        const std::string& problem = settings.problems.front();
        said << app::kAllocationFile << "The targets stay as they were.";
        if (text.startsWith("allocation")) said.removeLast();
        for (const QByteArray& word : said)
            QVERIFY2(problem.find(word.toStdString()) != std::string::npos, problem.c_str());
        QCOMPARE(settings.allocation, usual());
    }

    void aFileOfSomethingElseIsAProblem()
    {
        app::Settings settings = app::defaultSettings();
        app::readKeptAllocation(write(app::kAllocationFile, "[limits]\n"), settings);
        QCOMPARE(settings.problems.size(), 1U);
        QVERIFY(settings.problems.front().find("limits") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestSettingsAllocation)
#include "tst_settings_allocation.moc"
