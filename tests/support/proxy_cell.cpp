// One scenario in one phase: begun, suffered, healed, and held against the invariants.
#include "tests/support/proxied_desk.h"
#include "tests/support/proxy_scenarios.h"

#include <algorithm>

namespace ballast::test {
namespace {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

constexpr double kSpeed = 10;
constexpr core::Duration kSettled = 60s;  ///< I8
constexpr core::Duration kDeadWithin = 12s;
/// Of the machine, between a timer's moment and the thread that waits for it.
constexpr std::chrono::duration<double> kSlack = 100ms;

class Cell {
public:
    Cell(const Scenario& scenario, Phase phase, const std::string& folder, std::uint64_t seed)
        : m_scenario(scenario),
          m_phase(phase),
          m_desk({.folder = folder,
                  .speed = kSpeed,
                  .tls = scenario.tls,
                  .seed = seed,
                  .exchangeFaults = scenario.exchange})
    {
    }

    CellResult run()
    {
        const auto began = Steady::now();
        const bool ofExchange = !m_scenario.exchange.empty();
        if (ofExchange || m_phase == Phase::OrderInFlight)
            order();
        else if (m_phase == Phase::Login)
            login();
        else
            idle();
        m_desk.proxy().heal();
        settle();
        check();
        m_result.machineSeconds = std::chrono::duration<double>(Steady::now() - began).count();
        return std::move(m_result);
    }

private:
    void fail(std::string what) { m_result.failures.push_back(std::move(what)); }
    bool openAndUp()
    {
        m_desk.open();
        if (m_desk.until([&] { return m_desk.up(); }, 60s)) return true;
        fail("the desk did not come up without a fault");
        return false;
    }
    std::vector<Fault> faults(Begins begins) const
    {
        std::vector<Fault> out = m_scenario.faults;
        for (Fault& fault : out) fault.begins = begins;
        return out;
    }

    void login()
    {
        m_desk.proxy().inject(faults(Begins::AtOnce));
        m_desk.open();
        // On a slow machine it may be a while before there is anything to spoil.
        untilSpoilt();
        m_desk.until([&] { return m_desk.up(); }, 8s);
    }

    void idle()
    {
        if (!openAndUp()) return;
        m_desk.proxy().inject(faults(Begins::AtOnce));
        if (m_scenario.ofConnecting) m_desk.proxy().cutAll();
        // Down is what the cut has done; the fault is met by the next connection. An idle link may
        // be a while without anything to spoil, the longer on a slow machine.
        if (!m_scenario.faults.empty()) untilSpoilt();
        suffer([] { return false; });
    }

    void untilSpoilt()
    {
        m_desk.until([this] { return m_desk.proxy().seen().hits > 0; }, kSettled);
    }

    void order()
    {
        if (!openAndUp()) return;
        std::vector<Fault> wrong = faults(Begins::WithOrder);
        Fault loss;
        loss.wrong = Wrong::Reset;
        loss.begins = Begins::AfterOrder;
        // New connections suffer only where the old one is lost, and what the exchange does wrong
        // is met by the next login, by a quiet link, or by a slow one.
        if (m_scenario.ofConnecting || (!m_scenario.exchange.empty() && m_phase == Phase::Login))
            wrong.push_back(loss);
        if (!m_scenario.exchange.empty() && m_phase == Phase::OrderInFlight) {
            loss.wrong = Wrong::Delay;
            loss.time = 1s;
            wrong.push_back(loss);
        }
        m_desk.proxy().inject(wrong);
        // On a slow machine its time may pass before it is written: then the next one is waited
        // for.
        const auto isWritten = [&] { return !m_desk.proxy().seen().orders.empty(); };
        for (int tries = 0; tries < 4 && !isWritten(); ++tries) {
            if (!m_desk.sendOrder(60s)) return fail("no order was sent");
            m_desk.until([&] { return isWritten() || m_desk.allTerminal(); }, kSettled);
        }
        // The order may have ended before there was as much as the fault waits for.
        if (!m_scenario.faults.empty()) untilSpoilt();
        suffer([this] { return m_desk.allTerminal(); });
    }

    /// Until the link is lost or `over`: as long as a dead link may take, or a few seconds.
    template <class Over>
    void suffer(Over over)
    {
        if (!m_scenario.silent) {
            m_desk.until([&] { return !m_desk.up() || over(); }, 6s);
            return;
        }
        const bool known = m_desk.until([&] { return !m_desk.up(); }, 2 * kDeadWithin);
        if (!known) return fail("a silent link was not known to be dead in 24 s");
        m_result.silentSeconds = m_desk.deskSeconds(lastLoss() - m_desk.proxy().seen().lastToDesk);
        if (m_result.silentSeconds > core::seconds(kDeadWithin) + kSlack.count() * kSpeed)
            fail("a dead link was known after " + std::to_string(m_result.silentSeconds) + " s");
    }
    Steady::time_point lastLoss() const
    {
        const auto links = m_desk.links();
        const auto lost = std::ranges::find(links.rbegin(), links.rend(), engine::LinkState::Down,
                                            &ProxiedDesk::LinkNews::state);
        return lost == links.rend() ? Steady::time_point{} : lost->seenAt;
    }

    /// After healing: up again, every intent ended, and a hedge that fills.
    void settle()
    {
        const auto began = Steady::now();
        if (!m_desk.until([&] { return m_desk.up(); }, kSettled))
            return fail("I8: not up again 60 s after healing");
        if (!m_desk.until([&] { return m_desk.allTerminal(); }, kSettled))
            return fail("I8: not all ended 60 s after healing");
        m_result.healedSeconds = m_desk.deskSeconds(Steady::now() - began);
        for (int tries = 0; tries < 4 && !anyFilled(); ++tries) {
            if (!m_desk.sendOrder(kSettled)) return fail("no hedge is proposed after healing");
            if (!m_desk.until([&] { return m_desk.allTerminal(); }, kSettled))
                return fail("I8: the order after healing did not end");
        }
        if (!anyFilled()) fail("no hedge fills after healing");
    }
    bool anyFilled()
    {
        const auto all = m_desk.orders();
        return std::ranges::any_of(all, [](const auto& o) { return o.filled.isPositive(); });
    }

    void check()
    {
        std::string differs = m_desk.ledgersDiffer();
        for (int second = 0; second < 60 && !differs.empty(); ++second) {
            m_desk.until([] { return false; }, 1s);
            differs = m_desk.ledgersDiffer();
        }
        if (!differs.empty()) fail("I8: " + differs);
        m_result.story = m_desk.story();
        m_desk.close();
        for (std::string& wrong : m_desk.violations()) fail(std::move(wrong));
        const FaultProxy::Seen seen = m_desk.proxy().seen();
        m_result.hits = seen.hits;
        m_result.orders = m_desk.orders().size();
        m_result.frames = seen.orders.size();
        if (!m_scenario.faults.empty() && seen.hits == 0) fail("the fault never did anything");
    }

    const Scenario& m_scenario;
    Phase m_phase;
    ProxiedDesk m_desk;
    CellResult m_result;
};

}  // namespace

CellResult runCell(const Scenario& scenario, Phase phase, const std::string& folder,
                   std::uint64_t seed)
{
    return Cell(scenario, phase, folder, seed).run();
}

}  // namespace ballast::test
