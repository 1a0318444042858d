#include "tests/sim/simulate.h"

#include <fmt/format.h>

#include <algorithm>

namespace ballast::sim {
namespace {

/// Faults that cannot meet every standing, the standings they can, and why not the others. All that
/// are not here can meet all.
struct Reach {
    Fault fault;
    std::string_view standings;  ///< by the letters of kLetters
};
constexpr std::string_view kLetters = "nrioCUPe";

constexpr Reach kReach[] = {
    // Dialling is for who has no link, and a lost link makes what was in flight, open or cancelling
    // unknown; a record on its way outlives a loss and a dial on a slow disk alone, by coincidence.
    {Fault::ConnectRefused, "nUPe"},
    {Fault::LoginRefused, "nUPe"},
    {Fault::Flapping, "nUe"},
    // At a start everything that has not ended is unknown or waits for a person.
    {Fault::CrashLoop, "nUe"},
    // An order comes to the venue within milliseconds of its frame: it is in flight. What makes it
    // unknown in between is a coincidence of milliseconds.
    {Fault::LostBeforeVenue, "i"},
    {Fault::CutBeforeAck, "i"},
    {Fault::RateLimited, "i"},
    {Fault::Maintenance, "i"},
    {Fault::Settlement, "i"},
    {Fault::RefusedDefinitely, "i"},
    {Fault::UnknownErrorNothing, "i"},
    {Fault::TimedOut, "i"},
    {Fault::SlowMatching, "i"},
    // Matching may begin, and be answered, when the desk has already lost patience; never before
    // the
    // frame, and never after an end, which is what the fence is for.
    {Fault::AckLost, "iU"},
    {Fault::AckLate, "iU"},
    {Fault::AckTwice, "iU"},
    {Fault::AckOnNextLink, "iU"},
    {Fault::UnknownErrorPlaced, "iU"},
    {Fault::FillsInPart, "iU"},
    {Fault::FillsNothing, "iU"},
    {Fault::LingersOpen, "iU"},
    {Fault::NewsFirst, "iU"},
    // News and cancels need an order that is there.
    {Fault::NewsTwice, "ioCU"},
    {Fault::NewsSwapped, "ioCU"},
    {Fault::OldNews, "ioCU"},
    {Fault::FillBeatsCancel, "ioCU"},
    // Only what may be live is asked for; answers under way at its end are a coincidence.
    {Fault::QueryLags, "ioCU"},
    {Fault::QueryRefused, "ioCU"},
    {Fault::QuerySilent, "ioCU"},
    // Nothing is proposed while an order may be live; the second click meets what the first began.
    {Fault::DoubleClick, "nre"},
    {Fault::StaleApproval, "ne"},
    {Fault::Edits, "ne"},
    {Fault::Rejects, "ne"},
    {Fault::ArmsAutoFire, "ne"},
};

bool canMeet(Fault fault, std::size_t standing)
{
    const auto it = std::ranges::find(kReach, fault, &Reach::fault);
    return it == std::end(kReach) ||
           it->standings.find(kLetters[standing]) != std::string_view::npos;
}

}  // namespace

std::string coverageTable(const Coverage& coverage)
{
    std::string out = fmt::format("{:<20}", "fault");
    for (std::size_t s = 0; s < kStandings; ++s)
        out += fmt::format("{:>12}", text(static_cast<Standing>(s)));
    out += '\n';
    for (std::size_t f = 0; f < kFaults; ++f) {
        out += fmt::format("{:<20}", text(static_cast<Fault>(f)));
        for (std::size_t s = 0; s < kStandings; ++s)
            out += coverage.hits[s][f] == 0 && !canMeet(static_cast<Fault>(f), s)
                       ? fmt::format("{:>12}", "-")
                       : fmt::format("{:>12}", coverage.hits[s][f]);
        out += '\n';
    }
    return out;
}

std::vector<std::string> emptyCells(const Coverage& coverage)
{
    std::vector<std::string> out;
    for (std::size_t f = 0; f < kFaults; ++f)
        for (std::size_t s = 0; s < kStandings; ++s)
            if (coverage.hits[s][f] == 0 && canMeet(static_cast<Fault>(f), s))
                out.push_back(fmt::format("{} while {}", text(static_cast<Fault>(f)),
                                          text(static_cast<Standing>(s))));
    return out;
}

}  // namespace ballast::sim
