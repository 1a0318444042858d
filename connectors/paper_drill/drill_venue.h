#pragma once

#include "connectors/paper_drill/drill_exchange.h"
#include "models/engine/effect.h"
#include "models/engine/event.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace ballast::paper_drill {

/// How long things are under way, in market time.
struct Latencies {
    core::Duration feed = std::chrono::milliseconds{20};    ///< from the exchange to the desk
    core::Duration order = std::chrono::milliseconds{10};   ///< from the desk to the book
    core::Duration journal = std::chrono::milliseconds{1};  ///< until a record is durable
    bool operator==(const Latencies&) const = default;
};

/// What of the engine's wishes was carried out.
struct OrderCount {
    std::uint64_t intents = 0;  ///< journaled
    std::uint64_t placed = 0;   ///< approved by the gate and sent
    std::uint64_t arrived = 0;  ///< at the exchange
    std::uint64_t refused = 0;  ///< of these, by the exchange
    bool operator==(const OrderCount&) const = default;
};

/// The exchange as an engine hears and speaks to it, without a wire: events out, effects in, each
/// as late as it would be. Nothing is lost on the way; the same effects at the same times give the
/// same events.
class DrillVenue {
public:
    /// `exchange` must outlive it. Books are told of the perpetuals.
    DrillVenue(DrillExchange& exchange, Latencies latencies);

    using Events = std::vector<engine::Event>;
    /// What is listed and its prices, the account as read back, and the link that is up, at the
    /// exchange's present.
    Events login();

    /// The link goes down because the desk wishes it, at `now`.
    engine::LinkChanged logout(core::Time now, const std::string& reason) const;

    struct Heard {
        core::Time at{};
        Events events;
    };
    /// Moves the exchange on to the next moment at which something is heard, `until` at the latest;
    /// none: nothing is heard up to then.
    std::optional<Heard> next(core::Time until);
    /// What the engine wishes at `now`. Alerts and the history are not the venue's.
    void carry(const engine::Effect& effect, core::Time now);
    const OrderCount& count() const { return m_count; }

private:
    struct Order {
        orders::Intent intent;
    };
    struct Withdrawal {
        core::Label label;  ///< empty: all
    };
    struct Reconnection {
        std::string reason;
        std::uint64_t epoch = 0;
    };
    using Arrival = std::variant<Order, Withdrawal, orders::Query, Reconnection>;
    using Item = std::variant<Events, Arrival>;

    void step();
    void hearMarket(Events& events, core::Time at);
    void hearNews(Events& events, core::Time at);
    void hearAccount(Events& events, core::Time at);
    void queue(core::Time at, Item item);
    void arrive(const Order& order);
    void arrive(const Withdrawal& withdrawal);
    void arrive(const orders::Query& query);
    void arrive(const Reconnection& reconnection);

    void take(const risk::Approved<orders::Place>& order, core::Time now);
    void take(const orders::Cancel& request, core::Time now);
    void take(const orders::CancelAll& request, core::Time now);
    void take(const orders::Query& request, core::Time now);
    void take(const orders::Reconnect& request, core::Time now);
    void take(const engine::WatchBook& request, core::Time now);
    void take(const engine::UnwatchBook& request, core::Time now);
    void take(const engine::Journal& entry, core::Time now);
    void take(const engine::SimulateMargin& request, core::Time now);
    /// No worker searches here: the engine waits its time and hedges the band alone.
    void take(const engine::SeekJointHedge&, core::Time) {}
    void take(const engine::Remember&, core::Time) {}
    void take(const engine::Alert&, core::Time) {}

    DrillExchange& m_exchange;
    Latencies m_latencies;
    std::map<std::pair<core::Time, std::uint64_t>, Item> m_queue;
    std::uint64_t m_queued = 0;
    core::Time m_nextStep, m_nextAccount;
    std::set<core::InstrumentId> m_books;
    std::set<core::InstrumentId> m_gone;    ///< told that they are held no more
    std::optional<core::Time> m_readAgain;  ///< when positions are read once more
    std::vector<std::uint64_t> m_told;      ///< revision by instrument
    std::vector<market::InstrumentState> m_states;
    std::map<core::Label, paper_trading::OrderNumber> m_orders;
    std::uint64_t m_epoch = 1;
    OrderCount m_count;
};

}  // namespace ballast::paper_drill
