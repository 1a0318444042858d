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
    /// The same by what the desk has seen and not by a clock on the wall: false where it does not
    /// hold after so many tenths of a second of the market, each with a snapshot of its own. A
    /// machine that is busy takes longer for them. Also false where none comes for kSilence.
    bool untilSeen(const std::function<bool(const engine::Snapshot&)>& condition, int tenths);
    /// Serves the window for so long.
    void serve(double seconds);

    static constexpr double kSilence = 60;  ///< seconds without a new snapshot: it stands still

private:
    PaperHost() = default;
    QTemporaryDir m_folder;
    std::unique_ptr<app::Desk> m_desk;
    std::shared_ptr<const engine::Snapshot> m_snapshot;
};

}  // namespace ballast::hands
