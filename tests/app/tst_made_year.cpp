#include "app/made_year.h"
#include "connectors/store/history.h"
#include "connectors/store/history_reader.h"
#include "connectors/store/verify.h"
#include "models/core/digest.h"

#include <fmt/format.h>

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace ballast;

namespace {

app::MadeYear someDays(const QTemporaryDir& dir, std::uint64_t seed, const char* name = "data")
{
    app::MadeYear year;
    year.folder = dir.path().toStdString() + "/" + name;
    year.days = 4;
    year.seed = seed;
    year.rowsADay = 8'640;
    year.rebalancesADay = 40;
    year.start = core::parseIsoUtc("2026-01-05T00:00:00Z").value();
    year.keep = {.fullDays = 1, .minutesDays = 2};
    return year;
}

std::string contentOf(const std::filesystem::path& folder)
{
    const auto database =
        store::Database::open(folder / store::kHistoryFile, store::Database::Access::ReadOnly);
    std::string all;
    for (const char* sql : {"SELECT hash FROM t_chain ORDER BY link DESC LIMIT 1",
                            "SELECT value FROM t_meta WHERE name = 'journal_hash'",
                            "SELECT count(*) FROM t_sample_block"})
        all += database->text(sql).value_or("(not read)") + " ";
    return all;
}

}  // namespace

class TestMadeYear : public QObject {
    Q_OBJECT
private slots:
    void isSoundAndAsLargeAsWasAsked()
    {
        QTemporaryDir dir;
        const app::MadeYear year = someDays(dir, 7);
        int told = 0;
        const auto made = app::makeYear(year, [&](int day) { told = day; });
        QVERIFY2(made, made ? "" : made.error().message.c_str());
        QCOMPARE(told, 4);
        QCOMPARE(made->samples, std::int64_t{4 * 8'640});
        QVERIFY2(made->rebalances >= 4 * 34 && made->rebalances <= 4 * 40, made->text().c_str());
        const auto report = store::verify(year.folder);
        QVERIFY2(report && report->ok(),
                 report ? report->text().c_str() : report.error().message.c_str());
        const auto reader = store::HistoryReader::open(year.folder);
        QVERIFY(reader);
        const auto rows = reader->rebalances({}, {});
        QVERIFY(rows);
        int filled = 0;
        for (const review::Rebalance& r : *rows) {
            if (r.filled == 0) continue;
            ++filled;
            QVERIFY(r.notionalUsd > 0 && r.feesUsd > 0);
            QVERIFY2(std::abs(r.slippageBp) < 100, fmt::format("{} bp", r.slippageBp).c_str());
        }
        QVERIFY(filled > 80);
        QCOMPARE(reader->counts()->samples, std::int64_t{4 * 8'640});
    }

    void itsNumbersBelongToEachOther()
    {
        // What delta, gamma and theta earn from sample to sample is most of what the book earned.
        QTemporaryDir dir;
        const app::MadeYear year = someDays(dir, 11);
        QVERIFY(app::makeYear(year, {}));
        const auto reader = store::HistoryReader::open(year.folder);
        QVERIFY(reader);
        for (const char* name : {"BTC", "ETH"}) {
            const auto samples = reader->samples(name, {}, 1'000'000);
            QVERIFY(samples && samples->size() == 4 * 4'320);
            double explained = 0, moved = 0, unexplained = 0;
            for (std::size_t n = 1; n < samples->size(); ++n) {
                const auto& a = (*samples)[n - 1];
                const auto& b = (*samples)[n];
                const double move = b.spot - a.spot;
                const double vega = a.vega * 100 * (b.bandSigma - a.bandSigma);
                const double taylor = a.deltaBs * move +
                                      a.gamma1Pct / (0.01 * a.spot) * move * move / 2 + vega +
                                      a.theta * core::seconds(b.at - a.at) / 86'400;
                const double earned = b.pnlUsd - a.pnlUsd;
                explained += taylor;
                moved += std::abs(earned);
                unexplained += std::abs(earned - taylor);
            }
            // Rolls and hedges cost what no Greek knows: they are few of the steps.
            QVERIFY2(unexplained < 0.15 * moved,
                     fmt::format("{}: {} of {}, {}", name, unexplained, moved, explained).c_str());
        }
    }

    void theSameSeedMakesTheSameHistory()
    {
        QTemporaryDir dir;
        QVERIFY(app::makeYear(someDays(dir, 3, "a"), {}));
        QVERIFY(app::makeYear(someDays(dir, 3, "b"), {}));
        QVERIFY(app::makeYear(someDays(dir, 4, "c"), {}));
        const std::filesystem::path at = dir.path().toStdString();
        QCOMPARE(contentOf(at / "a"), contentOf(at / "b"));
        QVERIFY(contentOf(at / "a") != contentOf(at / "c"));
        const auto again = app::makeYear(someDays(dir, 3, "a"), {});
        QVERIFY(!again && again.error().message.find("has one already") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestMadeYear)
#include "tst_made_year.moc"
