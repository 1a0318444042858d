#pragma once

#include "tests/sim/venue_order.h"
#include "tests/sim/wire.h"

#include <map>
#include <set>
#include <string_view>

namespace ballast::sim {

/// A model of Deribit: one account, one perpetual, one market maker's book, and all that can go
/// wrong at a venue. It knows the truth, against which the desk is held.
class Venue final : public WireSide {
public:
    /// What a checker wants to hear of.
    struct Watch {
        std::function<void(const WirePtr&, const std::string& label)> placing;
        std::function<void(const VenueOrder&, std::int64_t quantity)> filled;
        std::function<void()> external;
    };

    Venue(Run& run, Net& net);
    void watch(Watch watch) { m_watch = std::move(watch); }
    void start();
    /// What went wrong is over: whoever wants to come is let in.
    void heal();

    bool accepts() override { return m_run.now() >= m_downUntil; }
    void opened(const WirePtr& wire) override;
    void frame(const WirePtr& wire, const std::string& text) override;
    void closed(const WirePtr& wire) override;

    std::int64_t position() const { return m_position; }
    const std::map<std::string, VenueOrder>& orders() const { return m_orders; }
    const VenueOrder* byLabel(const std::string& label) const;
    double price() const { return m_price; }
    /// It came, and its matching may still begin.
    bool waiting(const std::string& label) const
    {
        const auto it = m_waiting.find(label);
        return it != m_waiting.end() && m_run.now() <= it->second;
    }
    /// It came, and will never be an order.
    bool refused(const std::string& label) const { return m_refused.contains(label); }
    /// A person trades elsewhere, signed USD.
    void tradeElsewhere(std::int64_t quantity);

private:
    friend class VenueReplies;
    struct Peer {
        WirePtr wire;
        bool loggedIn = false;
        bool renewed = false;
        bool account = false, index = false, ticker = false, book = false;
        std::uint64_t lastChange = 0;
        double bid = 0, ask = 0;  ///< as last told
    };
    struct Request {
        std::uint64_t id = 0;
        std::string method;
        std::string_view params;
    };

    Peer* peer(const WirePtr& wire);
    void reply(Peer& peer, std::uint64_t id, const std::string& result, core::Duration late = {});
    void refuse(Peer& peer, std::uint64_t id, int code, std::string_view message);
    void notify(Peer& peer, std::string_view channel, const std::string& data);

    // venue.cpp
    void answer(Peer& peer, const Request& request);
    void logIn(Peer& peer, const Request& request);
    void subscribe(Peer& peer, const Request& request);
    void pulse();
    void tellMarket(Peer& peer);
    void tellBook(Peer& peer, bool whole);
    void beat(std::weak_ptr<Wire> wire);

    // venue_orders.cpp
    void place(Peer& peer, const Request& request);
    bool refusedAtTheDoor(Peer& peer, const Request& request, const VenueOrder& order);
    void begin(const WirePtr& wire, std::uint64_t id, VenueOrder order);
    void acknowledge(const WirePtr& wire, std::uint64_t id, const VenueOrder& order);
    void work(const std::string& orderId, std::int64_t quantity);
    void fill(VenueOrder& order, std::int64_t quantity);
    void end(VenueOrder& order, std::string_view state, std::string_view reason);
    void record(VenueOrder& order);
    void tell(const VenueOrder& order, std::size_t tradesBefore);
    void cancel(VenueOrder& order, std::string_view reason);
    void cancelRequest(Peer& peer, const Request& request);
    void cancelMany(const std::function<bool(const VenueOrder&)>& which, std::string_view reason);
    void query(Peer& peer, const Request& request);
    std::string positionJson() const;

    Run& m_run;
    Net& m_net;
    Watch m_watch;
    std::map<std::uint64_t, Peer> m_peers;  ///< by number of the wire
    std::map<std::string, VenueOrder> m_orders;
    std::map<std::string, core::Time> m_waiting;  ///< label to the time until which it is valid
    std::set<std::string> m_refused;
    std::vector<std::pair<std::uint64_t, std::string>> m_lateReplies;  ///< for the next login
    std::int64_t m_position = 0;                                       ///< USD of the perpetual
    double m_price = 64'000;
    std::uint64_t m_change = 1'000, m_nextOrder = 1, m_nextTrade = 1, m_logins = 0;
    core::Time m_downUntil{};
};

}  // namespace ballast::sim
