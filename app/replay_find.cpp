#include "app/replay_find.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <string>

namespace ballast::app {
namespace {

using std::chrono::days;

/// A clock that was wrong once makes no list of ten thousand days.
constexpr std::size_t kMostCounted = 5'000;

std::string dayText(core::Time at) { return core::isoUtc(at).substr(0, 10); }

/// " 12 proposals were: 1 to 14."
std::string whichProposals(const store::EventArchive& archive)
{
    const auto all = archive.proposals();
    if (!all) return {};
    std::set<std::uint64_t> numbers;
    for (const auto& one : *all) numbers.insert(one.proposal);
    if (numbers.empty()) return " No proposal was.";
    if (numbers.size() == 1) return fmt::format(" One was: {}.", *numbers.begin());
    return fmt::format(" {} proposals were: {} to {}.", numbers.size(), *numbers.begin(),
                       *numbers.rbegin());
}

/// " There are events of 2026-11-21 and 2026-11-22."
std::string whichDays(const store::EventArchive& archive)
{
    const auto all = archive.sessions();
    if (!all) return {};
    std::set<core::Time> found;
    for (const store::RecordedSession& session : *all) {
        if (session.events == 0) continue;
        for (core::Time day = std::chrono::floor<days>(session.begun);
             day <= session.last && found.size() < kMostCounted; day += days{1})
            found.insert(day);
    }
    if (found.empty()) return " There is none in this folder.";
    const std::string first = dayText(*found.begin()), last = dayText(*found.rbegin());
    if (found.size() == 1) return fmt::format(" There are events of {}.", first);
    if (found.size() == 2) return fmt::format(" There are events of {} and {}.", first, last);
    return fmt::format(" There are events of {} days, {} to {}.", found.size(), first, last);
}

/// The session under way may still bring it: it is newer than every one that is recorded.
bool mayStillCome(const store::EventArchive& archive, std::uint64_t proposal)
{
    const auto sessions = archive.sessions();
    const auto all = archive.proposals();
    if (!sessions || !all) return false;
    const auto newest =
        std::ranges::max_element(*sessions, {}, [](const auto& session) { return session.id; });
    return newest != sessions->end() && !newest->ended && newest->incomplete.empty() &&
           std::ranges::none_of(*all, [&](const auto& one) { return one.proposal >= proposal; });
}

}  // namespace

core::Expected<std::vector<store::RecordedSession>> sessionsWith(const store::EventArchive& archive,
                                                                 std::uint64_t proposal)
{
    auto found = archive.sessionsOf(proposal);
    if (found && found->empty())
        return core::failure(fmt::format("nothing of proposal {} was recorded.{}", proposal,
                                         whichProposals(archive)));
    return found;
}

core::Expected<std::vector<store::RecordedSession>> sessionsBetween(
    const store::EventArchive& archive, core::Time from, core::Time to)
{
    auto found = archive.sessionsIn(from, to);
    if (found && found->empty())
        return core::failure("nothing was recorded in that time." + whichDays(archive));
    return found;
}

core::Expected<void> hasRecorded(const std::filesystem::path& folder, std::optional<core::Time> day,
                                 std::optional<std::uint64_t> proposal)
{
    const auto archive = store::EventArchive::open(folder);
    if (!archive) return std::unexpected(archive.error());
    if (proposal)
        if (const auto found = sessionsWith(*archive, *proposal); !found)
            return std::unexpected(found.error());
    if (day)
        if (const auto found = sessionsBetween(*archive, *day, *day + days{1} - core::Duration{1});
            !found)
            return std::unexpected(found.error());
    return {};
}

core::Expected<void> hasRecordedYet(const std::filesystem::path& folder, std::uint64_t proposal)
{
    const auto archive = store::EventArchive::open(folder);
    if (!archive) return std::unexpected(archive.error());
    const auto found = sessionsWith(*archive, proposal);
    if (found) return {};
    if (!mayStillCome(*archive, proposal)) return std::unexpected(found.error());
    return core::failure(fmt::format(
        "nothing of proposal {} was recorded yet. What has just happened is written within two "
        "seconds: ask again then.{}",
        proposal, whichProposals(*archive)));
}

}  // namespace ballast::app
