// How SQLite goes about what the readers of the history ask: by an index, and through no table that
// grows with the desk. Every statement that they run on a made history is looked at.
#include "app/made_year.h"
#include "connectors/store/case_reader.h"
#include "connectors/store/chain_rows.h"
#include "connectors/store/history.h"
#include "connectors/store/moment_reader.h"
#include "connectors/store/rebalance_reader.h"
#include "connectors/store/report_reader.h"
#include "connectors/store/review_reader.h"

#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

using namespace ballast;
using namespace std::chrono_literals;

namespace {

using Statements = std::set<std::string>;

int note(unsigned, void* all, void* statement, void*)
{
    const char* sql = sqlite3_sql(static_cast<sqlite3_stmt*>(statement));
    if (sql) static_cast<Statements*>(all)->insert(sql);
    return 0;
}
void watch(const store::Database& database, Statements& all)
{
    sqlite3_trace_v2(database.handle(), SQLITE_TRACE_STMT, note, &all);
}
/// Those that are prepared now and were perhaps not run.
void take(const store::Database& database, Statements& all)
{
    for (sqlite3_stmt* each = sqlite3_next_stmt(database.handle(), nullptr); each;
         each = sqlite3_next_stmt(database.handle(), each))
        all.insert(sqlite3_sql(each));
}

/// What is passed over whole, and why that is right.
bool mayBePassedOver(const std::string& step, const std::string& sql)
{
    // Not a table: a row of constants, what a subquery made, an array in JSON.
    for (const char* none : {"SCAN CONSTANT ROW", "SCAN (", "SCAN json_each", "SCAN c VIRTUAL",
                             "SCAN v", "SCAN SETUP"})
        if (step.starts_with(none)) return true;
    // What a desk ever held, what was written by hand, and a row a day of each underlying.
    for (const char* few : {"SCAN t_held", "SCAN h ", "SCAN t_note", "SCAN t_realised_day"})
        if ((step + " ").starts_with(few)) return true;
    // A row a 4,096 samples, by the index alone.
    if (step.starts_with("SCAN t_sample_block USING COVERING INDEX")) return true;
    // How much there is of everything is what is asked.
    return sql.find("count(*) FROM t_alert") != std::string::npos;
}

}  // namespace

class TestReaderPlans : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        app::MadeYear year;
        year.folder = m_folder = m_dir.path().toStdString() + "/data";
        year.days = 4;
        year.rowsADay = 4'000;
        year.start = core::parseIsoUtc("2026-01-05T00:00:00Z").value();
        year.keep = {.fullDays = 1, .minutesDays = 2};
        const auto made = app::makeYear(year, {});
        QVERIFY2(made, made ? "" : made.error().message.c_str());
        m_range = {year.start + 24h, year.start + 72h};
    }

    void noReaderPassesOverATableThatGrows()
    {
        const Statements all = statements();
        // Of each reader something was met.
        QVERIFY2(all.size() > 60, std::to_string(all.size()).c_str());
        for (const char* table : {"t_decision", "t_order", "t_link", "t_setting", "t_guard",
                                  "t_hour", "t_breach", "t_sample_block", "t_pnl_day", "t_carried",
                                  "t_balance", "t_alert", "t_fill", "t_market"})
            QVERIFY2(std::ranges::any_of(all,
                                         [table](const std::string& sql) {
                                             return sql.find(table) != std::string::npos;
                                         }),
                     table);
        const auto plain = store::Database::open(m_folder / store::kHistoryFile,
                                                 store::Database::Access::ReadOnly);
        QVERIFY(plain);
        QStringList bad;
        for (const std::string& sql : all) {
            if (!sql.starts_with("SELECT") && !sql.starts_with("WITH")) continue;
            auto plan = plain->prepare("EXPLAIN QUERY PLAN " + sql);
            QVERIFY2(plan, sql.c_str());
            while (plan->next()) {
                const std::string step = plan->text(3);
                if (step.starts_with("SCAN") && !mayBePassedOver(step, sql))
                    bad << QString::fromStdString(step + "   in   " + sql);
            }
            QVERIFY(!plan->error());
        }
        QVERIFY2(bad.isEmpty(), qPrintable(QLatin1Char('\n') + bad.join(QLatin1Char('\n'))));
    }

    /// Rows by a moment come from an index of that time, and not from one that is walked to it.
    void whatIsAskedByTimeIsFoundByTime_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("by");
        const auto row = [](const char* name, const char* sql, const char* by) {
            QTest::newRow(name) << QString::fromLatin1(sql) << QString::fromLatin1(by);
        };
        row("decisions", "SELECT * FROM t_decision WHERE at_ns BETWEEN 1 AND 2", "t_decision_at");
        row("orders", "SELECT * FROM t_order WHERE created_ns BETWEEN 1 AND 2", "t_order_created");
        row("links", "SELECT * FROM t_link WHERE at_ns BETWEEN 1 AND 2", "t_link_at");
        row("settings", "SELECT * FROM t_setting WHERE at_ns BETWEEN 1 AND 2", "t_setting_at");
        row("a setting",
            "SELECT * FROM t_setting WHERE key = 'mode' AND at_ns <= 2 ORDER BY at_ns DESC, id "
            "DESC LIMIT 1",
            "t_setting_key");
        row("guards", "SELECT * FROM t_guard WHERE at_ns BETWEEN 1 AND 2", "t_guard_at");
        row("a guard",
            "SELECT * FROM t_guard WHERE underlying = 'BTC' AND at_ns <= 2 ORDER BY at_ns DESC, id "
            "DESC LIMIT 1",
            "t_guard_underlying_at");
        row("hours", "SELECT DISTINCT underlying FROM t_hour WHERE hour_ns BETWEEN 1 AND 2",
            "t_hour_at");
        row("breaches", "SELECT * FROM t_breach WHERE began_ns BETWEEN 1 AND 2", "t_breach_began");
        row("blocks after an id", "SELECT EXISTS (SELECT 1 FROM t_sample_block WHERE last_id > 9)",
            "t_sample_block_last");
    }
    void whatIsAskedByTimeIsFoundByTime()
    {
        QFETCH(QString, sql);
        QFETCH(QString, by);
        const auto plain = store::Database::open(m_folder / store::kHistoryFile,
                                                 store::Database::Access::ReadOnly);
        QVERIFY(plain);
        auto plan = plain->prepare("EXPLAIN QUERY PLAN " + sql.toStdString());
        QVERIFY(plan);
        QString steps;
        while (plan->next()) steps += QString::fromStdString(plan->text(3)) + QLatin1Char('\n');
        QVERIFY2(steps.contains(QStringLiteral("SEARCH")) && steps.contains(by), qPrintable(steps));
        QVERIFY2(!steps.contains(QStringLiteral("TEMP B-TREE FOR ORDER BY")), qPrintable(steps));
    }

private:
    /// All that the readers prepare or run over the made days.
    Statements statements() const
    {
        Statements all;
        auto reader = store::ReviewReader::open(m_folder);
        if (!reader) qFatal("%s", reader.error().message.c_str());
        const store::HistoryReader& history = reader->history();
        const store::Database& database = history.database();
        watch(database, all);
        const core::Currency btc{"BTC"};
        const core::Time middle = m_range.from + 12h;
        const auto data = reader->read(m_range);
        if (!data || data->cases.empty()) qFatal("no rebalance was read");
        const core::ProposalId proposal = data->cases.front().row.proposal;
        bool done = reader->one(proposal) && reader->life(proposal) && reader->notes(proposal) &&
                    reader->spotPath(btc, m_range, 10) && reader->minutes(btc, m_range) &&
                    reader->carried(m_range);
        done = done && history.rebalances(m_range, {btc, 10}) && history.samples(btc, m_range, 8) &&
               history.markets(btc, m_range, 8) && history.sampleAt(btc, middle) &&
               history.sampleTotals(btc, m_range) && history.bandTimes(btc, m_range) &&
               history.bandTimes({}, m_range) && history.hourBefore(middle) &&
               history.alerts(m_range, 10) && history.fills(m_range, 10) && history.counts();
        done = done && store::readMoment(history, middle, 30min);
        done = done && store::readRecords(database, m_range);
        done = done && store::SamplesById::over(database, 0).has_value();
        if (!done) qFatal("a reader failed");
        const auto rebalances = store::RebalanceReader::over(database);
        const auto cases = store::CaseReader::over(database);
        const auto past = store::PastSamples::over(database);
        const auto samples = store::SamplesById::over(database, 0);
        if (!rebalances || !cases || !past || !samples) qFatal("a reader failed");
        take(database, all);
        return all;
    }

    QTemporaryDir m_dir;
    std::filesystem::path m_folder;
    store::TimeRange m_range;
};

QTEST_APPLESS_MAIN(TestReaderPlans)
#include "tst_reader_plans.moc"
