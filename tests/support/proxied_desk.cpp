#include "tests/support/proxied_desk.h"

#include "app/engine_config.h"
#include "connectors/store/verify.h"
#include "tests/support/fast_session.h"
#include "tests/support/small_market.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <map>

namespace ballast::test {
namespace {

using Steady = std::chrono::steady_clock;

app::Settings narrowSettings()
{
    app::Settings settings = app::defaultSettings();
    std::erase_if(settings.policies, [](const rebalance::Policy& policy) {
        return policy.underlying != core::Currency{"BTC"};
    });
    for (rebalance::Policy& policy : settings.policies) {
        policy.band.below = policy.band.above = 0.02;
        policy.cooldown = {};
    }
    return settings;
}

QJsonArray resultOf(const std::string& body, const char* member = nullptr)
{
    const QJsonValue result = QJsonDocument::fromJson(QByteArray::fromStdString(body))
                                  .object()
                                  .value(QStringLiteral("result"));
    return member ? result.toObject().value(QLatin1String(member)).toArray() : result.toArray();
}

std::string textOf(const QJsonObject& object, const char* name)
{
    return object.value(QLatin1String(name)).toString().toStdString();
}
double numberOf(const QJsonObject& object, const char* name)
{
    return object.value(QLatin1String(name)).toDouble();
}

/// "a 1, b 2": what differs between two tables; empty: nothing does.
std::string difference(const std::map<std::string, double>& theirs,
                       const std::map<std::string, double>& ours, const char* what)
{
    std::string out;
    std::map<std::string, std::pair<double, double>> all;
    for (const auto& [name, value] : theirs) all[name].first = value;
    for (const auto& [name, value] : ours) all[name].second = value;
    for (const auto& [name, both] : all)
        if (std::abs(both.first - both.second) > 1e-9)
            out += std::string{what} + ' ' + name + ": the exchange has " +
                   std::to_string(both.first) + ", the desk " + std::to_string(both.second) + "; ";
    return out;
}

}  // namespace

ProxiedDesk::ProxiedDesk(Options options) : m_options(std::move(options))
{
    paper::ServerOptions server;
    server.seed = m_options.seed;
    server.speed = server.wireSpeed = m_options.speed;
    server.start = core::parseIsoUtc("2026-11-18T12:00:00Z").value();
    server.market = std::make_unique<SmallMarket>();
    server.faults = m_options.exchangeFaults;
    paper_trading::AccountSeed account;
    account.key = account.secret = "paper";
    account.positions = {{"BTC-25DEC26", quantity("6000"), std::nullopt}};
    server.accounts.push_back(std::move(account));
    auto started = paper::ExchangeServer::start(std::move(server));
    if (!started) qFatal("%s", started.error().message.c_str());
    m_exchange = std::move(*started);
    m_proxy = std::make_unique<FaultProxy>(
        FaultProxy::Options{m_exchange->port(), m_options.tls, m_options.seed, m_options.speed});
}

ProxiedDesk::~ProxiedDesk()
{
    close();
    m_proxy.reset();
}

void ProxiedDesk::open()
{
    const core::ClockMapping clock = m_exchange->clock();
    store::Callbacks callbacks;
    callbacks.journaled = [this](std::uint64_t seq) {
        if (m_engine) m_engine->postOrHalt(engine::Journaled{seq, {}}, "full");
    };
    const auto broke = [this](const std::string& what) {
        const std::lock_guard lock(m_mutex);
        m_fault = what;
    };
    callbacks.failed = broke;
    callbacks.historyTold = [](const std::string&) {};
    auto store =
        store::Store::open(m_options.folder, {clock.at(Steady::now()), m_options.seed}, callbacks);
    if (!store) qFatal("%s", store.error().message.c_str());
    m_store = std::move(*store);

    const app::Settings settings = narrowSettings();
    app::Profile venue = *settings.profile("paper");
    venue.clientId = "paper";
    deribit::Profile profile;
    profile.venue = profile.keyId = "paper";
    profile.url = (m_options.tls ? "wss://127.0.0.1:" : "ws://127.0.0.1:") +
                  std::to_string(m_proxy->port()) + "/ws/api/v2";
    profile.secret = deribit::Secret{"paper"};
    profile.currencies = {"BTC"};
    profile.tradingEnabled = profile.mayChangeAccount = true;
    app::EngineThread::Outside outside;
    outside.clock = clock;
    outside.venues.emplace_back(
        venue.name,
        fastSession(std::move(profile), clock, m_store->recovered().nextRequestId + 500'000,
                    m_proxy->authorityPem(), [this](const engine::Event& event) { seen(event); }));
    outside.journal = [this](engine::Journal entry) { return m_store->journal(std::move(entry)); };
    outside.remember = [this](engine::Remember row) { return m_store->remember(std::move(row)); };
    outside.faulted = broke;
    // Speed 1: nothing keeps its length on a person's watch here, all of it is in fast motion.
    m_engine = std::make_unique<app::EngineThread>(
        app::engineConfig(settings, {venue}, m_store->recovered(), 1), std::move(outside));
    m_engine->start();
}

void ProxiedDesk::close()
{
    if (m_engine) m_lastOrders = orders();
    if (m_engine) m_engine->stop();
    m_store.reset();
    m_engine.reset();
}

void ProxiedDesk::seen(const engine::Event& event)
{
    const auto* change = std::get_if<engine::LinkChanged>(&event);
    if (change) {
        const std::lock_guard lock(m_mutex);
        m_links.push_back({change->state, change->reason, Steady::now()});
    }
    m_news.notify_all();
}

bool ProxiedDesk::until(const std::function<bool()>& condition, core::Duration atMost)
{
    const auto end = Steady::now() + core::fromSeconds(core::seconds(atMost) / m_options.speed);
    while (!condition()) {
        std::unique_lock lock(m_mutex);
        if (Steady::now() > end) return false;
        m_news.wait_until(lock, std::min(end, Steady::now() + std::chrono::milliseconds{10}));
    }
    return true;
}

const engine::Snapshot* ProxiedDesk::now()
{
    if (auto next = m_engine->takeSnapshot()) m_seen = std::move(next);
    return m_seen.get();
}

bool ProxiedDesk::up()
{
    const std::lock_guard lock(m_mutex);
    return !m_links.empty() && m_links.back().state == engine::LinkState::Up;
}

std::vector<ProxiedDesk::LinkNews> ProxiedDesk::links() const
{
    const std::lock_guard lock(m_mutex);
    return m_links;
}

std::vector<orders::Order> ProxiedDesk::orders()
{
    if (!m_engine) return m_lastOrders;
    const auto* s = now();
    return s && s->orders ? s->orders->orders : std::vector<orders::Order>{};
}

bool ProxiedDesk::allTerminal()
{
    const auto all = orders();
    return std::ranges::all_of(all, [](const auto& o) { return orders::isTerminal(o.state); });
}

bool ProxiedDesk::sendOrder(core::Duration atMost)
{
    const std::size_t before = orders().size();
    return until(
        [&] {
            const auto* s = now();
            if (s && s->proposals)
                for (const rebalance::Proposal& p : s->proposals->items)
                    if (p.state == rebalance::ProposalState::Live && p.allowed() &&
                        m_approved.emplace(p.id.value, p.revision).second)
                        static_cast<void>(m_engine->post(
                            engine::Command{engine::Approve{p.id, p.revision}, "trader"}));
            return orders().size() > before;
        },
        atMost);
}

std::string ProxiedDesk::ask(const std::string& target) const
{
    return httpGet(m_exchange->port(), "/api/v2/private/" + target, "paper", "paper");
}

std::string ProxiedDesk::ledgersDiffer()
{
    std::map<std::string, double> theirHoldings, ourHoldings, theirFills, ourFills;
    const std::string positions = ask("get_positions?currency=BTC");
    const std::string trades = ask("get_user_trades_by_currency?currency=BTC&count=1000");
    if (positions.empty() || trades.empty()) return "the exchange does not answer";
    for (const QJsonValue& value : resultOf(positions))
        theirHoldings[textOf(value.toObject(), "instrument_name")] =
            numberOf(value.toObject(), "size");
    for (const QJsonValue& value : resultOf(trades, "trades"))
        theirFills[textOf(value.toObject(), "label")] += numberOf(value.toObject(), "amount");
    const auto* s = now();
    if (!s || !s->portfolio) return "the desk knows nothing yet";
    for (const portfolio::Line& line : s->portfolio->lines)
        if (line.instrument)
            ourHoldings[std::string{line.instrument->name}] += line.position.size.toDouble();
    for (const orders::Order& order : orders())
        if (!order.filled.isZero())
            ourFills[std::string{order.intent.label.view()}] = order.filled.toDouble();
    return difference(theirHoldings, ourHoldings, "held of") +
           difference(theirFills, ourFills, "filled of");
}

std::vector<std::string> ProxiedDesk::violations()
{
    std::vector<std::string> out;
    std::set<std::string> labels;
    std::map<std::uint64_t, int> ofProposal;
    const auto all = orders();
    for (const orders::Order& order : all) {
        labels.insert(std::string{order.intent.label.view()});
        if (++ofProposal[order.intent.proposal.value] > 1) out.push_back("I3: two of one proposal");
        if (order.filled > order.intent.quantity) out.push_back("I5: filled beyond the order");
        if (!orders::isTerminal(order.state))
            out.push_back("I8: " + std::string{orders::text(order.state)} + ": " + order.evidence);
        if (orders::isTerminal(order.state) && order.evidence.empty())
            out.push_back("I6: no evidence");
    }
    const FaultProxy::Seen seen = m_proxy->seen();
    for (const auto& [label, frames] : seen.orders) {
        if (frames > 1) out.push_back("I1: " + std::to_string(frames) + " frames of " + label);
        if (!labels.contains(label)) out.push_back("I2: a frame without an intent: " + label);
    }
    if (seen.orders.size() > all.size()) out.push_back("I12: more frames than tokens");
    for (const QJsonValue& value : resultOf(ask("get_order_history_by_currency?currency=BTC"
                                                "&count=100&include_unfilled=true")))
        if (!labels.contains(textOf(value.toObject(), "label")))
            out.push_back("I2: an order without an intent at the exchange");
    const auto verified = store::verify(m_options.folder);
    if (!verified)
        out.push_back("journal: " + verified.error().message);
    else if (!verified->ok())
        out.push_back("journal (I4, I5, I6): " + verified->text());
    else if (static_cast<std::size_t>(verified->orders) != all.size())
        out.push_back("I12: " + std::to_string(verified->orders) + " tokens burned, " +
                      std::to_string(all.size()) + " orders");
    const std::lock_guard lock(m_mutex);
    if (!m_fault.empty()) out.push_back("a fault inside: " + m_fault);
    return out;
}

std::string ProxiedDesk::story()
{
    std::string out;
    for (const LinkNews& link : links())
        out += std::string{engine::text(link.state)} + " (" + link.reason + "); ";
    for (const orders::Order& order : orders())
        out += orders::summary(order) + " " + std::string{orders::text(order.state)} + " [" +
               order.evidence + "]; ";
    if (m_engine)
        if (const auto* s = now()) {
            out += "halt: " + s->haltReason + "; ";
            if (s->proposals)
                for (const rebalance::Proposal& p : s->proposals->items) {
                    out += p.sentence + " ";
                    for (const auto& check : p.checks)
                        if (check.verdict == risk::CheckResult::Verdict::Deny)
                            out += "denied: " + check.reason + " ";
                }
        }
    return out;
}

}  // namespace ballast::test
