#include "app/settings_margin.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace ballast;

class TestSettingsMargin : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

    std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    void write(const char* name, const std::string& text) const
    {
        std::ofstream(folder() / name, std::ios::trunc) << text;
    }

private slots:
    void initTestCase() { Q_INIT_RESOURCE(resources); }
    void cleanup()
    {
        for (const QString& name : QDir(m_folder.path()).entryList(QDir::Files))
            QFile::remove(m_folder.filePath(name));
    }

    void theFilesThatComeWithTheProgramSayTheBuiltInRates()
    {
        for (const std::string_view venue : app::marginVenues()) {
            const QString name =
                QStringLiteral(":/defaults/margin/%1.toml")
                    .arg(QString::fromUtf8(venue.data(), static_cast<qsizetype>(venue.size())));
            QVERIFY2(QFile::exists(name), qPrintable(name));
        }
        margin::Tables tables;
        // What they do not say would be told apart from what they do.
        tables.deribitStandard.options.initial = 0.9;
        tables.deribitStandard.futures.clear();
        tables.deribitPortfolio.priceRange = 0.9;
        tables.okxOption.least = 0.9;
        tables.bybit.optionFactor = 0.9;
        tables.binance.tiers.clear();
        tables.hyperliquid.maxLeverageBtc = 1;
        tables.aave.closeFactor = 1;
        std::vector<std::string> problems;
        app::readMarginTables(folder(), tables, problems);
        QVERIFY2(problems.empty(), problems.empty() ? "" : problems.front().c_str());
        QCOMPARE(tables, margin::Tables{});
    }

    void aFileInTheDataFolderComesFirst()
    {
        write("deribit.toml",
              "as_of = 2026-11-20\nsource = \"mine\"\n[future.BTC]\ninitial = 0.04\n"
              "[future.SOL]\ninitial = 0.05\nmaintenance = 0.03\n");
        margin::Tables tables;
        std::vector<std::string> problems;
        app::readMarginTables(folder(), tables, problems);
        QVERIFY2(problems.empty(), problems.empty() ? "" : problems.front().c_str());
        QCOMPARE(tables.deribitStandard.future("BTC").initialBase, 0.04);
        QCOMPARE(tables.deribitStandard.future("BTC").maintenanceBase, 0.01);
        QCOMPARE(tables.deribitStandard.future("SOL").initialBase, 0.05);
        QCOMPARE(tables.deribitStandard.source, std::string("mine"));
        QCOMPARE(tables.deribitStandard.asOf,
                 core::Time{std::chrono::sys_days{std::chrono::year{2026} / 11 / 20}});
        QCOMPARE(tables.okxOption, margin::Tables{}.okxOption);
    }

    void aBadFileHoldsInNothing_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* what, const char* name, const char* text,
                            const char* said) {
            QTest::newRow(what) << QString::fromUtf8(name) << QByteArray(text)
                                << QString::fromUtf8(said);
        };
        row("out of range", "deribit.toml",
            "as_of = 2026-01-01\n[future.BTC]\ninitial = 0.03\nmaintenance = 7\n",
            "deribit.toml: [future.BTC]: key \"maintenance\" is \"7\", expected a number from "
            "0.0005 "
            "to 1");
        row("a coin that is none", "deribit.toml",
            "as_of = 2026-01-01\n[future.NOTACOINATALLNONE]\ninitial = 0.03\n",
            "is too long for the name of a coin");
        row("no day", "okx.toml", "least = 0.2\n",
            "okx.toml: key \"as_of\" is missing, expected the day the rates were read");
        row("a day that is none", "okx.toml", "as_of = \"soon\"\nleast = 0.2\n",
            "okx.toml: key \"as_of\" is \"'soon'\"");
        row("an unknown key", "bybit.toml", "as_of = 2026-01-01\noption_facto = 0.04\n",
            "key \"option_facto\" is not known");
        row("no toml", "aave.toml", "as_of = = 3", "aave.toml, line 1");
        row("tiers that fall", "binance.toml",
            "as_of = 2026-01-01\n[[tier]]\nup_to = 100\nrate = 0.1\n[[tier]]\nup_to = 200\nrate = "
            "0.05\n",
            "tier 2 has rate 0.05");
        row("tiers of another shape", "binance.toml", "as_of = 2026-01-01\ntier = 3\n",
            "expected sections of [[tier]]");
        row("a section of another shape", "deribit_portfolio.toml",
            "as_of = 2026-01-01\nportfolio = 3\n", "expected a section below a line [portfolio]");
    }
    void aBadFileHoldsInNothing()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, text);
        QFETCH(QString, said);
        write(qPrintable(name), text.toStdString());
        margin::Tables tables;
        std::vector<std::string> problems;
        app::readMarginTables(folder(), tables, problems);
        QCOMPARE(problems.size(), std::size_t{2});
        QVERIFY2(QString::fromStdString(problems[0]).contains(said), problems[0].c_str());
        QVERIFY(problems[1].ends_with("nothing of it holds; the built-in rates do."));
        QCOMPARE(tables, margin::Tables{});
    }
};

QTEST_GUILESS_MAIN(TestSettingsMargin)
#include "tst_settings_margin.moc"
