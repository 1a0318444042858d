#include "tests/soak/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace ballast::soak {
namespace {

constexpr std::size_t kSayingsShown = 15, kFailuresShown = 20;
constexpr double kMs = 1'000, kSixtyAFrame = 16'700, kThirtyAFrame = 33'000;

void row(std::string& out, std::string_view name, const std::string& value)
{
    out += fmt::format("{:<24}{}\n", name, value);
}

std::string times(const Histogram& of)
{
    return fmt::format("p50 {:.1f}, p99 {:.1f}, p99.9 {:.1f}, worst {:.1f} ms, of {}",
                       of.quantile(0.5) / kMs, of.quantile(0.99) / kMs, of.quantile(0.999) / kMs,
                       of.most() / kMs, of.count());
}

std::string late(const Histogram& of)
{
    return fmt::format("; over 16.7 ms {:.2f} %, over 33 ms {:.3f} %",
                       100 * of.shareAbove(kSixtyAFrame), 100 * of.shareAbove(kThirtyAFrame));
}

std::string growth(const std::vector<Held>& held, double Held::* what)
{
    const Growth g = growthOf(held, what);
    return fmt::format("{:+.2f} MiB/h, {:.1f} to {:.1f} MiB", g.slope, g.least, g.most);
}

/// At the quarters of the time: what fills up flattens, what leaks goes on.
std::string quarters(const std::vector<Held>& held, double Held::* what)
{
    std::string out;
    for (std::size_t i = 1; i <= 4 && !held.empty(); ++i)
        out += fmt::format("{}{:.1f}", i == 1 ? "; quarters " : ", ",
                           held[(held.size() - 1) * i / 4].*what);
    return out;
}

std::string range(const std::vector<Held>& held, int Held::* what)
{
    const auto [least, most] = rangeOf(held, what);
    return least == most ? fmt::format("{}", most) : fmt::format("{} to {}", least, most);
}

void quotes(std::string& out, const Soak& soak, const Options& o, const Shared& peer)
{
    const Outcome& x = soak.outcome();
    const double s = std::max(x.seconds, 1e-9);
    const auto perSecond = [s](std::uint64_t n) { return static_cast<double>(n) / s; };
    row(out, "load",
        fmt::format("{:.1f} min, {:.0f} quotes/s of {} instruments, {} bursts of "
                    "{:.0f}/s for {:.0f} s each {:.0f} s, seed {}, window {}",
                    s / 60, o.rate, peer.instruments.load(), peer.bursts.load(), o.burst,
                    o.burstSeconds, o.burstEvery, o.seed,
                    o.frames ? "with every dock" : "minimised"));
    row(out, "quotes due", fmt::format("{} ({:.0f}/s)", peer.due.load(), perSecond(peer.due)));
    row(out, "quotes sent",
        fmt::format("{} ({:.0f}/s, at most {} in a second; {} seconds with fewer than were due)",
                    peer.sent.load(), perSecond(peer.sent), peer.mostInASecond.load(),
                    peer.secondsBelow.load()));
    row(out, "conflated by the venue",
        fmt::format("{} ({:.2f} %): a newer one of the instrument took its place; at most {} wait",
                    peer.conflated.load(),
                    peer.due > 0 ? 100.0 * static_cast<double>(peer.conflated) /
                                       static_cast<double>(peer.due)
                                 : 0.0,
                    peer.mostWaiting.load()));
    row(out, "the exchange's frames", fmt::format("{} beside", peer.passed.load()));
    row(out, "frames received",
        fmt::format("{}; {} were sent by the end of the load; {} refused, {} book gaps, {} "
                    "reconnects, round "
                    "trip {:.1f} ms",
                    x.link.messages, x.sentAtEnd, x.link.refused, x.link.bookGaps,
                    x.link.reconnects, x.link.roundTripMs));
    row(out, "quotes in snapshots",
        fmt::format("{} ({:.0f}/s) in {} snapshots: the newest of each instrument",
                    soak.lag().seen(), perSecond(soak.lag().seen()), soak.snapshots()));
    row(out, "engine's queue", fmt::format("at most {} events", x.largestTurn));
    row(out, "relay",
        fmt::format("at most {} kB for the desk, its longest turn {:.1f} ms",
                    peer.mostBuffered.load() / 1'024,
                    static_cast<double>(peer.longestTurnUs.load()) / kMs));
}

void orderEvents(std::string& out, const Soak& soak)
{
    const Outcome& x = soak.outcome();
    const Trader& t = soak.trader();
    row(out, "orders",
        fmt::format("{}, {} filled in part, {} trades; {} approvals, {} called back",
                    x.journal.orders.size(), x.journal.partial, x.journal.trades.size(), t.approved,
                    t.called));
    std::map<std::string, int> states;
    for (const auto& [label, order] : x.journal.orders) ++states[order.state];
    std::string all;
    for (const auto& [state, count] : states) all += fmt::format("{} {}, ", count, state);
    row(out, "their ends", all.empty() ? "none" : all.substr(0, all.size() - 2));
    row(out, "order events",
        fmt::format("{} told on the wire, {} orders and {} trades on the exchange's record, {} in "
                    "the journal",
                    x.wire.events, x.record.orders.size(), x.record.trades.size(),
                    x.journal.events));
    row(out, "dropped, duplicated",
        fmt::format("{}, {}", x.compared.dropped.size(), x.compared.duplicated.size()));
    row(out, "verify", x.verify.empty() ? "sound" : x.verify);
}

void gate(std::string& out, const Soak& soak)
{
    const Sayings& s = soak.sayings();
    row(out, "gate closed",
        fmt::format("{} times; {} alerts of lag, age or silence; resumed {} "
                    "times, a guard's halt ended {} times",
                    s.closings(), s.ofLag(), soak.trader().resumed, soak.trader().cleared));
    for (const auto& [why, times] : s.reasons()) row(out, "", fmt::format("{} x {}", times, why));
    std::vector<std::pair<std::uint64_t, std::string>> said;
    for (const auto& [kind, times] : s.counts()) said.emplace_back(times, kind);
    std::ranges::sort(said, std::greater{});
    for (std::size_t i = 0; i < said.size() && i < kSayingsShown; ++i)
        row(out, i == 0 ? "alerts" : "", fmt::format("{} x {}", said[i].first, said[i].second));
}

}  // namespace

std::string reportOf(const Soak& soak, const Options& options, const Shared& peer)
{
    const Outcome& x = soak.outcome();
    std::string out;
    quotes(out, soak, options, peer);
    orderEvents(out, soak);
    row(out, "memory, own",
        growth(soak.held(), &Held::ownMiB) + quarters(soak.held(), &Held::ownMiB));
    row(out, "memory, PSS", growth(soak.held(), &Held::pssMiB));
    row(out, "memory, RSS", growth(soak.held(), &Held::rssMiB));
    row(out, "heap in use",
        growth(soak.held(), &Held::heapMiB) + quarters(soak.held(), &Held::heapMiB));
    row(out, "descriptors, threads",
        range(soak.held(), &Held::handles) + ", " + range(soak.held(), &Held::threads));
    row(out, "stamp to snapshot", times(soak.lag().toSnapshot()));
    row(out, "stamp to window", times(soak.lag().toWindow()));
    if (options.frames) {
        row(out, "frames, interval",
            times(soak.frames().interval()) + late(soak.frames().interval()));
        row(out, "frames, work", times(soak.frames().work()) + late(soak.frames().work()));
        row(out, "frames, processor",
            times(soak.frames().processor()) + late(soak.frames().processor()));
    }
    gate(out, soak);
    row(out, "processor time",
        fmt::format("desk {:.0f} s, exchange and load {:.0f} s, in {:.0f} s", x.deskProcessor,
                    x.peerProcessor, x.seconds));
    if (!x.haltReason.empty()) row(out, "halted at the end", x.haltReason);
    for (std::size_t i = 0; i < x.failures.size() && i < kFailuresShown; ++i)
        row(out, "FAILED", x.failures[i]);
    if (x.failures.size() > kFailuresShown)
        row(out, "FAILED", fmt::format("and {} more", x.failures.size() - kFailuresShown));
    row(out, "result", x.failures.empty() ? "passed" : "FAILED");
    return out;
}

}  // namespace ballast::soak
