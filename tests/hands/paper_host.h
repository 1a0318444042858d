// hands: the whole desk on the built-in paper exchange, under the hands of a program.
#pragma once

#include "app/desk.h"
#include "models/engine/snapshot.h"

#include <QObject>
#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <string>

namespace ballast::hands {

/// The desk as `ballast --paper` opens it, in a folder that goes with it. Lives on the window's
/// thread.
class PaperHost : public QObject {
    Q_OBJECT
public:
    struct Wish {
        std::string scenario = "chop";
        std::uint64_t seed = 10;
        double speed = 1;
    };
    static core::Expected<std::unique_ptr<PaperHost>> open(const Wish& wish);
    ~PaperHost() override;

    app::Desk& desk() { return *m_desk; }
    ui::MainWindow& window() { return m_desk->window(); }
    /// The newest one the window has taken; null before the first.
    const std::shared_ptr<const engine::Snapshot>& snapshot() const { return m_snapshot; }
    /// Serves the window until the condition holds; false where it does not within so many seconds.
    bool until(const std::function<bool(const engine::Snapshot&)>& condition, double seconds);
    /// Serves the window for so long.
    void serve(double seconds);

private:
    PaperHost() = default;
    QTemporaryDir m_folder;
    std::unique_ptr<app::Desk> m_desk;
    std::shared_ptr<const engine::Snapshot> m_snapshot;
};

}  // namespace ballast::hands
