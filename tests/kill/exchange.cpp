#include "tests/kill/exchange.h"

#include "models/core/fixed.h"

#include <fmt/format.h>

#include <sys/wait.h>

#include <charconv>
#include <csignal>
#include <sstream>

namespace ballast::kill {
using namespace std::chrono_literals;

namespace {

constexpr core::Duration kSettlesWithin = 240s;
constexpr core::Duration kLook = 500ms;

bool ended(const std::string& state)
{
    return state == "filled" || state == "cancelled" || state == "rejected" ||
           state == "not_placed";
}

std::pair<std::uint64_t, std::string> numbered(const std::string& text)
{
    std::uint64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    const auto space = text.find(' ');
    return {number, space == std::string::npos ? std::string{} : text.substr(space + 1)};
}

}  // namespace

Exchange::Exchange(std::uint64_t seed, bool faults)
    : m_run(seed, false), m_net(m_run), m_venue(m_run, m_net)
{
    if (faults) m_run.faults.swarm(m_run.random);
    m_net.deskTurn = [] {};
    m_venue.watch({.placing =
                       [this](const sim::WirePtr&, const std::string& label) {
                           if (++m_placed[label] < 2) return;
                           ++m_duplicates;
                           fail("I1: " + label + " was sent twice");
                       },
                   .filled = {},
                   .external = {}});
    m_venue.start();
}

Exchange::~Exchange() = default;

void Exchange::fail(std::string why)
{
    if (m_failure.empty()) m_failure = std::move(why);
}

void Exchange::heal()
{
    m_run.faults.heal();
    m_venue.heal();
}

std::uint64_t Exchange::fills() const
{
    std::uint64_t count = 0;
    for (const auto& [id, order] : m_venue.orders()) count += order.trades.size();
    return count;
}

void Exchange::rest()
{
    const core::Time until = m_run.now() + m_run.random.between(50ms, 3s);
    m_run.scheduler.at(until, [] {});
    while (m_run.scheduler.step(until)) {
    }
}

void Exchange::serve(int handle, pid_t pid, const Death& death)
{
    Pipe pipe(handle);
    const std::int64_t born = steadyNs();
    m_dieAt.reset();
    if (death.afterNs) m_dieAt = born + *death.afterNs;
    m_began = m_settled = false;
    m_frames = 0;
    m_bornAt = m_run.now();
    m_out.clear();
    bool dead = false;
    while (!dead && !m_settled && m_failure.empty()) {
        auto message = pipe.receive(m_dieAt);
        dead = !message;
        if (message) take(*message, pipe, death);
    }
    if (!death.byTracer || m_settled || !m_failure.empty()) ::kill(pid, SIGKILL);
    // What it had said before it died was said.
    while (auto message = pipe.receive())
        if (message->word != Word::Wait && message->word != Word::Ledger)
            take(*message, pipe, death);
    ::waitpid(pid, nullptr, 0);
    m_sockets.clear();
}

void Exchange::take(const Message& message, Pipe& pipe, const Death& death)
{
    switch (message.word) {
        case Word::Dial: return dial(numbered(message.text).first);
        case Word::Close: m_sockets.erase(numbered(message.text).first); return;
        case Word::Send: {
            auto [number, frame] = numbered(message.text);
            const bool order = frame.find("\"private/buy\"") != std::string::npos ||
                               frame.find("\"private/sell\"") != std::string::npos;
            const auto found = m_sockets.find(number);
            if (found != m_sockets.end()) (void)found->second->send(std::move(frame));
            if (order && ++m_frames == death.orderFrame) m_dieAt = steadyNs() + death.thenNs;
            return;
        }
        case Word::Ledger: {
            const Book book = bookOf(message.text);
            if (!std::exchange(m_began, true)) return began(book);
            return settle(book, pipe);
        }
        case Word::Wait:
            return answerWait(core::Time{core::Duration{std::stoll(message.text)}}, pipe, death);
        default: fail("the desk cannot go on: " + message.text);
    }
}

void Exchange::dial(std::uint64_t number)
{
    const std::string name = std::to_string(number);
    auto& socket = m_sockets[number];
    socket = m_net.socket({.onOpen = [this, name] { m_out.push_back({Word::Opened, name}); },
                           .onText =
                               [this, name](std::string_view text) {
                                   m_out.push_back({Word::Frame, name + ' ' + std::string{text}});
                               },
                           .onClosed =
                               [this, name](const std::string& why) {
                                   m_out.push_back({Word::Closed, name + ' ' + why});
                               }},
                          {});
    socket->connect({});
}

/// The world goes on until the desk's next moment, or until something reaches it.
void Exchange::answerWait(core::Time until, Pipe& pipe, const Death& death)
{
    const bool leftToSettle = !death.afterNs && death.orderFrame == 0 && !death.byTracer;
    if (leftToSettle) until = std::min(until, m_run.now() + kLook);
    m_run.scheduler.at(until, [] {});
    while (m_out.empty() && m_run.scheduler.step(until)) {
    }
    for (const Message& message : m_out) pipe.send(message.word, message.text);
    m_out.clear();
    if (leftToSettle) pipe.send(Word::Quiet, "");
    pipe.send(Word::Time, std::to_string(m_run.now().time_since_epoch().count()));
}

Exchange::Book Exchange::bookOf(const std::string& text)
{
    Book book;
    std::istringstream lines(text);
    std::string kind, first, second;
    std::int64_t quantity = 0;
    while (lines >> kind >> first >> second >> quantity) {
        if (kind == "i")
            book.intents[first] = {second, quantity / core::kFixedOne};
        else
            book.fills[first] = {second, quantity / core::kFixedOne};
    }
    return book;
}

/// A desk has read its journal after whatever ended the one before.
void Exchange::began(const Book& book)
{
    m_unfinished = 0;
    for (const auto& [label, entry] : book.intents) m_unfinished += ended(entry.state) ? 0 : 1;
    for (const auto& [label, frames] : m_placed)
        if (!book.intents.contains(label)) {
            ++m_lost;
            fail("I2: " + label + " was sent, and the journal does not know of it");
        }
    for (const std::string& label : m_known)
        if (!book.intents.contains(label)) {
            ++m_lost;
            fail("P2: " + label + " was in the journal, and is lost");
        }
    for (const auto& [label, entry] : book.intents) m_known.insert(label);
}

void Exchange::settle(const Book& book, Pipe& pipe)
{
    const std::string wrong = difference(book);
    if (wrong.empty()) {
        m_settled = true;
        return;
    }
    // What only a person can end gets the truth, once it cannot change any more.
    for (const auto& [label, entry] : book.intents) {
        if (entry.state != "needs_operator") continue;
        const core::Time since = m_waiting.try_emplace(label, m_run.now()).first->second;
        const sim::VenueOrder* truth = m_venue.byLabel(label);
        if (m_run.now() - since < 10s || (truth && truth->open())) continue;
        ++m_asked;
        m_waiting[label] = m_run.now();
        pipe.send(Word::Resolve, label + ' ' + (truth ? truth->state : "not_placed"));
    }
    if (m_run.now() - m_bornAt > kSettlesWithin) fail("I8: it does not settle: " + wrong);
}

/// Where the desk's ledger is not the venue's; empty: they are equal, and nothing is open.
std::string Exchange::difference(const Book& book) const
{
    std::size_t trades = 0;
    for (const auto& [id, order] : m_venue.orders()) {
        if (!order.ours) continue;
        const auto found = book.intents.find(order.label);
        if (found == book.intents.end()) return order.label + " is at the venue only";
        if (order.open()) return order.label + " is open at the venue";
        if (found->second.filled != order.filled)
            return fmt::format("{} is filled {} at the venue, {} in the journal", order.label,
                               order.filled, found->second.filled);
        for (const sim::VenueTrade& trade : order.trades) {
            ++trades;
            const auto fill = book.fills.find(trade.id);
            if (fill == book.fills.end()) return "trade " + trade.id + " is at the venue only";
            if (fill->second != std::pair{order.label, trade.quantity})
                return "trade " + trade.id + " is another in the journal";
        }
    }
    if (trades != book.fills.size())
        return fmt::format("{} trades at the venue, {} in the journal", trades, book.fills.size());
    for (const auto& [label, entry] : book.intents) {
        if (!ended(entry.state)) return label + " is " + entry.state;
        if (!m_venue.byLabel(label) && (entry.filled != 0 || entry.state == "filled"))
            return label + " is filled in the journal and unknown at the venue";
    }
    return {};
}

}  // namespace ballast::kill
