// Every scenario of the fault proxy in every phase: desk, proxy and exchange over real sockets, in
// fast motion, several at once; each row is one of them.
#include "tests/support/proxy_scenarios.h"

#include <spdlog/spdlog.h>

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace ballast;

class TestProxyMatrix : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        spdlog::set_level(spdlog::level::off);
        QVERIFY(test::proxyScenarios().size() >= 24);
        m_results.resize(test::proxyScenarios().size() * test::kPhases.size());
        const std::string only = qEnvironmentVariable("BALLAST_PROXY_ONLY").toStdString();
        const auto seed = std::max(1, qEnvironmentVariableIntValue("BALLAST_PROXY_SEED"));
        std::atomic<std::size_t> next = 0;
        const auto work = [&] {
            for (std::size_t i = next++; i < m_results.size(); i = next++) {
                const test::Scenario& scenario = scenarioOf(i);
                if (std::string_view{scenario.name}.find(only) == std::string_view::npos) continue;
                const QString folder = m_folder.filePath(QString::number(i));
                m_results[i] = test::runCell(scenario, phaseOf(i), folder.toStdString(),
                                             static_cast<std::uint64_t>(seed) * 1000 + i);
            }
        };
        std::vector<std::jthread> workers;
        for (int i = 0; i < kAtOnce; ++i) workers.emplace_back(work);
    }

    void everyScenarioInEveryPhaseKeepsTheInvariants_data()
    {
        QTest::addColumn<int>("cell");
        for (std::size_t i = 0; i < m_results.size(); ++i)
            QTest::addRow("%s, %s", scenarioOf(i).name, test::text(phaseOf(i)))
                << static_cast<int>(i);
    }
    void everyScenarioInEveryPhaseKeepsTheInvariants()
    {
        QFETCH(int, cell);
        const auto& result = m_results[static_cast<std::size_t>(cell)];
        if (!result) QSKIP("left out by BALLAST_PROXY_ONLY");
        std::string all;
        for (const std::string& failure : result->failures) all += failure + "\n";
        if (!all.empty()) all += result->story;
        QVERIFY2(all.empty(), all.c_str());
    }

    void cleanupTestCase()
    {
        std::uint64_t hits = 0;
        std::size_t cells = 0, orders = 0, frames = 0, failed = 0;
        double silent = 0, healed = 0, slowest = 0;
        for (const auto& result : m_results) {
            if (!result) continue;
            ++cells;
            failed += result->failures.empty() ? 0 : 1;
            hits += result->hits;
            orders += result->orders;
            frames += result->frames;
            silent = std::max(silent, result->silentSeconds);
            healed = std::max(healed, result->healedSeconds);
            slowest = std::max(slowest, result->machineSeconds);
        }
        qInfo(
            "%zu scenarios, %zu cells, %zu failed; faults did something %llu times; %zu orders, "
            "%zu frames that create one; a silent link known dead after at most %.2f s, all "
            "settled at most %.1f s after healing (desk time); slowest cell %.1f s",
            test::proxyScenarios().size(), cells, failed, static_cast<unsigned long long>(hits),
            orders, frames, silent, healed, slowest);
    }

private:
    static constexpr int kAtOnce = 8;

    const test::Scenario& scenarioOf(std::size_t cell) const
    {
        return test::proxyScenarios()[cell / test::kPhases.size()];
    }
    test::Phase phaseOf(std::size_t cell) const
    {
        return test::kPhases[cell % test::kPhases.size()];
    }

    QTemporaryDir m_folder;
    std::vector<std::optional<test::CellResult>> m_results;
};

QTEST_GUILESS_MAIN(TestProxyMatrix)
#include "tst_proxy_matrix.moc"
