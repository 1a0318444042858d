#pragma once

#include "app/application.h"

#include <ctime>

namespace ballast::soak {

/// The program's application, which adds up how long its event loop was at work: every event that
/// was delivered from the loop itself, with all that it led to.
class MeasuredApplication : public app::Application {
public:
    using app::Application::Application;

    bool notify(QObject* receiver, QEvent* event) override
    {
        if (m_depth++ == 0) m_began = now();
        const bool taken = app::Application::notify(receiver, event);
        if (--m_depth == 0) m_busy += now() - m_began;
        return taken;
    }
    /// Microseconds up to now, the event that is being delivered among them.
    double busy() const { return m_depth > 0 ? m_busy + now() - m_began : m_busy; }

private:
    static double now()
    {
        timespec at{};
        ::clock_gettime(CLOCK_MONOTONIC, &at);
        return static_cast<double>(at.tv_sec) * 1e6 + static_cast<double>(at.tv_nsec) / 1e3;
    }
    int m_depth = 0;
    double m_began = 0, m_busy = 0;
};

}  // namespace ballast::soak
