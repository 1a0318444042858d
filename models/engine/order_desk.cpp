#include "models/engine/order_desk.h"

#include "models/core/assert.h"
#include "models/core/text.h"
#include "models/orders/label.h"

#include <algorithm>
#include <ranges>

namespace ballast::engine {
namespace {

constexpr std::size_t kOrdersKept = 500;
constexpr std::size_t kFillsKept = 500;
constexpr std::size_t kSendsKept = 1'000;

/// Whether what is said is said of this order: a label alone is a word that any venue can use.
template <class Said>
bool isOf(const orders::Intent& intent, const Said& said)
{
    return said.account == intent.account &&
           (said.instrumentName.empty() || said.instrumentName == intent.instrumentName);
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
            if (fill.label == order.intent.label && isOf(order.intent, fill))
                kept.fills.push_back(fill);
        m_newest.push_back(order.intent.label);
        if (orders::mayBeLive(order.state)) m_live.push_back(order.intent.label);
        // Nothing armed survives a restart: what still rests there is cancelled.
        kept.cancelWanted = order.rests() && orders::mayBeLive(order.state);
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
    out.alert(Severity::Warning, "order", summary(kept.order) + " was not sent: " + reason,
              kept.order.intent.underlying);
}

std::span<const orders::Fill> OrderDesk::on(const orders::Report& report, const HeldNow& held,
                                            Outbox& out)
{
    m_newFills.clear();
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
        takeFill(*fill, out);
    else if (const auto* answer = std::get_if<orders::QueryAnswer>(&report))
        takeAnswer(*answer, held, out);
    else {
        const auto& open = std::get<orders::OpenOrdersRead>(report);
        std::erase_if(m_external, [&](const auto& e) { return e.account == open.account; });
        for (const orders::VenueOrder& record : open.orders) takeVenueOrder(record, out);
    }
    m_shared.reset();
    return m_newFills;
}

void OrderDesk::takeFill(const orders::Fill& fill, Outbox& out)
{
    if (!m_tradeIds.insert({fill.account, fill.tradeId}).second) return;
    m_fills.push_front(fill);
    m_newFills.push_back(fill);
    if (m_fills.size() > kFillsKept) m_fills.pop_back();
    out.journal(FillRecord{fill});
    // One that does not fit is recorded, and halts the desk by the check of every fill.
    if (Entry* kept = entry(fill.label); kept && isOf(kept->order.intent, fill)) {
        kept->fills.push_back(fill);
        apply(*kept, orders::filledBy(kept->order, kept->fills), out);
    }
}

void OrderDesk::takeVenueOrder(const orders::VenueOrder& record, Outbox& out)
{
    if (Entry* kept = entry(record.label)) {
        if (isOf(kept->order.intent, record)) return takeRecord(*kept, record, out);
        // It ends nothing here, and is shown and reckoned with where it is.
        m_contradiction = summary(kept->order) + ": its label stands on another order, of " +
                          record.instrumentName + " at " + record.account.venue.text();
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

void OrderDesk::takeRecord(Entry& kept, const orders::VenueOrder& record, Outbox& out)
{
    const bool open = record.state == orders::VenueOrderState::Open ||
                      record.state == orders::VenueOrderState::Untriggered;
    // Said first: what has ended at the venue is not cancelled there again, its fills are read.
    kept.owesFills = !open;
    apply(kept, orders::observed(kept.order, record, kept.fills), out);
    kept.owesFills = !open && !orders::isTerminal(kept.order.state);
}

void OrderDesk::apply(Entry& kept, orders::Step step, Outbox& out)
{
    const orders::OrderState before = kept.order.state;
    const bool changed = step.changed;
    kept.order = std::move(step.order);
    if (!step.contradiction.empty()) needOperator(kept, step.contradiction, out);
    if (!changed) return;
    if (kept.order.state == orders::OrderState::Unknown) {  // what is unknown does not become so
        kept.unknownSince = out.now();
        out.alert(Severity::Warning, "order",
                  summary(kept.order) + " is unknown: " + kept.order.evidence +
                      ". It is being asked for at the venue and is not sent again.",
                  kept.order.intent.underlying);
    }
    if (kept.order.state == orders::OrderState::Rejected && before != orders::OrderState::Rejected)
        out.alert(kept.order.wouldTake ? Severity::Notice : Severity::Warning, "order",
                  summary(kept.order) + " was rejected: " + kept.order.evidence,
                  kept.order.intent.underlying);
    // Found to be there after all, or still: the cancel goes on until the end is known.
    if (kept.cancelWanted && !kept.owesFills && kept.order.state == orders::OrderState::Open) {
        kept.order.state = orders::OrderState::Cancelling;
        sendCancel(kept, out);
    }
    if (kept.order.state == orders::OrderState::NotPlaced && before == orders::OrderState::InFlight)
        out.alert(Severity::Warning, "order",
                  summary(kept.order) + " was not sent: " + kept.order.evidence,
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

std::vector<const orders::Order*> OrderDesk::live() const
{
    std::vector<const orders::Order*> out;
    for (const core::Label& label : m_live) out.push_back(&m_orders.at(label).order);
    return out;
}

core::Duration OrderDesk::longestUnknown(core::Time now) const
{
    core::Duration longest{};
    for (const core::Label& label : m_live)
        if (const Entry& kept = m_orders.at(label); kept.order.state == orders::OrderState::Unknown)
            longest = std::max(longest, now - kept.unknownSince);
    return longest;
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

std::vector<orders::Order> OrderDesk::recentOfAll(std::size_t count) const
{
    constexpr std::size_t kLookedBack = 64;
    std::vector<orders::Order> newest;
    for (const core::Label& label : m_newest | std::views::take(kLookedBack)) {
        const orders::Order& order = m_orders.at(label).order;
        const bool known = std::ranges::any_of(newest, [&](const orders::Order& other) {
            return other.intent.underlying == order.intent.underlying &&
                   other.intent.account == order.intent.account;
        });
        if (newest.size() < count || !known) newest.push_back(order);
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
