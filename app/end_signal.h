#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace ballast::app {

/// SIGTERM and SIGINT as a signal of Qt's, on the thread that made it: the program leaves as when
/// its window is closed. One a process at a time. On Windows it does nothing.
class EndSignal : public QObject {
    Q_OBJECT
public:
    explicit EndSignal(QObject* parent = nullptr);
    ~EndSignal() override;

signals:
    void asked();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

}  // namespace ballast::app
