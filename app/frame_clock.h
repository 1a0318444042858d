#pragma once

#include "models/engine/snapshot.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace ballast::app {

/// 60 times a second: the newest snapshot to whoever shows it. Pulled, not pushed: a window that is
/// slow or hidden costs the engine nothing.
class FrameClock : public QObject {
    Q_OBJECT
public:
    using Take = std::function<std::shared_ptr<const engine::Snapshot>()>;

    explicit FrameClock(Take take, QObject* parent = nullptr);
    void start();
    void stop();
    /// A minimised window is served four times a second.
    void setHidden(bool hidden);

signals:
    void frame(const std::shared_ptr<const ballast::engine::Snapshot>& snapshot);
    /// Each time it looks, whether there was a snapshot or not: for other mailboxes.
    void looked();

private:
    void tick();

    Take m_take;
    QTimer m_timer;
};

}  // namespace ballast::app
