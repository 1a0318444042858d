#pragma once

#include "connectors/deribit/book_chains.h"
#include "connectors/deribit/calls.h"
#include "connectors/deribit/credits.h"
#include "connectors/deribit/profile.h"
#include "connectors/deribit/replies.h"
#include "connectors/deribit/requests.h"
#include "connectors/deribit/subscriptions.h"
#include "connectors/net/backoff.h"
#include "connectors/net/credit_bucket.h"
#include "connectors/net/loop.h"
#include "connectors/venue.h"

#include <deque>
#include <unordered_map>
#include <unordered_set>

namespace ballast::deribit {

/// What a session is given: the loop it runs on, where its news go, and time and chance, which it
/// does not make itself.
struct Surroundings {
    net::LoopRef loop;
    market::Directory& directory;  ///< outlives the session
    connectors::Sink sink;
    std::function<core::Time()> now;   ///< desk time, which a simulated market may run fast
    std::function<double()> uniform;   ///< [0, 1): jitter and nonces
    double speed = 1;                  ///< desk seconds in a machine second
    std::uint64_t firstRequestId = 1;  ///< of its own requests; apart from those of orders, durable
    core::KillSwitch* gate = nullptr;  ///< every frame that makes an order passes it; null: none
    net::WireCuts* cuts = nullptr;     ///< by which another thread can drop the connection
    /// Told at each login: the SHA-256 of the venue's number of the account, empty where it named
    /// none, and whether that is the expected one.
    std::function<void(const std::string& digest, bool expected)> accountSeen = {};
};

/// Deribit over one WebSocket. Logs in, arms cancel-on-disconnect and verifies it, reads
/// instruments, positions, balances and open orders, keeps books and tickers, and begins again
/// after every loss. Recovery is the normal path: each login does all of it.
class Session final : public connectors::Venue {
public:
    Session(Profile profile, Surroundings surroundings, Timing timing = {});
    ~Session() override;

    void start() override;
    void stop() override;
    void place(const risk::Approved<orders::Place>& order) override;
    void cancel(const std::variant<orders::Cancel, orders::CancelAll>& request) override;
    void stopNow(std::function<void(const std::string& problem)> done) override;
    void query(const orders::Query& request) override;
    void simulate(const engine::SimulateMargin& request) override;
    void reconnect(const std::string& reason) override;
    void watch(const std::variant<engine::WatchBook, engine::UnwatchBook>& request) override;

    std::uint64_t epoch() const { return m_epoch; }
    bool up() const { return m_state == engine::LinkState::Up; }

private:
    struct Listed {
        market::Instrument instrument;
        bool held = false;
    };
    struct Lookup;
    using OnResult = std::function<void(json::Value)>;

    // session.cpp: the link and what comes over it
    void connect();
    void onText(std::string_view text);
    void onEvent(engine::Event&& event);
    void onBook(market::BookUpdate&& update);
    void onPosition(const portfolio::Position& position);
    void onReply(const Reply& reply);
    void refuse(const std::string& reason);
    void drop(const std::string& reason);
    void setState(engine::LinkState state, const std::string& reason);
    void emit(engine::Event&& event) { m_surroundings.sink(std::move(event)); }
    void report(orders::Report&& report) { emit(std::move(report)); }
    core::Time now() const { return m_surroundings.now(); }
    core::Time machineNow() const;
    core::Time venueNow() const { return now() + m_clockOffset; }
    void beat();
    void reportHealth();
    void noteLag(const engine::Event& event);

    // session_calls.cpp: asking
    bool send(std::uint64_t id, const Request& request, OnAnswer onAnswer);
    /// As send(), through the gate; see net::Socket::sendThrough.
    bool sendOrder(std::uint64_t id, const Request& request, OnAnswer onAnswer,
                   net::Socket::Fate fate);
    /// Asks, and ends the link where the answer is not what is needed to go on.
    void need(const Request& request, OnResult onResult);
    /// Asks; the link lives on whatever the answer.
    void ask(const Request& request, OnAnswer onAnswer);
    /// How many lists of instruments are on their way: only those may be larger than 1 MiB.
    void awaitLists(std::size_t count);
    template <class T>
    bool usable(const core::Expected<T>& decoded);

    // session_login.cpp: from the open socket to Up
    void login();
    Request authRequest();
    void onGranted(json::Value result);
    bool takeRights(const Granted& granted);
    void renewLogin();
    void measureClock(int more, std::function<void()> then);
    void armCancelOnDisconnect();
    void listInstruments(std::size_t step);
    void onInstruments(const Instruments& instruments);
    void subscribeAccount();
    void readPositions();
    void takePositions(std::vector<portfolio::Position>&& positions, core::Time askedAt);
    bool isQuiet() const { return machineNow() - m_movedAt >= m_timing.queryLag; }
    void moved();
    void noteNews(const engine::Event& event);
    void noteResting(const orders::VenueOrder& order);
    void reconcilePositions();
    void readAccounts();
    void compareAccount(const std::string& number);
    void readOpenOrders();
    void onReady();

    // session_market.cpp: what is subscribed to
    bool isWatched(const market::Instrument& instrument) const;
    void wantBooks();
    void wantTickers();
    void wantTicker(core::InstrumentId id);
    void pump();
    void pumpSoon();
    void subscribe(std::vector<std::string> channels, std::function<void()> then);
    void askForBookAgain(core::InstrumentId id);
    void unsubscribeBook(core::InstrumentId id, const std::string& name);
    std::string bookChannel(std::string_view instrument) const;
    void onInstrumentState(const engine::InstrumentStateChanged& change);

    // session_margin.cpp: what-ifs the venue answers
    void pumpSimulation();
    void answerSimulation(const engine::SimulateMargin& request, const std::string& problem);

    // session_orders.cpp: what may never happen twice
    std::string whyNotPlaced(const orders::Intent& intent) const;
    void onPlaced(const orders::Intent& intent, const std::string& evidence, const Answer& answer);
    void onFate(const orders::Intent& intent, core::Time placedAt, bool written);
    void sendCancel(const std::variant<orders::Cancel, orders::CancelAll>& request);
    void lookUp(const std::shared_ptr<Lookup>& lookup, const Request& request, OnResult onResult);
    void readOrder(const std::shared_ptr<Lookup>& lookup);
    void readOpenOrder(const std::shared_ptr<Lookup>& lookup);
    void readHistory(const std::shared_ptr<Lookup>& lookup);
    void readTrades(const std::shared_ptr<Lookup>& lookup);
    void readHeld(const std::shared_ptr<Lookup>& lookup);
    void giveUp(const std::shared_ptr<Lookup>& lookup, const core::Error& error);
    void finish(const std::shared_ptr<Lookup>& lookup, bool failed);
    std::string evidence(std::uint64_t requestId) const;

    Profile m_profile;
    Surroundings m_surroundings;
    Timing m_timing;
    core::Time m_born;
    Codec m_codec;
    std::vector<engine::Event> m_events;
    std::unique_ptr<net::Socket> m_socket;
    net::Backoff m_backoff;
    core::Time
        m_notBefore{};  ///< machine time: too many requests were counted, no login until then
    std::unique_ptr<net::Alarm> m_retry, m_loginLimit, m_beat, m_pumpLater, m_listLater,
        m_simulateLater;
    Calls m_calls;
    BookChains m_books;
    Subscriptions m_subscriptions;
    std::vector<std::string> m_leaving;             ///< channels still to be unsubscribed from
    bool m_gathering = false;                       ///< a pump comes in a moment
    std::unordered_set<std::uint32_t> m_givenBack;  ///< books whose last messages may still come
    net::CreditBucket m_requestCredits, m_subscribeCredits, m_orderCredits;

    engine::LinkState m_state = engine::LinkState::Down;
    bool m_running = false;
    std::uint64_t m_epoch = 0;
    std::uint64_t m_nextRequestId;
    bool m_otherAccount = false;     ///< another one answers to the key than is expected
    bool m_mayTrade = false;         ///< the login allows orders, and has not expired
    core::Time m_renewAt{};          ///< machine time
    core::Duration m_clockOffset{};  ///< venue minus desk
    core::Duration m_clockError{std::chrono::hours{24}};
    core::Duration m_leastLag{core::Duration::max()};  ///< of the news since the last report
    core::Time m_clockAt{};                            ///< machine time of the measurement in use
    core::Time m_nextClockAt{};
    core::Time m_nextHeldAt{};  ///< machine time: positions are read again
    core::Time m_heldAt{};      ///< machine time: they were read
    core::Time m_movedAt{};     ///< machine time: what is held was last told to have moved
    core::Time m_foundAt{};     ///< desk time: a look-up last told fills, however old they were
    std::uint64_t m_moves = 0;  ///< order frames sent, fills and positions told
    std::unordered_set<core::Label> m_resting;  ///< of those placed: open when last told of
    std::unordered_set<core::Label>
        m_ended;  ///< of what was placed: news of it as open is old news
    core::Duration m_roundTrip{};
    std::vector<std::pair<core::Currency, std::string_view>> m_lists;  ///< still to be read
    std::size_t m_listsAwaited = 0;
    std::unordered_map<std::uint32_t, Listed> m_listed;
    std::unordered_map<core::Label, core::Currency> m_placed;  ///< one label, one frame, ever
    std::deque<std::variant<orders::Cancel, orders::CancelAll>> m_cancelsWaiting;
    std::deque<core::Time> m_malformed;
    std::optional<engine::SimulateMargin> m_simulateWaiting;
    core::Time m_nextSimulationAt{};  ///< machine time
    engine::LinkHealth m_health;
    std::uint64_t m_bytesBefore = 0;  ///< of earlier connections
};

}  // namespace ballast::deribit
