#pragma once

#include "connectors/store/keep.h"
#include "connectors/store/sample_blocks.h"

namespace ballast::store {

/// Carries a policy out, a slice at a time, each one transaction of some milliseconds.
class Retention {
public:
    static core::Expected<Retention> over(Database& history, const Keep& keep);

    enum class Pace : std::uint8_t {
        WholeBlocks,  ///< beside a running desk: a block when its rows are there
        Everything,   ///< the rest that is old enough too
    };
    /// One slice. True: something was done, and there may be more.
    core::Expected<bool> step(core::Time now, Pace pace);

    /// Of all slices so far.
    struct Done {
        std::int64_t samples = 0, blocks = 0, minutes = 0, dropped = 0, bytes = 0;
        std::string text() const;
    };
    const Done& done() const { return m_done; }

private:
    core::Expected<bool> moveSamples(core::Time cutoff, Pace pace);
    core::Expected<bool> joinMinutes(core::Time cutoff);
    core::Expected<bool> drop(std::size_t table, core::Time cutoff);
    core::Expected<void> coarsen(core::Currency underlying, const SampleColumns& samples);
    template <class Work>
    core::Expected<bool> transaction(Work work);

    Database* m_history = nullptr;
    Keep m_keep;
    SampleBlockWriter m_blocks;
    Statement m_oldest, m_lastOld, m_rows, m_delete, m_coarse, m_oldMinute, m_minutes,
        m_deleteMinutes, m_droppedUpTo, m_parts, m_dropped;
    struct Droppable {
        std::string_view name;
        int days = 0;
        Statement newest, lastId, remove;
    };
    std::vector<Droppable> m_droppable;
    Done m_done;
};

}  // namespace ballast::store
