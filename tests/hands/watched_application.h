#pragma once

#include "app/application.h"

#include <algorithm>
#include <ctime>
#include <utility>

namespace ballast::hands {

/// The program's application, which knows the longest stretch of work of its thread between two
/// deliveries of an event, in the thread's own processor time: what keeps a window from answering,
/// whatever else the machine does. Waiting in a loop of a dialog costs none.
class WatchedApplication : public app::Application {
public:
    using app::Application::Application;

    bool notify(QObject* receiver, QEvent* event) override
    {
        mark();
        const bool taken = app::Application::notify(receiver, event);
        mark();
        return taken;
    }
    /// Milliseconds; begins anew.
    double longest()
    {
        mark();
        return std::exchange(m_longest, 0);
    }

private:
    void mark()
    {
        timespec at{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &at);
        const double now =
            static_cast<double>(at.tv_sec) * 1e3 + static_cast<double>(at.tv_nsec) / 1e6;
        m_longest = std::max(m_longest, now - m_at);
        m_at = now;
    }
    double m_at = 0, m_longest = 0;
};

}  // namespace ballast::hands
