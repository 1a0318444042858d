#include "tests/sim/simulate.h"

#include <QTemporaryDir>
#include <QTest>

using namespace ballast;

/// The desk against the model venue, seed by seed.
class tst_Simulator : public QObject {
    Q_OBJECT

    /// What one core plays in half a minute; more by `ballastctl simulate`.
    static constexpr std::uint64_t kSeeds = 20'000;

private slots:
    void initTestCase() { sim::throwOnFailedAssertions(); }

    void everyInvariantHoldsInEverySeed()
    {
        QTemporaryDir folder;
        sim::Simulation simulation;
        simulation.seeds = {1, kSeeds};
        simulation.folder = folder.path().toStdString();
        const sim::Result result = sim::simulate(simulation);
        for (const sim::Outcome& failure : result.failures)
            qWarning("seed %llu: %s", static_cast<unsigned long long>(failure.seed),
                     failure.failure.c_str());
        qInfo(
            "%llu seeds, %llu with the journal in a file, %llu orders, %llu restarts, %.0f "
            "seeds/s",
            static_cast<unsigned long long>(result.seeds),
            static_cast<unsigned long long>(result.files),
            static_cast<unsigned long long>(result.orders),
            static_cast<unsigned long long>(result.restarts),
            static_cast<double>(result.seeds) / result.wallSeconds);
        QVERIFY(result.failures.empty());
        QCOMPARE(result.seeds, kSeeds);
        QCOMPARE(result.files, kSeeds / 50);
        QVERIFY(result.orders > kSeeds / 2);
        QVERIFY(result.longestSettle <= 60);
        for (std::size_t f = 0; f < sim::kFaults; ++f) {
            std::uint64_t hits = 0;
            for (const auto& row : result.coverage.hits) hits += row[f];
            QVERIFY2(hits > 0, sim::text(static_cast<sim::Fault>(f)).data());
        }
    }

    void theSameSeedIsTheSameTraceByteForByte()
    {
        for (std::uint64_t seed = 1; seed <= 200; ++seed)
            QVERIFY2(sim::isDeterministic(seed), qPrintable(QString::number(seed)));
    }

    void theTraceDoesNotDependOnWhereTheJournalIs()
    {
        QTemporaryDir folder;
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            sim::Plan plan;
            plan.seed = seed;
            plan.trace = true;
            const sim::Outcome memory = sim::play(plan);
            plan.folder = (folder.path() + QStringLiteral("/journal")).toStdString();
            const sim::Outcome file = sim::play(plan);
            QCOMPARE(file.failure, std::string{});
            QCOMPARE(file.orders, memory.orders);
            QCOMPARE(file.ends, memory.ends);
        }
    }
};

QTEST_APPLESS_MAIN(tst_Simulator)
#include "tst_simulator.moc"
