#pragma once

#include "connectors/store/sample_blocks.h"
#include "connectors/store/time_range.h"

#include <memory>

namespace ballast::store {

/// Samples of long ago without reading all that lies between: how an underlying stood at a time,
/// and what a range of time adds up to.
class PastSamples {
public:
    static core::Expected<PastSamples> over(const Database& history);

    /// The newest sample at or before `at`; nothing where there is none.
    core::Expected<std::optional<engine::ExposureSample>> at(core::Currency underlying,
                                                             core::Time at);
    /// The oldest sample in the range; nothing where there is none.
    core::Expected<std::optional<engine::ExposureSample>> first(core::Currency underlying,
                                                                TimeRange range);
    /// Of a range: blocks that lie in it whole are taken by their summaries. Rows are in the order
    /// in which they were written, so that a clock that was set back leaves its silence out.
    core::Expected<SampleSummary> totals(core::Currency underlying, TimeRange range);
    /// How long the delta was watched and inside its band.
    core::Expected<review::BandTime> bandTime(core::Currency underlying, TimeRange range);
    /// Names of all underlyings with a sample in the range, in their order.
    core::Expected<std::vector<core::Currency>> underlyings(TimeRange range);

private:
    core::Expected<const SampleBlock*> load(std::int64_t block);
    core::Expected<SampleSummary> ofBlocks(core::Currency underlying, TimeRange range);

    Statement m_plainAt, m_blockAt, m_plainFirst, m_blockFirst, m_data, m_summaries, m_plainRows,
        m_plainBands, m_names;
    std::unique_ptr<LoadedBlock> m_loaded;  ///< the block that was asked last
    std::int64_t m_loadedBlock = 0;
};

}  // namespace ballast::store
