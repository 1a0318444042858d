#pragma once

#include "tests/soak/histogram.h"

#include <functional>

namespace ballast::soak {

/// Frames of the window: from one look of its clock to the next. The work of a frame is what the
/// event loop did meanwhile, sleep left out: taking a snapshot in, painting, all else; by the wall,
/// and the thread's own processor time, which other programs cannot make longer. What the measuring
/// itself did is in neither.
class FrameMeter {
public:
    /// `busy` is how long the event loop has been at work, microseconds.
    explicit FrameMeter(std::function<double()> busy) : m_busy(std::move(busy)) {}
    void begin();
    /// The frame clock has looked.
    void tick();
    /// Runs what belongs to the measuring.
    template <class Work>
    void apart(Work work)
    {
        const Clocks from = clocksNow();
        work();
        const Clocks to = clocksNow();
        m_apart.busy += to.busy - from.busy;
        m_apart.processor += to.processor - from.processor;
    }

    const Histogram& interval() const { return m_interval; }
    const Histogram& work() const { return m_work; }
    const Histogram& processor() const { return m_processor; }

private:
    struct Clocks {
        double wall = 0, busy = 0, processor = 0;  ///< microseconds
    };
    Clocks clocksNow() const;

    std::function<double()> m_busy;
    Histogram m_interval, m_work, m_processor;
    Clocks m_last, m_apart;
    bool m_measures = false;
};

}  // namespace ballast::soak
