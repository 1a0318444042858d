#include "tests/sim/world.h"

#include "tests/sim/trader.h"

#include <exception>
#include <memory>

namespace ballast::sim {
using namespace std::chrono_literals;

namespace {

constexpr core::Duration kSettleWithin = 60s;  ///< I8

class World {
public:
    explicit World(const Plan& plan)
        : m_run(plan.seed, plan.trace),
          m_net(m_run),
          m_venue(m_run, m_net),
          m_checks(m_run, m_venue),
          m_trader(m_run, m_checks, m_venue, m_desk)
    {
        if (plan.scripted)
            for (const auto& [fault, moments] : plan.script) m_run.faults.script(fault, moments);
        else
            m_run.faults.swarm(m_run.random);
        if (plan.folder.empty())
            m_disk = std::make_unique<MemoryDisk>();
        else
            m_disk = std::make_unique<FileDisk>(plan.folder);
        m_run.standing = [this] { return m_checks.standing(); };
        m_net.deskTurn = [this] {
            if (m_process) m_process->turn();
        };
        m_net.onFrameOut = [this](const WirePtr& wire, const std::string& text) {
            m_checks.frameOut(wire, text);
        };
        m_net.onFrameIn = [this](const WirePtr& wire, const std::string& text) {
            m_checks.frameIn(wire, text);
        };
        m_venue.watch(m_checks.watch());
        m_checks.targetIs(0);
    }

    Outcome play()
    {
        const core::Time begin = m_run.now();
        m_venue.start();
        m_run.scheduler.after(core::Duration{0}, [this] { startDesk(); });
        lookLater();
        runUntil(begin + m_run.random.between(15s, 40s));
        const core::Time healed = m_run.now();
        heal();
        std::string missing = "nothing was looked at";
        while (m_run.failure.empty() && !missing.empty() && m_run.now() < healed + kSettleWithin) {
            runUntil(m_run.now() + 500ms);
            missing = m_process ? m_checks.unsettled(m_process->look().get()) : "no desk runs";
        }
        if (!missing.empty()) m_run.fail("I8: a minute after all faults are over " + missing);
        m_checks.atEnd();
        Outcome out;
        out.settledSeconds = core::seconds(m_run.now() - healed);
        out.virtualSeconds = core::seconds(m_run.now() - begin);
        out.failure = m_run.failure;
        out.coverage = m_run.faults.coverage();
        out.ends = m_checks.ends();
        out.orders = m_checks.ordersSent();
        for (const auto& [id, order] : m_venue.orders()) out.fills += order.trades.size();
        out.restarts = m_starts;
        out.links = m_net.dials();
        m_process.reset();
        out.trace = m_run.trace.text();
        if (m_run.trace.kept()) out.digest = m_run.trace.digest();
        return out;
    }

private:
    void runUntil(core::Time until)
    {
        bool more = true;
        while (more && m_run.failure.empty()) {
            try {
                more = m_run.scheduler.step(until);
            } catch (const Crash&) {
                crashed();
            } catch (const std::exception& error) {
                m_run.fail(std::string{"I12: "} + error.what());
            }
        }
        if (m_run.failure.empty() && m_run.now() < until)
            m_run.scheduler.at(until, [] {}), m_run.scheduler.step(until);
    }

    void startDesk()
    {
        ++m_starts;
        m_trader.newProcess();
        m_process = std::make_unique<Process>(m_run, m_net, *m_disk, m_checks, m_desk);
        if (m_run.strikes(Fault::CrashLoop))
            m_run.scheduler.after(m_run.random.between(1ms, 2s), [this, n = m_starts] {
                if (m_starts == n && m_process) throw Crash{};
            });
        m_process->turn();
    }

    void crashed()
    {
        m_run.trace.line(m_run.now(), "desk is gone");
        m_process.reset();
        if (m_restarting) return;
        m_restarting = true;
        m_run.scheduler.after(m_run.random.between(50ms, 3s), [this] {
            m_restarting = false;
            startDesk();
        });
    }

    void lookLater()
    {
        m_run.scheduler.after(m_run.random.between(200ms, 900ms), [this] { look(); });
    }

    void look()
    {
        lookLater();
        if (!m_process) return;
        if (m_run.strikes(Fault::Freeze))
            m_net.freezeUntil(m_run.now() + m_run.random.between(1s, 10s));
        if (m_process->diskFailed() && m_run.random.chance(0.2)) throw Crash{};  // as they are told
        if (m_run.strikes(Fault::ClosesWindow)) {
            m_process->leave();
            throw Crash{};
        }
        m_trader.look(*m_process);
    }

    void heal()
    {
        m_run.trace.line(m_run.now(), "all faults are over");
        m_run.faults.heal();
        m_venue.heal();
        m_net.thaw();
    }

    Run m_run;
    Net m_net;
    Venue m_venue;
    Checks m_checks;
    Desk m_desk;
    Trader m_trader;
    std::unique_ptr<Disk> m_disk;
    std::unique_ptr<Process> m_process;
    std::uint64_t m_starts = 0;
    bool m_restarting = false;
};

}  // namespace

Outcome play(const Plan& plan)
{
    World world(plan);
    Outcome out = world.play();
    out.seed = plan.seed;
    return out;
}

}  // namespace ballast::sim
