#pragma once

#include "models/engine/effect.h"
#include "models/engine/recovered.h"
#include "models/engine/snapshot.h"
#include "tests/sim/venue.h"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>

namespace ballast::sim {

/// Holds the desk against what the venue knows: the invariants I1 to I13 of the order protocol,
/// after everything that happens, and I8 at the end. Each failure begins with its number.
class Checks {
public:
    Checks(Run& run, const Venue& venue) : m_run(run), m_venue(venue) {}
    Venue::Watch watch();

    // what the desk does
    void began(const engine::Recovered& recovered);
    void linkChanged(const engine::LinkChanged& event, std::uint64_t wire);
    void effect(const engine::Effect& effect);
    void durable(std::span<const engine::Journal> entries);
    void frameIn(const WirePtr& wire, const std::string& text);
    void turnEnds() { m_foreignReply.clear(); }
    void frameOut(const WirePtr& wire, const std::string& text);
    void stopReturned(bool linkUp, std::uint64_t cancelsBefore);
    // what the person does
    void approved() { ++m_approvals; }
    void armed(core::Duration life, int orders, double notionalUsd);
    void cancels(const std::string& label);
    void resumed();
    void targetIs(double coin);

    Standing standing() const;
    std::uint64_t cancelFrames() const { return m_cancelFrames; }
    std::uint64_t ordersSent() const { return m_framed.size(); }
    /// How each order stands, by label.
    std::vector<std::string> ends() const;
    /// Labels that wait for a person.
    std::vector<std::string> waitingForPerson() const;
    /// What still has to happen before the run may end; empty: nothing (I8).
    std::string unsettled(const engine::Snapshot* snapshot) const;
    void atEnd();

private:
    struct DeskOrder {
        orders::Intent intent;
        orders::OrderState state = orders::OrderState::Recording;
        std::int64_t filled = 0;
        bool autoFired = false;
        core::Time endedAt{};
        std::set<std::string> trades;
    };
    struct Frame {
        std::uint64_t wire = 0;
        std::uint64_t request = 0;
    };
    void on(const engine::IntentRecord& record);
    void on(const engine::OrderRecord& record);
    void on(const engine::FillRecord& record);
    void on(const engine::HaltRecord& record);
    void ended(const DeskOrder& order, const engine::OrderRecord& record);
    void evidence(const engine::OrderRecord& record);
    std::int64_t maybeLive(const std::string& label) const;
    void hull();

    Run& m_run;
    const Venue& m_venue;
    std::map<std::string, DeskOrder> m_orders;
    std::string m_newest;
    std::set<std::string> m_durable;
    std::map<std::string, Frame> m_framed;  ///< by label
    std::map<std::uint64_t, std::uint64_t> m_wireOfEpoch;
    std::map<std::string, int> m_intents;  ///< by proposal
    std::uint64_t m_approvals = 0, m_personal = 0, m_cancelFrames = 0;
    int m_autoOrders = 0, m_autoAllowed = 0;
    double m_autoUsd = 0, m_autoAllowedUsd = 0;
    core::Time m_armedUntil{};
    bool m_stopped = false, m_haltOnRecord = false, m_haltDurable = false;
    std::optional<std::uint64_t> m_cancelOwed;  ///< frames before a STOP without a link
    std::string m_foreignReply;          ///< its answer came on another connection, this turn
    std::set<std::string> m_heldBack;    ///< cancelled before they were sent
    std::int64_t m_low = 0, m_high = 0;  ///< of the targets there ever were
    std::int64_t m_flowLow = 0, m_flowHigh = 0;  ///< what was traded elsewhere, each way
    std::int64_t m_lastPosition = 0;
};

}  // namespace ballast::sim
