#include "models/engine/order_desk.h"

#include "models/core/assert.h"
#include "models/core/text.h"
#include "models/orders/label.h"

#include <algorithm>

namespace ballast::engine {
namespace {

constexpr std::size_t kOrdersKept = 500;
constexpr std::size_t kFillsKept = 500;
constexpr std::size_t kSendsKept = 1'000;

std::string orderText(const orders::Order& order)
{
    return std::string{text(order.intent.side)} + " " + order.intent.quantity.text() + " " +
           order.intent.instrumentName;
}

}  // namespace

OrderDesk::OrderDesk(const Recovered& recovered, OrderTiming timing)
    : m_installId(recovered.installId),
      m_nextLabel(recovered.nextLabel),
      m_nextRequestId(recovered.nextRequestId),
      m_timing(timing)
{
    const auto keep = [&](const orders::Order& order) {
        Entry& kept = m_orders[order.intent.label];
        kept.order = order;
        for (const orders::Fill& fill : recovered.fills)
            if (fill.label == order.intent.label) kept.fills.push_back(fill);
        m_newest.push_back(order.intent.label);
        if (orders::mayBeLive(order.state)) m_live.push_back(order.intent.label);
    };
    for (orders::Order order : recovered.unfinished) {
        // A burned token means a frame may have left: only the venue can say, so it is asked.
        if (order.state == orders::OrderState::Recording ||
            order.state == orders::OrderState::InFlight)
            order.state = orders::OrderState::Unknown;
        keep(order);
    }
    for (const orders::Order& order : recovered.recent) keep(order);
    for (const orders::Fill& fill : recovered.fills) {
        m_tradeIds.insert({fill.account, fill.tradeId});
        m_fills.push_back(fill);
    }
}

const orders::Order& OrderDesk::begin(orders::Intent intent, bool autoFired, double budgetUsd,
                                      Outbox& out)
{
    BALLAST_ASSERT(!flight(intent.account, intent.underlying));
    intent.label = orders::makeLabel(m_installId, m_nextLabel++);
    intent.requestId = m_nextRequestId++;
    intent.createdAt = out.now();
    intent.validUntil = out.now() + m_timing.validFor;
    Entry& made = m_orders[intent.label];
    made.order.intent = intent;
    made.order.state = orders::OrderState::Recording;
    made.order.lastAt = out.now();
    made.seq = out.journal(IntentRecord{intent, autoFired, budgetUsd});
    ++m_tokensBurned;
    m_newest.push_front(intent.label);
    m_live.push_back(intent.label);
    m_waitingForJournal.push_back(intent.label);
    m_shared.reset();
    forgetOld();
    return made.order;
}

std::vector<core::Label> OrderDesk::durable(std::uint64_t seq)
{
    std::vector<core::Label> ready;
    std::erase_if(m_waitingForJournal, [&](const core::Label& label) {
        if (m_orders.at(label).seq > seq) return false;
        ready.push_back(label);
        return true;
    });
    return ready;
}

void OrderDesk::placed(const core::Label& label, const risk::Approved<orders::Place>& approved,
                       Outbox& out)
{
    Entry& kept = m_orders.at(label);
    BALLAST_ASSERT(kept.order.state == orders::OrderState::Recording);
    BALLAST_ASSERT(approved.get().intent.label == label);
    kept.order.state = orders::OrderState::InFlight;
    kept.order.lastAt = out.now();
    ++m_framesOut;
    BALLAST_ASSERT(m_framesOut + m_gateAborts <= m_tokensBurned);  // conservation (I12)
    m_sends.push_back(out.now());
    if (m_sends.size() > kSendsKept) m_sends.erase(m_sends.begin());
    m_shared.reset();
    out.push(approved);
}

void OrderDesk::stoppedAtGate(const core::Label& label, const std::string& reason, Outbox& out)
{
    Entry& kept = m_orders.at(label);
    BALLAST_ASSERT(kept.order.state == orders::OrderState::Recording);
    kept.order.state = orders::OrderState::NotPlaced;
    kept.order.evidence = "never written: " + reason;
    kept.order.lastAt = out.now();
    ++m_gateAborts;
    note(kept, out);
    out.alert(Severity::Warning, "order", orderText(kept.order) + " was not sent: " + reason,
              kept.order.intent.underlying);
}

bool OrderDesk::on(const orders::Report& report, const HeldNow& held, Outbox& out)
{
    bool newFill = false;
    const auto step = [&](const core::Label& label, auto&& advance) {
        if (Entry* kept = entry(label)) apply(*kept, advance(kept->order), out);
    };
    if (const auto* r = std::get_if<orders::Sent>(&report))
        step(r->label, [&](const orders::Order& o) { return orders::sent(o, *r); });
    else if (const auto* n = std::get_if<orders::NotSent>(&report))
        step(n->label, [&](const orders::Order& o) { return orders::notSent(o, *n); });
    else if (const auto* f = std::get_if<orders::PlaceFailed>(&report))
        step(f->label, [&](const orders::Order& o) { return orders::failed(o, *f); });
    else if (const auto* v = std::get_if<orders::VenueOrder>(&report))
        takeVenueOrder(*v, out);
    else if (const auto* fill = std::get_if<orders::Fill>(&report))
        newFill = takeFill(*fill, out);
    else if (const auto* answer = std::get_if<orders::QueryAnswer>(&report))
        takeAnswer(*answer, held, out);
    else if (const auto* open = std::get_if<orders::OpenOrdersRead>(&report)) {
        std::erase_if(m_external, [&](const auto& e) { return e.account == open->account; });
        for (const orders::VenueOrder& record : open->orders) takeVenueOrder(record, out);
    }
    m_shared.reset();
    return newFill;
}

bool OrderDesk::takeFill(const orders::Fill& fill, Outbox& out)
{
    if (!m_tradeIds.insert({fill.account, fill.tradeId}).second) return false;
    m_fills.push_front(fill);
    if (m_fills.size() > kFillsKept) m_fills.pop_back();
    out.journal(FillRecord{fill});
    if (Entry* kept = entry(fill.label)) {
        kept->fills.push_back(fill);
        apply(*kept, orders::filledBy(kept->order, kept->fills), out);
    }
    return true;
}

void OrderDesk::takeVenueOrder(const orders::VenueOrder& record, Outbox& out)
{
    if (Entry* kept = entry(record.label)) {
        apply(*kept, orders::observed(kept->order, record, kept->fills), out);
        return;
    }
    // Two venues may give two orders the same number.
    std::erase_if(m_external, [&](const auto& e) {
        return e.account == record.account && e.venueOrderId == record.venueOrderId;
    });
    const bool open = record.state == orders::VenueOrderState::Open ||
                      record.state == orders::VenueOrderState::Untriggered;
    if (open)
        m_external.push_back({record.account, record.venueOrderId, record.instrument,
                              record.instrumentName, record.side, record.quantity, record.filled,
                              record.limit, "open", record.at});
}

void OrderDesk::takeAnswer(const orders::QueryAnswer& answer, const HeldNow& held, Outbox& out)
{
    Entry* kept = entry(answer.label);
    if (!kept || answer.failed) return;  // a failed read is no information
    for (const orders::Fill& fill : answer.fills) takeFill(fill, out);
    if (answer.found)
        apply(*kept, orders::observed(kept->order, *answer.found, kept->fills), out);
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

void OrderDesk::apply(Entry& kept, orders::Step step, Outbox& out)
{
    const orders::OrderState before = kept.order.state;
    const bool changed = step.changed;
    kept.order = std::move(step.order);
    if (!step.contradiction.empty()) needOperator(kept, step.contradiction, out);
    if (!changed) return;
    if (kept.order.state == orders::OrderState::Unknown && before != orders::OrderState::Unknown) {
        kept.unknownSince = out.now();
        out.alert(Severity::Warning, "order",
                  orderText(kept.order) + " is unknown: " + kept.order.evidence +
                      ". It is being asked for at the venue and is not sent again.",
                  kept.order.intent.underlying);
    }
    if (kept.order.state == orders::OrderState::Rejected && before != orders::OrderState::Rejected)
        out.alert(Severity::Warning, "order",
                  orderText(kept.order) + " was rejected: " + kept.order.evidence,
                  kept.order.intent.underlying);
    if (kept.order.state == orders::OrderState::NotPlaced && before == orders::OrderState::InFlight)
        out.alert(Severity::Warning, "order",
                  orderText(kept.order) + " was not sent: " + kept.order.evidence,
                  kept.order.intent.underlying);
    note(kept, out);
}

void OrderDesk::note(const Entry& kept, Outbox& out)
{
    const orders::Order& order = kept.order;
    BALLAST_ASSERT(!orders::isTerminal(order.state) || !order.evidence.empty());
    out.journal(OrderRecord{order.intent.label, order.state, order.filled, order.averagePrice,
                            order.venueOrderId, order.evidence, out.now()});
    m_shared.reset();
    dropIfEnded(order);
}

void OrderDesk::dropIfEnded(const orders::Order& order)
{
    if (orders::isTerminal(order.state)) std::erase(m_live, order.intent.label);
}

void OrderDesk::needOperator(Entry& kept, const std::string& why, Outbox& out)
{
    m_contradiction = orderText(kept.order) + ": " + why;
    if (orders::isTerminal(kept.order.state)) return;  // a terminal order stays; the halt speaks
    kept.order.state = orders::OrderState::NeedsOperator;
    kept.order.evidence = why;
    note(kept, out);
}

void OrderDesk::linkLost(core::VenueId venue, const std::string& reason, Outbox& out)
{
    m_up.erase(venue);
    const std::vector<core::Label> live = m_live;
    for (const core::Label& label : live)
        if (Entry& kept = m_orders.at(label); kept.order.intent.account.venue == venue)
            apply(kept, orders::lost(kept.order, "link lost: " + reason, out.now()), out);
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
        const bool immediate = order.intent.timeInForce != orders::TimeInForce::GoodTilCancelled;
        // An immediate order that still looks open is missing a message: ask rather than wait.
        const bool lingering = immediate &&
                               (order.state == orders::OrderState::Open ||
                                order.state == orders::OrderState::Cancelling) &&
                               out.now() - order.lastAt > m_timing.ackTimeout;
        if (order.state != orders::OrderState::Unknown && !lingering) continue;
        if (kept.unknownSince == core::Time{}) kept.unknownSince = out.now();
        if (order.state == orders::OrderState::Unknown &&
            out.now() - kept.unknownSince > m_timing.giveUpAfter &&
            m_up.contains(order.intent.account.venue)) {
            order.state = orders::OrderState::NeedsOperator;
            order.evidence = "undecided after " + core::humanDuration(m_timing.giveUpAfter);
            note(kept, out);
            out.alert(Severity::Critical, "order",
                      orderText(order) +
                          " could not be resolved. Look it up at the venue and attach what "
                          "you find; " +
                          order.intent.underlying.text() + " stays blocked until then.",
                      order.intent.underlying);
            continue;
        }
        if (m_up.contains(order.intent.account.venue) &&
            out.now() - kept.lastQuery >= m_timing.resolveEvery)
            ask(kept, out);
    }
}

void OrderDesk::cancel(const core::Label& label, Outbox& out)
{
    Entry* kept = entry(label);
    if (!kept || orders::isTerminal(kept->order.state)) return;
    if (kept->order.state == orders::OrderState::Open) {
        kept->order.state = orders::OrderState::Cancelling;
        kept->order.lastAt = out.now();
        note(*kept, out);
    }
    out.push(orders::Cancel{kept->order.intent.account, label, kept->order.venueOrderId});
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

const orders::Order* OrderDesk::find(const core::Label& label) const
{
    const auto it = m_orders.find(label);
    return it == m_orders.end() ? nullptr : &it->second.order;
}

OrderDesk::Entry* OrderDesk::entry(const core::Label& label)
{
    const auto it = m_orders.find(label);
    return it == m_orders.end() ? nullptr : &it->second;
}

const orders::Order* OrderDesk::flight(const core::AccountKey& account,
                                       core::Currency underlying) const
{
    for (const core::Label& label : m_live) {
        const orders::Order& order = m_orders.at(label).order;
        if (order.intent.account == account && order.intent.underlying == underlying) return &order;
    }
    return nullptr;
}

bool OrderDesk::anyLive(core::VenueId venue) const
{
    return std::ranges::any_of(m_live, [&](const core::Label& label) {
        return m_orders.at(label).order.intent.account.venue == venue;
    });
}

std::vector<orders::Order> OrderDesk::recent(std::size_t count) const
{
    std::vector<orders::Order> newest;
    for (const core::Label& label : m_newest) {
        if (newest.size() == count) break;
        newest.push_back(m_orders.at(label).order);
    }
    return newest;
}

void OrderDesk::forgetOld()
{
    while (m_newest.size() > kOrdersKept) {
        const auto last =
            std::find_if(m_newest.rbegin(), m_newest.rend(), [&](const core::Label& label) {
                return orders::isTerminal(m_orders.at(label).order.state);
            });
        if (last == m_newest.rend()) return;
        m_orders.erase(*last);
        m_newest.erase(std::next(last).base());
    }
}

std::shared_ptr<const orders::Blotter> OrderDesk::share()
{
    if (m_shared) return m_shared;
    auto blotter = std::make_shared<orders::Blotter>();
    blotter->orders = recent(kOrdersKept);
    blotter->external = m_external;
    blotter->fills.assign(m_fills.begin(), m_fills.end());
    return m_shared = std::move(blotter);
}

}  // namespace ballast::engine
