#include "tests/sim/checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace ballast::sim {
using namespace std::chrono_literals;

namespace {

constexpr double kHullRoom = 0.03;  ///< of a target: prices move while an order is on its way

std::string childOf(const orders::Intent& intent)
{
    return fmt::format("{}.{}", intent.proposal.value, intent.child);
}

std::int64_t usd(core::Quantity quantity) { return quantity.mantissa() / core::kFixedOne; }

}  // namespace

Venue::Watch Checks::watch()
{
    return {
        .placing =
            [this](const WirePtr&, const std::string& label) {
                if (!m_durable.contains(label))
                    m_run.fail("I2: " + label + " came to the venue without a durable intent");
            },
        .filled = [this](const VenueOrder&, std::int64_t) { hull(); },
        .external =
            [this] {
                // The desk may not know yet: what it sends is sized for before.
                const std::int64_t moved = m_venue.position() - m_lastPosition;
                (moved < 0 ? m_flowLow : m_flowHigh) += moved;
                m_lastPosition = m_venue.position();
            },
    };
}

void Checks::began(const engine::Recovered& recovered)
{
    m_wireOfEpoch.clear();
    m_cancelOwed.reset();
    m_heldBack.clear();
    if (recovered.halted != m_haltDurable)
        m_run.fail("P2: STOP or its end was durable, and the next start does not know of it");
    m_haltOnRecord = recovered.halted;
    m_stopped = recovered.halted;
    m_autoAllowed = 0;  // nothing armed survives a restart
    m_autoAllowedUsd = 0;
    // What was never durable was never sent, and is no order any more.
    std::erase_if(m_orders, [&](const auto& each) { return !m_durable.contains(each.first); });
    m_intents.clear();
    for (const auto& [label, order] : m_orders) ++m_intents[childOf(order.intent)];
    for (auto& [label, order] : m_orders) order.trades.clear();
    for (const orders::Order& order : recovered.unfinished) {
        DeskOrder& known = m_orders[order.intent.label.text()];
        known.filled = usd(order.filled);
        known.state = order.state;
    }
    for (const orders::Order& order : recovered.recent)
        m_orders[order.intent.label.text()].state = order.state;
    for (const orders::Fill& fill : recovered.fills)
        m_orders[fill.label.text()].trades.insert(fill.tradeId);
    for (const std::string& label : m_durable)
        if (!m_orders.contains(label)) m_run.fail("P2: " + label + " was durable and is lost");
}

void Checks::linkChanged(const engine::LinkChanged& event, std::uint64_t wire)
{
    if (event.state == engine::LinkState::Resyncing) m_wireOfEpoch[event.epoch] = wire;
}

void Checks::effect(const engine::Effect& effect)
{
    if (const auto* journal = std::get_if<engine::Journal>(&effect))
        return std::visit([this](const auto& record) { on(record); }, journal->entry);
    const auto* place = std::get_if<risk::Approved<orders::Place>>(&effect);
    if (!place) return;
    const std::string label = place->get().intent.label.text();
    if (m_stopped) m_run.fail("I9: " + label + " is to be sent after STOP had returned");
    if (!m_durable.contains(label)) m_run.fail("I2: " + label + " is sent before it is durable");
    if (m_heldBack.contains(label)) m_run.fail("I9: " + label + " was cancelled and goes out");
    m_orders[label].state = orders::OrderState::InFlight;
}

void Checks::on(const engine::IntentRecord& record)
{
    const std::string label = record.intent.label.text();
    if (m_orders.contains(label)) m_run.fail("I1: the label " + label + " is given twice");
    const std::string child = childOf(record.intent);
    if (++m_intents[child] > 1) m_run.fail("I3: proposal " + child + " has a second order");
    for (const auto& [other, order] : m_orders) {
        if (!orders::isTerminal(order.state))
            m_run.fail("I4: " + label + " begins while " + other + " has not ended");
        if (maybeLive(other) != 0)
            m_run.fail("P1: " + label + " begins while " + other + " may be live at the venue");
        const VenueOrder* truth = m_venue.byLabel(other);
        if (truth && (truth->open() || truth->trades.size() != order.trades.size()))
            m_run.fail("P1: " + label + " begins while " + other + " is not wholly known");
    }
    if (record.autoFired) {
        ++m_autoOrders;
        m_autoUsd += record.intent.quantity.toDouble();
        if (m_run.now() > m_armedUntil) m_run.fail("I10: auto-fire goes on after its time");
        if (m_autoOrders > m_autoAllowed || m_autoUsd > m_autoAllowedUsd)
            m_run.fail("I10: auto-fire goes beyond its budget");
    } else if (++m_personal > m_approvals) {
        m_run.fail("I3: more orders than approvals");
    }
    DeskOrder& made = m_orders[label];
    made.intent = record.intent;
    made.autoFired = record.autoFired;
    m_newest = label;
}

/// The desk halts by itself where its counts do not add up: whatever happens around it, they do.
void Checks::on(const engine::HaltRecord& record)
{
    m_haltOnRecord = record.halted;
    if (record.reason.starts_with("the order counts do not add up"))
        m_run.fail("I12: " + record.reason);
}

void Checks::on(const engine::OrderRecord& record)
{
    const auto it = m_orders.find(record.label.text());
    if (it == m_orders.end()) return;
    DeskOrder& order = it->second;
    const bool wasEnded = orders::isTerminal(order.state);
    const std::int64_t filled = usd(record.filled);
    if (m_foreignReply == it->first && record.state != orders::OrderState::Unknown)
        m_run.fail("I11: " + it->first + " is answered over another connection");
    if (filled < order.filled) m_run.fail("I5: what is filled of " + it->first + " has fallen");
    if (record.filled > order.intent.quantity)
        m_run.fail("I5: more of " + it->first + " is filled than was asked for");
    order.filled = filled;
    order.state = record.state;
    evidence(record);
    if (!wasEnded && orders::isTerminal(record.state)) ended(order, record);
}

void Checks::on(const engine::FillRecord& record)
{
    const auto it = m_orders.find(record.fill.label.text());
    if (it == m_orders.end()) return;
    if (!it->second.trades.insert(record.fill.tradeId).second)
        m_run.fail("I5: trade " + record.fill.tradeId + " is counted twice");
}

/// Against the truth: an end is no end where the venue knows better.
void Checks::ended(const DeskOrder& order, const engine::OrderRecord& record)
{
    const std::string label = record.label.text();
    const VenueOrder* truth = m_venue.byLabel(label);
    using enum orders::OrderState;
    const auto wrong = [&](const std::string& why) {
        m_run.fail("I6: " + label + " ended as " + std::string{text(record.state)} + ", but " +
                   why);
    };
    const_cast<DeskOrder&>(order).endedAt = m_run.now();
    if (record.state == NotPlaced || record.state == Rejected) {
        if (truth) wrong("the venue has it");
        if (maybeLive(label) != 0) wrong("it may still come to be");
        return;
    }
    if (!truth) return wrong("the venue has never had it");
    if (truth->open()) wrong("it is open");
    if (truth->filled != order.filled)
        wrong(fmt::format("the venue filled {} and not {}", truth->filled, order.filled));
    if ((record.state == Filled) != (truth->filled == truth->quantity))
        wrong("the venue calls it " + truth->state);
}

/// I6 and I11: of one of the classes, and of the connection it names.
void Checks::evidence(const engine::OrderRecord& record)
{
    if (!orders::isTerminal(record.state)) return;
    const std::string& said = record.evidence;
    const bool known = said.starts_with("epoch ") || said.starts_with("venue order ") ||
                       said.starts_with("fills of ") || said.starts_with("absent twice ") ||
                       said.starts_with("never written") || said.starts_with("trader: ");
    if (!known) m_run.fail("I6: " + record.label.text() + " ended on the evidence of: " + said);
    if (!said.starts_with("epoch ")) return;
    std::uint64_t epoch = 0, request = 0;
    const auto comma = said.find(", request ");
    std::from_chars(said.data() + 6, said.data() + said.size(), epoch);
    if (comma != std::string::npos)
        std::from_chars(said.data() + comma + 10, said.data() + said.size(), request);
    const auto frame = m_framed.find(record.label.text());
    const auto wire = m_wireOfEpoch.find(epoch);
    if (frame == m_framed.end() || wire == m_wireOfEpoch.end()) return;
    if (frame->second.wire != wire->second || frame->second.request != request)
        m_run.fail("I11: " + record.label.text() + " is answered by another connection");
}

void Checks::durable(std::span<const engine::Journal> entries)
{
    for (const engine::Journal& entry : entries) {
        if (const auto* halt = std::get_if<engine::HaltRecord>(&entry.entry))
            m_haltDurable = halt->halted;
        if (const auto* intent = std::get_if<engine::IntentRecord>(&entry.entry))
            m_durable.insert(intent->intent.label.text());
    }
}

void Checks::frameOut(const WirePtr& wire, const std::string& text)
{
    if (text.find("\"private/cancel") != std::string::npos) ++m_cancelFrames;
    const bool places = text.find("\"private/buy\"") != std::string::npos ||
                        text.find("\"private/sell\"") != std::string::npos;
    if (!places) return;
    const auto from = text.find("\"label\":\"") + 9;
    const std::string label = text.substr(from, text.find('"', from) - from);
    Frame frame{wire->number, 0};
    const auto id = text.find("\"id\":") + 5;
    std::from_chars(text.data() + id, text.data() + text.size(), frame.request);
    if (!m_durable.contains(label)) m_run.fail("I2: " + label + " is written before it is durable");
    if (!m_framed.emplace(label, frame).second) m_run.fail("I1: " + label + " is sent twice");
    if (m_stopped) m_run.fail("I9: " + label + " is written after STOP had returned");
    if (m_framed.size() > m_durable.size()) m_run.fail("I12: more frames than burned tokens");
    hull();
}

void Checks::frameIn(const WirePtr& wire, const std::string& text)
{
    if (!text.starts_with(R"({"jsonrpc":"2.0","id":)")) return;
    std::uint64_t id = 0;
    std::from_chars(text.data() + 22, text.data() + text.size(), id);
    for (const auto& [label, frame] : m_framed)
        if (frame.request == id && frame.wire != wire->number) m_foreignReply = label;
}

void Checks::cancels(const std::string& label)
{
    const auto it = m_orders.find(label);
    if (it != m_orders.end() && it->second.state == orders::OrderState::Recording)
        m_heldBack.insert(label);
}

void Checks::resumed()
{
    m_stopped = false;
    m_cancelOwed.reset();
}

void Checks::stopReturned(bool linkUp, std::uint64_t cancelsBefore)
{
    m_stopped = true;
    if (!m_haltOnRecord) m_run.fail("P2: STOP returned, and no record of it is on its way");
    if (!linkUp && !m_cancelOwed) m_cancelOwed = cancelsBefore;
    if (linkUp && m_cancelFrames == cancelsBefore)
        m_run.fail("I13: STOP returned, the link is up, and nothing was cancelled");
}

void Checks::armed(core::Duration life, int orders, double notionalUsd)
{
    m_armedUntil = m_run.now() + life + 500ms;
    m_autoOrders = 0;
    m_autoUsd = 0;
    m_autoAllowed = orders;
    m_autoAllowedUsd = notionalUsd;
}

void Checks::targetIs(double coin)
{
    const double at = coin * m_venue.price();
    const auto room = static_cast<std::int64_t>(kHullRoom * std::abs(at)) + 100;
    m_low = std::min(m_low, static_cast<std::int64_t>(at) - room);
    m_high = std::max(m_high, static_cast<std::int64_t>(at) + room);
}

/// What of it may still trade, signed USD, by what the venue and the network know.
std::int64_t Checks::maybeLive(const std::string& label) const
{
    if (!m_framed.contains(label) || m_venue.refused(label)) return 0;
    const auto it = m_orders.find(label);
    if (it == m_orders.end()) return 0;
    const int sign = core::sign(it->second.intent.side);
    if (const VenueOrder* truth = m_venue.byLabel(label))
        return truth->open() ? sign * (truth->quantity - truth->filled) : 0;
    const bool over = m_run.now() > it->second.intent.validUntil + 1ms && !m_venue.waiting(label);
    return over ? 0 : sign * usd(it->second.intent.quantity);
}

/// I7: position and what may be live stay within the targets there ever were.
void Checks::hull()
{
    m_lastPosition = m_venue.position();
    std::int64_t low = m_venue.position(), high = low;
    for (const auto& [label, order] : m_orders) {
        const std::int64_t live = maybeLive(label);
        (live < 0 ? low : high) += live;
    }
    const std::int64_t least = m_low + m_flowLow, most = m_high + m_flowHigh;
    if (low < least || high > most)
        m_run.fail(fmt::format("I7: {} to {} may be held, targets and flows were {} to {}", low,
                               high, least, most));
}

Standing Checks::standing() const
{
    const auto it = m_orders.find(m_newest);
    if (it == m_orders.end()) return Standing::None;
    using enum orders::OrderState;
    switch (it->second.state) {
        case Recording: return Standing::Recording;
        case InFlight: return Standing::InFlight;
        case Open: return Standing::Open;
        case Cancelling: return Standing::Cancelling;
        case Unknown: return Standing::Unknown;
        case NeedsOperator: return Standing::NeedsOperator;
        default: break;
    }
    return m_run.now() - it->second.endedAt < 2s ? Standing::Ended : Standing::None;
}

std::vector<std::string> Checks::ends() const
{
    std::vector<std::string> out;
    for (const auto& [label, order] : m_orders) out.emplace_back(text(order.state));
    return out;
}

std::vector<std::string> Checks::waitingForPerson() const
{
    std::vector<std::string> out;
    for (const auto& [label, order] : m_orders)
        if (order.state == orders::OrderState::NeedsOperator) out.push_back(label);
    return out;
}

std::string Checks::unsettled(const engine::Snapshot* snapshot) const
{
    if (!snapshot) return "the desk does not run";
    if (snapshot->links->empty() || snapshot->links->front().state != engine::LinkState::Up)
        return "the link is not up";
    for (const orders::Order& order : snapshot->orders->orders)
        if (!orders::isTerminal(order.state))
            return order.intent.label.text() + " is " + std::string{text(order.state)};
    std::int64_t held = 0;
    for (const portfolio::Line& line : snapshot->portfolio->lines) held += usd(line.position.size);
    if (held != m_venue.position())
        return fmt::format("the desk holds {} and the venue {}", held, m_venue.position());
    return {};
}

void Checks::atEnd()
{
    if (m_cancelOwed && *m_cancelOwed == m_cancelFrames)
        m_run.fail("I13: STOP was said without a link, and the next login cancelled nothing");
    for (const auto& [label, order] : m_orders) {
        const VenueOrder* truth = m_venue.byLabel(label);
        if (truth && truth->filled != order.filled)
            m_run.fail(fmt::format("I5: {} filled {} at the venue and {} here", label,
                                   truth->filled, order.filled));
    }
}

}  // namespace ballast::sim
