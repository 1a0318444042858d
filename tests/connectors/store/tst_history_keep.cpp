#include "connectors/store/chain.h"
#include "connectors/store/chain_rows.h"
#include "connectors/store/compact.h"
#include "connectors/store/history.h"
#include "connectors/store/history_reader.h"
#include "connectors/store/migrations.h"
#include "connectors/store/report_reader.h"
#include "connectors/store/retention.h"
#include "connectors/store/review_reader.h"
#include "connectors/store/verify.h"
#include "tests/connectors/store/store_samples.h"

#include <fmt/format.h>

#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <cmath>
#include <random>

using namespace ballast;
using namespace ballast::store;
using namespace ballast::store::samples;

namespace {

constexpr std::int64_t kDayMs = 86'400'000;

std::filesystem::path folderOf(const QTemporaryDir& dir)
{
    return dir.path().toStdString() + "/data";
}

/// Six days of two underlyings, a sample a minute of each and some alerts, positions and decisions.
std::vector<engine::Remember> someDays(int days = 6)
{
    std::vector<engine::Remember> rows;
    std::mt19937 random(11);
    std::normal_distribution<double> normal;
    double delta = 0.2;
    for (std::int64_t minute = 0; minute < days * 1'440; ++minute)
        for (const char* name : {"BTC", "ETH"}) {
            delta += 0.3 * normal(random) - 0.02 * delta;
            engine::ExposureSample s = sample(minute * 60'000, delta, name);
            s.spot = 60'000 + 10 * std::sin(static_cast<double>(minute) / 50);
            if (minute % 700 == 0) s.bandWhy = "Band 1.00 -> 1.25: cost";
            rows.push_back({s});
            if (minute % 360 == 0) {
                rows.push_back({engine::AlertRecord{{static_cast<std::uint64_t>(minute),
                                                     engine::Severity::Notice, "link", "up", name,
                                                     at(minute * 60'000)}}});
                rows.push_back({engine::PositionRecord{{{"paper", "main"},
                                                        {},
                                                        *core::Quantity::parse("-5000"),
                                                        63'000,
                                                        1,
                                                        2,
                                                        3.5,
                                                        {},
                                                        at(minute * 60'000)},
                                                       "BTC-PERPETUAL",
                                                       63'400,
                                                       -0.08}});
            }
        }
    return rows;
}

void append(History& history, const std::vector<engine::Remember>& rows, std::size_t batch = 300)
{
    for (std::size_t n = 0; n < rows.size(); n += batch) {
        const auto done =
            history.append({}, {}, std::span{rows}.subspan(n, std::min(batch, rows.size() - n)));
        QVERIFY2(done, done ? "" : done.error().message.c_str());
    }
}

Retention::Done carryOut(Database& database, const Keep& keep, core::Time now,
                         Retention::Pace pace = Retention::Pace::Everything)
{
    auto retention = Retention::over(database, keep);
    if (!retention) return {};
    for (bool more = true; more;) {
        const auto did = retention->step(now, pace);
        more = did && *did;
        if (!did) qWarning("%s", did.error().message.c_str());
    }
    return retention->done();
}

/// What readers say of the samples, as text.
std::string readings(const std::filesystem::path& folder)
{
    const auto reader = HistoryReader::open(folder);
    if (!reader) return reader.error().message;
    const auto review = ReviewReader::open(folder);
    if (!review) return review.error().message;
    std::string out;
    // The end of each day, of the hours after the last sample, and of a time before them all.
    for (const std::int64_t day : {-1, 0, 2, 5, 6}) {
        const auto records =
            readRecords(reader->database(), {at(day * kDayMs), at((day + 1) * kDayMs - 1)});
        if (!records) return records.error().message;
        out += fmt::format("day {}: until {}", day, core::isoUtc(records->recordedUntil));
        for (const report::Standing& s : records->standings)
            out += fmt::format("; {} {} {:.9g} {:.9g}", s.underlying.view(), core::isoUtc(s.at),
                               s.delta, s.spot);
        out += "\n";
    }
    for (const TimeRange range :
         {TimeRange{at(0), at(6 * kDayMs)}, TimeRange{at(kDayMs / 2), at(3 * kDayMs / 2)}}) {
        const auto path = review->spotPath("BTC", range, 1'000'000);
        if (!path) return path.error().message;
        double sum = 0;
        for (const review::SpotPoint& point : *path) sum += point.spot;
        out += fmt::format("path {} {:.9g}\n", path->size(), sum);
    }
    for (const char* name : {"BTC", "ETH"}) {
        for (const TimeRange range :
             {TimeRange{}, TimeRange{at(kDayMs / 3), at(2 * kDayMs + 7)},
              TimeRange{at(5 * kDayMs), at(6 * kDayMs)}, TimeRange{at(-10), at(-5)}}) {
            const auto found = reader->samples(name, range, 1'000'000);
            const auto thinned = reader->samples(name, range, 200);
            const auto total = reader->sampleTotals(name, range);
            const auto bands = reader->bandTimes(name, range);
            if (!found || !thinned || !total || !bands) return "not read";
            double sum = 0;
            for (const auto& s : *found)
                sum += s.delta + core::seconds(s.at.time_since_epoch()) * 1e-9;
            double thinSum = 0;
            for (const auto& s : *thinned) thinSum += s.delta * s.spot;
            out += fmt::format("{} {} {:.9g} {} {:.12g} {} {:.9g} {:.9g} {} {}\n", name,
                               found->size(), sum, thinned->size(), thinSum, total->rows,
                               total->of(SampleReal::Delta).sum, total->deltaUsd,
                               bands->front().second.watched.count(),
                               bands->front().second.inside.count());
        }
        std::mt19937 random(7);
        for (int n = 0; n < 200; ++n) {
            const auto then = at(static_cast<std::int64_t>(random() % (7 * kDayMs)) - kDayMs / 2);
            const auto found = reader->sampleAt(name, then);
            if (!found) return found.error().message;
            out += *found ? fmt::format("{} {:.9g};", core::isoUtc((*found)->at), (*found)->delta)
                          : "-;";
        }
        out += "\n";
    }
    return out;
}

std::string chainOf(const Database& history)
{
    const auto found = checkChain(history);
    return !found ? found.error().message : found->wrong;
}

}  // namespace

class TestHistoryKeep : public QObject {
    Q_OBJECT
private slots:
    void readsTheSameWhereverTheSamplesLie_data();
    void readsTheSameWhereverTheSamplesLie();
    void leavesAPlainRowAMinuteAndLaterAnHour();
    void letsGoOfWholePartsAndOfNothingThatWasDecided();
    void givesNoIdTwiceWhenAllSamplesHaveMoved();
    void waitsForWholeBlocksBesideARunningDesk();
    void storeCarriesThePolicyOutBesideItsWriting();
    void aClockThatLeapsAheadLetsGoOfNothing();
    void keepsTheOrderOfIdsWhereAClockWasSetBack();
    void compactsAFolder();
    void noticesEveryChange_data();
    void noticesEveryChange();
    void coversEveryTable();
    void beginsTheChainWhereAnOlderBallastEnded();
    void readsLinksOfAnOlderForm();
    void linksWhatAKilledRunLeft();
};

void TestHistoryKeep::readsTheSameWhereverTheSamplesLie_data()
{
    QTest::addColumn<int>("fullDays");
    for (const int days : {6, 5, 3, 1}) QTest::addRow("%d days plain", days) << days;
}

void TestHistoryKeep::readsTheSameWhereverTheSamplesLie()
{
    QFETCH(int, fullDays);
    QTemporaryDir dir;
    std::filesystem::create_directories(folderOf(dir));
    auto history = History::open(folderOf(dir));
    QVERIFY2(history, history ? "" : history.error().message.c_str());
    append(*history, someDays());
    const std::string before = readings(folderOf(dir));
    QVERIFY(before.size() > 1'000 && before.find("; BTC ") != std::string::npos);
    const auto done = carryOut(history->database(), {.fullDays = fullDays}, at(6 * kDayMs));
    QCOMPARE(done.samples > 0, fullDays < 6);
    QCOMPARE(readings(folderOf(dir)), before);
    QCOMPARE(chainOf(history->database()), std::string{});
    QCOMPARE(*history->database().integer("SELECT (SELECT count(*) FROM t_sample) + (SELECT "
                                          "coalesce(sum(rows), 0) FROM t_sample_block)"),
             6 * 1'440 * 2);
}

void TestHistoryKeep::leavesAPlainRowAMinuteAndLaterAnHour()
{
    QTemporaryDir dir;
    std::filesystem::create_directories(folderOf(dir));
    auto history = History::open(folderOf(dir));
    QVERIFY(history);
    append(*history, someDays(4));
    Database& db = history->database();
    const auto expected = db.text(
        "SELECT group_concat(x) FROM (SELECT underlying || min(delta) || max(delta) || min(spot) "
        "|| "
        "max(spot) || count(*) || sum(delta BETWEEN band_lower AND band_upper) AS x FROM t_sample "
        "WHERE "
        "at_ns < 1795000000000000000 + 172800000000000 AND at_ns / 3600000000000 < "
        "(1795000000000000000 + "
        "172800000000000) / 3600000000000 GROUP BY underlying, at_ns / 3600000000000 ORDER BY "
        "underlying, "
        "at_ns / 3600000000000)");
    QVERIFY(expected && expected->size() > 1'000);
    (void)carryOut(db, {.fullDays = 1}, at(4 * kDayMs));
    QCOMPARE(*db.integer("SELECT count(*) FROM t_sample_coarse WHERE width_ns <> 60000000000"), 0);
    QCOMPARE(*db.integer("SELECT sum(rows) FROM t_sample_coarse"), 3 * 1'440 * 2);
    QCOMPARE(*db.integer("SELECT count(*) FROM greeks"),
             *db.integer("SELECT count(*) FROM t_sample_coarse") + 1'440 * 2);
    QCOMPARE(*db.integer("SELECT count(*) FROM bands"), *db.integer("SELECT count(*) FROM greeks"));
    QCOMPARE(*db.integer("SELECT count(*) FROM spot"), *db.integer("SELECT count(*) FROM greeks"));
    (void)carryOut(db, {.fullDays = 1, .minutesDays = 2}, at(4 * kDayMs));
    const auto joined = db.text(
        "SELECT group_concat(x) FROM (SELECT underlying || delta_min || delta_max || spot_min || "
        "spot_max || "
        "rows || inside AS x FROM t_sample_coarse WHERE width_ns = 3600000000000 ORDER BY "
        "underlying, "
        "start_ns)");
    QCOMPARE(*joined, *expected);
    QCOMPARE(*db.integer("SELECT count(*) FROM coarse_samples WHERE seconds = 60 AND start_ms < "
                         "1795000000000 + 172800000 - 3600000"),
             0);
    QCOMPARE(chainOf(db), std::string{});
}

void TestHistoryKeep::letsGoOfWholePartsAndOfNothingThatWasDecided()
{
    QTemporaryDir dir;
    std::filesystem::create_directories(folderOf(dir));
    auto history = History::open(folderOf(dir));
    QVERIFY(history);
    std::vector<engine::Remember> rows = someDays(3);
    rows.push_back({engine::ProposalRecord{proposal(1)}});
    rows.push_back({engine::DecisionRecord{
        {1}, 1, engine::DecisionKind::Approved, "trader", "", label(1), at(1)}});
    rows.push_back({engine::SettingRecord{"band.above", "1.7", "2.3", "trader", at(5)}});
    append(*history, rows);
    Database& db = history->database();
    const auto done =
        carryOut(db, {.fullDays = 1, .minutesDays = 1, .alertsDays = 1, .positionsDays = 1},
                 at(30 * kDayMs));
    QVERIFY(done.dropped > 10);
    QVERIFY(*db.integer("SELECT count(*) FROM t_alert") > 0);  // the newest, by which ids go on
    QVERIFY(*db.integer("SELECT count(*) FROM t_alert") < 24);
    QCOMPARE(*db.integer(
                 "SELECT (SELECT count(*) FROM t_proposal) + (SELECT count(*) FROM t_decision) + "
                 "(SELECT count(*) FROM t_setting)"),
             3);
    QCOMPARE(chainOf(db), std::string{});
    QVERIFY(checkChain(db)->dropped == done.dropped);
    // The next run links that rows were let go of; to say so afterwards without it is noticed.
    history = core::failure("closed");
    history = History::open(folderOf(dir));
    QVERIFY(history);
    QCOMPARE(chainOf(history->database()), std::string{});
    QVERIFY(history->database().execute("DELETE FROM t_dropped"));
    QVERIFY(chainOf(history->database()).find("alert") != std::string::npos ||
            chainOf(history->database()).find("dropped") != std::string::npos);
}

void TestHistoryKeep::givesNoIdTwiceWhenAllSamplesHaveMoved()
{
    QTemporaryDir dir;
    std::filesystem::create_directories(folderOf(dir));
    for (int run = 0; run < 3; ++run) {
        auto history = History::open(folderOf(dir));
        QVERIFY(history);
        std::vector<engine::Remember> rows;
        for (int n = 0; n < 50; ++n) rows.push_back({sample(run * 1'000'000 + n * 1'000)});
        append(*history, rows);
        (void)carryOut(history->database(), {.fullDays = 1}, at(90 * kDayMs));
        QCOMPARE(*history->database().integer("SELECT count(*) FROM t_sample"), 0);
    }
    auto history = History::open(folderOf(dir));
    QVERIFY(history);
    QCOMPARE(*history->database().integer("SELECT max(last_id) FROM t_sample_block"), 150);
    QCOMPARE(*history->database().integer("SELECT sum(rows) FROM t_sample_block"), 150);
    QCOMPARE(chainOf(history->database()), std::string{});
}

void TestHistoryKeep::waitsForWholeBlocksBesideARunningDesk()
{
    QTemporaryDir dir;
    std::filesystem::create_directories(folderOf(dir));
    auto history = History::open(folderOf(dir));
    QVERIFY(history);
    append(*history, someDays(5));  // 7,200 of each
    const auto pace = Retention::Pace::WholeBlocks;
    const auto done = carryOut(history->database(), {.fullDays = 2}, at(5 * kDayMs), pace);
    QCOMPARE(done.samples, std::int64_t{2 * 4'096});
    QCOMPARE(carryOut(history->database(), {.fullDays = 2}, at(5 * kDayMs), pace).samples,
             std::int64_t{0});
    // What is a day older than it need be does not wait for company.
    QVERIFY(carryOut(history->database(), {.fullDays = 2}, at(8 * kDayMs), pace).samples > 0);
    QCOMPARE(chainOf(history->database()), std::string{});
}

void TestHistoryKeep::storeCarriesThePolicyOutBesideItsWriting()
{
    QTemporaryDir dir;
    Listener listener;
    Opening from = opening();
    from.at = at(20 * kDayMs);
    from.keep = {.fullDays = 1};
    {
        auto store = Store::open(folderOf(dir), from, listener.callbacks());
        QVERIFY(store);
        for (const engine::Remember& row : someDays(6)) {
            while (!(*store)->remember(row)) QThread::yieldCurrentThread();
        }
        std::uint64_t seq = 0;
        const auto reader = [&] { return HistoryReader::open(folderOf(dir)); };
        std::int64_t blocks = 0;
        // The journal goes on meanwhile: each record is acknowledged.
        for (std::uint64_t number = 1; blocks < 3; ++number) {
            const orders::Intent i = intent(number);
            QVERIFY((*store)->journal({++seq, engine::IntentRecord{i}}));
            QVERIFY((*store)->journal({++seq, ended(i, orders::OrderState::Cancelled)}));
            QVERIFY(listener.waitFor(seq));
            const auto open = reader();
            QVERIFY(open);
            blocks = *open->database().integer("SELECT count(*) FROM t_sample_block");
        }
    }
    QVERIFY(listener.failures().empty());
    QVERIFY(listener.told().empty());
    const auto report = verify(folderOf(dir));
    QVERIFY2(report && report->ok(),
             report ? report->text().c_str() : report.error().message.c_str());
    const auto reader = HistoryReader::open(folderOf(dir));
    QCOMPARE(reader->counts()->samples, std::int64_t{6 * 1'440 * 2});
}

void TestHistoryKeep::aClockThatLeapsAheadLetsGoOfNothing()
{
    QTemporaryDir dir;
    {
        Listener listener;
        auto store = Store::open(folderOf(dir), opening(), listener.callbacks());
        QVERIFY(store);
        for (const engine::Remember& row : someDays(1)) QVERIFY((*store)->remember(row));
    }
    const auto done =
        compact(folderOf(dir), {.fullDays = 2, .alertsDays = 2}, at(90'000 * kDayMs / 100), false);
    QVERIFY2(done, done ? "" : done.error().message.c_str());
    QVERIFY2(done->starts_with("0 samples"), done->c_str());
}

/// What was younger than the bound goes into a block later than what is older and came after it:
/// blocks lie over each other, and their rows still come by their ids, each once.
void TestHistoryKeep::keepsTheOrderOfIdsWhereAClockWasSetBack()
{
    constexpr std::int64_t kMinuteMs = 60'000, kRows = 600;
    QTemporaryDir dir;
    std::filesystem::create_directories(folderOf(dir));
    auto history = History::open(folderOf(dir));
    QVERIFY(history);
    std::vector<engine::Remember> rows;
    for (const std::int64_t begin : {0, 180})
        for (std::int64_t minute = begin; minute < begin + kRows / 2; ++minute)
            rows.push_back({sample(minute * kMinuteMs, 0.1)});
    append(*history, rows);
    Database& db = history->database();
    for (const std::int64_t now : {kDayMs + 240 * kMinuteMs, 2 * kDayMs}) {
        (void)carryOut(db, {.fullDays = 1}, at(now));
        QCOMPARE(chainOf(db), std::string{});
    }
    QCOMPARE(*db.integer("SELECT count(*) FROM t_sample"), 0);
    QCOMPARE(*db.integer("SELECT count(*) FROM t_sample_block AS a, t_sample_block AS b WHERE "
                         "a.block < b.block AND b.first_id < a.last_id"),
             1);
    for (const std::int64_t after : {0, 240, 250, 300, 359, 599}) {
        auto samples = SamplesById::over(db, after);
        QVERIFY(samples);
        std::int64_t last = after;
        while (samples->next()) QCOMPARE(samples->id(), ++last);
        QVERIFY(!samples->error());
        QCOMPARE(last, kRows);
    }
}

void TestHistoryKeep::compactsAFolder()
{
    QTemporaryDir dir;
    {
        Listener listener;
        auto store = Store::open(folderOf(dir), opening(), listener.callbacks());
        QVERIFY(store);
        const auto refused = compact(folderOf(dir), {.fullDays = 1}, at(9 * kDayMs), false);
        QVERIFY(!refused && refused.error().message.find("a running Ballast holds this folder") !=
                                std::string::npos);
        for (const engine::Remember& row : someDays(3))
            while (!(*store)->remember(row)) QThread::yieldCurrentThread();
    }
    const std::string before = readings(folderOf(dir));
    const auto sizeBefore = std::filesystem::file_size(folderOf(dir) / kHistoryFile);
    const auto done =
        compact(folderOf(dir), {.fullDays = 1, .minutesDays = 1}, at(9 * kDayMs), true);
    QVERIFY2(done && done->find("in 0 blocks") == std::string::npos,
             done ? done->c_str() : done.error().message.c_str());
    QCOMPARE(readings(folderOf(dir)), before);
    QVERIFY(std::filesystem::file_size(folderOf(dir) / kHistoryFile) < sizeBefore);
    const auto report = verify(folderOf(dir));
    QVERIFY2(report && report->ok(),
             report ? report->text().c_str() : report.error().message.c_str());
    QVERIFY(!compact(dir.path().toStdString() + "/nothing", {}, at(0), false));
}

void TestHistoryKeep::noticesEveryChange_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* name, const char* sql, const char* says) {
        QTest::addRow("%s", name) << QByteArray(sql) << QByteArray(says);
    };
    row("a sample",
        "UPDATE t_sample SET delta = delta + 1e-8 WHERE id = (SELECT max(id) FROM t_sample) - 450",
        "of sample");
    row("a sample gone", "DELETE FROM t_sample WHERE id = (SELECT max(id) FROM t_sample) - 450",
        "of sample");
    row("a block gone",
        "DELETE FROM t_sample_block WHERE block = 2; DELETE FROM t_sample_data WHERE block = 2",
        "of sample");
    row("a block twice",
        "INSERT INTO t_sample_block (underlying, first_ns, last_ns, first_id, last_id, rows, "
        "summary) SELECT underlying, first_ns, last_ns, first_id, last_id, rows, summary FROM "
        "t_sample_block WHERE block = 2; INSERT INTO t_sample_data SELECT last_insert_rowid(), "
        "data FROM t_sample_data WHERE block = 2",
        "of sample");
    row("a block of another",
        "UPDATE t_sample_data SET data = (SELECT data FROM t_sample_data WHERE block = 1) WHERE "
        "block = 2",
        "of sample");
    row("an alert", "UPDATE t_alert SET text = 'all is well' WHERE id = 3", "of alert");
    row("all alerts", "DELETE FROM t_alert", "of alert");
    row("an alert put between", "UPDATE t_alert SET id = 1000 WHERE id = 3", "of alert");
    row("a position", "UPDATE t_position SET size_i = 0 WHERE id = 2", "of position");
    row("a decision", "UPDATE t_decision SET actor = 'engine'", "of decision");
    row("a setting", "UPDATE t_setting SET after = '9.9'", "of setting");
    row("a proposal", "UPDATE t_proposal SET delta_before = 0", "proposal 1, revision 1");
    row("a leg", "UPDATE t_leg SET px_i = px_i + 1", "proposal 1, revision 1");
    row("a proposal gone", "DELETE FROM t_proposal", "proposal 1, revision 1");
    row("a proposal too many", "INSERT INTO t_proposal (proposal_id, revision) VALUES (2, 1)",
        "proposal 2, revision 1, is in no link");
    row("a realised day", "UPDATE t_realised_day SET variance = 0", "realised variances");
    row("a link", "UPDATE t_chain SET hash = 'x' WHERE link = 3", "link 3 is not what was written");
    row("a link gone", "DELETE FROM t_chain WHERE link = 3", "link 3 is missing");
    row("a part gone", "DELETE FROM t_chain_part WHERE link = 3", "link 3 is not what was written");
    row("said to be let go of",
        "DELETE FROM t_position WHERE id = 1; INSERT INTO t_dropped (tbl, first, last, rows, "
        "at_ns) VALUES ('alert', 1, 1, 1, 0)",
        "of position");
}

void TestHistoryKeep::noticesEveryChange()
{
    QFETCH(QByteArray, sql);
    QFETCH(QByteArray, says);
    static QTemporaryDir once;
    if (!std::filesystem::exists(folderOf(once))) {
        std::filesystem::create_directories(folderOf(once));
        auto history = History::open(folderOf(once));
        QVERIFY(history);
        std::vector<engine::Remember> rows = someDays(2);
        rows.push_back({engine::ProposalRecord{proposal(1)}});
        rows.push_back({engine::DecisionRecord{
            {1}, 1, engine::DecisionKind::Approved, "trader", "", label(1), at(1)}});
        rows.push_back({engine::SettingRecord{"band.above", "1.7", "2.3", "trader", at(5)}});
        rows.push_back({engine::RealisedRecord{"BTC", {at(0), 0.001, 1'440}}});
        append(*history, rows);
        (void)carryOut(history->database(), {.fullDays = 1}, at(2 * kDayMs));
    }
    QTemporaryDir dir;
    std::filesystem::copy(folderOf(once), folderOf(dir), std::filesystem::copy_options::recursive);
    auto database = Database::open(folderOf(dir) / kHistoryFile, Database::Access::ReadWrite);
    QVERIFY(database);
    QCOMPARE(chainOf(*database), std::string{});
    const auto changed = database->execute(sql.constData());
    QVERIFY2(changed, changed ? "" : changed.error().message.c_str());
    const std::string found = chainOf(*database);
    QVERIFY2(found.find(says.constData()) != std::string::npos, found.c_str());
}

void TestHistoryKeep::coversEveryTable()
{
    QTemporaryDir dir;
    std::filesystem::create_directories(folderOf(dir));
    auto history = History::open(folderOf(dir));
    QVERIFY(history);
    auto tables = history->database().prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 't_%'");
    QVERIFY(tables);
    int seen = 0;
    while (tables->next()) {
        const std::string name = tables->text(0);
        const auto covered = std::ranges::count(chainTables(), name, &ChainTable::table);
        const auto not_ = std::ranges::count(uncoveredTables(), name, &UncoveredTable::table);
        QVERIFY2(covered + not_ == 1,
                 (name + " is to stand in chainTables() or, with a reason, in uncoveredTables()")
                     .c_str());
        ++seen;
    }
    QCOMPARE(seen, static_cast<int>(chainTables().size() + uncoveredTables().size()));
}

void TestHistoryKeep::beginsTheChainWhereAnOlderBallastEnded()
{
    QTemporaryDir dir;
    std::filesystem::create_directories(folderOf(dir));
    {
        auto old = Database::open(folderOf(dir) / kHistoryFile, Database::Access::ReadWrite);
        QVERIFY(old && migrate(*old, FileKind::History, historyMigrations().first(9)));
        QVERIFY(
            old->execute("INSERT INTO t_sample (underlying, at_ns, spot, delta) VALUES ('BTC', "
                         "1795000000000000000, "
                         "60000, 1); INSERT INTO t_alert (text, at_ns) VALUES ('old', 1); INSERT "
                         "INTO t_proposal "
                         "(proposal_id, revision) VALUES (4, 1)"));
    }
    auto history = History::open(folderOf(dir));
    QVERIFY2(history, history ? "" : history.error().message.c_str());
    append(*history, someDays(1));
    QVERIFY(history->append({}, {},
                            std::vector<engine::Remember>{{engine::ProposalRecord{proposal(5)}}}));
    QCOMPARE(chainOf(history->database()), std::string{});
    (void)carryOut(history->database(), {.fullDays = 1, .alertsDays = 1}, at(9 * kDayMs));
    QCOMPARE(chainOf(history->database()), std::string{});
    QCOMPARE(*history->database().integer("SELECT sum(rows) FROM t_sample_block"), 1 + 1'440 * 2);
}

/// What a link covers is what its form had: a column that came later is in no older link.
void TestHistoryKeep::readsLinksOfAnOlderForm()
{
    QTemporaryDir dir;
    std::filesystem::create_directories(folderOf(dir));
    {
        auto old = Database::open(folderOf(dir) / kHistoryFile, Database::Access::ReadWrite);
        QVERIFY(old && migrate(*old, FileKind::History, historyMigrations().first(12)));
        QVERIFY(old->execute(
            "INSERT INTO t_decision (proposal_id, revision, kind, actor, reason, label, at_ns) "
            "VALUES (7, 2, 'rejected', 'anna', 'no', '', 5)"));
        const std::vector<ChainPart> parts{
            {"decision", 1, 1, 1, digestOf({"[1,7,2,\"rejected\",\"anna\",\"no\",\"\",5]"})}};
        auto link = old->prepare(
            "INSERT INTO t_chain (link, form, at_ns, prev, hash) VALUES (1, 1, 5, '', ?1)");
        QVERIFY(link && link->run(linkHash("", 1, 1, 5, parts)));
        auto part = old->prepare(
            "INSERT INTO t_chain_part (link, tbl, first, last, rows, digest) VALUES (1, "
            "'decision', 1, 1, 1, ?1)");
        QVERIFY(part && part->run(parts[0].digest));
    }
    auto history = History::open(folderOf(dir));
    QVERIFY2(history, history ? "" : history.error().message.c_str());
    engine::DecisionRecord rejected{
        {8}, 1, engine::DecisionKind::Rejected, "anna", "", {}, at(0), std::string(64, 'a')};
    QVERIFY(history->append({}, {}, std::vector<engine::Remember>{{rejected}}));
    QCOMPARE(chainOf(history->database()), std::string{});
    QCOMPARE(*history->database().integer("SELECT max(form) FROM t_chain"), kChainForm);
    QCOMPARE(*history->database().integer("SELECT count(*) FROM decisions WHERE picture_hash = "
                                          "printf('%.*c', 64, 'a')"),
             1);
    QCOMPARE(
        *history->database().integer("SELECT count(*) FROM decisions WHERE picture_hash IS NULL"),
        1);
}

void TestHistoryKeep::linksWhatAKilledRunLeft()
{
    QTemporaryDir dir;
    std::filesystem::create_directories(folderOf(dir));
    {
        auto history = History::open(folderOf(dir));
        QVERIFY(history);
        // The first one is linked at once: so long had nothing been.
        QVERIFY(history->append({}, {}, std::vector<engine::Remember>{{sample(0)}}));
        QVERIFY(history->append({}, {}, std::vector<engine::Remember>{{sample(1)}, {sample(2)}}));
        QCOMPARE(checkChain(history->database())->unlinked, std::int64_t{2});
    }
    auto history = History::open(folderOf(dir));
    QVERIFY(history);
    QCOMPARE(checkChain(history->database())->unlinked, std::int64_t{0});
    QCOMPARE(checkChain(history->database())->rows, std::int64_t{3});
}

QTEST_APPLESS_MAIN(TestHistoryKeep)
#include "tst_history_keep.moc"
