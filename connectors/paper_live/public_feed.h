#pragma once

#include "connectors/deribit/book_chains.h"
#include "connectors/deribit/calls.h"
#include "connectors/deribit/credits.h"
#include "connectors/deribit/replies.h"
#include "connectors/deribit/requests.h"
#include "connectors/deribit/subscriptions.h"
#include "connectors/net/backoff.h"
#include "connectors/net/credit_bucket.h"
#include "connectors/net/timer.h"
#include "connectors/net/ws_session.h"
#include "connectors/venue.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace ballast::paper_live {

/// Which public stream is listened to, and what of it.
struct FeedProfile {
    std::string url;                          ///< "wss://www.deribit.com/ws/api/v2"
    std::vector<core::Currency> currencies;   ///< whose instruments are listed
    std::vector<core::Currency> underlyings;  ///< of those, what is followed
    std::size_t listBytes = deribit::json::kListLimits.bytes;  ///< a list may have at most
};

/// In machine time.
struct FeedTiming {
    core::Duration connect = std::chrono::seconds{10};
    core::Duration silence = std::chrono::seconds{12};    ///< without a byte: the link is dead
    core::Duration heartbeat = std::chrono::seconds{10};  ///< the venue's least
    core::Duration answer = std::chrono::seconds{10};
    core::Duration look = std::chrono::seconds{1};  ///< at what is overdue
    core::Duration firstRetry = std::chrono::milliseconds{500};
    core::Duration longestRetry = std::chrono::seconds{30};
    core::Duration refill = deribit::kRefillWait;  ///< see there
};

struct FeedSurroundings {
    boost::asio::io_context& context;
    market::Directory& directory;     ///< outlives the feed
    connectors::Sink sink;            ///< instruments, tickers, whole chains of books, index, link
    std::function<core::Time()> now;  ///< machine time
    std::function<double()> uniform;  ///< [0, 1): jitter
};

/// Deribit's public channels over one WebSocket, without a login: reads the instruments, subscribes
/// to index, books and tickers in batches the venue's credits allow, answers its heartbeats, asks
/// again for a book whose chain broke, and begins anew with back-off after every loss. The link is
/// Up once everything that was asked for is acknowledged.
class PublicFeed {
public:
    PublicFeed(FeedProfile profile, FeedSurroundings surroundings, FeedTiming timing = {});

    void start();
    /// Whether it stopped trying, because the next attempt would end as the last one did.
    bool gaveUp() const { return m_gaveUp; }
    bool up() const { return m_state == engine::LinkState::Up; }

private:
    using OnResult = std::function<void(deribit::json::Value)>;

    void connect();
    void opened();
    void closed(const std::string& why);
    void onText(std::string_view text);
    void onEvent(engine::Event&& event);
    void drop(const std::string& reason);
    void setState(engine::LinkState state, const std::string& reason);
    void look();
    /// Asks, and ends the link where the answer is not what is needed to go on.
    void need(const deribit::Request& request, OnResult onResult);

    void listInstruments(std::size_t step);
    void relist();
    bool isFollowed(const market::Instrument& instrument) const;
    void follow(const std::vector<market::Instrument>& instruments);
    void pump();
    void subscribe(std::vector<std::string> channels);
    void askForBookAgain(core::InstrumentId id);

    FeedProfile m_profile;
    FeedSurroundings m_surroundings;
    FeedTiming m_timing;
    deribit::Codec m_codec;
    deribit::Calls m_calls;
    deribit::BookChains m_books;
    deribit::Subscriptions m_subscriptions;
    net::Backoff m_backoff;
    core::Time m_notBefore{};  ///< too many requests were counted: no connection until then
    net::CreditBucket m_requestCredits, m_subscribeCredits;
    net::Timer m_retry, m_look, m_pumpLater, m_listLater;
    std::unique_ptr<net::WsSession> m_socket;
    std::vector<std::pair<core::Currency, std::string>> m_lists;  ///< currency and kind
    std::unordered_map<std::uint32_t, std::string> m_names;       ///< of what is followed
    std::vector<market::Instrument> m_found;
    std::vector<engine::Event> m_events;
    engine::LinkState m_state = engine::LinkState::Down;
    bool m_gaveUp = false;
    std::size_t m_list = 0;            ///< the one being read; as many as there are: none
    std::size_t m_unacknowledged = 0;  ///< batches
    std::uint64_t m_nextId = 1;
    std::uint64_t m_epoch = 0;
};

}  // namespace ballast::paper_live
