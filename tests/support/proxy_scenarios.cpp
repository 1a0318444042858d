#include "tests/support/proxy_scenarios.h"

namespace ballast::test {
namespace {

using namespace std::chrono_literals;

Fault of(Wrong wrong, Way way = Way::ToDesk, core::Duration time = {}, std::size_t count = 0)
{
    Fault fault;
    fault.wrong = wrong;
    fault.way = way;
    fault.time = time;
    fault.count = count;
    return fault;
}
Fault only(Wrong wrong, std::string match, Way way = Way::ToDesk)
{
    Fault fault = of(wrong, way);
    fault.match = std::move(match);
    return fault;
}
std::vector<Fault> both(Wrong wrong, core::Duration time = {}, std::size_t count = 0)
{
    return {of(wrong, Way::ToDesk, time, count), of(wrong, Way::ToVenue, time, count)};
}
Fault http(int status)
{
    Fault fault = of(Wrong::HttpError);
    fault.status = status;
    return fault;
}
Scenario link(const char* name, std::vector<Fault> faults) { return {name, std::move(faults), {}}; }
Scenario silent(const char* name, std::vector<Fault> faults)
{
    Scenario scenario = link(name, std::move(faults));
    scenario.silent = true;
    return scenario;
}
Scenario connecting(const char* name, Fault fault, bool tls = false)
{
    Scenario scenario = link(name, {std::move(fault)});
    scenario.ofConnecting = true;
    scenario.tls = tls;
    return scenario;
}
Scenario exchange(const char* name, const char* fault)
{
    return {name, {}, {paper::parseFault(fault).value()}};
}

}  // namespace

const char* text(Phase phase)
{
    switch (phase) {
        case Phase::Login: return "login";
        case Phase::Idle: return "idle";
        case Phase::OrderInFlight: break;
    }
    return "order in flight";
}

// A network that doubles the desk's own frames is not among them: TLS does not let it, and the
// venue would take the copy of an order for an order.
const std::vector<Scenario>& proxyScenarios()
{
    static const std::vector<Scenario> kAll{
        link("answers two seconds late", {of(Wrong::Delay, Way::ToDesk, 2s)}),
        link("requests three seconds late", {of(Wrong::Delay, Way::ToVenue, 3s)}),
        link("a second of jitter both ways", both(Wrong::Jitter, 1s)),
        link("four kilobytes a second", {of(Wrong::Bandwidth, Way::ToDesk, {}, 4'000)}),
        link("a byte every fifty milliseconds", {of(Wrong::SlowLoris, Way::ToDesk, 50ms)}),
        link("the desk's bytes one by one", {of(Wrong::SlowLoris, Way::ToVenue, 50ms)}),
        link("small pieces both ways", both(Wrong::Dribble)),
        silent("black hole both ways", both(Wrong::BlackHole)),
        silent("black hole towards the desk", {of(Wrong::BlackHole)}),
        link("black hole towards the venue", {of(Wrong::BlackHole, Way::ToVenue)}),
        link("cut at once", {of(Wrong::Cut)}),
        link("cut after two kilobytes", {of(Wrong::Cut, Way::ToDesk, {}, 2'000)}),
        link("cut after the desk's hundred bytes", {of(Wrong::Cut, Way::ToVenue, {}, 100)}),
        link("half-closed by the venue", {of(Wrong::HalfClose)}),
        link("half-closed by the desk", {of(Wrong::HalfClose, Way::ToVenue)}),
        link("reset at once", {of(Wrong::Reset)}),
        link("reset after five kilobytes", {of(Wrong::Reset, Way::ToDesk, {}, 5'000)}),
        connecting("connections refused", of(Wrong::Refuse)),
        connecting("connections never answered", of(Wrong::SilentConnect)),
        connecting("503 instead of a stream", http(503)),
        connecting("a portal that wants a login (407)", http(407)),
        connecting("a TLS handshake that never ends", of(Wrong::TlsStall), true),
        connecting("a certificate for somebody else", of(Wrong::WrongCertificate), true),
        link("every message twice", {of(Wrong::Duplicate)}),
        link("messages in the wrong order", {of(Wrong::Reorder)}),
        link("books lost", {only(Wrong::Drop, R"("channel":"book.)")}),
        link("replies lost", {only(Wrong::Drop, R"("usOut")")}),
        link("the account's news lost", {only(Wrong::Drop, R"("channel":"user.)")}),
        link("the desk's requests lost", {of(Wrong::Drop, Way::ToVenue)}),
        link("messages cut short", {of(Wrong::Truncate)}),
        link("a bit of each message flipped", {of(Wrong::Corrupt)}),
        link("half a frame, then reset", {of(Wrong::CutFrame)}),
        link("what is not JSON", {of(Wrong::Garbage)}),
        link("bytes that are no text", {of(Wrong::InvalidUtf8)}),
        link("a frame of two gigabytes", {of(Wrong::GiantHeader)}),
        link("the venue goes away (1001)", {of(Wrong::CloseFrame)}),
        link("messages in two frames", {of(Wrong::Fragment)}),
        link("frames masked by the server", {of(Wrong::MaskedFrame)}),
        link("late, uneven, in pieces and twice",
             {of(Wrong::Delay, Way::ToDesk, 300ms), of(Wrong::Jitter, Way::ToVenue, 300ms),
              of(Wrong::Dribble), of(Wrong::Duplicate)}),
        exchange("exchange: lost ack", "lost-ack"),
        exchange("exchange: late ack", "late-ack@1:4"),
        exchange("exchange: half filled, then silence", "partial-silence"),
        exchange("exchange: rate limit and session end", "rate-limit"),
        exchange("exchange: maintenance", "maintenance@1:10"),
        exchange("exchange: settlement lock", "settlement-lock@1:5"),
        exchange("exchange: the index gone wrong", "bad-index@1:20"),
    };
    return kAll;
}

}  // namespace ballast::test
