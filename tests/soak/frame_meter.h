#pragma once

#include "tests/soak/histogram.h"

#include <QObject>

#include <chrono>

class QAbstractEventDispatcher;

namespace ballast::soak {

/// Frames of the window: from one look of its clock to the next. The work of a frame is what the
/// event loop did meanwhile, sleep left out: taking a snapshot in, painting, all else; by the wall
/// and by the thread's own processor time, which other programs cannot make longer. What the
/// measuring itself did is not in it.
class FrameMeter : public QObject {
    Q_OBJECT
public:
    explicit FrameMeter(QAbstractEventDispatcher& dispatcher, QObject* parent = nullptr);
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
        m_apart.wall += to.wall - from.wall;
        m_apart.processor += to.processor - from.processor;
    }

    const Histogram& interval() const { return m_interval; }
    const Histogram& work() const { return m_work; }
    const Histogram& processor() const { return m_processor; }

private:
    struct Clocks {
        double wall = 0, processor = 0;  ///< microseconds
    };
    static Clocks clocksNow();

    Histogram m_interval, m_work, m_processor;
    Clocks m_last, m_apart;
    double m_awakeAt = 0, m_busy = 0;
    bool m_measures = false;
};

}  // namespace ballast::soak
