#pragma once

#include <QObject>

#include <chrono>

class QWidget;

namespace ballast::app {

/// Notes in the log how long after `begin` the window was first painted: what a person waits for.
class FirstPaint : public QObject {
    Q_OBJECT
public:
    FirstPaint(QWidget& window, std::chrono::steady_clock::time_point begin);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    std::chrono::steady_clock::time_point m_begin;
};

}  // namespace ballast::app
