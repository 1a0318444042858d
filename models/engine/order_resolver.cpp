// What becomes of orders that have been sent: cancels until they have ended, and the resolver,
// which asks the venue and never takes silence for an end.
#include "models/engine/order_desk.h"

#include "models/core/text.h"

#include <algorithm>

namespace ballast::engine {
void OrderDesk::takeAnswer(const orders::QueryAnswer& answer, const HeldNow& held, Outbox& out)
{
    Entry* kept = entry(answer.label);
    if (!kept || answer.failed) return;  // a failed read is no information
    for (const orders::Fill& fill : answer.fills) takeFill(fill, out);
    if (answer.found)
        takeVenueOrder(*answer.found, out);
    else if (kept->order.state == orders::OrderState::Unknown)
        takeAbsence(*kept, answer, held, out);
}

/// Fenced absence: twice, apart, the second time on a connection that was opened after the venue
/// could no longer begin the order, and with nothing of it in the position.
void OrderDesk::takeAbsence(Entry& kept, const orders::QueryAnswer& answer, const HeldNow& held,
                            Outbox& out)
{
    const orders::Intent& intent = kept.order.intent;
    // Before the fence the venue may still begin the order; what is filled was certainly there.
    if (answer.venueNow <= intent.validUntil + m_timing.fenceMargin) return;
    if (!kept.fills.empty()) return;
    const bool fresh = isFresh(answer, intent, out);
    if (kept.firstAbsence == core::Time{}) {
        kept.firstAbsence = answer.venueNow;
        return;
    }
    const bool old = out.now() - intent.createdAt > m_timing.recordsKept;
    if (answer.venueNow - kept.firstAbsence < (old ? m_timing.historyLag : m_timing.resolveEvery))
        return;
    if (!fresh) return;
    const std::optional<core::Quantity> now = held(intent);
    if (!now) return;
    if (!intent.positionBefore || *now != *intent.positionBefore) {
        needOperator(kept,
                     "the venue does not know the order, but the position in " +
                         intent.instrumentName + " is " + now->text() + " and was " +
                         (intent.positionBefore ? intent.positionBefore->text() : "not recorded") +
                         " when it began",
                     out);
        return;
    }
    apply(kept,
          orders::absent(kept.order,
                         "absent twice after the fence of " + core::isoUtc(intent.validUntil) +
                             ", last at venue time " + core::isoUtc(answer.venueNow) +
                             " in epoch " + std::to_string(answer.epoch) +
                             ", the position unchanged at " + now->text(),
                         out.now()),
          out);
}

/// Whether the answer came on a connection opened after the fence; if not, one is asked for, once.
bool OrderDesk::isFresh(const orders::QueryAnswer& answer, const orders::Intent& intent,
                        Outbox& out)
{
    const auto up = m_up.find(intent.account.venue);
    if (up == m_up.end()) return false;
    Connection& connection = up->second;
    if (connection.openedAt > intent.validUntil + m_timing.fenceMargin)
        return answer.epoch == connection.epoch;
    if (!connection.asked) {
        connection.asked = true;
        out.push(orders::Reconnect{intent.account.venue,
                                   "an order the venue does not know is looked for once more on a "
                                   "fresh connection"});
    }
    return false;
}

void OrderDesk::linkLost(core::VenueId venue, const std::string& reason, Outbox& out)
{
    m_up.erase(venue);
    const std::vector<core::Label> live = m_live;
    for (const core::Label& label : live)
        if (Entry& kept = m_orders.at(label); kept.order.intent.account.venue == venue) {
            // Cancel-on-disconnect takes what rests; should it still be there, it is cancelled.
            kept.cancelWanted = kept.cancelWanted || kept.order.rests();
            apply(kept, orders::lost(kept.order, "link lost: " + reason, out.now()), out);
        }
    m_shared.reset();
}

void OrderDesk::linkUp(core::VenueId venue, std::uint64_t epoch, Outbox& out)
{
    m_up[venue] = {epoch, out.now(), false};
    for (const core::Label& label : m_live)
        if (Entry& kept = m_orders.at(label); kept.order.intent.account.venue == venue &&
                                              kept.order.state == orders::OrderState::Unknown)
            ask(kept, out);
}

void OrderDesk::ask(Entry& kept, Outbox& out)
{
    kept.lastQuery = out.now();
    out.push(orders::Query{kept.order.intent.account, kept.order.intent.label,
                           kept.order.intent.underlying, kept.order.intent.createdAt});
}

void OrderDesk::tick(Outbox& out)
{
    const std::vector<core::Label> live = m_live;
    for (const core::Label& label : live) {
        Entry& kept = m_orders.at(label);
        orders::Order& order = kept.order;
        if (order.state == orders::OrderState::InFlight &&
            out.now() - order.lastAt > m_timing.ackTimeout)
            apply(
                kept,
                orders::lost(order, "no answer within " + core::humanDuration(m_timing.ackTimeout),
                             out.now()),
                out);
        const bool linked = m_up.contains(order.intent.account.venue);
        const bool isUnknown = order.state == orders::OrderState::Unknown;
        if (linked && kept.cancelWanted && !kept.owesFills &&
            order.state != orders::OrderState::Recording &&
            out.now() - kept.lastCancel >= m_timing.ackTimeout)
            sendCancel(kept, out);
        if (!isUnknown && !isLingering(kept, out.now())) continue;
        if (kept.unknownSince == core::Time{}) kept.unknownSince = out.now();
        // Not counted from before the link came up: nobody could be asked.
        const auto up = m_up.find(order.intent.account.venue);
        if (isUnknown && linked &&
            out.now() - std::max(kept.unknownSince, up->second.openedAt) > m_timing.giveUpAfter) {
            giveUp(kept, out);
            continue;
        }
        if (linked && out.now() - kept.lastQuery >= m_timing.resolveEvery) ask(kept, out);
    }
}

/// Looks as if a message of it were missing: asked for rather than waited for.
bool OrderDesk::isLingering(const Entry& kept, core::Time now) const
{
    const orders::Order& order = kept.order;
    const bool open = order.state == orders::OrderState::Open;
    if (!open && order.state != orders::OrderState::Cancelling) return false;
    const core::Duration quiet = now - std::max(order.lastAt, kept.lastQuery);
    // What rests may do so in silence; now and then the venue is asked whether it still does.
    if (order.rests() && open && !kept.owesFills) return quiet >= m_timing.restingCheckEvery;
    return now - order.lastAt > m_timing.ackTimeout;
}

void OrderDesk::giveUp(Entry& kept, Outbox& out)
{
    orders::Order& order = kept.order;
    order.state = orders::OrderState::NeedsOperator;
    order.evidence = "undecided after " + core::humanDuration(m_timing.giveUpAfter);
    note(kept, out);
    out.alert(Severity::Critical, "order",
              summary(order) +
                  " could not be resolved. Look it up at the venue and attach what "
                  "you find; " +
                  order.intent.underlying.text() + " stays blocked until then.",
              order.intent.underlying);
}

void OrderDesk::cancel(const core::Label& label, Outbox& out)
{
    Entry* kept = entry(label);
    if (!kept || orders::isTerminal(kept->order.state)) return;
    kept->cancelWanted = true;
    if (kept->order.state == orders::OrderState::Open) {
        kept->order.state = orders::OrderState::Cancelling;
        kept->order.lastAt = out.now();
        note(*kept, out);
    }
    sendCancel(*kept, out);
}

bool OrderDesk::cancelWanted(const core::Label& label) const
{
    const auto it = m_orders.find(label);
    return it != m_orders.end() && it->second.cancelWanted;
}

void OrderDesk::sendCancel(Entry& kept, Outbox& out)
{
    kept.lastCancel = out.now();
    out.push(orders::Cancel{kept.order.intent.account, kept.order.intent.label,
                            kept.order.venueOrderId});
}

void OrderDesk::resolve(const ResolveOrder& command, const std::string& actor, Outbox& out)
{
    Entry* kept = entry(command.label);
    if (!kept || kept->order.state != orders::OrderState::NeedsOperator) return;
    if (!orders::isTerminal(command.outcome) || command.evidence.empty()) {
        out.alert(
            Severity::Warning, "order",
            "Evidence was not attached: it needs an outcome that ends the order and a sentence.");
        return;
    }
    kept->order.state = command.outcome;
    kept->order.evidence = actor + ": " + command.evidence;
    kept->order.lastAt = out.now();
    note(*kept, out);
}

void OrderDesk::needOperator(Entry& kept, const std::string& why, Outbox& out)
{
    m_contradiction = summary(kept.order) + ": " + why;
    if (orders::isTerminal(kept.order.state)) return;  // a terminal order stays; the halt speaks
    kept.order.state = orders::OrderState::NeedsOperator;
    kept.order.evidence = why;
    note(kept, out);
}

}  // namespace ballast::engine
