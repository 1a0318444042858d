#include "tests/sim/scripts.h"

#include <fmt/format.h>

#include <algorithm>

namespace ballast::sim {
namespace {

using F = Fault;

const std::vector<Script>& all()
{
    static const std::vector<Script> list = {
        {"N01-cut-before-ack",
         "The link is lost between the order and its answer",
         {{F::CutBeforeAck, {1}}},
         "Filled"},
        {"N02-lost-before-venue",
         "The link is lost before the order reaches the venue",
         {{F::LostBeforeVenue, {1}}},
         "Not placed"},
        {"N03-half-open", "Not a byte passes, and nobody is told", {{F::HalfOpen, {4}}}, ""},
        {"N04-ack-lost",
         "The order is live and its answer never comes",
         {{F::AckLost, {1}}, {F::NewsLost, {1}}},
         "Filled"},
        {"N05-ack-twice", "The answer comes twice", {{F::AckTwice, {1}}}, "Filled"},
        {"N05-ack-late",
         "The answer comes after the order was resolved",
         {{F::AckLate, {1}}, {F::NewsLost, {1}}},
         "Filled"},
        {"N06-ack-on-next-link",
         "The answer of an old connection comes on the new one",
         {{F::AckOnNextLink, {1}}, {F::NewsLost, {1}}},
         "Filled"},
        {"N07-part-filled-and-cut",
         "A part is filled, then the link is lost",
         {{F::FillsInPart, {1}}, {F::CutBeforeAck, {1}}},
         "Cancelled"},
        {"N08-fill-before-ack",
         "The fill is told before the answer",
         {{F::NewsFirst, {1}}},
         "Filled"},
        {"N09-fill-twice", "The same fill is told twice", {{F::NewsTwice, {1}}}, "Filled"},
        {"N10-news-swapped",
         "The order's end is told before its fills",
         {{F::NewsSwapped, {1}}},
         "Filled"},
        {"N11-old-news",
         "An older record of the order comes after a newer one",
         {{F::LingersOpen, {1}}, {F::OldNews, {1, 2, 3}}},
         ""},
        {"N12-book-gap", "A change of the book is missing", {{F::BookGap, {1, 5}}}, "Filled"},
        {"N13-book-repeat",
         "A change of the book comes twice",
         {{F::BookRepeat, {1, 2}}},
         "Filled"},
        {"N14-book-reset", "The book begins to count anew", {{F::BookReset, {2}}}, "Filled"},
        {"N16-book-crossed",
         "The bid stands above the ask",
         {{F::BookCrossed, {1, 2, 3}}},
         "Filled"},
        {"N17-stall", "News queue up for seconds", {{F::Stall, {2, 5}}}, ""},
        {"N19-flapping", "Six losses in half a minute", {{F::Flapping, {1}}}, ""},
        {"N20-clock-skew", "The desk's clock is wrong", {{F::ClockSkew, {1}}}, ""},
        {"N21-rate-limited", "10028, and the session ends", {{F::RateLimited, {1}}}, ""},
        {"N23-maintenance", "11051", {{F::Maintenance, {1}}}, "Rejected"},
        {"N23-settlement", "10041", {{F::Settlement, {1}}}, "Rejected"},
        {"N23-venue-down", "Nobody is let in for seconds", {{F::VenueDown, {5}}}, ""},
        {"N24-refused", "Funds, band or tick", {{F::RefusedDefinitely, {1}}}, "Rejected"},
        {"N25-unknown-code-placed",
         "A code nobody knows, and the order is there",
         {{F::UnknownErrorPlaced, {1}}, {F::NewsLost, {1}}},
         "Filled"},
        {"N25-unknown-code-nothing",
         "A code nobody knows, and there is no order",
         {{F::UnknownErrorNothing, {1}}},
         "Not placed"},
        {"N26-renewal-refused",
         "The login expires and is not renewed",
         {{F::RenewalRefused, {1, 2}}},
         ""},
        {"N27-cancel-races-fill",
         "The order fills while it is being cancelled",
         {{F::LingersOpen, {1}}, {F::CancelsOrder, {1}}, {F::FillBeatsCancel, {1}}},
         "Filled"},
        {"N27-cancel-loses-untold",
         "The order fills while it is being cancelled, and the fill is never told",
         {{F::LingersOpen, {1}},
          {F::CancelsOrder, {1}},
          {F::FillBeatsCancel, {1}},
          {F::NewsLost, {2, 3, 4}}},
         "Filled"},
        {"N28-cancel-on-disconnect",
         "The venue cancels while the desk comes back",
         {{F::LingersOpen, {1}}, {F::CutBeforeAck, {1}}},
         ""},
        {"N29-query-lags",
         "The venue's records are seconds behind",
         {{F::AckLost, {1}}, {F::NewsLost, {1}}, {F::QueryLags, {1, 2, 3}}},
         "Filled"},
        {"N30-no-connection", "No name, no route", {{F::ConnectRefused, {1, 2, 3}}}, "Filled"},
        {"N30-query-refused",
         "A read that fails says nothing",
         {{F::UnknownErrorNothing, {1}}, {F::QueryRefused, {1, 2, 3, 4}}},
         "Not placed"},
        {"N31-external-trade", "A person trades elsewhere", {{F::ExternalTrade, {3}}}, ""},
        {"N31-external-order",
         "An order of a person's own rests",
         {{F::ExternalOrder, {2}}},
         "Filled"},
        {"N32-position-untold",
         "A fill is found by asking, and its position is never told",
         {{F::UnknownErrorPlaced, {1}}, {F::NewsLost, {1}}, {F::QueryRefused, {1}}},
         "Filled"},
        {"N32-flow-untold",
         "A trade elsewhere is never told",
         {{F::ExternalTrade, {3}}, {F::NewsLost, {1, 2}}},
         ""},
        {"slow-matching", "Matching begins late, or not in time", {{F::SlowMatching, {1}}}, ""},
        {"timed-out", "Matching did not begin in time", {{F::TimedOut, {1}}}, "Not placed"},
        {"P01-killed-at-intent",
         "Killed around the journal's record of the intent",
         {{F::CrashAtEffect, {1}}},
         ""},
        {"P01-killed-at-send", "Killed around the order's frame", {{F::CrashAtEffect, {2}}}, ""},
        {"P01-killed-at-report",
         "Killed around the journal's record of the answer",
         {{F::CrashAtEffect, {3}}},
         ""},
        {"P01-killed-in-store",
         "The intent is durable, and the process gone before it knows",
         {{F::CrashInStore, {1}}},
         "Not placed"},
        {"P02-power-loss", "What was not synced is lost", {{F::PowerLoss, {2}}}, "Filled"},
        {"P03-disk-full", "The intent cannot be written", {{F::DiskFull, {1}}}, ""},
        {"P04-fsync-fails", "The disk fails once", {{F::FsyncFails, {1}}}, ""},
        {"P09-freeze", "The desk stands still for seconds", {{F::Freeze, {6}}}, ""},
        {"P13-crash-loop", "Killed again right after each start", {{F::CrashLoop, {1, 2, 3}}}, ""},
        {"H02-double-click", "Approved twice in a blink", {{F::DoubleClick, {1, 2, 3}}}, "Filled"},
        {"H03-stale-approval",
         "A revision long gone is approved",
         {{F::StaleApproval, {1, 2, 3}}},
         "Filled"},
        {"H05-auto-fire", "Armed and left alone", {{F::ArmsAutoFire, {1}}}, "Filled"},
        {"H08-window-closed", "Closed while things are under way", {{F::ClosesWindow, {6}}}, ""},
        {"H10-stop-twice", "STOP, pressed twice", {{F::StopAll, {2}}}, ""},
    };
    return list;
}

}  // namespace

std::span<const Script> scripts() { return all(); }

const Script* findScript(std::string_view name)
{
    const auto it = std::ranges::find(all(), name, &Script::name);
    return it == all().end() ? nullptr : &*it;
}

Outcome play(const Script& script, bool trace)
{
    Plan plan;
    plan.seed = script.seed;
    plan.scripted = true;
    plan.script = script.faults;
    plan.trace = trace;
    return play(plan);
}

std::string judge(const Script& script, const Outcome& outcome)
{
    if (!outcome.failure.empty()) return outcome.failure;
    for (const auto& [fault, moments] : script.faults) {
        std::uint64_t hits = 0;
        for (const auto& row : outcome.coverage.hits) hits += row[static_cast<std::size_t>(fault)];
        if (hits == 0) return fmt::format("{} never struck", text(fault));
    }
    if (script.firstEnds.empty()) return {};
    if (outcome.ends.empty()) return "there was no order";
    if (outcome.ends.front() != script.firstEnds)
        return fmt::format("the first order is {} and was to be {}", outcome.ends.front(),
                           script.firstEnds);
    return {};
}

}  // namespace ballast::sim
