#pragma once

#include "connectors/store/past_samples.h"
#include "connectors/store/read_watch.h"
#include "connectors/store/sqlite.h"
#include "connectors/store/time_range.h"
#include "models/engine/record.h"
#include "models/rebalance/auto_rehearsal.h"
#include "models/review/band_clock.h"
#include "models/review/rebalance.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace ballast::store {

/// Reads history.db on a connection of its own, while the writer writes or after it has gone. One
/// thread at a time; make one a thread. What comes back is one consistent state per call.
class HistoryReader {
public:
    /// Fails with a sentence when the folder has no history, or another version of Ballast wrote
    /// it.
    static core::Expected<HistoryReader> open(const std::filesystem::path& folder);
    /// Over a database of this schema that came from elsewhere.
    static HistoryReader over(Database database);

    struct Filter {
        core::Currency underlying;   ///< empty: all
        std::size_t limit = 10'000;  ///< the newest so many
    };
    /// Every proposal created in the range, oldest first, with what became of it.
    core::Expected<std::vector<review::Rebalance>> rebalances(TimeRange range, const Filter& filter,
                                                              const ReadWatch& watch = {}) const;

    /// In time order. More than `maxPoints` (at least 8) are thinned so that the least and the
    /// greatest delta and spot of each stretch of time stay: a picture of them shows every spike.
    /// Those that tell why the band moved stay too, and are not counted.
    core::Expected<std::vector<engine::ExposureSample>> samples(core::Currency underlying,
                                                                TimeRange range,
                                                                std::size_t maxPoints,
                                                                const ReadWatch& watch = {}) const;
    /// How an underlying stood then: the newest sample at or before `at`, if there is one.
    core::Expected<std::optional<engine::ExposureSample>> sampleAt(core::Currency underlying,
                                                                   core::Time at) const;
    /// Least, greatest and sum of each figure over a range, and what they add up to.
    core::Expected<SampleSummary> sampleTotals(core::Currency underlying, TimeRange range) const;
    /// In time order. Of more than `maxPoints` every n-th is given, and the last.
    core::Expected<std::vector<engine::MarketSample>> markets(core::Currency underlying,
                                                              TimeRange range,
                                                              std::size_t maxPoints) const;
    /// How long the delta was watched and inside its band, by underlying in the order of their
    /// names; of one when it is named.
    core::Expected<std::vector<std::pair<core::Currency, review::BandTime>>> bandTimes(
        core::Currency underlying, TimeRange range) const;

    /// What a look back at auto-fire asks of the hour before `now`: each proposal as its last
    /// revision left it (of its legs only how many, of its checks one that wanted a person where
    /// any did), and whether the samples stood inside their band.
    core::Expected<rebalance::PastHour> hourBefore(core::Time now) const;

    /// Newest first, at most `limit`.
    core::Expected<std::vector<engine::Alert>> alerts(TimeRange range, std::size_t limit) const;
    core::Expected<std::vector<orders::Fill>> fills(TimeRange range, std::size_t limit) const;

    struct Counts {
        std::int64_t proposals = 0, decisions = 0, orders = 0, fills = 0, samples = 0,
                     positions = 0, alerts = 0;
    };
    core::Expected<Counts> counts() const;
    const Database& database() const { return m_database; }

private:
    core::Expected<PastSamples*> pastSamples() const;
    Database m_database;
    mutable std::unique_ptr<PastSamples> m_past;  ///< when it is first asked
};

}  // namespace ballast::store
