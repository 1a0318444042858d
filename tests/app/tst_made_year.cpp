#include "app/made_year.h"
#include "connectors/store/event_archive.h"
#include "connectors/store/history.h"
#include "connectors/store/history_reader.h"
#include "connectors/store/review_reader.h"
#include "connectors/store/verify.h"
#include "models/core/digest.h"
#include "models/replay/compare.h"

#include <fmt/format.h>

#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <cmath>
#include <map>
#include <set>

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
        const auto made = app::makeYear(year, [&](int day) { return (told = day) > 0; });
        QVERIFY2(made, made ? "" : made.error().message.c_str());
        QCOMPARE(told, 4);
        // A run of the desk begins with what the one before has ended with.
        QVERIFY2(made->samples >= 4 * (8'640 - 4) && made->samples <= 4 * 8'640,
                 made->text().c_str());
        QVERIFY2(made->rebalances >= 4 * 32 && made->rebalances <= 4 * 52, made->text().c_str());
        const auto report = store::verify(year.folder);
        QVERIFY2(report && report->ok(),
                 report ? report->text().c_str() : report.error().message.c_str());
        const auto reader = store::HistoryReader::open(year.folder);
        QVERIFY(reader);
        const auto rows = reader->rebalances({}, {});
        QVERIFY(rows);
        // What the making counts is what the review tells.
        QCOMPARE(std::ssize(*rows), made->rebalances);
        QCOMPARE(reader->counts()->fills, made->fills);
        int filled = 0;
        for (const review::Rebalance& r : *rows) {
            if (r.filled == 0) continue;
            ++filled;
            QVERIFY(r.notionalUsd > 0 && r.feesUsd > 0);
            QVERIFY2(std::abs(r.slippageBp) < 100, fmt::format("{} bp", r.slippageBp).c_str());
        }
        QVERIFY(filled > 80);
        QCOMPARE(reader->counts()->samples, made->samples);
    }

    /// A desk's book is inside its band but for the moments before each hedge; a hedge brings it
    /// back, on a wild day too.
    void itsBookIsKeptInsideItsBand()
    {
        QTemporaryDir dir;
        app::MadeYear year = someDays(dir, 7);
        year.days = 15;  // over two expiries
        year.rebalancesADay = 55;
        const auto made = app::makeYear(year, {});
        QVERIFY(made);
        QVERIFY2(made->rebalances >= 15 * 45 && made->rebalances <= 15 * 70, made->text().c_str());
        const auto reader = store::ReviewReader::open(year.folder);
        QVERIFY(reader);
        const auto times = reader->history().bandTimes({}, {});
        QVERIFY(times && times->size() == 2);
        for (const auto& [underlying, time] : *times) {
            const double share = core::seconds(time.inside) / core::seconds(time.watched);
            QVERIFY2(share > 0.93 && share < 1,
                     fmt::format("{}: {}", underlying.view(), share).c_str());
        }
        // No day of it is spent outside.
        const auto data = reader->read({});
        QVERIFY(data);
        std::map<std::pair<std::string, std::chrono::sys_days>, review::BandTime> days;
        for (const review::HourCell& hour : data->hours) {
            review::BandTime& day =
                days[{hour.underlying.text(), std::chrono::floor<std::chrono::days>(hour.hour)}];
            day.watched += hour.time.watched;
            day.inside += hour.time.inside;
        }
        std::erase_if(days, [](const auto& day) {
            return day.second.watched < std::chrono::hours{1};  // where one ends and begins
        });
        QCOMPARE(days.size(), std::size_t{30});
        for (const auto& [day, time] : days)
            QVERIFY2(
                core::seconds(time.inside) > 0.85 * core::seconds(time.watched),
                fmt::format("{} {}: {} of {}", day.first, day.second.time_since_epoch().count(),
                            core::seconds(time.inside), core::seconds(time.watched))
                    .c_str());
    }

    /// Every proposal of it is decided again from what its engine took in, to the last bit, and is
    /// the one of the history.
    void everyProposalOfItIsReplayed()
    {
        QTemporaryDir dir;
        const app::MadeYear year = someDays(dir, 9);
        const auto made = app::makeYear(year, {});
        QVERIFY2(made, made ? "" : made.error().message.c_str());
        QCOMPARE(made->sessions, std::int64_t{4});
        const auto archive = store::EventArchive::open(year.folder);
        QVERIFY2(archive, archive ? "" : archive.error().message.c_str());
        const auto sessions = archive->sessions();
        QVERIFY(sessions && sessions->size() == 4);
        std::set<std::uint64_t> replayed;
        for (const store::RecordedSession& session : *sessions) {
            QVERIFY(session.ended && session.incomplete.empty());
            auto recording = archive->recording(session);
            QVERIFY2(recording, recording ? "" : recording.error().message.c_str());
            auto cursor = replay::ReplayCursor::open(std::move(*recording));
            QVERIFY2(cursor, cursor ? "" : cursor.error().message.c_str());
            const auto found = replay::compare(**cursor, {});
            QVERIFY2(found, found ? "" : found.error().message.c_str());
            QVERIFY2(found->identical(),
                     found->findings.empty() ? "" : found->findings.front().what.c_str());
            replayed.insert(found->proposals.begin(), found->proposals.end());
        }
        const auto reader = store::HistoryReader::open(year.folder);
        QVERIFY(reader);
        const auto rows = reader->rebalances({}, {});
        QVERIFY(rows && rows->size() > 4 * 25);
        std::set<std::uint64_t> remembered;
        for (const review::Rebalance& row : *rows) remembered.insert(row.proposal.value);
        QCOMPARE(replayed, remembered);
    }

    /// What is recorded beside it changes nothing of it.
    void itIsTheSameWithoutEvents()
    {
        QTemporaryDir dir;
        app::MadeYear year = someDays(dir, 3, "a");
        year.days = 1;
        QVERIFY(app::makeYear(year, {}));
        year.folder = dir.path().toStdString() + "/b";
        year.events = false;
        QVERIFY(app::makeYear(year, {}));
        const std::filesystem::path at = dir.path().toStdString();
        QCOMPARE(contentOf(at / "a"), contentOf(at / "b"));
    }

    void replaySaysThatItHoldsNoEvents()
    {
        QTemporaryDir dir;
        app::MadeYear year = someDays(dir, 3);
        year.days = 1;
        year.events = false;
        QVERIFY(app::makeYear(year, {}));
        QCOMPARE(store::madeBy(year.folder), std::string{"make-history"});
        const auto archive = store::EventArchive::open(year.folder);
        QVERIFY(!archive);
        QVERIFY2(archive.error().message.find("this history was made by make-history and holds no "
                                              "events") != std::string::npos,
                 archive.error().message.c_str());
    }

    /// The review of it is whole: the market of each step, mark-outs, and what was carried, whose
    /// attribution is what the samples say was earned.
    void theReviewOfItIsWhole()
    {
        QTemporaryDir dir;
        app::MadeYear year = someDays(dir, 5);
        year.days = 9;  // over an expiry
        const auto made = app::makeYear(year, {});
        QVERIFY(made && made->marks > 0 && made->carried > 0);
        const auto reader = store::ReviewReader::open(year.folder);
        QVERIFY(reader);
        const auto data = reader->read({});
        QVERIFY(data);
        QCOMPARE(data->remark, std::string{});
        const review::PeriodReview period = review::reviewOf(*data);
        QCOMPARE(period.cost.withoutMarks, 0);
        QCOMPARE(std::ssize(data->notProposed), made->notProposed);
        const review::CostSum& cost = period.cost;
        const double parts =
            cost.delay() + cost.timing + cost.spread + cost.impact + cost.fees() + cost.opportunity;
        QVERIFY(cost.spread > 0 && cost.impact > 0 && cost.approval != 0);
        QVERIFY2(std::abs(parts - cost.total) < 1e-9 * cost.targetUsd,
                 fmt::format("{} of {}", parts, cost.total).c_str());
        for (std::size_t step = 0; step < review::kMarkOuts; ++step)
            QVERIFY(cost.markOutOf[step] > 0.9 * cost.tradedUsd);
        // The Greeks explain it, and no quantity changed by itself.
        QVERIFY(period.pnl.cells > 0);
        QCOMPARE(period.pnl.unseenUsd, 0.0);
        QCOMPARE(period.pnl.parts.leftOut, 0);
        // What the accounts are worth has changed by the profit and by what the coin did.
        double worth = 0, moved = 0;
        for (const char* name : {"BTC", "ETH"}) {
            const auto samples = reader->history().samples(name, {}, 1'000'000);
            QVERIFY(samples);
            worth += samples->back().equityUsd - samples->front().equityUsd;
            for (std::size_t n = 600; n < samples->size(); n += 600)
                moved += std::abs((*samples)[n].equityUsd - (*samples)[n - 600].equityUsd);
        }
        const double told = period.pnl.markedUsd;
        QVERIFY2(std::abs(told - worth) < 0.002 * moved,
                 fmt::format("{} and {} for {} of {}", period.pnl.markedUsd,
                             period.pnl.parts.translation, worth, moved)
                     .c_str());
        const review::Attribution& p = period.pnl.parts;
        const double gross = std::abs(p.delta) + std::abs(p.gamma) + std::abs(p.vega) +
                             std::abs(p.theta) + std::abs(p.linear);
        QVERIFY2(std::abs(period.pnl.unexplained()) < 0.1 * gross,
                 fmt::format("{} of {}", period.pnl.unexplained(), gross).c_str());
        QVERIFY(period.quality.hours > 9 * 23);
    }

    /// Stopped at the end of a day it is a whole history of the days before.
    void whatIsStoppedIsWhole()
    {
        QTemporaryDir dir;
        app::MadeYear year = someDays(dir, 5);
        year.days = 5;
        const auto made = app::makeYear(year, [](int day) { return day < 2; });
        QVERIFY2(made, made ? "" : made.error().message.c_str());
        QCOMPARE(made->sessions, 2);
        QCOMPARE(made->notDealt, 0);
        const auto found = store::verify(year.folder);
        QVERIFY2(found && found->ok(), found ? found->text().c_str() : "");
        const auto again = app::makeYear(year, {});
        QVERIFY(!again && again.error().message.find("has one already") != std::string::npos);
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
