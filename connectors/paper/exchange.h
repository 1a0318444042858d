#pragma once

#include "connectors/paper/auth.h"
#include "connectors/paper/bent_market.h"
#include "connectors/paper/fault_plan.h"
#include "connectors/paper/names.h"
#include "connectors/paper/rpc.h"
#include "connectors/paper/session.h"

#include <map>
#include <memory>
#include <optional>
#include <span>

namespace ballast::paper {

struct ExchangeOptions {
    std::uint64_t seed = 1;
    double speed = 1;  ///< market seconds per machine second, for heartbeats and credits
    RateTerms rates;
    /// With more than this waiting for it, a connection is told of prices, books and its portfolio
    /// only what is true once it has read on; of trades and orders still everything.
    std::size_t conflateAboveBytes = 256U << 10U;
    std::size_t outboxLimitBytes = 16U << 20U;  ///< with more than this it is disconnected
    /// Of machine time, between the frame of an order or cancel on a WebSocket and its place in the
    /// matching. They keep their order; what is only asked for does not wait behind them.
    core::Duration orderLatency{};
    std::vector<Fault> faults;  ///< of its own, at orders it is asked to get wrong
};

struct HttpRequest {
    std::string_view method, target, authorization, body;
};
struct HttpReply {
    int status = 200;
    std::string body;
};

struct Call;

/// The paper exchange without a socket, a clock or a thread: frames in, frames out, and a market
/// that moves when it is told to. The same calls at the same times give the same frames.
class Exchange {
public:
    /// `source` must outlive it; it is moved to `start`.
    Exchange(paper_market::MarketSource& source, ExchangeOptions options, core::Time start);
    Exchange(const Exchange&) = delete;
    Exchange& operator=(const Exchange&) = delete;

    core::Expected<void> addAccount(paper_trading::AccountSeed seed);
    /// Puts positions in place of all that the account holds and has ordered; all or none.
    core::Expected<void> import(std::string_view accountKey,
                                const std::vector<paper_trading::SeedPosition>& positions);
    std::vector<std::string> accountNames() const;

    /// Moves market, orders and accounts towards `now`, by `atMost` of market time, and heartbeats
    /// to `now`; queues what subscribers get.
    void advance(core::Time now, core::Duration atMost = core::Duration::max());
    /// For `held` of machine time nobody could be heard: it counts as nobody's silence.
    void excuse(core::Duration held);

    SessionId connect(core::Time now);
    /// One text frame from a connection. The reply and what follows from it go to the outboxes.
    void handle(SessionId session, std::string_view json, core::Time now);
    /// When the next order that is on its way arrives; none: none is.
    std::optional<core::Time> nextArrival() const;
    /// Carries out the orders that have arrived by `now`, in the order in which they do.
    void arrive(core::Time now);
    /// The connection has gone: what it had sent still arrives, and then cancel-on-disconnect,
    /// where armed, happens.
    void disconnect(SessionId session, core::Time now);
    /// Next frame to send, or null. What was taken counts as sent.
    Frame takeFrame(SessionId session);
    /// Not empty: the connection is to be closed once its outbox is empty, for this reason.
    std::string_view closing(SessionId session) const;
    /// Connections with something to send or to close.
    std::vector<SessionId> ready() const;
    /// One request by HTTP.
    HttpReply request(const HttpRequest& request, core::Time now);

    // For the methods.
    paper_trading::MarketView& market() { return m_market; }
    paper_trading::PublicTape& tape() { return m_tape; }
    paper_trading::Trading& trading() { return m_trading; }
    Feeds& feeds() { return m_feeds; }
    TokenBook& tokens() { return m_tokens; }
    VenueView view() const { return {m_market, m_tape, m_trading}; }
    const ExchangeOptions& options() const { return m_options; }
    /// Of the order that is being carried out, only half is to fill: a fault it was asked for.
    bool fillsHalf() const { return m_fault && m_fault->kind == FaultKind::PartialThenSilence; }
    core::Time machineTime(core::Time now) const;
    paper_trading::Account* accountByKey(std::string_view key);
    /// Queues what subscribers are sent after the reply that is being written.
    void greetAfterReply(std::vector<std::string> channels) { m_greetings = std::move(channels); }

private:
    struct Handled {
        std::string reply;
        bool failed = false;
        bool endSession = false;
    };
    Handled dispatch(RpcRequest& request, Session* session, paper_trading::Account* account,
                     bool signedIn, core::Time now);
    bool afford(const struct Method& method, Session* session, paper_trading::Account* account,
                core::Time now);
    bool isUnderway(const RpcRequest& request) const;
    void carryOut(Session& session, RpcRequest& request, core::Time now);
    Handled carryOutFaulty(Session& session, RpcRequest& request, paper_trading::Account* account,
                           core::Time now);
    bool isWithheld(Session& session, const Frame& frame) const;
    std::string errorReply(std::string_view id, const Refusal& error, core::Time now) const;
    void push(Session& session, const Frame& frame);
    void spreadNews();
    void watchSession(Session& session, core::Time machine);
    core::Time machineNow() const { return machineTime(m_now); }
    void tell(core::Time now);
    paper_trading::Account* authorised(const HttpRequest& request, core::Time now);

    FaultPlan m_faults;
    std::optional<Fault> m_fault;      ///< of the order that is being carried out
    std::optional<BentMarket> m_bent;  ///< only where a fault is to bend the index
    paper_trading::MarketView m_market;
    paper_trading::PublicTape m_tape;
    paper_trading::Trading m_trading;
    Feeds m_feeds;
    TokenBook m_tokens;
    ExchangeOptions m_options;
    core::Time m_start, m_now;  ///< m_now: the latest this was told, which the market may lag
    std::map<SessionId, Session> m_sessions;
    std::map<AccountIndex, RatePools> m_accountPools;
    std::vector<std::string> m_greetings;
    SessionId m_lastSession = 0;
};

/// Everything a method may look at while it answers.
struct Call {
    Exchange& exchange;
    Session* session;                 ///< null by REST
    paper_trading::Account* account;  ///< set for private methods
    Arguments& arguments;
    JsonWriter& json;
    core::Time now;

    VenueView view() const { return exchange.view(); }
    SessionId sessionId() const { return session ? session->id : 0; }
};

enum class Access : std::uint8_t { Public, Private };
enum class Cost : std::uint8_t { Free, Request, Subscribe, Instruments, Order };
struct Method {
    std::string_view name;
    Access access;
    Cost cost;
    Outcome (*handler)(Call&);
};
std::span<const Method> sessionMethods();  ///< login, heartbeat, subscriptions
std::span<const Method> marketMethods();   ///< instruments, tickers, books, index
std::span<const Method> tapeMethods();     ///< public trades, candles, funding and index history
std::span<const Method> orderMethods();    ///< place, edit, cancel
std::span<const Method> historyMethods();  ///< looking up orders and trades
std::span<const Method> accountMethods();  ///< positions, summaries, margins, log

/// The listing a method is asked about, or the venue's complaint.
std::expected<const paper_market::Listing*, Refusal> namedListing(Call& call);
/// The account's own order that a method is asked about, or the venue's complaint.
std::expected<paper_trading::TradeOrder*, Refusal> namedOrder(Call& call);

}  // namespace ballast::paper
