#include "app/engine_thread.h"

#include "app/joint_worker.h"
#include "app/last_resort.h"
#include "app/machine_sleep.h"
#include "app/thread_name.h"
#include "app/wake_pipe.h"
#include "app/watchdog.h"
#include "models/core/assert.h"

#include <spdlog/spdlog.h>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <atomic>
#include <chrono>
#include <exception>
#include <map>
#include <stop_token>

namespace ballast::app {
namespace {

using Steady = std::chrono::steady_clock;

constexpr auto kPublishEvery = std::chrono::milliseconds{8};
/// How long a silent engine sleeps before it looks at its timeouts again.
constexpr auto kIdle = std::chrono::milliseconds{25};
/// How often an engine that does not sleep looks at its timeouts while nothing arrives.
constexpr auto kSpinTick = std::chrono::milliseconds{1};
/// What is read in one turn, events and time. A feed that is faster than this thread waits at the
/// venue's end of the wire, which then tells of each instrument what is true and not all that was;
/// read without end it would wait in here, and the engine would never have its turn.
constexpr std::size_t kReadATurn = 1'024;
constexpr auto kReadAtMost = std::chrono::milliseconds{8};
constexpr auto kLeaveWithin = std::chrono::milliseconds{800};
constexpr std::size_t kInboxCapacity = 4'096;
/// What the two clocks of a machine that did not sleep may differ by.
constexpr core::Duration kSleepNoticed = std::chrono::seconds{2};
/// Told apart by its address: of a closing that the engine itself asked for it need not hear.
constexpr const char* kEngineHalted = "the engine halted";

EngineThread::Outside whole(EngineThread::Outside outside)
{
    if (!outside.gate) outside.gate = std::make_shared<core::KillSwitch>();
    if (!outside.slept) outside.slept = machineSlept;
    return outside;
}

}  // namespace

class EngineThread::Loop {
public:
    Loop(engine::Config config, Outside outside)
        : m_outside(whole(std::move(outside))), m_engine(std::move(config)), m_inbox(kInboxCapacity)
    {
        // Halted before this start: nothing is open that a kill would have to reach.
        if (m_engine.isHalted()) m_outside.gate->close("halted before this start");
        m_killsServed = m_outside.gate->closings();
        m_slept = m_outside.slept();
        m_inbox.setWake([this] { boost::asio::post(m_io, [] {}); });
        for (auto& [id, make] : m_outside.venues)
            m_venues[id] = make(m_io, m_directory, [this](engine::Event&& event) {
                m_batch.push_back(std::move(event));
            });
    }

    bool post(engine::Event event) { return m_inbox.post(std::move(event)); }
    std::shared_ptr<const engine::Snapshot> takeSnapshot()
    {
        return m_mailbox.take().value_or(nullptr);
    }
    void halt(const char* why)
    {
        m_haltAsked = why;
        wake();
    }
    void wake()
    {
        boost::asio::post(m_io, [] {});
    }
    core::KillSwitch& gate() { return *m_outside.gate; }
    Steady::time_point lastTurn() const
    {
        return Steady::time_point{Steady::duration{m_lastTurn.load(std::memory_order_relaxed)}};
    }
    std::size_t largestTurn() const { return m_largestTurn.load(std::memory_order_relaxed); }

    void run(const std::stop_token& stop)
    {
        nameThisThread("engine");
        auto guard = boost::asio::make_work_guard(m_io);
        const WakePipe wakes(m_io, gate());
        guarded([this] {
            for (auto& [id, venue] : m_venues) venue->start();
        });
        while (!stop.stop_requested()) guarded([this] { step(); });
        guarded([this] { leave(); });
        m_venues.clear();
    }

private:
    template <class Work>
    void guarded(Work work)
    {
        try {
            work();
        } catch (const std::exception& e) {
            fault(e.what());
        } catch (...) {
            fault("an exception of no known kind");
        }
    }

    void step()
    {
        const auto now = Steady::now();
        m_lastTurn.store(now.time_since_epoch().count(), std::memory_order_relaxed);
        const auto wakeAt = m_dirty ? m_lastPublish + kPublishEvery : now + kIdle;
        if (wakeAt > now && !m_outside.spin) m_io.run_one_until(wakeAt);
        serveKill();
        // One by one: whatever the feed brings, a kill waits for one frame of it and no more.
        const auto until = Steady::now() + kReadAtMost;
        while (m_batch.size() < kReadATurn && m_io.poll_one() > 0 && Steady::now() < until)
            serveKill();
        serveKill();
        m_inbox.drain(m_posted);
        lookForSleep();
        if (const char* why = m_haltAsked.exchange(nullptr))
            m_batch.push_back(engine::Command{engine::StopAll{why}, "engine"});
        process();
        publish();
    }

    void process()
    {
        // Effects may reach a venue that puts new events into m_batch: those wait for their turn.
        std::vector<engine::Event> batch;
        batch.swap(m_batch);
        for (engine::Event& event : m_posted) batch.push_back(std::move(event));
        m_posted.clear();
        m_dirty = m_dirty || !batch.empty();
        if (batch.size() > m_largestTurn.load(std::memory_order_relaxed))
            m_largestTurn.store(batch.size(), std::memory_order_relaxed);
        for (engine::Event& event : batch) {
            serveKill();
            stampResume(event);
            carryOut(run(event));
            followGate(event);
        }
        const Steady::time_point steady = Steady::now();
        if (m_outside.spin && batch.empty() && steady < m_nextTick) return;
        const core::Time now = m_outside.clock.at(steady);
        if (now > m_lastTick) {
            m_lastTick = now;
            m_nextTick = steady + kSpinTick;
            const engine::Event tick{engine::Tick{now}};
            carryOut(run(tick));
            followGate(tick);
        }
    }

    /// The one place where the engine takes something in: what is recorded is all that it did.
    std::span<const engine::Effect> run(const engine::Event& event)
    {
        std::span<const engine::Effect> effects;
        try {
            effects = m_engine.process(event);
        } catch (...) {
            record(event, {});  // nothing of it is carried out
            throw;
        }
        record(event, effects);
        return effects;
    }

    /// What the engine has decided is carried out, whatever becomes of the record of it: a recorder
    /// that fails is not asked again.
    void record(const engine::Event& event, std::span<const engine::Effect> effects)
    {
        if (!m_outside.recorded) return;
        try {
            return m_outside.recorded(event, effects);
        } catch (const std::exception& e) {
            spdlog::critical("recording events: {}", e.what());
        } catch (...) {
            spdlog::critical("recording events: an exception of no known kind");
        }
        m_outside.recorded = {};
    }

    /// The gate is closed already, by whoever wanted it: now what works is cancelled, by the
    /// shortest way, and the engine hears of it before anything else that waits.
    void serveKill()
    {
        const std::uint64_t closings = gate().closings();
        if (closings == m_killsServed) return;
        const std::uint64_t before = std::exchange(m_killsServed, closings);
        const Steady::time_point at = Steady::now();
        // Of several closings at once the last one's reason is known; the engine's own is no news
        // to it, another's is, also where its words were lost.
        const bool others = closings - before > std::exchange(m_ownClosings, 0);
        const char* why = gate().why();
        const std::string faulted = std::exchange(m_faulted, {});
        // Each by itself: an engine or a venue that fails over it keeps no other from being
        // stopped.
        if (others || !m_engine.isHalted())
            guarded([&] {
                const std::string said = why != kEngineHalted ? why
                                         : faulted.empty()    ? "the kill switch"
                                                              : faulted;
                carryOut(run(engine::Command{engine::StopAll{said}, said == faulted ? "engine"
                                                                    : said == kEngineWasSilent
                                                                        ? "watchdog"
                                                                        : "kill switch"}));
            });
        m_haltsFollowed = m_engine.halts();
        for (auto& [id, venue] : m_venues) guarded([&] { stopVenue(id, *venue, at); });
        m_dirty = true;
    }

    /// Asked of this venue, and no answer in time: the connection is dropped, for then its dead-man
    /// switch acts.
    void stopVenue(core::VenueId id, connectors::Venue& venue, Steady::time_point at)
    {
        auto limit = std::make_shared<boost::asio::steady_timer>(m_io);
        limit->expires_after(kConfirmWithin);
        const auto answered = [this, id, at, limit](const std::string& problem) {
            if (limit->cancel() == 0) return;  // too late, or told twice
            tellKill(id, at, problem);
        };
        // It holds itself: a venue that never answers lets go of its way to answer.
        limit->async_wait([this, id, at, limit](const boost::system::error_code& error) {
            if (error) return;
            tellKill(id, at, "no answer within 2 s");
        });
        venue.stopNow(answered);
    }

    void tellKill(core::VenueId id, Steady::time_point at, const std::string& problem)
    {
        m_batch.push_back(engine::KillAnswered{id, problem.empty(), problem, Steady::now() - at});
        if (problem.empty()) return;
        // Later: the answer may have come out of the loss of the link itself.
        boost::asio::post(m_io, [this, id, problem] {
            if (const auto it = m_venues.find(id); it != m_venues.end())
                it->second->reconnect("the kill was not confirmed: " + problem);
        });
    }

    /// What the person had seen is held against what the gate counts now.
    void stampResume(engine::Event& event)
    {
        auto* command = std::get_if<engine::Command>(&event);
        auto* resume = command ? std::get_if<engine::Resume>(&command->what) : nullptr;
        if (resume) resume->closings = gate().closings();
    }

    /// One flag and one engine agree: a halt closes the gate, and so does another reason for one
    /// while it lasts; a person's resume opens it, unless it was closed again after what the person
    /// had seen.
    void followGate(const engine::Event& event)
    {
        if (m_engine.isHalted()) {
            serveKill();  // whose reason would be lost behind this one
            const bool anew = std::exchange(m_haltsFollowed, m_engine.halts()) != m_engine.halts();
            if (!anew && gate().isClosed()) return;
            ++m_ownClosings;
            gate().close(kEngineHalted);
            return;
        }
        const auto* command = std::get_if<engine::Command>(&event);
        if (const auto* resume = command ? std::get_if<engine::Resume>(&command->what) : nullptr)
            static_cast<void>(gate().open(resume->seen));
    }

    void lookForSleep()
    {
        const core::Duration slept = m_outside.slept();
        const core::Duration gap = slept - std::exchange(m_slept, slept);
        if (gap <= kSleepNoticed) return;
        m_batch.push_back(engine::Suspended{gap});
        for (auto& [id, venue] : m_venues) venue->reconnect("the machine stood still");
    }

    void publish()
    {
        const auto now = Steady::now();
        // Who decides does not wait for the tables: their lines follow at their own pace.
        if (m_engine.hasNewProposals()) {
            put(m_engine.snapshotAhead());
            m_dirty = true;
        }
        if (now - m_lastPublish <
            (m_dirty ? Steady::duration{kPublishEvery} : Steady::duration{kIdle * 10}))
            return;
        m_lastPublish = now;
        m_dirty = false;
        put(m_engine.snapshot());
    }

    /// Of the closings that were served: a kill that the engine has not heard of is not seen.
    void put(const std::shared_ptr<const engine::Snapshot>& made)
    {
        auto snapshot = std::make_shared<engine::Snapshot>(*made);
        snapshot->closings = m_killsServed;
        m_mailbox.put(std::move(snapshot));
    }

    void carryOut(std::span<const engine::Effect> effects)
    {
        for (const engine::Effect& effect : effects)
            std::visit([this](const auto& e) { carry(e); }, effect);
        m_dirty = m_dirty || !effects.empty();
    }

    connectors::Venue* venueOf(const core::AccountKey& account)
    {
        const auto it = m_venues.find(account.venue);
        return it == m_venues.end() ? nullptr : it->second.get();
    }

    void carry(const risk::Approved<orders::Place>& order)
    {
        if (isClosedForGood()) return;  // the process is ending over a fault nothing caught
        const orders::Intent& intent = order.get().intent;
        if (auto* venue = venueOf(intent.account)) return venue->place(order);
        m_batch.push_back(orders::Report{orders::NotSent{
            intent.label, "no connector for " + intent.account.venue.text(), m_lastTick}});
    }
    void carry(const orders::Cancel& request)
    {
        if (auto* venue = venueOf(request.account)) venue->cancel(request);
    }
    void carry(const orders::CancelAll& request)
    {
        if (auto* venue = venueOf(request.account)) venue->cancel(request);
    }
    void carry(const orders::Query& request)
    {
        if (auto* venue = venueOf(request.account)) venue->query(request);
    }
    void carry(const engine::SimulateMargin& request)
    {
        if (auto* venue = venueOf(request.account)) venue->simulate(request);
    }
    /// Made with the first wish: most desks never have one.
    void carry(const engine::SeekJointHedge& seek)
    {
        if (!m_joint)
            m_joint = std::make_unique<JointWorker>([this](auto answer) {
                // One that is not taken is asked for again.
                static_cast<void>(m_inbox.post(engine::JointFound{std::move(answer)}));
            });
        m_joint->request(seek.request);
    }
    void carry(const orders::Reconnect& request)
    {
        if (const auto it = m_venues.find(request.venue); it != m_venues.end())
            it->second->reconnect(request.reason);
    }
    void carry(const engine::WatchBook& request) { watch(request.venue, request); }
    void carry(const engine::UnwatchBook& request) { watch(request.venue, request); }
    void watch(core::VenueId id,
               const std::variant<engine::WatchBook, engine::UnwatchBook>& request)
    {
        if (const auto it = m_venues.find(id); it != m_venues.end()) it->second->watch(request);
    }
    void carry(const engine::Journal& entry)
    {
        if (!m_outside.journal(entry))
            m_batch.push_back(
                engine::JournalFailed{"the journal does not take entries", m_lastTick});
    }
    /// What the history does not take is lost to it; whoever keeps it says so.
    void carry(const engine::Remember& row) { static_cast<void>(m_outside.remember(row)); }
    void carry(const engine::Alert& alert)
    {
        const auto level = alert.severity == engine::Severity::Critical  ? spdlog::level::err
                           : alert.severity == engine::Severity::Warning ? spdlog::level::warn
                                                                         : spdlog::level::info;
        spdlog::log(level, "{}: {}", alert.topic, alert.text);
    }

    /// An exception at this door is our own mistake: halt, keep the window, say so. The gate first:
    /// the engine that is to hear of it is what has just failed.
    void fault(const char* what)
    {
        const std::string reason = std::string{"an internal fault: "} + what;
        if (!gate().isClosed()) {
            ++m_ownClosings;
            m_faulted = reason;
            gate().close(kEngineHalted);
        }
        if (m_faultSaid != what) {
            m_faultSaid = what;
            spdlog::critical("engine: {}", what);
            if (m_outside.faulted) m_outside.faulted(m_faultSaid);
        }
        m_batch.clear();
        m_batch.push_back(engine::Command{engine::StopAll{reason}, "engine"});
    }

    void leave()
    {
        for (auto& [id, venue] : m_venues) venue->stop();
        const auto until = Steady::now() + kLeaveWithin;
        while (Steady::now() < until && m_io.run_one_until(until) > 0) {
        }
        m_io.poll();
        process();  // the last reports reach the journal
    }

    Outside m_outside;
    engine::Engine m_engine;
    market::Directory m_directory;
    boost::asio::io_context m_io{1};
    core::Inbox<engine::Event> m_inbox;
    core::Mailbox<std::shared_ptr<const engine::Snapshot>> m_mailbox;
    std::map<core::VenueId, std::unique_ptr<connectors::Venue>> m_venues;
    std::vector<engine::Event> m_batch, m_posted;
    std::uint64_t m_killsServed = 0;    ///< closings of the gate
    std::uint64_t m_ownClosings = 0;    ///< of those that are not served yet
    std::string m_faulted;              ///< why this thread closed it itself, until that is served
    std::uint64_t m_haltsFollowed = 0;  ///< reasons of the engine's that the gate was closed for
    core::Duration m_slept{};
    std::atomic<Steady::rep> m_lastTurn = 0;
    std::atomic<std::size_t> m_largestTurn = 0;
    Steady::time_point m_lastPublish{};
    core::Time m_lastTick{};
    Steady::time_point m_nextTick{};  ///< of a thread that does not sleep, while nothing arrives
    bool m_dirty = true;
    std::atomic<const char*> m_haltAsked = nullptr;
    std::string m_faultSaid;
    std::unique_ptr<JointWorker> m_joint;  ///< last: it posts into the inbox
};

EngineThread::EngineThread(engine::Config config, Outside outside)
    : m_loop(std::make_unique<Loop>(std::move(config), std::move(outside)))
{
}

EngineThread::~EngineThread() { stop(); }

void EngineThread::start()
{
    BALLAST_ASSERT(!m_thread.joinable());
    m_thread = std::jthread([this](const std::stop_token& stop) { m_loop->run(stop); });
}

void EngineThread::stop()
{
    if (!m_thread.joinable()) return;
    m_thread.request_stop();
    m_loop->wake();
    m_thread.join();
}

bool EngineThread::post(engine::Event event) { return m_loop->post(std::move(event)); }

void EngineThread::postOrHalt(engine::Event event, const char* why)
{
    if (m_loop->post(std::move(event))) return;
    spdlog::critical("engine: {}", why);
    m_loop->halt(why);
}

void EngineThread::kill(const char* why)
{
    m_loop->gate().close(why);
    m_loop->wake();
}

core::KillSwitch& EngineThread::gate() { return m_loop->gate(); }

std::chrono::steady_clock::time_point EngineThread::lastTurn() const { return m_loop->lastTurn(); }

std::size_t EngineThread::largestTurn() const { return m_loop->largestTurn(); }

std::shared_ptr<const engine::Snapshot> EngineThread::takeSnapshot()
{
    return m_loop->takeSnapshot();
}

}  // namespace ballast::app
