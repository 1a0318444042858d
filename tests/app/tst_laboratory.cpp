#include "app/laboratory_config.h"
#include "app/laboratory_worker.h"
#include "connectors/paper_market/tape_market.h"
#include "support/places.h"

#include <QtTest/QtTest>

using namespace ballast;
using app::LaboratoryWorker;

namespace {

app::LaboratoryProgress done(unsigned threads, const LaboratoryWorker::Making& making)
{
    LaboratoryWorker worker(threads);
    worker.start(making);
    return worker.wait();
}

LaboratoryWorker::Making study(laboratory::StudyKind kind, std::uint64_t paths)
{
    return [=]() -> core::Expected<std::unique_ptr<laboratory::Experiment>> {
        return std::make_unique<laboratory::StudyRun>(kind, paths, 3);
    };
}

const std::string kConfig = R"(
[market]
generated = "chop"
days = 2
[book]
tenors_days = [1, 7]
strikes = 5
[run]
seeds = "1..5"
[[policy]]
name = "hourly"
trigger = "clock"
every_s = 3600
[[policy]]
trigger = "zakamouline"
daily_sd_usd = 300
)";

core::Expected<laboratory::BacktestPlan> planFrom(const std::string& text)
{
    return app::planOf({.file = "lab.toml", .text = text});
}

LaboratoryWorker::Making backtest(const std::string& text)
{
    return [=]() -> core::Expected<std::unique_ptr<laboratory::Experiment>> {
        auto plan = planFrom(text);
        if (!plan) return std::unexpected(plan.error());
        return std::make_unique<laboratory::Backtest>(std::move(*plan));
    };
}

std::string csv(const app::LaboratoryProgress& end)
{
    return end.report ? core::csvText(laboratory::policyTable(*end.report)) +
                            core::csvText(laboratory::referenceTable(*end.report))
                      : "nothing: " + end.problem;
}

/// Counts in parts that wait until they are told to go on.
class Slow final : public laboratory::Experiment {
public:
    explicit Slow(std::atomic<int>& begun) : m_begun(begun) {}
    std::size_t parts() const override { return 1'000; }
    void run(std::size_t, const std::atomic<bool>& cancelled) override
    {
        ++m_begun;
        while (!cancelled) std::this_thread::yield();
    }
    laboratory::Report report() const override { return {}; }

private:
    std::atomic<int>& m_begun;
};

class Throws final : public laboratory::Experiment {
public:
    std::size_t parts() const override { return 3; }
    void run(std::size_t, const std::atomic<bool>&) override { throw std::runtime_error("a hole"); }
    laboratory::Report report() const override { return {}; }
};

}  // namespace

class TestLaboratory : public QObject {
    Q_OBJECT
private slots:
    void theResultDoesNotDependOnTheThreads_data()
    {
        QTest::addColumn<int>("what");
        QTest::newRow("leland") << 0;
        QTest::newRow("hull") << 1;
        QTest::newRow("backtest with a search") << 2;
    }
    void theResultDoesNotDependOnTheThreads()
    {
        QFETCH(int, what);
        const LaboratoryWorker::Making making =
            what == 0   ? study(laboratory::StudyKind::Leland, 5'000)
            : what == 1 ? study(laboratory::StudyKind::Hull, 10'000)
                        : backtest(kConfig);
        const std::string alone = csv(done(1, making));
        QVERIFY2(!alone.starts_with("nothing"), alone.c_str());
        for (const unsigned threads : {2U, 5U})
            QCOMPARE(QString::fromStdString(csv(done(threads, making))),
                     QString::fromStdString(alone));
    }
    void aRunThatIsCancelledEndsWithinAPart()
    {
        std::atomic<int> begun{0};
        LaboratoryWorker worker(2);
        worker.start([&]() -> core::Expected<std::unique_ptr<laboratory::Experiment>> {
            return std::make_unique<Slow>(begun);
        });
        while (begun == 0) std::this_thread::yield();
        worker.cancel();
        QCOMPARE(worker.wait().problem, std::string{"cancelled"});
        QVERIFY(begun <= 2);
        // And the next one is done.
        worker.start(study(laboratory::StudyKind::Hull, 1'000));
        QVERIFY(worker.wait().report != nullptr);
    }
    void aNewRunEndsTheOneUnderWay()
    {
        std::atomic<int> begun{0};
        LaboratoryWorker worker(2);
        worker.start([&]() -> core::Expected<std::unique_ptr<laboratory::Experiment>> {
            return std::make_unique<Slow>(begun);
        });
        while (begun == 0) std::this_thread::yield();
        const std::uint64_t second = worker.start(study(laboratory::StudyKind::Hull, 1'000));
        const app::LaboratoryProgress end = worker.wait();
        QCOMPARE(end.run, second);
        QVERIFY(end.report && end.share == 1);
    }
    void whatThrowsBecomesASentence()
    {
        const auto end = done(2, [] -> core::Expected<std::unique_ptr<laboratory::Experiment>> {
            return std::make_unique<Throws>();
        });
        QCOMPARE(end.problem, std::string{"it could not be computed, an internal fault: a hole"});
    }

    void aWrongConfigurationIsNamed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const char* text, const char* said) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(said);
        };
        const char* kClock = "\n[[policy]]\ntrigger = \"clock\"\n";
        const auto withClock = [&](const char* name, const std::string& text, const char* said) {
            row(name, (text + kClock).c_str(), said);
        };
        row("no policy", "", "lab.toml: no policy: write at least one [[policy]] with its trigger");
        row("not TOML", "days = = 3", "lab.toml: line 1: ");
        withClock("an unknown section", "[weather]\n", "lab.toml: key \"weather\" is not known");
        withClock("an unknown scenario", "[market]\ngenerated = \"mild\"\n",
                  "lab.toml: [market]: key \"generated\": choosing a market scenario: found "
                  "\"mild\", known are calm, ");
        withClock("a number out of range", "[market]\ndays = 0\n",
                  "lab.toml: [market]: key \"days\" is \"0\", expected a number from 1 to 3660");
        withClock("a step that is no part of a day", "[market]\nstep_s = 7\n",
                  "lab.toml: [market]: key \"step_s\" is 7, expected a whole part of a day");
        withClock("seeds backwards", "[run]\nseeds = \"8..3\"\n",
                  "lab.toml: [run]: key \"seeds\" is \"8..3\", expected A..B");
        withClock("tenors that are words", "[book]\ntenors_days = [\"a week\"]\n",
                  "lab.toml: [book]: key \"tenors_days\" is ");
        withClock("more steps than memory", "[market]\ndays = 3660\nstep_s = 5\n",
                  "lab.toml: [market]: key \"days\": 3660 days in steps of 5 s are ");
        withClock("two markets", "[market]\ngenerated = \"calm\"\ntape = \"x\"\n",
                  "lab.toml: [market]: \"generated\" and \"tape\" are two markets");
        withClock("a reference in minutes", "[reference]\nthreshold = 0.5\n",
                  "lab.toml: [reference]: it looks every 5 s; the market's step_s is 60");
        row("no trigger", "[[policy]]\nname = \"x\"\n",
            "lab.toml: [[policy]] 1: key \"trigger\" is missing");
        row("an unknown trigger", "[[policy]]\ntrigger = \"moon\"\n",
            "lab.toml: [[policy]] 1: key \"trigger\" is \"'moon'\", expected one of \"clock\"");
        row("a band without a width", "[[policy]]\ntrigger = \"band\"\n",
            "lab.toml: [[policy]] 1: trigger \"band\" needs \"below\" and \"above\", coin");
        row("a clock with a deviation", "[[policy]]\ntrigger = \"clock\"\ndaily_sd_usd = 3\n",
            "lab.toml: [[policy]] 1: key \"daily_sd_usd\" sets the risk aversion of");
        row("an interval between two steps", "[[policy]]\ntrigger = \"clock\"\nevery_s = 90\n",
            "lab.toml: [[policy]] 1: key \"every_s\" is 90, expected a multiple of");
        row("a desk's file that is not there",
            "[[policy]]\ntrigger = \"desk\"\nsettings = \"nowhere.toml\"\n",
            "lab.toml: [[policy]] 1: key \"settings\" is \"nowhere.toml\": ");
    }
    void aWrongConfigurationIsNamed()
    {
        QFETCH(QString, text);
        QFETCH(QString, said);
        const auto plan = planFrom(text.toStdString());
        QVERIFY(!plan);
        const QString found = QString::fromStdString(plan.error().message);
        QVERIFY2(found.startsWith(said), qPrintable(found));
        QVERIFY(!found.contains(QStringLiteral("default holds")));
    }
    void theWindowNamesItsFields_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("said");
        QTest::newRow("policy") << QStringLiteral("policy")
                                << QStringLiteral(
                                       "Policy \"trigger = 'band'\": trigger \"band\" needs");
        QTest::newRow("seeds") << QStringLiteral("seeds")
                               << QStringLiteral("Seeds is \"1..20000\", expected A..B");
        QTest::newRow("days") << QStringLiteral("days")
                              << QStringLiteral("Days: 3660 days in steps of 5 s");
        QTest::newRow("nothing") << QStringLiteral("nothing")
                                 << QStringLiteral("Policies: none is ticked; tick at least one.");
    }
    void theWindowNamesItsFields()
    {
        QFETCH(QString, field);
        QFETCH(QString, said);
        laboratory::Wish wish;
        if (field != QStringLiteral("nothing")) wish.policies = {"trigger = 'clock'"};
        if (field == QStringLiteral("policy")) wish.policies = {"trigger = 'band'"};
        if (field == QStringLiteral("seeds")) wish.lastSeed = 20'000;
        if (field == QStringLiteral("days")) wish.days = 3'660;
        if (field == QStringLiteral("days")) wish.stepSeconds = 5;
        const auto experiment = app::experimentOf(wish);
        QVERIFY(!experiment);
        const QString found = QString::fromStdString(experiment.error().message);
        QVERIFY2(found.startsWith(said), qPrintable(found));
        QVERIFY2(!found.contains(QStringLiteral("--")), qPrintable(found));
    }
    void aPlanThatIsTooLongSaysWhatToChange()
    {
        const auto plan =
            planFrom("[market]\ndays = 3660\nstep_s = 5\n[[policy]]\ntrigger = \"clock\"\n");
        QVERIFY(!plan);
        QVERIFY2(plan.error().message.ends_with("take at most 462 days, or a longer step_s"),
                 plan.error().message.c_str());
        QVERIFY(planFrom("[market]\ndays = 462\nstep_s = 5\n[[policy]]\ntrigger = \"clock\"\n"));
    }
    void aWholeConfigurationIsRead()
    {
        const auto plan = planFrom(kConfig);
        QVERIFY2(plan.has_value(), plan ? "" : plan.error().message.c_str());
        QCOMPARE(plan->policies.size(), std::size_t{2});
        QCOMPARE(plan->policies[0].name, std::string{"hourly"});
        QCOMPARE(plan->policies[0].hedge.every, 60U);
        QCOMPARE(plan->policies[1].name, std::string{"zakamouline"});
        QCOMPARE(plan->policies[1].hedge.hedgeTo, rebalance::HedgeTo::Edge);
        QCOMPARE(plan->lastSeed, std::uint64_t{5});
        QCOMPARE(plan->title, std::string{"BTC, chop"});
        QVERIFY(!plan->onePath);
    }
    void theCommandLineComesBeforeTheFile()
    {
        app::BacktestWish wish{.file = "lab.toml", .text = kConfig};
        wish.policies = {R"(name = "line", trigger = "move", move = 0.01)"};
        wish.market = "generated:gap";
        wish.seeds = "7";
        wish.days = 1;
        const auto plan = app::planOf(wish);
        QVERIFY(plan.has_value());
        QCOMPARE(plan->policies.size(), std::size_t{3});
        QCOMPARE(plan->policies[2].name, std::string{"line"});
        QCOMPARE(plan->title, std::string{"BTC, gap"});
        QVERIFY(plan->firstSeed == 7 && plan->lastSeed == 7 && plan->days == 1);
        wish.policies = {"trigger = \"band\""};
        QVERIFY(app::planOf(wish).error().message.starts_with("--policy \"trigger = "));
    }

    void aMadeMarketIsTheSameForTheSameSeed()
    {
        const app::LaboratoryMarketChoice choice;
        const auto walked = [&](std::uint64_t seed) {
            const auto market = app::openLaboratoryMarket(choice, seed);
            return laboratory::walk(**market, 600, 60 / 31'536'000.0);
        };
        const laboratory::Series one = walked(3), again = walked(3), other = walked(4);
        QCOMPARE(one.steps.size(), std::size_t{601});
        QCOMPARE(one.priced, 50.0 * 601);
        QCOMPARE(one.steps.back().spot, again.steps.back().spot);
        QVERIFY(one.steps.back().spot != other.steps.back().spot);
        QVERIFY(one.steps.back().gamma < 0 && one.steps.back().sigma > 0.1);
        QCOMPARE(one.begins, laboratory::kWalkBegins);
        // Within 0.025 % the venue asks for no funding; a calm market stays there.
        QCOMPARE(one.steps.back().funding8h, 0.0);
        // Two days: the shortest option of the book.
        QVERIFY(std::abs(one.steps.back().nextExpiryYears * 365 - 2) < 1e-9);
    }
    void aMinuteStepHasTheVolatilityOfTheTenthsOfASecond()
    {
        // The calm market, whose volatility is about 40 %, in minutes.
        double sum = 0;
        int count = 0;
        for (std::uint64_t seed = 1; seed <= 6; ++seed) {
            app::LaboratoryMarketChoice choice;
            choice.scenario = paper_market::Scenario::Calm;
            const auto market = app::openLaboratoryMarket(choice, seed);
            double before = (*market)->spot();
            for (int i = 0; i < 10 * 1'440; ++i, ++count) {
                (*market)->advance();
                const double move = std::log((*market)->spot() / before);
                before = (*market)->spot();
                sum += move * move;
            }
        }
        const double volatility = std::sqrt(sum / count * 525'600);
        QVERIFY2(volatility > 0.35 && volatility < 0.5, qPrintable(QString::number(volatility)));
    }
    void aRecordedMarketIsHedged()
    {
        const auto tape = test::recordingsDirectory() / "deribit/exchange_state";
        if (!std::filesystem::exists(tape)) QSKIP("there are no recordings here");
        const auto end = done(
            2, backtest("[market]\ntape = \"" + tape.string() +
                        "\"\ndays = 1\n[run]\nseeds = \"1..2\"\n[[policy]]\ntrigger = \"clock\"\n"
                        "every_s = 3600\n[[policy]]\ntrigger = \"band\"\nbelow = 1\nabove = 1\n"));
        QVERIFY2(end.report && end.report->problems.empty(), end.problem.c_str());
        QVERIFY(end.report->policies[0].cost > 0 && end.report->policies[0].sd > 0);
        qInfo("%.0f recorded options priced", end.report->events);
        QVERIFY(end.report->events > 2 * 1'440 * 20);
        QVERIFY(end.report->onePath);  // both seeds follow the same recorded candles
    }
    void aRecordedWalkBeginsAtTheRecordingsMoment()
    {
        app::LaboratoryMarketChoice choice;
        choice.tape = test::recordingsDirectory() / "deribit/exchange_state";
        if (!std::filesystem::exists(*choice.tape)) QSKIP("there are no recordings here");
        const auto tape = paper_market::TapeMarket::open(*choice.tape, {.seed = 1});
        const auto market = app::openLaboratoryMarket(choice, 1);
        QVERIFY(tape && market);
        const laboratory::Series series = laboratory::walk(**market, 10, 60 / 31'536'000.0);
        QCOMPARE(series.begins, (*tape)->start());
        QVERIFY(series.begins != laboratory::kWalkBegins);
        // What expires next does so at 08:00 UTC of some day.
        const core::Time next =
            series.begins + core::fromSeconds(series.steps[0].nextExpiryYears * 31'536'000);
        const double ofDay = std::fmod(core::seconds(next.time_since_epoch()), 86'400);
        QVERIFY2(std::abs(ofDay - 8 * 3'600) < 1, qPrintable(QString::number(ofDay)));
    }
};

QTEST_GUILESS_MAIN(TestLaboratory)
#include "tst_laboratory.moc"
