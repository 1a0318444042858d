#include "tests/sim/process.h"

namespace ballast::sim {
using namespace std::chrono_literals;

namespace {

constexpr std::uint64_t kOwnRequestsFrom = 500'000;

rebalance::Policy policyFor(const Desk& desk)
{
    rebalance::Policy policy;
    policy.underlying = "BTC";
    policy.account = {kVenueName, kKeyId};
    policy.band = {desk.target, 0.1, 0.1, rebalance::HedgeTo::Target, 0.5};
    policy.hedgeInstrument = "BTC-PERPETUAL";
    policy.cooldown = 1s;
    return policy;
}

engine::Config configFor(const rebalance::Policy& policy, engine::Recovered recovered)
{
    engine::Config config;
    config.recovered = std::move(recovered);
    config.policies = {policy};
    config.mode = engine::Mode::Confirm;
    config.sampleEvery = 1h;
    config.settleAfterLogin = 1s;
    // The guard has tests of its own; here it would end most runs before they say anything.
    for (guard::Bounds* bounds :
         {&config.guards.all.errors, &config.guards.all.feedGaps, &config.guards.all.feedLeastS,
          &config.guards.all.indexGaps, &config.guards.all.indexLeastS, &config.guards.all.crossedS,
          &config.guards.all.volatility, &config.guards.all.tradesPerHour})
        *bounds = {1e6, 1e7};
    return config;
}

deribit::Profile profile()
{
    deribit::Profile out;
    out.venue = kVenueName;
    out.url = "ws://127.0.0.1:1/ws/api/v2";
    out.keyId = kKeyId;
    out.secret = deribit::Secret{std::string{"secret"}};
    out.currencies = {"BTC"};
    out.tradingEnabled = true;
    out.hedgeInstruments = {"BTC-PERPETUAL"};
    return out;
}

}  // namespace

Process::Process(Run& run, Net& net, Disk& disk, Checks& checks, const Desk& desk)
    : m_run(run),
      m_net(net),
      m_disk(disk),
      m_checks(checks),
      m_policy(policyFor(desk)),
      m_idle(net.alarm()),
      m_store(net.alarm()),
      m_told(net.alarm())
{
    if (run.strikes(Fault::ClockSkew))
        m_skew = run.random.between(-core::Duration{1s}, core::Duration{2s});
    auto recovered = disk.open(deskNow());
    if (!recovered) {
        run.fail("P6: the journal does not open: " + recovered.error().message);
        recovered = engine::Recovered{};
        recovered->installId = "BROKENXX";
    }
    run.trace.line(run.now(), "desk starts, {} unfinished", recovered->unfinished.size());
    const std::uint64_t first = recovered->nextRequestId + kOwnRequestsFrom;
    checks.began(*recovered);
    m_engine = std::make_unique<engine::Engine>(configFor(m_policy, std::move(*recovered)));
    m_session = std::make_unique<deribit::Session>(
        profile(),
        deribit::Surroundings{
            net, m_directory,
            [this](engine::Event&& event) { m_batch.push_back(std::move(event)); },
            [this] { return deskNow(); }, [this] { return m_run.random.uniform(); }, 1, first});
    m_session->start();
    idle();
}

Process::~Process() { m_disk.close(); }

void Process::idle()
{
    m_idle->after(m_run.random.between(150ms, 350ms), [this] { idle(); });
}

void Process::turn()
{
    std::vector<engine::Event> batch;
    batch.swap(m_batch);
    for (const engine::Event& event : batch) {
        if (const auto* link = std::get_if<engine::LinkChanged>(&event)) {
            m_linkState = link->state;
            m_checks.linkChanged(*link, m_net.dials());
        }
        carryOut(m_engine->process(event));
    }
    m_checks.turnEnds();
    if (deskNow() <= m_lastTick) return;
    m_lastTick = deskNow();
    carryOut(m_engine->process(engine::Tick{m_lastTick}));
}

void Process::command(decltype(engine::Command::what) what)
{
    const bool stop = std::holds_alternative<engine::StopAll>(what);
    if (std::holds_alternative<engine::Resume>(what)) m_checks.resumed();
    const std::uint64_t before = m_checks.cancelFrames();
    const bool up = m_session->up();
    carryOut(m_engine->process(engine::Command{std::move(what), "trader"}));
    if (stop) m_checks.stopReturned(up && m_session->up(), before);
    turn();
}

void Process::leave()
{
    m_session->stop();
    turn();
}

void Process::carryOut(std::span<const engine::Effect> effects)
{
    for (const engine::Effect& effect : effects) {
        const bool matters = !std::holds_alternative<engine::Remember>(effect) &&
                             !std::holds_alternative<engine::Alert>(effect);
        const bool dies = matters && m_run.strikes(Fault::CrashAtEffect);
        if (dies && m_run.random.chance(0.5)) throw Crash{};
        m_checks.effect(effect);
        std::visit([this](const auto& e) { carry(e); }, effect);
        if (dies) throw Crash{};
    }
}

void Process::carry(const engine::Alert& alert)
{
    m_run.trace.line(m_run.now(), "alert {}: {}", alert.topic, alert.text);
}

void Process::carry(const engine::Journal& entry)
{
    if (m_run.trace.kept()) {
        if (const auto* i = std::get_if<engine::IntentRecord>(&entry.entry))
            m_run.trace.line(m_run.now(), "journal {} intent {}", entry.seq,
                             i->intent.label.view());
        if (const auto* o = std::get_if<engine::OrderRecord>(&entry.entry))
            m_run.trace.line(m_run.now(), "journal {} {} {} filled {}: {}", entry.seq,
                             o->label.view(), text(o->state), o->filled.text(), o->evidence);
        if (const auto* f = std::get_if<engine::FillRecord>(&entry.entry))
            m_run.trace.line(m_run.now(), "journal {} fill {}", entry.seq, f->fill.tradeId);
    }
    if (m_diskFailed) return tell(engine::JournalFailed{"the journal is closed", deskNow()});
    m_queue.push_back(entry);
    if (m_storing) return;
    m_storing = true;
    core::Duration wait = m_run.random.between(100us, 2ms);
    if (m_run.strikes(Fault::SlowDisk)) wait = m_run.random.between(100ms, 3s);
    m_store->after(wait, [this] { store(); });
}

/// One commit of all that waits.
void Process::store()
{
    m_storing = false;
    std::vector<engine::Journal> batch;
    batch.swap(m_queue);
    if (batch.empty() || m_diskFailed) return;
    if (m_run.strikes(Fault::PowerLoss)) throw Crash{};
    const bool full = m_run.strikes(Fault::DiskFull), lies = m_run.strikes(Fault::FsyncFails);
    if (full || lies) {
        // After a failed sync nobody knows whether it is there; it may be.
        if (lies && m_run.random.chance(0.5) && m_disk.append(batch).error.empty())
            m_checks.durable(batch);
        m_diskFailed = true;
        return tell(engine::JournalFailed{full ? "disk full" : "sync failed", deskNow()});
    }
    const Disk::Written written = m_disk.append(batch);
    if (!written.error.empty()) {
        m_run.fail("I4: the journal refuses: " + written.error);
        return;
    }
    m_checks.durable(batch);
    if (m_run.strikes(Fault::CrashInStore)) throw Crash{};
    tell(engine::Journaled{written.upTo, deskNow()});
}

/// The store's word reaches the engine a moment later.
void Process::tell(engine::Event event)
{
    m_answers.push_back(std::move(event));
    m_told->after(m_run.random.between(20us, 500us), [this] {
        for (engine::Event& answer : m_answers) m_batch.push_back(std::move(answer));
        m_answers.clear();
    });
}

}  // namespace ballast::sim
