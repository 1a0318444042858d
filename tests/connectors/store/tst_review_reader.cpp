// What the store keeps for the review and reads back: marks, days, hours, breaches and notes.
#include "connectors/store/review_reader.h"

#include "connectors/store/history.h"
#include "connectors/store/migrations.h"
#include "connectors/store/sample_columns.h"
#include "tests/models/review/review_samples.h"
#include "tests/support/written_history.h"

#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace ballast;
using namespace ballast::store;
using namespace ballast::store::samples;
namespace r = ballast::review::samples;

namespace {

ReviewReader reader(const QTemporaryDir& dir)
{
    auto found = ReviewReader::open(folderOf(dir));
    if (!found) qFatal("%s", found.error().message.c_str());
    return std::move(*found);
}

engine::MarkRecord mark(review::MarkStep step, double mid, std::int64_t ms,
                        const std::string& tradeId = {}, const char* venue = "paper")
{
    review::OrderMark m;
    m.proposal = {7};
    m.venue = venue;
    m.instrument = "BTC-PERPETUAL";
    m.step = step;
    using enum review::MarkStep;
    if (step != Decision && step != Approval) m.label = label(7);
    m.tradeId = tradeId;
    m.mid = mid;
    m.halfSpread = 0.25;
    m.spot = mid + 5;
    m.takerFee = 5e-4;
    m.at = at(ms);
    return {m};
}

engine::ExposureSample sampleOf(const review::BandSample& b)
{
    engine::ExposureSample s = sample(0);
    s.underlying = b.underlying;
    s.at = b.at;
    s.spot = b.spot;
    s.delta = b.delta;
    s.target = b.target, s.lower = b.lower, s.upper = b.upper;
    s.gamma1Pct = b.gamma1Pct, s.vega = b.vega;
    s.bandSigma = b.sigma, s.bandCost = b.cost;
    return s;
}

/// As the store keeps it: to the grain of its figures.
review::BandSample kept(review::BandSample b)
{
    const engine::ExposureSample s = grained(sampleOf(b));
    b.spot = s.spot;
    b.delta = s.delta;
    b.target = s.target, b.lower = s.lower, b.upper = s.upper;
    b.gamma1Pct = s.gamma1Pct, b.vega = s.vega;
    b.sigma = s.bandSigma, b.cost = s.bandCost;
    return b;
}

/// A proposal approved, sent, filled and ended, with everything that is kept of it.
std::vector<engine::HistoryRow> wholeLife()
{
    using enum review::MarkStep;
    rebalance::Proposal p = proposal(7);
    p.edited = false;
    p.waiting.known = true;
    p.waiting.hourUsd = 210;
    p.waiting.sigma = 0.55;
    p.waiting.riskAversion = 2e-6;
    p.waiting.breakEven = std::chrono::minutes{12};
    p.alternatives = {{rebalance::HedgeTo::Target, 0.6, 83.6, 1'200, true},
                      {rebalance::HedgeTo::Edge, 2.3, 12.5, std::nullopt, false}};
    p.legs[0].bookCost = {15, 5, 1, 0.2, 1'000};
    p.legs[0].vegaChange = -412.5;
    rebalance::Proposal edited = p;
    edited.revision = 2;
    edited.edited = true;
    edited.deltaAfter = 1.1;
    return {
        engine::ProposalRecord{p},
        engine::ProposalRecord{edited},
        engine::DecisionRecord{{7}, 2, engine::DecisionKind::Edited, "anna", "less", {}, at(-500)},
        engine::DecisionRecord{{7}, 2, engine::DecisionKind::Approved, "anna", "", label(7), at(0)},
        mark(Decision, 63'412.25, -1'000),
        mark(Decision, 63'409, -1'000, {}, "paper-b"),
        mark(Approval, 63'410, 0),
        mark(Arrival, 63'408, 5),
        mark(Fill, 63'407, 41, "t1"),
        mark(After1s, 63'400, 1'041, "t1"),
        mark(After5m, 63'300, 300'041, "t1"),
        mark(End, 63'405, 50)};
}

}  // namespace

class TestReviewReader : public QObject {
    Q_OBJECT
private slots:
    void readsARebalanceWithWhatItsCostIsMadeOf()
    {
        QTemporaryDir dir;
        write(dir,
              {engine::IntentRecord{intent(7)}, engine::FillRecord{fill("t1", intent(7))},
               filled(intent(7))},
              wholeLife());
        const auto data = reader(dir).read({});
        QVERIFY2(data, data ? "" : data.error().message.c_str());
        QCOMPARE(data->cases.size(), std::size_t{1});
        const review::Case& one = data->cases[0];
        QCOMPARE(one.row.proposal.value, 7u);
        QCOMPARE(one.trader, std::string{"anna"});
        QVERIFY(one.edited && !one.automatic);
        QCOMPARE(one.style, std::string{"at once"});
        QCOMPARE(one.waiting.hourUsd, std::optional{210.0});
        QCOMPARE(one.waiting.breakEven, std::optional<core::Duration>{std::chrono::minutes{12}});
        QCOMPARE(one.costToCentreUsd, 83.6);
        QCOMPARE(one.costToEdgeUsd, 12.5);
        QVERIFY(std::abs(one.tradeAsProposed - (0.617 - 2.61)) < 1e-12);
        QCOMPARE(one.legs.size(), std::size_t{1});
        const review::CaseLeg& leg = one.legs[0];
        QVERIFY(leg.unit.sizedInUsd);
        QCOMPARE(leg.spreadUsd, 15.0);
        QCOMPARE(leg.impactUsd, 6.0);
        QCOMPARE(leg.decision.mid, 63'412.25);
        QCOMPARE(leg.approval->mid, 63'410.0);
        QCOMPARE(leg.arrival->mid, 63'408.0);
        QCOMPARE(leg.end->mid, 63'405.0);
        QCOMPARE(leg.fills.size(), std::size_t{1});
        QCOMPARE(leg.fills[0].mid, 63'410.0);  // as the order journal has it
        QCOMPARE(leg.fills[0].halfSpread, 0.25);
        QCOMPARE(leg.fills[0].midAfter[0], 63'400.0);
        QCOMPARE(leg.fills[0].midAfter[1], 0.0);
        QCOMPARE(leg.fills[0].midAfter[3], 63'300.0);
        QCOMPARE(one.places.size(), std::size_t{1});
        QCOMPARE(one.places[0].venue, core::VenueId{"paper-b"});
        QCOMPARE(one.places[0].takerFee, 5e-4);
        const review::CostSum& cost = data->costs[0];
        QCOMPARE(cost.withoutMarks, 0);
        const double parts =
            cost.delay() + cost.timing + cost.spread + cost.impact + cost.fees() + cost.opportunity;
        QVERIFY(std::abs(parts - cost.total) < 1e-9 * cost.targetUsd);
        QCOMPARE(leg.vega, -412.5);
        QCOMPARE(cost.vegaTarget, 412.5);
        QVERIFY(std::abs(cost.totalVolPoints() * 412.5 - cost.total) < 1e-9 * cost.targetUsd);
        QVERIFY(std::abs(cost.approval - 126'400 * 2.25 / 63'412.25) < 1e-6);
        QVERIFY(data->remark.starts_with("What was carried was not recorded"));

        const auto same = reader(dir).one({7});
        QVERIFY(same && *same);
        QCOMPARE((*same)->legs[0].arrival->mid, 63'408.0);
        QVERIFY(!*reader(dir).one({8}));
        const auto life = reader(dir).life({7});
        QVERIFY(life);
        std::string told;
        for (const review::CaseEvent& event : *life) told += event.what + ";";
        const std::string expected =
            std::string{"proposed;edited;Edited;Approved;recorded;filled;sent;order Filled;"};
        QVERIFY2(told == expected, told.c_str());
    }
    void aHistoryWithoutMarksIsReadAllTheSame()
    {
        QTemporaryDir dir;
        write(dir,
              {engine::IntentRecord{intent(7)}, engine::FillRecord{fill("t1", intent(7))},
               filled(intent(7))},
              {engine::ProposalRecord{proposal(7)}});
        const auto data = reader(dir).read({});
        QVERIFY(data);
        QCOMPARE(data->costs[0].withoutMarks, 1);
        QVERIFY(data->costs[0].total != 0);
        QVERIFY(data->remark.find("not recorded at each step") != std::string::npos);
    }

    // ---- what is carried ---------------------------------------------------------------------

    /// Random books hour by hour, the store closed and opened in between: the days that it kept are
    /// those of the rows that it kept.
    void theDaysAreTheSumsOfTheirSteps()
    {
        QTemporaryDir dir;
        std::vector<std::vector<engine::HistoryRow>> batches;
        for (int hour = 0; hour < 60; ++hour) {
            const r::Book book = r::book(1);
            std::vector<engine::HistoryRow> rows;
            r::Chance chance(static_cast<std::uint64_t>(hour) + 1);
            const double spot = book.before[0].spot * chance.between(0.97, 1.03);
            for (review::CarriedRow row : book.before) {
                row.at = r::at(3'600.0 * hour);
                row.spot = row.forward = spot;
                if (row.key.kind != review::CarriedKind::Option) row.mark = spot;
                row.feesUsd = chance.between(0, 2);
                row.newTradesUsd = chance.between(-9, 9);
                rows.push_back(engine::CarriedRecord{row});
            }
            batches.push_back(std::move(rows));
        }
        for (std::size_t n = 0; n < batches.size(); n += 20) {
            std::vector<engine::HistoryRow> rows;
            for (std::size_t i = n; i < n + 20; ++i)
                rows.insert(rows.end(), batches[i].begin(), batches[i].end());
            write(dir, {}, rows);
        }
        const auto data = reader(dir).read({});
        const auto kept = reader(dir).carried({});
        QVERIFY(data && kept);
        QCOMPARE(kept->size(), std::size_t{60 * 8});
        std::map<review::UtcDay, double> marked;
        const review::CarriedRow* before = nullptr;
        for (const review::CarriedRow& row : *kept) {
            review::CarriedRow from = row;
            from.quantity = 0;
            if (before && before->key == row.key) from = *before;
            marked[review::dayOfStep(row.at)] += review::stepOf(from, row).markedUsd;
            before = &row;
        }
        const auto days = review::pnlBy(data->pnl, review::PnlBy::Day);
        QCOMPARE(days.size(), marked.size());
        std::size_t n = 0;
        for (const auto& [day, usd] : marked) {
            QVERIFY2(std::abs(days[n].sum.markedUsd - usd) < 1e-6 * std::max(1.0, std::abs(usd)),
                     days[n].key.c_str());
            ++n;
        }
        QVERIFY(std::abs(reader(dir)
                             .history()
                             .database()
                             .integer("SELECT sum(steps) FROM t_pnl_day")
                             .value() -
                         480) == 0);
    }

    /// A period that begins or ends within a day has the steps that ended in it, and the two sides
    /// of any cut come to the whole.
    void aPartOfADayIsTheSumOfItsSteps()
    {
        QTemporaryDir dir;
        std::vector<engine::HistoryRow> rows;
        for (int hour = 0; hour < 60; ++hour) {
            r::Chance chance(static_cast<std::uint64_t>(hour) + 1);
            for (review::CarriedRow row : r::book(1).before) {
                row.at = r::at(3'600.0 * hour);
                row.spot = row.forward = row.spot * chance.between(0.97, 1.03);
                if (row.key.kind != review::CarriedKind::Option) row.mark = row.spot;
                row.feesUsd = chance.between(0, 2);
                rows.push_back(engine::CarriedRecord{row});
            }
        }
        write(dir, {}, rows);
        const auto kept = reader(dir).carried({});
        QVERIFY(kept && !kept->empty());
        const auto sum = [&](const TimeRange& range) {
            const auto data = reader(dir).read(range);
            if (!data) qFatal("%s", data.error().message.c_str());
            return review::pnlBy(data->pnl, review::PnlBy::Total).front().sum.markedUsd;
        };
        const double whole = sum({});
        for (const double hour : {0.5, 11.5, 23.75, 24.0, 30.25, 47.5, 58.5}) {
            const core::Time cut = r::at(3'600.0 * hour);
            double expected = 0;
            const review::CarriedRow* before = nullptr;
            for (const review::CarriedRow& row : *kept) {
                review::CarriedRow from = row;
                from.quantity = 0;
                if (before && before->key == row.key) from = *before;
                if (row.at <= cut) expected += review::stepOf(from, row).markedUsd;
                before = &row;
            }
            const double until = sum({.to = cut}), after = sum({.from = cut});
            QVERIFY2(std::abs(until - expected) < 1e-6 * std::max(1.0, std::abs(expected)),
                     qPrintable(
                         QStringLiteral("%1 h: %2 and not %3").arg(hour).arg(until).arg(expected)));
            QVERIFY(std::abs(until + after - whole) < 1e-6 * std::max(1.0, std::abs(whole)));
            const core::Time later = cut + std::chrono::hours{2};
            QVERIFY(std::abs(sum({cut, later}) - (sum({.to = later}) - until)) <
                    1e-6 * std::max(1.0, std::abs(whole)));
        }
    }

    // ---- samples -----------------------------------------------------------------------------

    void theHoursAreThoseOfTheSamples()
    {
        QTemporaryDir dir;
        const auto samples = r::walk(8'000, 1'000);
        std::vector<engine::HistoryRow> rows;
        review::SampleFold fold;
        for (const review::BandSample& s : samples) {
            rows.push_back(sampleOf(s));
            fold.add(kept(s));
        }
        write(dir, {}, rows);
        const auto expected = fold.take();
        const auto data = reader(dir).read({});
        QVERIFY(data);
        compare(*data, expected);
        const auto minutes = reader(dir).minutes("BTC", {});
        QVERIFY(minutes);
        QCOMPARE(minutes->size(), expected.minutes.size());
        QCOMPARE(minutes->back().spot, kept(samples.back()).spot);
        const auto seconds = reader(dir).spotPath("BTC", {r::at(10), r::at(20)});
        QVERIFY(seconds);
        QCOMPARE(seconds->size(), std::size_t{11});
        const auto coarse = reader(dir).spotPath("BTC", {r::at(0), r::at(8'000)}, 100);
        QVERIFY(coarse);
        QCOMPARE(coarse->size(), expected.minutes.size());
    }
    void samplesOfEveryOlderSchemaAreSummedOnce_data()
    {
        QTest::addColumn<int>("from");
        for (int n = 1; n <= 6; ++n) QTest::addRow("history %d", n) << n;
    }
    void samplesOfEveryOlderSchemaAreSummedOnce()
    {
        QFETCH(int, from);
        QTemporaryDir dir;
        std::filesystem::create_directories(folderOf(dir));
        const auto samples = r::walk(5'000, 1'000);
        review::SampleFold fold;
        {
            auto database =
                Database::open(folderOf(dir) / kHistoryFile, Database::Access::ReadWrite);
            QVERIFY(database);
            QVERIFY(migrate(*database, FileKind::History,
                            historyMigrations().first(static_cast<std::size_t>(from))));
            auto insert = database->prepare(
                from < 6 ? "INSERT INTO t_sample (underlying, at_ns, spot, delta, target, "
                           "band_lower, band_upper, gamma_1pct, vega) VALUES (?, ?, ?, ?, ?, ?, ?, "
                           "?, ?)"
                         : "INSERT INTO t_sample (underlying, at_ns, spot, delta, target, "
                           "band_lower, band_upper, gamma_1pct, vega, band_sigma, band_cost) "
                           "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0.5, 0.0005)");
            QVERIFY(insert);
            QVERIFY(database->execute("BEGIN"));
            for (review::BandSample s : samples) {
                QVERIFY(insert->run(s.underlying, s.at, s.spot, s.delta, s.target, s.lower, s.upper,
                                    s.gamma1Pct, s.vega));
                if (from < 6) s.sigma = s.cost = 0;
                fold.add(s);
            }
            QVERIFY(database->execute("COMMIT"));
        }
        const auto expected = fold.take();
        for (int again = 0; again < 2; ++again) {
            write(dir, {}, {});
            const auto data = reader(dir).read({});
            QVERIFY2(data, data ? "" : data.error().message.c_str());
            compare(*data, expected);
        }
    }

    /// A batch that failed is written again whole: nothing of it was summed before.
    void aBatchThatFailedIsSummedOnce()
    {
        QTemporaryDir dir;
        std::filesystem::create_directories(folderOf(dir));
        auto history = History::open(folderOf(dir));
        QVERIFY(history);
        const auto samples = r::walk(300, 100);
        review::SampleFold fold;
        for (const review::BandSample& s : samples) fold.add(kept(s));
        std::vector<engine::Remember> first, second;
        for (std::size_t n = 0; n < samples.size(); ++n)
            (n < 200 ? first : second).push_back({sampleOf(samples[n])});
        review::CarriedRow row = r::book(2).before[5];
        first.push_back({engine::CarriedRecord{row}});
        row.at += std::chrono::hours{1};
        row.mark *= 1.01;
        second.push_back({engine::CarriedRecord{row}});
        second.push_back(
            {engine::AlertRecord{{1, engine::Severity::Notice, "link", "up", {}, at(4)}}});
        QVERIFY(history->append({}, {}, first));
        auto other = Database::open(folderOf(dir) / kHistoryFile, Database::Access::ReadWrite);
        QVERIFY(other);
        QVERIFY(other->execute("ALTER TABLE t_alert RENAME TO away"));
        QVERIFY(!history->append({}, {}, second));
        QVERIFY(other->execute("ALTER TABLE away RENAME TO t_alert"));
        const auto again = history->append({}, {}, second);
        QVERIFY2(again, again ? "" : again.error().message.c_str());
        const auto data = reader(dir).read({});
        QVERIFY(data);
        compare(*data, fold.take());
        QCOMPARE(data->pnl.size(), std::size_t{2});  // midnight, and the hour after it
        QCOMPARE(data->pnl[1].steps, 1);
        QVERIFY(std::abs(data->pnl[1].parts.linear - 0.01 * row.quantity) <
                1e-9 * std::abs(row.quantity));
    }

    // ---- notes -------------------------------------------------------------------------------

    void notesAreOnlyEverAdded()
    {
        QTemporaryDir dir;
        using enum review::NoteKind;
        const char* hostile[] = {"'); DROP TABLE t_note;--", "<img src=x onerror=alert(1)>",
                                 "=HYPERLINK(\"http://x\")", "plain"};
        std::vector<engine::HistoryRow> rows = wholeLife();
        for (const char* text : hostile)
            rows.push_back(engine::NoteRecord{{{7}, Note, text, "anna", at(9'000)}});
        rows.push_back(engine::NoteRecord{{{7}, Tagged, "late", "ben", at(9'001)}});
        rows.push_back(engine::NoteRecord{{{8}, Tagged, "other", "ben", at(9'001)}});
        write(dir, {engine::IntentRecord{intent(7)}, filled(intent(7))}, rows);
        const auto notes = reader(dir).notes({7});
        QVERIFY(notes);
        QCOMPARE(notes->size(), std::size_t{5});
        for (std::size_t n = 0; n < 4; ++n) QCOMPARE((*notes)[n].text, std::string{hostile[n]});
        QCOMPARE((*notes)[4].who, std::string{"ben"});
        QCOMPARE((*notes)[4].at, at(9'001));
        const auto data = reader(dir).read({});
        QVERIFY(data);
        QCOMPARE(data->cases[0].tags, std::vector<std::string>{"late"});
        QCOMPARE(data->cases[0].notes.size(), std::size_t{5});

        auto database = Database::open(folderOf(dir) / kHistoryFile, Database::Access::ReadWrite);
        QVERIFY(database);
        for (const char* sql : {"UPDATE t_note SET text = 'kinder'", "DELETE FROM t_note"}) {
            const auto done = database->execute(sql);
            QVERIFY(!done);
            QVERIFY(done.error().message.find("a note is never") != std::string::npos);
        }
        QCOMPARE(*database->integer("SELECT count(*) FROM notes"), 6);
    }
    void nothingIsReadOfNothing()
    {
        QTemporaryDir dir;
        QVERIFY(!ReviewReader::open(folderOf(dir)));
        write(dir, {}, {});
        const auto data = reader(dir).read({});
        QVERIFY(data);
        QVERIFY(data->cases.empty() && data->pnl.empty() && data->hours.empty());
        QVERIFY(data->remark.empty());
        QCOMPARE(review::reviewOf(*data).headline.rebalances, 0);
    }

private:
    static void compare(const review::ReviewData& data, const review::SampleFold::Taken& expected)
    {
        const auto near = [](double a, double b) {
            return std::abs(a - b) <= 1e-7 * std::max(1e-6, std::abs(b));
        };
        QCOMPARE(data.hours.size(), expected.hours.size());
        for (std::size_t n = 0; n < data.hours.size(); ++n) {
            const review::HourCell &a = data.hours[n], &b = expected.hours[n];
            QCOMPARE(a.hour, b.hour);
            QCOMPARE(a.time, b.time);
            QCOMPARE(a.samples, b.samples);
            QCOMPARE(a.known, b.known);
            QVERIFY(near(a.errorUsd, b.errorUsd) && near(a.errorSquares, b.errorSquares));
            QVERIFY(near(a.variance, b.variance) && near(a.gammaSeconds, b.gammaSeconds));
            QVERIFY(near(a.costSeconds, b.costSeconds) && near(a.spotSeconds, b.spotSeconds));
            QVERIFY(a.spotFirst == b.spotFirst && a.spotLast == b.spotLast);
            QVERIFY(a.spotLow == b.spotLow && a.spotHigh == b.spotHigh);
            QVERIFY(a.deltaFirst == b.deltaFirst && a.deltaLast == b.deltaLast);
        }
        QCOMPARE(data.breaches.size(), expected.breaches.size());
        for (std::size_t n = 0; n < data.breaches.size(); ++n)
            QCOMPARE(data.breaches[n], expected.breaches[n]);
    }
};

QTEST_GUILESS_MAIN(TestReviewReader)
#include "tst_review_reader.moc"
