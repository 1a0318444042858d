#include "app/first_paint.h"

#include <QEvent>
#include <QTimer>
#include <QWidget>

#include <spdlog/spdlog.h>

namespace ballast::app {

FirstPaint::FirstPaint(QWidget& window, std::chrono::steady_clock::time_point begin)
    : QObject(&window), m_begin(begin)
{
    window.installEventFilter(this);
}

bool FirstPaint::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Paint) {
        watched->removeEventFilter(this);
        // The filter sees the event before the window does; the next turn of the loop has it behind
        // it.
        QTimer::singleShot(0, this, [this] {
            const auto passed = std::chrono::steady_clock::now() - m_begin;
            spdlog::info("first painted {:.1f} ms after the desk was opened",
                         std::chrono::duration<double, std::milli>(passed).count());
        });
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace ballast::app
