#include "tests/hands/paper_host.h"

#include "app/data_folder.h"
#include "app/log.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace ballast::hands {
namespace {

constexpr int kTurnMs = 20;
constexpr double kMs = 1e3;

}  // namespace

core::Expected<std::unique_ptr<PaperHost>> PaperHost::open(const Wish& wish)
{
    std::unique_ptr<PaperHost> host(new PaperHost);
    app::LaunchOptions options;
    options.data = host->m_folder.path().toStdString();
    options.scenario = wish.scenario;
    options.seed = wish.seed;
    options.speed = wish.speed;
    if (auto folder = app::openDataFolder(options); !folder) return std::unexpected(folder.error());
    app::openLog(options.data);
    auto desk = app::Desk::open(options);
    if (!desk) return std::unexpected(desk.error());
    host->m_desk = std::move(*desk);
    connect(&host->m_desk->frames(), &app::FrameClock::frame, host.get(),
            [self = host.get()](const auto& snapshot) { self->m_snapshot = snapshot; });
    host->m_desk->start();
    return host;
}

PaperHost::~PaperHost()
{
    m_desk.reset();
    app::closeLog();
}

bool PaperHost::until(const std::function<bool(const engine::Snapshot&)>& condition, double seconds)
{
    QElapsedTimer clock;
    clock.start();
    while (!m_snapshot || !condition(*m_snapshot)) {
        if (static_cast<double>(clock.elapsed()) > seconds * kMs) return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents,
                                        kTurnMs);
    }
    return true;
}

bool PaperHost::untilSeen(const std::function<bool(const engine::Snapshot&)>& condition, int tenths)
{
    constexpr core::Duration kApart = std::chrono::milliseconds{100};
    core::Time counted{};
    QElapsedTimer silent;
    silent.start();
    for (int seen = 0; !m_snapshot || !condition(*m_snapshot);) {
        if (m_snapshot && m_snapshot->at - counted >= kApart) {
            if (++seen > tenths) return false;
            counted = m_snapshot->at;
            silent.restart();
        }
        if (static_cast<double>(silent.elapsed()) > kSilence * kMs) return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents,
                                        kTurnMs);
    }
    return true;
}

void PaperHost::serve(double seconds)
{
    QElapsedTimer clock;
    clock.start();
    while (static_cast<double>(clock.elapsed()) < seconds * kMs)
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents,
                                        kTurnMs);
}

}  // namespace ballast::hands
