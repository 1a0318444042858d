#pragma once

#include "models/engine/outbox.h"
#include "models/engine/recovered.h"
#include "models/orders/life.h"

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace ballast::engine {

/// How long is waited for what, in desk time. See the order protocol: silence is never evidence.
struct OrderTiming {
    core::Duration validFor = std::chrono::milliseconds{2'500};  ///< venue must begin by then
    core::Duration ackTimeout = std::chrono::seconds{2};         ///< then Unknown
    core::Duration fenceMargin = std::chrono::seconds{5};  ///< after validUntil, absence counts
    core::Duration resolveEvery = std::chrono::seconds{2};
    core::Duration restingCheckEvery = std::chrono::seconds{15};  ///< does it still rest there
    core::Duration giveUpAfter = std::chrono::seconds{120};       ///< then a person must look
    core::Duration recordsKept = std::chrono::minutes{25};  ///< older orders are in the history
    core::Duration historyLag = std::chrono::seconds{60};   ///< which comes late
};

/// Every order of this install that matters now: intents, their journal, their send, their end.
/// One label leads to at most one order-creating frame; at most one order that may be live per
/// (account, underlying).
class OrderDesk {
public:
    OrderDesk(const Recovered& recovered, OrderTiming timing);

    /// Writes the intent; nothing is sent until it is durable. Fields the desk owns (label, request
    /// id, times) are filled in. Requires a free bucket.
    const orders::Order& begin(orders::Intent intent, bool autoFired, double budgetUsd,
                               Outbox& out);
    /// Labels whose intent is durable now and which stand before the gate, in order.
    std::vector<core::Label> durable(std::uint64_t seq);
    void placed(const core::Label& label, const risk::Approved<orders::Place>& approved,
                Outbox& out);
    void stoppedAtGate(const core::Label& label, const std::string& reason, Outbox& out);

    /// What the venue holds of the order's instrument, as read back on the present connection;
    /// nothing until it was.
    using HeldNow = std::function<std::optional<core::Quantity>(const orders::Intent&)>;

    /// Takes a venue report. Returns the fills that were new, by whichever way they came; valid
    /// until the next report.
    std::span<const orders::Fill> on(const orders::Report& report, const HeldNow& held,
                                     Outbox& out);
    void linkLost(core::VenueId venue, const std::string& reason, Outbox& out);
    void linkUp(core::VenueId venue, std::uint64_t epoch, Outbox& out);
    /// Timeouts and the resolver's next questions.
    void tick(Outbox& out);

    /// Cancels are sent again until the order has ended; nothing holds them back.
    void cancel(const core::Label& label, Outbox& out);
    bool cancelWanted(const core::Label& label) const;
    void resolve(const ResolveOrder& command, const std::string& actor, Outbox& out);

    const orders::Order* find(const core::Label& label) const;
    /// The order of this bucket that may still be live, if any.
    const orders::Order* flight(const core::AccountKey& account, core::Currency underlying) const;
    bool anyLive(core::VenueId venue) const;
    std::vector<const orders::Order*> live() const;  ///< that are not terminal, oldest first
    const std::vector<orders::ExternalOrder>& external() const { return m_external; }
    /// How long the order has been Unknown that has been so longest; 0: none is.
    core::Duration longestUnknown(core::Time now) const;
    const std::deque<core::Label>& newestFirst() const { return m_newest; }
    std::vector<orders::Order> recent(std::size_t count) const;  ///< newest first
    /// What pauses and repeats are judged by: the newest `count`, and of every bucket the newest
    /// of the last 64. Newest first.
    std::vector<orders::Order> recentOfAll(std::size_t count) const;
    const std::vector<core::Time>& sends() const { return m_sends; }
    std::uint64_t framesOut() const { return m_framesOut; }
    std::uint64_t tokensBurned() const { return m_tokensBurned; }
    std::uint64_t gateAborts() const { return m_gateAborts; }
    std::uint64_t beforeGate() const { return m_waitingForJournal.size(); }
    /// Set when the protocol met what cannot be; the engine halts on it.
    const std::string& contradiction() const { return m_contradiction; }
    void clearContradiction() { m_contradiction.clear(); }

    std::shared_ptr<const orders::Blotter> share();

private:
    struct Entry {
        orders::Order order;
        std::vector<orders::Fill> fills;
        std::uint64_t seq = 0;  ///< journal number of its intent
        core::Time lastQuery{};
        core::Time unknownSince{};
        core::Time firstAbsence{};  ///< first empty answer after the fence
        bool cancelWanted = false;
        core::Time lastCancel{};
        bool owesFills = false;  ///< the venue says it has ended, and not all its fills are here
    };

    struct Connection {
        std::uint64_t epoch = 0;
        core::Time openedAt{};
        bool asked = false;  ///< for another one
    };

    Entry* entry(const core::Label& label);
    void apply(Entry& entry, orders::Step step, Outbox& out);
    void takeFill(const orders::Fill& fill, Outbox& out);
    void takeRecord(Entry& entry, const orders::VenueOrder& record, Outbox& out);
    void sendCancel(Entry& entry, Outbox& out);
    bool isLingering(const Entry& entry, core::Time now) const;
    void giveUp(Entry& entry, Outbox& out);
    void takeVenueOrder(const orders::VenueOrder& record, Outbox& out);
    void takeAnswer(const orders::QueryAnswer& answer, const HeldNow& held, Outbox& out);
    void takeAbsence(Entry& entry, const orders::QueryAnswer& answer, const HeldNow& held,
                     Outbox& out);
    bool isFresh(const orders::QueryAnswer& answer, const orders::Intent& intent, Outbox& out);
    void ask(Entry& entry, Outbox& out);
    void note(const Entry& entry, Outbox& out);
    void dropIfEnded(const orders::Order& order);
    void needOperator(Entry& entry, const std::string& why, Outbox& out);
    void forgetOld();

    std::string m_installId;
    std::uint64_t m_nextLabel;
    std::uint64_t m_nextRequestId;
    OrderTiming m_timing;
    std::map<core::Label, Entry> m_orders;
    std::vector<core::Label> m_live;  ///< those that are not terminal, oldest first
    std::deque<core::Label> m_newest;
    std::vector<core::Label> m_waitingForJournal;
    std::set<std::pair<core::AccountKey, std::string>> m_tradeIds;
    std::deque<orders::Fill> m_fills;      ///< newest first
    std::vector<orders::Fill> m_newFills;  ///< of the last report
    std::vector<orders::ExternalOrder> m_external;
    std::map<core::VenueId, Connection> m_up;
    std::vector<core::Time> m_sends;
    std::uint64_t m_framesOut = 0, m_tokensBurned = 0, m_gateAborts = 0;
    std::string m_contradiction;
    std::shared_ptr<const orders::Blotter> m_shared;
};

}  // namespace ballast::engine
