#include "app/frame_clock.h"

#include <chrono>

namespace ballast::app {
namespace {

constexpr std::chrono::milliseconds kFrame{16};
constexpr std::chrono::milliseconds kHiddenFrame{250};

}  // namespace

FrameClock::FrameClock(Take take, QObject* parent) : QObject(parent), m_take(std::move(take))
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(kFrame);
    connect(&m_timer, &QTimer::timeout, this, &FrameClock::tick);
}

void FrameClock::start() { m_timer.start(); }
void FrameClock::stop() { m_timer.stop(); }
void FrameClock::setHidden(bool hidden) { m_timer.setInterval(hidden ? kHiddenFrame : kFrame); }

void FrameClock::tick()
{
    if (auto snapshot = m_take()) emit frame(snapshot);
    emit looked();
}

}  // namespace ballast::app
