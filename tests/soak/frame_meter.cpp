#include "tests/soak/frame_meter.h"

#include <QAbstractEventDispatcher>

#include <ctime>

namespace ballast::soak {
namespace {

double microsecondsOf(clockid_t clock)
{
    timespec now{};
    ::clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

}  // namespace

FrameMeter::Clocks FrameMeter::clocksNow()
{
    return {microsecondsOf(CLOCK_MONOTONIC), microsecondsOf(CLOCK_THREAD_CPUTIME_ID)};
}

FrameMeter::FrameMeter(QAbstractEventDispatcher& dispatcher, QObject* parent) : QObject(parent)
{
    connect(&dispatcher, &QAbstractEventDispatcher::awake, this, [this] {
        if (m_awakeAt == 0) m_awakeAt = clocksNow().wall;
    });
    connect(&dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, [this] {
        if (m_awakeAt > 0) m_busy += clocksNow().wall - m_awakeAt;
        m_awakeAt = 0;
    });
}

void FrameMeter::begin()
{
    m_measures = true;
    m_last = {};
}

void FrameMeter::tick()
{
    const Clocks now = clocksNow();
    if (m_awakeAt > 0) m_busy += now.wall - m_awakeAt;
    m_awakeAt = now.wall;
    if (m_measures && m_last.wall > 0) {
        m_interval.add(now.wall - m_last.wall);
        m_work.add(m_busy - m_apart.wall);
        m_processor.add(now.processor - m_last.processor - m_apart.processor);
    }
    m_last = now;
    m_busy = 0;
    m_apart = {};
}

}  // namespace ballast::soak
