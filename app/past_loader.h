#pragma once

#include "app/few_threads.h"
#include "models/core/time.h"
#include "models/engine/record.h"
#include "models/rebalance/auto_rehearsal.h"
#include "models/review/rebalance.h"

#include <QObject>

#include <filesystem>
#include <vector>

namespace ballast::store {
class HistoryReader;
}

namespace ballast::app {

/// Reads the history on a thread of its own and hands the answers to the gui thread by signal.
class PastLoader : public QObject {
    Q_OBJECT
public:
    explicit PastLoader(std::filesystem::path folder, QObject* parent = nullptr);
    ~PastLoader() override;

    /// Samples before `now`, for the charts: the last day whole, and then a month in outline.
    void loadSamples(std::vector<core::Currency> underlyings, core::Time now);
    /// All samples of a stretch of time of which a chart has but the outline.
    void loadFiner(core::Currency underlying, core::Time from, core::Time to);
    /// What the look back of auto-fire asks of the hour before `now`.
    void loadHour(core::Time now);
    /// All rebalances up to `now`, newest first.
    void loadRebalances(core::Time now);

signals:
    /// Thinned samples keep their extremes at least once in `stretch`; zero: all are there.
    void samplesLoaded(const QString& underlying,
                       const std::vector<ballast::engine::ExposureSample>& samples,
                       ballast::core::Duration stretch);
    void finerLoaded(const QString& underlying,
                     const std::vector<ballast::engine::ExposureSample>& samples,
                     ballast::core::Duration stretch);
    void marketsLoaded(const QString& underlying,
                       const std::vector<ballast::engine::MarketSample>& samples,
                       ballast::core::Duration stretch);
    void hourLoaded(const ballast::rebalance::PastHour& hour);
    void rebalancesLoaded(const std::vector<ballast::review::Rebalance>& rows);
    void failed(const QString& sentence);

private:
    template <class Job>
    void run(Job job);
    void sendSamples(const store::HistoryReader& reader, core::Currency underlying, core::Time from,
                     core::Time to);

    std::filesystem::path m_folder;
    FewThreads m_threads;
};

}  // namespace ballast::app
