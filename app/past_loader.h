#pragma once

#include "app/few_threads.h"
#include "models/core/time.h"
#include "models/engine/record.h"
#include "models/review/rebalance.h"

#include <QObject>

#include <filesystem>
#include <vector>

namespace ballast::app {

/// Reads the history on a thread of its own and hands the answers to the gui thread by signal.
class PastLoader : public QObject {
    Q_OBJECT
public:
    explicit PastLoader(std::filesystem::path folder, QObject* parent = nullptr);
    ~PastLoader() override;

    /// Samples of the last day before `now`, for the charts.
    void loadSamples(std::vector<core::Currency> underlyings, core::Time now);
    /// All rebalances up to `now`, newest first.
    void loadRebalances(core::Time now);

signals:
    void samplesLoaded(const QString& underlying,
                       const std::vector<ballast::engine::ExposureSample>& samples);
    void rebalancesLoaded(const std::vector<ballast::review::Rebalance>& rows);
    void failed(const QString& sentence);

private:
    template <class Job>
    void run(Job job);

    std::filesystem::path m_folder;
    FewThreads m_threads;
};

}  // namespace ballast::app
