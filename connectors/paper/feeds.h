#pragma once

#include "connectors/paper/backlog.h"
#include "connectors/paper/channels.h"
#include "connectors/paper/names.h"
#include "connectors/paper/venue_json.h"

#include <functional>
#include <memory>

namespace ballast::paper {

/// One text frame, made once and shared by everyone it goes to.
using Frame = std::shared_ptr<const std::string>;

/// The subscription channels: who listens to what, and what each has been told. Sends a channel
/// only what has changed, and formats it once however many listen.
class Feeds {
public:
    using Deliver = std::function<void(SessionId, const Frame&)>;
    /// Whether a connection reads so slowly that it is not to be told each change.
    using IsBehind = std::function<bool(SessionId)>;
    Feeds(VenueView venue, Deliver deliver, IsBehind isBehind)
        : m_venue(venue), m_deliver(std::move(deliver)), m_isBehind(std::move(isBehind))
    {
    }

    struct Subscriber {
        SessionId session = 0;
        std::optional<AccountIndex> account;
    };
    /// Joins the channels that exist. Returns their names in the order of acknowledgement; those
    /// joined for the first time are added to `fresh`, to be greeted after the acknowledgement.
    std::vector<std::string> subscribe(const Subscriber& who, const std::vector<std::string>& names,
                                       std::vector<std::string>& fresh);
    /// Sends what a new listener starts from: a book's snapshot, the present ticker.
    void greet(const Subscriber& who, const std::vector<std::string>& fresh);
    std::vector<std::string> unsubscribe(const Subscriber& who,
                                         const std::vector<std::string>& names);
    std::vector<std::string> unsubscribeAll(SessionId session);
    /// "raw" was asked for without a login: the venue refuses the whole request.
    static bool needsLogin(const std::vector<std::string>& names);

    /// Queues what has happened for the channels it belongs to.
    void take(const paper_trading::TradingNews& news);
    /// Sends what is due: raw channels now, the others at their pace. `machineNow` is machine time.
    void flush(core::Time machineNow);

    /// The change id of a book and when it last changed, brought up to date.
    struct BookState {
        std::vector<market::Level> bids, asks;
        std::uint64_t changeId = 0;
        core::Time changedAt{};
        std::uint64_t seenRevision = 0;
        std::uint64_t bumps = 1, seenBumps = 0;
    };
    const BookState& book(core::InstrumentId id);

private:
    bool exists(const ChannelSpec& spec) const;
    std::string keyOf(const ChannelSpec& spec, const Subscriber& who) const;
    Frame frame(const Channel& channel, const std::function<void(JsonWriter&)>& data) const;
    void send(Channel& channel, const std::function<void(JsonWriter&)>& data);
    void sendOrPutOff(Channel& channel, const Told& before, const std::function<Frame()>& make);
    bool putsOff(const Channel& channel, SessionId session) const;
    void serveBacklog();
    void catchUp(Channel& channel, SessionId session, const Told& told);
    void sendIfNew(Channel& channel, const std::string& part,
                   const std::function<void(JsonWriter&)>& data);
    std::uint64_t revision(core::InstrumentId id);

    void makeRoom();
    void queuePrints(Channel& channel, const paper_trading::TradingNews& news) const;
    void queueUserNews(Channel& channel, const paper_trading::TradingNews& news) const;
    void watchStates();
    void tellState(const paper_market::Listing& listing, std::string_view state);
    void greetOne(Channel& channel, SessionId session);
    bool matches(const Channel& channel, core::InstrumentId id) const;

    // What each kind of channel says.
    void flushChannel(Channel& channel);
    void flushQuote(Channel& channel, const paper_market::Listing& listing);
    void sendSnapshot(Channel& channel);
    void flushOrders(Channel& channel);
    void flushChanges(Channel& channel);
    void writeTrades(JsonWriter& json, const Channel& channel, core::InstrumentId only) const;
    void flushMarket(Channel& channel);
    void flushBook(Channel& channel);
    /// From what was known to what the channel has sent last.
    Frame changeFrame(const Channel& channel, const Told& from) const;
    void flushGrouped(Channel& channel);
    void flushIndex(Channel& channel);
    void flushMarkPrices(Channel& channel);
    void flushChart(Channel& channel);
    void flushPrints(Channel& channel);
    void flushUser(Channel& channel);
    void flushPortfolio(Channel& channel);

    VenueView m_venue;
    Deliver m_deliver;
    IsBehind m_isBehind;
    Backlog m_backlog;
    SessionId m_greeted = 0;  ///< is told now, however slowly it reads; 0: nobody
    ChannelBook m_channels;
    std::vector<BookState> m_books;
    std::vector<market::InstrumentState> m_states;
    std::map<core::Currency, std::uint64_t> m_changeIds;
    core::Time m_hundredAt{}, m_secondAt{};
};

}  // namespace ballast::paper
