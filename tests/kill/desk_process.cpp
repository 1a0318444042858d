#include "tests/kill/desk_process.h"

#include "connectors/deribit/session.h"
#include "connectors/store/codes.h"
#include "connectors/store/order_journal.h"
#include "models/engine/engine.h"
#include "tests/kill/pipe.h"
#include "tests/sim/desk_setup.h"
#include "tests/sim/simulate.h"

#include <fmt/format.h>

#include <charconv>
#include <exception>
#include <functional>
#include <map>
#include <optional>
#include <set>

#include <unistd.h>

namespace ballast::kill {
using namespace std::chrono_literals;

namespace {

std::uint64_t numberOf(std::string_view text)
{
    std::uint64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::string_view afterNumber(std::string_view text)
{
    const auto space = text.find(' ');
    return space == std::string_view::npos ? std::string_view{} : text.substr(space + 1);
}

/// The loop of a session whose other end is the pipe, and whose time is what the pipe says.
class PipeLoop final : public net::Loop {
public:
    PipeLoop(Pipe& pipe, core::Time at) : m_pipe(pipe), m_now(at) {}
    std::unique_ptr<net::Socket> socket(net::Socket::Callbacks callbacks,
                                        const net::WsLimits&) override
    {
        return std::make_unique<PipeSocket>(*this, std::move(callbacks));
    }
    std::unique_ptr<net::Alarm> alarm() override { return std::make_unique<PipeAlarm>(*this); }

    core::Time now() const { return m_now; }
    core::Time nextDue() const
    {
        return m_due.empty() ? m_now + 1s : std::max(m_due.begin()->first, m_now);
    }
    void reach(core::Time at)
    {
        while (!m_due.empty() && m_due.begin()->first <= at) {
            const auto due = m_due.extract(m_due.begin());
            m_now = std::max(m_now, due.key());
            due.mapped()();
        }
        m_now = std::max(m_now, at);
    }
    void hear(const Message& message)
    {
        const auto found = m_sockets.find(numberOf(message.text));
        if (found == m_sockets.end()) return;
        const std::string_view rest = afterNumber(message.text);
        const auto keep = found->second->callbacks;  // it may be gone before it returns
        if (message.word == Word::Opened) {
            found->second->open = true;
            keep->onOpen();
        } else if (message.word == Word::Frame) {
            found->second->bytes += rest.size();
            keep->onText(rest);
        } else {
            found->second->open = false;
            m_sockets.erase(found);
            keep->onClosed(std::string{rest});
        }
    }

private:
    struct PipeSocket final : public net::Socket {
        PipeSocket(PipeLoop& loop, Callbacks told)
            : owner(loop), callbacks(std::make_shared<Callbacks>(std::move(told)))
        {
        }
        ~PipeSocket() override { leave(); }
        void connect(const net::Url&) override
        {
            number = ++owner.m_dialled;
            owner.m_sockets[number] = this;
            owner.m_pipe.send(Word::Dial, std::to_string(number));
        }
        bool send(std::string text) override
        {
            return open && owner.m_pipe.send(Word::Send, std::to_string(number) + ' ' + text);
        }
        void close() override
        {
            const auto keep = callbacks;
            leave();
            keep->onClosed("closed");
        }
        void limitFrames(std::size_t) override {}
        std::uint64_t bytesRead() const override { return bytes; }
        void leave()
        {
            open = false;
            if (number == 0 || owner.m_sockets.erase(number) == 0) return;
            owner.m_pipe.send(Word::Close, std::to_string(number));
        }
        PipeLoop& owner;
        std::shared_ptr<Callbacks> callbacks;
        std::uint64_t number = 0, bytes = 0;
        bool open = false;
    };
    struct PipeAlarm final : public net::Alarm {
        explicit PipeAlarm(PipeLoop& loop) : owner(loop) {}
        ~PipeAlarm() override { *asked += 1; }
        void after(core::Duration wait, std::function<void()> call) override
        {
            const std::uint64_t mine = ++*asked;
            owner.m_due.emplace(owner.m_now + std::max(wait, core::Duration{}),
                                [state = asked, mine, call = std::move(call)] {
                                    if (*state == mine) call();
                                });
        }
        void cancel() override { *asked += 1; }
        PipeLoop& owner;
        std::shared_ptr<std::uint64_t> asked = std::make_shared<std::uint64_t>(0);
    };

    Pipe& m_pipe;
    core::Time m_now;
    std::multimap<core::Time, std::function<void()>> m_due;
    std::map<std::uint64_t, PipeSocket*> m_sockets;
    std::uint64_t m_dialled = 0;
};

void mark(int which) { (void)::getsid(which); }

class DeskProcess {
public:
    DeskProcess(int handle, const DeskPlan& plan)
        : m_plan(plan), m_pipe(handle), m_loop(m_pipe, plan.at), m_random(plan.seed)
    {
    }

    int run()
    {
        if (m_plan.marksStart) mark(kMarkBegin);
        auto journal = store::OrderJournal::open(m_plan.folder, {m_plan.at, m_plan.seed});
        if (!journal) return wrong(journal.error().message);
        m_journal.emplace(std::move(*journal));
        showLedger();
        begin();
        while (true) {
            turn();
            const core::Time until = m_batch.empty() ? m_loop.nextDue() : m_loop.now() + 100us;
            m_pipe.send(Word::Wait, std::to_string(until.time_since_epoch().count()));
            if (!listen()) return 0;
        }
    }
    int wrong(const std::string& why)
    {
        m_pipe.send(Word::Wrong, why);
        return 1;
    }

private:
    void begin()
    {
        engine::Recovered recovered = m_journal->recovered();
        const std::uint64_t first = recovered.nextRequestId + sim::kOwnRequestsFrom;
        m_policy = sim::policyFor({target()});
        m_engine = std::make_unique<engine::Engine>(sim::configFor(m_policy, std::move(recovered)));
        m_session = std::make_unique<deribit::Session>(
            sim::profile(),
            deribit::Surroundings{
                m_loop, m_directory,
                [this](engine::Event&& event) { m_batch.push_back(std::move(event)); },
                [this] { return m_loop.now(); }, [this] { return m_random.uniform(); }, 1, first});
        m_session->start();
        m_tick = m_loop.alarm();
        tick();
        m_retargetAt = m_loop.now() + m_random.between(3s, 9s);
    }
    void tick()
    {
        m_tick->after(m_random.between(150ms, 350ms), [this] { tick(); });
    }
    double target() { return 0.5 * static_cast<double>(m_random.below(7)) - 1.5; }

    /// Everything up to the moment that is said to be now. False: nobody is there any more.
    bool listen()
    {
        std::vector<Message> heard;
        while (true) {
            auto message = m_pipe.receive();
            if (!message) return false;
            if (message->word != Word::Time) {
                heard.push_back(std::move(*message));
                continue;
            }
            m_loop.reach(core::Time{core::Duration{std::stoll(message->text)}});
            break;
        }
        for (const Message& message : heard) {
            if (message.word == Word::Quiet) {
                m_quiet = true;
                showLedger();
            } else if (message.word == Word::Resolve) {
                resolve(message.text);
            } else {
                m_loop.hear(message);
            }
        }
        return true;
    }

    void turn()
    {
        std::vector<engine::Event> batch;
        batch.swap(m_batch);
        for (const engine::Event& event : batch) carryOut(m_engine->process(event));
        if (m_loop.now() > m_lastTick) {
            m_lastTick = m_loop.now();
            carryOut(m_engine->process(engine::Tick{m_lastTick}));
        }
        person();
        store();
        tellTracer();
    }

    /// Approves whatever is proposed, and wants something else every few seconds.
    void person()
    {
        const auto snapshot = m_engine->snapshot();
        if (!snapshot || m_quiet) return;
        if (snapshot->mode == engine::Mode::Halted) return command(engine::Resume{});
        if (snapshot->mode == engine::Mode::Watch)
            return command(engine::SetMode{engine::Mode::Confirm});
        if (m_loop.now() >= m_retargetAt) {
            m_retargetAt = m_loop.now() + m_random.between(3s, 9s);
            m_policy.band.target = target();
            command(engine::SetPolicy{m_policy});
        }
        for (const rebalance::Proposal& proposal : snapshot->proposals->items) {
            if (proposal.state != rebalance::ProposalState::Live) continue;
            if (m_plan.marks && !std::exchange(m_marked, true)) mark(kMarkBegin);
            return command(engine::Approve{proposal.id, proposal.revision});
        }
    }
    void command(decltype(engine::Command::what) what)
    {
        carryOut(m_engine->process(engine::Command{std::move(what), "trader"}));
    }
    void resolve(const std::string& text)
    {
        const auto space = text.find(' ');
        const auto state = store::decode<orders::OrderState>(text.substr(space + 1));
        if (state)
            command(engine::ResolveOrder{core::Label{text.substr(0, space)}, *state,
                                         "looked up at the venue"});
    }

    void carryOut(std::span<const engine::Effect> effects)
    {
        for (const engine::Effect& effect : effects)
            std::visit([this](const auto& e) { carry(e); }, effect);
    }
    void carry(const risk::Approved<orders::Place>& order) { m_session->place(order); }
    void carry(const orders::Cancel& request) { m_session->cancel(request); }
    void carry(const orders::CancelAll& request) { m_session->cancel(request); }
    void carry(const orders::Query& request) { m_session->query(request); }
    void carry(const orders::Reconnect& request) { m_session->reconnect(request.reason); }
    void carry(const engine::WatchBook& request) { m_session->watch(request); }
    void carry(const engine::UnwatchBook& request) { m_session->watch(request); }
    void carry(const engine::SimulateMargin& request) { m_session->simulate(request); }
    void carry(const engine::Journal& entry) { m_queue.push_back(entry); }
    void carry(const engine::Remember&) {}
    void carry(const engine::SeekJointHedge&) {}
    void carry(const engine::Alert&) {}

    /// One commit of all that waits; then, and only then, the engine hears of it.
    void store()
    {
        if (m_queue.empty() && m_owed.empty()) return;
        if (m_plan.sendsFirst && m_owed.empty()) {
            m_owed.swap(m_queue);
            m_batch.push_back(engine::Journaled{m_owed.back().seq, m_loop.now()});
            return;
        }
        std::vector<engine::Journal> entries = std::exchange(m_owed, {});
        entries.insert(entries.end(), m_queue.begin(), m_queue.end());
        m_queue.clear();
        const auto written = m_journal->append(entries);
        if (written.error) throw std::runtime_error("the journal: " + written.error->message);
        m_batch.push_back(engine::Journaled{written.upTo, m_loop.now()});
    }

    void tellTracer()
    {
        if (!m_plan.marks && !m_plan.marksStart) return;
        const auto snapshot = m_engine->snapshot();
        if (!snapshot || !m_session->up() || !m_queue.empty() || !m_batch.empty()) return;
        if (m_plan.marks && (!m_marked || snapshot->orders->orders.empty())) return;
        for (const orders::Order& order : snapshot->orders->orders)
            if (!orders::isTerminal(order.state)) return;
        mark(kMarkEnd);
    }

    void showLedger()
    {
        std::string text;
        auto& database = m_journal->database();
        auto intents = database.prepare("SELECT label, state, cum_i FROM intent");
        auto fills = database.prepare("SELECT trade_id, label, qty_i FROM fill");
        if (!intents || !fills) throw std::runtime_error("the journal cannot be read");
        while (intents->next())
            text += fmt::format("i {} {} {}\n", intents->text(0), intents->text(1),
                                intents->integer(2));
        while (fills->next())
            text += fmt::format("f {} {} {}\n", fills->text(0), fills->text(1), fills->integer(2));
        m_pipe.send(Word::Ledger, text);
    }

    DeskPlan m_plan;
    Pipe m_pipe;
    PipeLoop m_loop;
    sim::Random m_random;
    rebalance::Policy m_policy;
    std::optional<store::OrderJournal> m_journal;
    market::Directory m_directory;
    std::vector<engine::Event> m_batch;
    std::unique_ptr<engine::Engine> m_engine;
    std::unique_ptr<deribit::Session> m_session;
    std::unique_ptr<net::Alarm> m_tick;
    std::vector<engine::Journal> m_queue, m_owed;
    core::Time m_lastTick{}, m_retargetAt{};
    bool m_quiet = false, m_marked = false;
};

}  // namespace

int runDesk(int handle, const DeskPlan& plan)
{
    sim::throwOnFailedAssertions();
    DeskProcess desk(handle, plan);
    try {
        return desk.run();
    } catch (const std::exception& error) {
        return desk.wrong(error.what());
    }
}

}  // namespace ballast::kill
