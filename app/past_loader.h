#pragma once

#include "app/few_threads.h"
#include "connectors/desk_database/address.h"
#include "models/core/time.h"
#include "models/engine/record.h"
#include "models/rebalance/auto_rehearsal.h"
#include "models/review/moment.h"
#include "models/review/rebalance.h"

#include <QObject>

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace ballast::store {
class HistoryReader;
}

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

    /// Samples before `now`, for the charts: the last day whole, and then a month in outline.
    void loadSamples(std::vector<core::Currency> underlyings, core::Time now);
    /// All samples of a stretch of time of which a chart has but the outline.
    void loadFiner(core::Currency underlying, core::Time from, core::Time to);
    /// What the look back of auto-fire asks of the hour before `now`.
    void loadHour(core::Time now);
    /// All rebalances up to `now`, newest first. Where the desk database cannot be read, those of
    /// the folder, and why.
    void loadRebalances(core::Time now);
    /// What is on record of the minutes round `at`, in the folder's own history.
    void loadMoment(core::Time at, core::Duration around);

    /// What is begun with this number is wanted no more: nothing of it comes, but its end.
    void cancel(quint64 number);

signals:
    /// A reading with its number, in words for a person; how far it is (0 to 1) after so many
    /// seconds; and that it has ended, however.
    void began(quint64 number, const QString& what);
    void progressed(quint64 number, double share, double seconds);
    void ended(quint64 number);
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
    void momentLoaded(const std::shared_ptr<const ballast::review::Moment>& moment);
    void momentFailed(const QString& sentence);

private:
    struct Reading;
    template <class Job>
    void run(const QString& what, Job job);
    bool loadShared(core::Time now);
    bool sendSamples(const store::HistoryReader& reader, Reading& reading,
                     core::Currency underlying, core::Time from, core::Time to);
    void tellFailure(const Reading& reading, const core::Error& error);

    std::filesystem::path m_folder;
    std::optional<desk_database::Address> m_desks;
    std::stop_source m_leaving;
    quint64 m_number = 0;
    std::map<quint64, std::weak_ptr<Reading>> m_readings;
    FewThreads m_threads;
};

}  // namespace ballast::app
