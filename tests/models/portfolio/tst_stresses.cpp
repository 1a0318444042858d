#include "models/portfolio/stresses.h"
#include "support/csv_table.h"
#include "support/places.h"
#include "support/scenario_book.h"

#include <QtTest/QtTest>

#include <map>

using namespace ballast;
using namespace ballast::portfolio;

namespace {

/// The largest fall of hourly closes over `hours`, and the hour it ended in.
std::pair<double, core::Time> worst(const std::map<core::Time, double>& closes, int hours)
{
    std::pair<double, core::Time> out{0, {}};
    for (const auto& [at, close] : closes) {
        const auto before = closes.find(at - std::chrono::hours{hours});
        if (before == closes.end()) continue;
        const double move = close / before->second - 1;
        if (move < out.first) out = {move, at};
    }
    return out;
}

std::map<core::Time, double> closesOf(const std::filesystem::path& file)
{
    const test::CsvTable table(file);
    std::map<core::Time, double> out;
    for (std::size_t row = 0; row < table.size(); ++row)
        out[core::parseIsoUtc(table.text(row, "time_utc")).value()] = table(row, "close");
    return out;
}

}  // namespace

class tst_stresses : public QObject {
    Q_OBJECT
private slots:
    void recordedMovesAreThoseOfTheRecordings()
    {
        const auto folder = test::recordingsDirectory() / "prices";
        if (!std::filesystem::exists(folder)) QSKIP("no recorded prices beside the project");
        const std::vector<Stress> stresses = recordedStresses();
        const std::pair<const char*, const char*> windows[] = {{"12 Mar 2020", "2020-03_covid"},
                                                               {"8 Nov 2022", "2022-11_ftx"},
                                                               {"5 Aug 2024", "2024-08-05_yen"}};
        int checked = 0;
        for (const auto& [name, file] : windows)
            for (const auto& [coin, underlying] : {std::pair{"btc", "BTC"}, {"eth", "ETH"}}) {
                const auto closes = closesOf(folder / (std::string{coin} + "_1h_" + file + ".csv"));
                for (const auto& [span, hours] : {std::pair{", hour", 1}, {", day", 24}}) {
                    const auto it =
                        std::ranges::find(stresses, name + std::string{span}, &Stress::name);
                    QVERIFY2(it != stresses.end(), name);
                    const auto [move, ended] = worst(closes, hours);
                    const auto shipped = it->moveOf(underlying, Smile::StickyStrike);
                    QVERIFY(shipped.has_value());
                    QVERIFY2(
                        std::abs(shipped->spotFactor - 1 - move) <= 5.1e-5,
                        qPrintable(
                            QStringLiteral("%1 %2").arg(QLatin1String(name)).arg(move, 0, 'f', 6)));
                    if (std::string_view(underlying) == "BTC")
                        QVERIFY(core::isoUtc(ended).starts_with(it->date.substr(0, 10) + "T" +
                                                                it->date.substr(11)));
                    ++checked;
                }
            }
        qInfo("%d recorded moves derived again", checked);
        QCOMPARE(checked, 2 * static_cast<int>(stresses.size()));
    }

    void whatIsNotRecordedIsNotMadeUp()
    {
        for (const Stress& stress : recordedStresses()) {
            QVERIFY(!stress.moveOf("SOL", Smile::StickyStrike));
            QVERIFY(!stress.source.empty() && !stress.date.empty());
            QVERIFY(stress.note.find("assumption") != std::string::npos);
            QVERIFY(stress.name.find("2021") == std::string::npos &&
                    stress.name.find("2025") == std::string::npos);
        }
        for (const Stress& stress : hypotheticalStresses()) {
            QCOMPARE(stress.kind, StressKind::Hypothetical);
            QVERIFY(stress.moveOf("SOL", Smile::StickyStrike));
            QVERIFY(problemOf(stress).empty());
        }
    }

    void allOfThemCanBePriced()
    {
        const PreparedScenario prepared = test::ScenarioDesk::full().prepared();
        Stress own;
        own.name = "Mine";
        own.kind = StressKind::Own;
        own.otherSpots = -0.3;
        const auto all = allStresses({own});
        QCOMPARE(all.back().name, own.name);
        for (const Stress& stress : all) {
            const auto move = stress.moveOf("BTC", Smile::StickyMoneyness);
            QVERIFY(move.has_value());
            QVERIFY(std::isfinite(nodeOf(prepared, *move).equityPnlUsd()));
        }
    }

    void aBasisMovesFuturesAndLeavesOptions()
    {
        test::ScenarioDesk desk = test::ScenarioDesk::full();
        const std::vector<Position> all = desk.positions;
        desk.positions.assign(all.begin(), all.begin() + 8);  // options
        QCOMPARE(nodeOf(desk.prepared(), {.basis = -0.03}).pnlUsd, 0.0);
        desk.positions = {all[8]};  // short 212 300 USD of the perpetual
        const double gained = nodeOf(desk.prepared(), {.basis = -0.03}).pnlUsd;
        const double coin = 212'300 * (1 / (64'010 * 0.97) - 1 / 64'010.0);
        QVERIFY(std::abs(gained - coin * 64'000) < 1e-6);
    }

    void onesOwnAreHeldToBounds_data()
    {
        QTest::addColumn<double>("spot");
        QTest::addColumn<double>("vol");
        QTest::addColumn<double>("basis");
        QTest::addColumn<double>("days");
        QTest::addColumn<QString>("said");
        QTest::newRow("fine") << -0.5 << 30.0 << 0.01 << 2.0 << "";
        QTest::newRow("spot") << -1.0 << 30.0 << 0.01 << 2.0 << "spot";
        QTest::newRow("vol") << -0.5 << 301.0 << 0.01 << 2.0 << "vol_points";
        QTest::newRow("basis") << -0.5 << 30.0 << 0.6 << 2.0 << "basis";
        QTest::newRow("days") << -0.5 << 30.0 << 0.01 << -2.0 << "days";
        QTest::newRow("no number") << std::nan("") << 30.0 << 0.01 << 2.0 << "spot";
    }
    void onesOwnAreHeldToBounds()
    {
        QFETCH(double, spot);
        QFETCH(double, vol);
        QFETCH(double, basis);
        QFETCH(double, days);
        QFETCH(QString, said);
        Stress stress;
        stress.name = "x";
        stress.otherSpots = spot;
        stress.volPoints = vol;
        stress.basis = basis;
        stress.days = days;
        const QString problem = QString::fromStdString(problemOf(stress));
        QCOMPARE(problem.isEmpty(), said.isEmpty());
        QVERIFY(problem.contains(said));
    }
};

QTEST_APPLESS_MAIN(tst_stresses)
#include "tst_stresses.moc"
