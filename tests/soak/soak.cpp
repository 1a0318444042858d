#include "tests/soak/soak.h"

#include "app/data_folder.h"
#include "app/log.h"
#include "connectors/store/verify.h"
#include "models/core/time.h"
#include "ui/shell/main_window.h"
#include "ui/shell/panel_dock.h"

#include <algorithm>
#include <ctime>
#include <fstream>

namespace ballast::soak {
namespace {

using namespace std::chrono_literals;

constexpr auto kLookEvery = 1s;
constexpr int kLooksUntilMeasured = 10;
/// What the last orders, and the last quotes, have to arrive.
constexpr auto kUpWithin = 90s, kSettleWithin = 90s, kQuietFor = 3s;
constexpr int kWidth = 1'920, kHeight = 1'200;

double processorSeconds()
{
    timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

}  // namespace

Soak::Soak(const Options& options, Peer& peer, std::filesystem::path data,
           std::filesystem::path wire, std::function<double()> busy)
    : m_options(options),
      m_peer(peer),
      m_data(std::move(data)),
      m_wire(std::move(wire)),
      m_frames(std::move(busy)),
      m_lag(peer.shared()),
      m_trader([this](const engine::Command& command) { emit m_desk->window().commanded(command); })
{
    m_held.reserve(static_cast<std::size_t>(options.minutes * 60) + 64);
    m_looks.setInterval(kLookEvery);
    connect(&m_looks, &QTimer::timeout, this, &Soak::look);
}

Soak::~Soak() = default;

core::Expected<void> Soak::start()
{
    app::LaunchOptions options;
    options.data = m_data;
    options.exchange = m_peer.url();
    std::ofstream(m_data / "ballast.toml") << busySettings();
    if (auto folder = app::openDataFolder(options); !folder) return folder;
    app::openLog(options.data);
    auto desk = app::Desk::open(options);
    if (!desk) return std::unexpected(desk.error());
    m_desk = std::move(*desk);
    connect(&m_desk->frames(), &app::FrameClock::frame, this, &Soak::take);
    connect(&m_desk->frames(), &app::FrameClock::looked, this, [this] { m_frames.tick(); });
    m_desk->start();
    m_opened = Steady::now();
    m_options.frames ? openDocks() : m_desk->window().showMinimized();
    m_looks.start();
    return {};
}

void Soak::openDocks()
{
    ui::MainWindow& window = m_desk->window();
    window.resize(kWidth, kHeight);
    for (ui::PanelDock* dock : window.docks()) dock->show();
}

/// Those in one place have tabs: each is in front for a second.
void Soak::raiseNextDock()
{
    const auto& docks = m_desk->window().docks();
    if (m_options.frames && !docks.empty()) docks[m_dock++ % docks.size()]->raise();
}

/// Each snapshot that the frame clock takes, after the window has taken it.
void Soak::take(const std::shared_ptr<const engine::Snapshot>& snapshot)
{
    m_frames.apart([&] {
        m_last = snapshot;
        ++m_snapshots;
        if (m_stage == Stage::Opening || m_stage == Stage::Over) return;
        if (m_stage == Stage::Loaded)
            m_lag.look(*snapshot, m_peer.shared().clock.at(Steady::now()));
        m_trader.look(*snapshot, Steady::now());
        m_sayings.look(*snapshot);
        m_sayings.gate(m_desk->gate()->closings(), m_desk->gate()->why());
    });
}

double Soak::seconds() const
{
    return std::chrono::duration<double>(Steady::now() - m_began).count();
}

bool Soak::isUp(const engine::Snapshot& snapshot) const
{
    const auto wanted = static_cast<std::size_t>(m_options.instruments);
    return !snapshot.links->empty() && snapshot.links->front().state == engine::LinkState::Up &&
           snapshot.portfolio->lines.size() > 0 && m_peer.shared().instruments >= wanted;
}

void Soak::look()
{
    switch (m_stage) {
        case Stage::Opening:
            if (m_last && isUp(*m_last)) return begin();
            if (Steady::now() - m_opened < kUpWithin) return;
            m_outcome.failures.push_back(
                "the desk did not come up, or fewer instruments are quoted than were asked for");
            return close();
        case Stage::Loaded:
            m_frames.apart([this] {
                if (m_held.size() * kLooksUntilMeasured <= seconds() ||
                    m_options.minutes * 60 < 10 * kLooksUntilMeasured)
                    m_held.push_back(holdsNow(seconds()));
            });
            if (m_options.raiseEvery > 0 && seconds() >= m_raised + m_options.raiseEvery) {
                m_raised = seconds();
                raiseNextDock();
            }
            if (seconds() >= m_options.minutes * 60) end();
            return;
        case Stage::Settling: return settle();
        case Stage::Over: return;
    }
}

void Soak::begin()
{
    const app::Settings settings = app::readSettings(m_data / "ballast.toml");
    emit m_desk->window().limitsWished(busyLimits({settings.limits, settings.guards}));
    m_began = Steady::now();
    m_processorBefore = processorSeconds();
    m_outcome.linkBefore = m_last->links->front().health;
    m_frames.begin();
    m_stage = Stage::Loaded;
    m_peer.shared().phase = Phase::Load;
}

/// No more quotes of ours, nothing more is approved: what is on its way arrives.
void Soak::end()
{
    m_outcome.seconds = seconds();
    m_outcome.deskProcessor = processorSeconds() - m_processorBefore;
    m_outcome.peerProcessor = m_peer.processorSeconds();
    m_peer.shared().phase = Phase::Quiet;
    m_trader.leave();
    m_stage = Stage::Settling;
    m_ended = Steady::now();
}

bool Soak::isQuiet(const engine::Snapshot& snapshot) const
{
    const engine::LinkHealth& link = snapshot.links->front().health;
    const bool allRead = link.messages >= m_outcome.sentAtEnd || link.reconnects > 0;
    return allRead && m_lag.behind(snapshot) == 0 &&
           std::ranges::all_of(snapshot.orders->orders, [](const orders::Order& order) {
               return orders::isTerminal(order.state);
           });
}

void Soak::settle()
{
    if (m_outcome.sentAtEnd == 0)
        m_outcome.sentAtEnd = m_peer.shared().sent + m_peer.shared().passed;
    if (!isQuiet(*m_last))
        m_quietSince = {};
    else if (m_quietSince == Steady::time_point{})
        m_quietSince = Steady::now();
    const bool quiet =
        m_quietSince != Steady::time_point{} && Steady::now() - m_quietSince >= kQuietFor;
    if (!quiet && Steady::now() - m_ended < kSettleWithin) return;
    if (!quiet) m_outcome.failures.push_back("orders or quotes were still on their way at the end");
    m_outcome.behindAtEnd = m_lag.behind(*m_last);
    m_outcome.link = m_last->links->front().health;
    auto record = ofRecord(m_peer.exchangePort());
    if (record)
        m_outcome.record = std::move(*record);
    else
        m_outcome.failures.push_back(record.error().message);
    m_outcome.window = ofWindow(*m_last);
    close();
}

void Soak::close()
{
    m_looks.stop();
    m_stage = Stage::Over;
    m_outcome.largestTurn = m_desk->engine().largestTurn();
    if (m_last) {
        m_outcome.haltReason = m_last->haltReason;
        m_outcome.disagreements = m_last->valuationDisagreements;
    }
    m_last.reset();
    m_desk.reset();
    app::closeLog();
    m_peer.leave();
    judge();
    emit finished();
}

void Soak::judge()
{
    auto& failures = m_outcome.failures;
    const auto report = store::verify(m_data);
    if (!report || !report->ok()) {
        m_outcome.verify = report ? report->text() : report.error().message;
        failures.push_back("the data folder is not sound: " + m_outcome.verify);
    }
    auto journal = ofJournal(m_data);
    if (journal)
        m_outcome.journal = std::move(*journal);
    else
        failures.push_back(journal.error().message);
    m_outcome.wire = ofWire(m_wire);
    m_outcome.compared =
        compare(m_outcome.record, m_outcome.wire, m_outcome.journal, m_outcome.window);
    for (const auto* all : {&m_outcome.compared.dropped, &m_outcome.compared.duplicated})
        failures.insert(failures.end(), all->begin(), all->end());
    if (static_cast<double>(m_outcome.largestTurn) > m_options.mostQueued)
        failures.push_back("the engine's queue held " + std::to_string(m_outcome.largestTurn) +
                           " events");
    if (m_outcome.behindAtEnd > 0)
        failures.push_back(std::to_string(m_outcome.behindAtEnd) +
                           " instruments never showed the last quote that was sent of them");
    if (m_outcome.disagreements > 0)
        failures.push_back("the book's valuation disagreed with one from nothing");
    const double slope = growthOf(m_held, &Held::ownMiB).slope;
    if (m_options.mostGrowth > 0 && slope > m_options.mostGrowth)
        failures.push_back("memory grows by " + std::to_string(slope) + " MiB an hour");
}

}  // namespace ballast::soak
