#include "tests/soak/frame_meter.h"

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

FrameMeter::Clocks FrameMeter::clocksNow() const
{
    return {microsecondsOf(CLOCK_MONOTONIC), m_busy(), microsecondsOf(CLOCK_THREAD_CPUTIME_ID)};
}

void FrameMeter::begin()
{
    m_measures = true;
    m_last = {};
}

void FrameMeter::tick()
{
    const Clocks now = clocksNow();
    if (m_measures && m_last.wall > 0) {
        m_interval.add(now.wall - m_last.wall);
        m_work.add(now.busy - m_last.busy - m_apart.busy);
        m_processor.add(now.processor - m_last.processor - m_apart.processor);
    }
    m_last = now;
    m_apart = {};
}

}  // namespace ballast::soak
