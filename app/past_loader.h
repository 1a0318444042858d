#pragma once

#include "app/few_threads.h"
#include "connectors/desk_database/address.h"
#include "models/core/time.h"
#include "models/engine/record.h"
#include "models/review/rebalance.h"

#include <QObject>

#include <filesystem>
#include <optional>
#include <stop_token>
#include <vector>

namespace ballast::app {

/// Reads the history, or those of all desks, on a thread of its own and hands the answers to the
/// gui thread by signal.
class PastLoader : public QObject {
    Q_OBJECT
public:
    /// With a desk database the rebalances are those of all its desks; null: those of the folder.
    explicit PastLoader(std::filesystem::path folder, const desk_database::Address* desks = nullptr,
                        QObject* parent = nullptr);
    ~PastLoader() override;

    /// Samples of the last day before `now`, for the charts.
    void loadSamples(std::vector<core::Currency> underlyings, core::Time now);
    /// All rebalances up to `now`, newest first. Where the desk database cannot be read, those of
    /// the folder, and why.
    void loadRebalances(core::Time now);

signals:
    void samplesLoaded(const QString& underlying,
                       const std::vector<ballast::engine::ExposureSample>& samples);
    void rebalancesLoaded(const std::vector<ballast::review::Rebalance>& rows);
    void failed(const QString& sentence);

private:
    template <class Job>
    void run(Job job);
    bool loadShared(core::Time now);

    std::filesystem::path m_folder;
    std::optional<desk_database::Address> m_desks;
    std::stop_source m_leaving;
    FewThreads m_threads;
};

}  // namespace ballast::app
