#include "connectors/store/backups.h"

#include "connectors/store/backup.h"
#include "connectors/store/history.h"
#include "connectors/store/order_journal.h"
#include "connectors/store/restore_mark.h"
#include "connectors/store/verify.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <system_error>

namespace ballast::store {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 2> kFiles{kOrdersFile, kHistoryFile};
constexpr std::array<std::string_view, 4> kBeside{"", "-wal", "-shm", "-journal"};

/// "20261126T231500Z"
std::string stamp(core::Time at)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(at);
    const auto day = std::chrono::floor<std::chrono::days>(seconds);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{seconds - day};
    return fmt::format("{:04}{:02}{:02}T{:02}{:02}{:02}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       time.hours().count(), time.minutes().count(), time.seconds().count());
}

/// "20261126T231500Z", and "20261126T231500Z-2" for a second one of the same second.
bool isStamp(std::string_view name)
{
    constexpr std::string_view kForm = "00000000T000000Z";
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (name.size() < kForm.size()) return false;
    for (std::size_t i = 0; i < kForm.size(); ++i)
        if (kForm[i] == '0' ? !digit(name[i]) : name[i] != kForm[i]) return false;
    const std::string_view rest = name.substr(kForm.size());
    return rest.empty() ||
           (rest.size() > 1 && rest.front() == '-' && std::ranges::all_of(rest.substr(1), digit));
}

/// When a copy was made, by its name, which is a stamp.
core::Time timeOf(const fs::path& copy)
{
    const std::string name = copy.filename().string();
    const auto number = [&](std::size_t at, std::size_t digits) {
        return std::stoi(name.substr(at, digits));
    };
    const auto day = std::chrono::year{number(0, 4)} / number(4, 2) / number(6, 2);
    return core::Time{std::chrono::sys_days{day}} + std::chrono::hours{number(9, 2)} +
           std::chrono::minutes{number(11, 2)} + std::chrono::seconds{number(13, 2)};
}

/// What is so young may be another program's that is at it.
constexpr core::Duration kAtIt = std::chrono::hours{1};

/// What an earlier run began and did not end.
void sweepParts(const fs::path& backups, core::Time now)
{
    std::vector<fs::path> parts;
    std::error_code ec;
    for (fs::directory_iterator it(backups, ec), end; !ec && it != end; it.increment(ec)) {
        const std::string name = it->path().filename().string();
        if (name.starts_with('.') && isStamp(std::string_view{name}.substr(1)))
            parts.push_back(it->path());
    }
    for (const fs::path& part : parts) {
        const core::Duration age = now - timeOf(part.filename().string().substr(1));
        if (age < -kAtIt || age > kAtIt) fs::remove_all(part, ec);
    }
}

/// Of copies, newest first, the one to let go of.
std::size_t leastMissed(const std::vector<fs::path>& copies, const fs::path& made)
{
    constexpr core::Duration kClose = std::chrono::minutes{10};
    const auto isClose = [&](std::size_t n) {
        const core::Time newer = timeOf(n > 0 ? copies[n - 1] : made);
        return newer >= timeOf(copies[n]) && newer - timeOf(copies[n]) < kClose;
    };
    for (std::size_t n = copies.size(); n-- > 0;)
        if (isClose(n)) return n;
    return copies.size() - 1;
}

/// The copy that was just made stays, whatever a clock that was set back makes of its name.
void rotate(const fs::path& folder, const fs::path& made, int keep)
{
    auto others = keptBackups(folder);
    std::erase_if(others, [&](const fs::path& copy) { return copy.filename() == made.filename(); });
    std::error_code ec;
    while (others.size() > static_cast<std::size_t>(std::max(keep - 1, 0))) {
        const auto gone = others.begin() + static_cast<std::ptrdiff_t>(leastMissed(others, made));
        fs::remove_all(*gone, ec);
        others.erase(gone);
    }
}

fs::path unused(const fs::path& wanted)
{
    std::error_code ec;
    fs::path path = wanted;
    for (int n = 2; fs::exists(path, ec); ++n) path = fs::path{wanted} += fmt::format("-{}", n);
    return path;
}

core::Error cannot(const fs::path& path, std::string_view doing, const std::string& why)
{
    return core::Error{fmt::format("{} {}: {}", doing, utf8(path), why)};
}

core::Expected<std::int64_t> good(const fs::path& copy, const ReadWatch& watch = {})
{
    auto report = verify(copy, watch);
    if (!report) return std::unexpected(report.error());
    if (report->ok()) return report->events;
    return core::failure("The copy " + utf8(copy) + " is not good:\n" + report->text());
}

/// Copies, verifies, and only then gives the name. What fails leaves nothing.
core::Expected<std::int64_t> fill(const fs::path& part, const fs::path& name,
                                  const std::function<core::Expected<void>(const fs::path&)>& copy,
                                  const ReadWatch& watch)
{
    core::Expected<std::int64_t> done;
    if (auto copied = copy(part); !copied)
        done = std::unexpected(copied.error());
    else
        done = good(part, partOf(watch, kOfCopying, 1));
    std::error_code ec;
    if (done) {
        fs::remove(name, ec);  // an empty folder that a person made for it
        fs::rename(part, name, ec);
        if (ec) done = std::unexpected(cannot(name, "Keeping", ec.message()));
    }
    if (!done) fs::remove_all(part, ec);
    return done;
}

/// A copy that was begun and not ended, of an earlier run; something else of that name is in the
/// way.
core::Expected<void> sweepPart(const fs::path& part)
{
    std::error_code ec;
    if (!fs::exists(fs::symlink_status(part, ec))) return {};
    bool ours = fs::is_directory(fs::symlink_status(part, ec));
    for (fs::directory_iterator it(part, ec), end; ours && !ec && it != end; it.increment(ec)) {
        const std::string name = it->path().filename().string();
        ours = std::ranges::any_of(kFiles, [&](std::string_view f) { return name.starts_with(f); });
    }
    if (ours && !ec) fs::remove_all(part, ec);
    if (ours && !ec) return {};
    return core::failure("Backing up: " + utf8(part) +
                         " is in the way. Move it, or choose another folder.");
}

std::uintmax_t bytesOf(const fs::path& folder)
{
    std::uintmax_t all = 0;
    for (const std::string_view file : kFiles)
        for (const std::string_view beside : {"", "-wal"}) {
            std::error_code ec;
            const auto size = fs::file_size(folder / (std::string{file} + beside.data()), ec);
            if (!ec) all += size;
        }
    return all;
}

core::Expected<fs::path> chosen(const fs::path& folder, const std::optional<fs::path>& from)
{
    if (from) {
        if (auto verified = good(*from); !verified) return std::unexpected(verified.error());
        return *from;
    }
    for (const fs::path& copy : keptBackups(folder))
        if (good(copy)) return copy;
    return core::failure("Restoring " + utf8(folder) + ": no copy in " + utf8(backupsOf(folder)) +
                         " is found good. Name another with --from.");
}

/// Whoever has the folder keeps it; else the restore has it, as long as the connection lives. A
/// file too damaged to be opened has nobody, and one that is not there neither.
core::Expected<std::optional<Database>> hold(const fs::path& folder)
{
    std::error_code ec;
    if (!fs::exists(folder / kOrdersFile, ec)) return std::nullopt;
    auto orders = Database::open(folder / kOrdersFile, Database::Access::ReadWrite);
    if (!orders) return std::nullopt;
    orders->abandon();
    if (orders->holdAlone()) return std::optional{std::move(*orders)};
    if (!orders->isBusy()) return std::nullopt;
    return core::failure("Restoring " + utf8(folder) +
                         ": a running Ballast has this folder. Stop it first.");
}

core::Expected<void> moveAside(const fs::path& folder, const fs::path& aside, bool& any,
                               const RestoreStep& step)
{
    std::error_code ec;
    for (const std::string_view file : kFiles)
        for (const std::string_view beside : kBeside) {
            const std::string name = std::string{file} + std::string{beside};
            if (!fs::exists(fs::symlink_status(folder / name, ec))) continue;
            if (!std::exchange(any, true))
                if (auto made = privateFolder(aside); !made) return std::unexpected(made.error());
            fs::rename(folder / name, unused(aside / name), ec);
            if (ec) return std::unexpected(cannot(folder / name, "Moving aside", ec.message()));
            step("moved aside");
        }
    if (any) syncFolder(aside);
    syncFolder(folder);
    return {};
}

/// By way of SQLite, which syncs what it writes. The orders last: while they are missing, what was
/// put back is no folder to trade from.
core::Expected<void> putBack(const fs::path& copy, const fs::path& folder, const RestoreStep& step)
{
    for (const std::string_view file : {kHistoryFile, kOrdersFile}) {
        std::error_code ec;
        const fs::path part = folder / (std::string{file} + ".part");
        fs::remove(part, ec);
        {
            auto source = Database::open(copy / file, Database::Access::ReadWrite);
            if (!source) return std::unexpected(source.error());
            if (auto copied = copyOne(*source, part); !copied) return copied;
        }
        step("copied");
        fs::rename(part, folder / file, ec);
        if (ec) return std::unexpected(cannot(part, "Putting back", ec.message()));
        syncFolder(folder);
        step("put back");
    }
    return {};
}

/// Puts the copy there, halts its journal and verifies both.
core::Expected<std::int64_t> putInPlace(const fs::path& copy, const fs::path& folder, core::Time at,
                                        const RestoreStep& step)
{
    if (auto put = putBack(copy, folder, step); !put) return std::unexpected(put.error());
    {
        Opening opening{at, 0};
        opening.afterRestore = true;
        auto journal = OrderJournal::open(folder, opening);
        if (!journal) return std::unexpected(journal.error());
    }
    step("halted");
    return good(folder);
}

core::Error unchanged(const core::Error& error)
{
    return core::Error{error.message + "\nNothing was changed."};
}

core::Error movedTo(const fs::path& aside, const core::Error& error)
{
    if (aside.empty()) return error;
    return core::Error{error.message + "\nWhat stood there before is kept in " + utf8(aside) +
                       ". No Ballast opens the folder until a restore has come to its end."};
}

}  // namespace

fs::path backupsOf(const fs::path& folder) { return folder / "backups"; }

std::vector<fs::path> keptBackups(const fs::path& folder)
{
    std::vector<fs::path> found;
    std::error_code ec;
    for (fs::directory_iterator it(backupsOf(folder), ec), end; !ec && it != end; it.increment(ec))
        if (it->is_directory(ec) && isStamp(it->path().filename().string()))
            found.push_back(it->path());
    std::ranges::sort(found, std::greater{});
    return found;
}

std::string lookAtACopy(const fs::path& folder)
{
    const auto copies = keptBackups(folder);
    return copies.empty() ? "Let 'ballastctl backup --data " + utf8(folder) +
                                "' make a copy of it, and take that"
                          : "Take its newest copy instead, --data " + utf8(copies.front()) +
                                ", or let 'ballastctl backup' make one of this moment";
}

core::Expected<fs::path> keepBackup(
    const fs::path& folder, core::Time at, int keep,
    const std::function<core::Expected<void>(const fs::path&)>& copy, const ReadWatch& watch)
{
    auto all = privateFolder(backupsOf(folder));
    if (!all) return std::unexpected(all.error());
    sweepParts(*all, at);
    const fs::path name = unused(*all / stamp(at));
    const fs::path part = *all / ("." + name.filename().string());
    if (auto filled = fill(part, name, copy, watch); !filled)
        return std::unexpected(filled.error());
    syncFolder(*all);
    rotate(folder, name, keep);
    return name;
}

core::Expected<fs::path> backupTarget(const fs::path& folder, const fs::path& to)
{
    std::error_code ec;
    fs::path target = fs::absolute(to, ec).lexically_normal();
    if (!target.has_filename()) target = target.parent_path();
    const std::string what = "Backing up to " + utf8(target);
    if (fs::weakly_canonical(target, ec) == fs::weakly_canonical(folder, ec))
        return core::failure(what +
                             ": that is the data folder itself. A copy that is lost with it is "
                             "none: name another folder with --to.");
    const auto stands = fs::symlink_status(target, ec);
    if (fs::exists(stands) && !fs::is_directory(stands))
        return core::failure(what + ": that is no folder. Name another with --to.");
    for (const std::string_view file : kFiles)
        if (fs::exists(fs::symlink_status(target / file, ec)))
            return core::failure(what + ": " + std::string{file} +
                                 " is there already, and a backup is never overwritten. Name "
                                 "another folder with --to.");
    if (fs::exists(stands) && !fs::is_empty(target, ec))
        return core::failure(what +
                             ": the folder holds something else. Name one in it that is not there "
                             "yet with --to.");
    if (!fs::is_directory(target.parent_path(), ec))
        return core::failure(what + ": there is no folder " + utf8(target.parent_path()) +
                             " for it to stand in. Is the disk mounted?");
    return target;
}

core::Expected<void> hasRoom(const fs::path& target, std::uintmax_t needed, std::uintmax_t free)
{
    if (free >= needed) return {};
    constexpr double kMega = 1e6;
    return core::failure(fmt::format(
        "Backing up to {}: the copy needs {:.1f} MB, and {:.1f} MB are free there. Make room, or "
        "choose another disk.",
        utf8(target), static_cast<double>(needed) / kMega, static_cast<double>(free) / kMega));
}

core::Expected<std::int64_t> backupTo(const fs::path& from, const fs::path& target,
                                      const ReadWatch& watch)
{
    std::error_code ec;
    const fs::path part = target.parent_path() / ("." + target.filename().string() + ".part");
    if (auto swept = sweepPart(part); !swept) return std::unexpected(swept.error());
    const auto space = fs::space(target.parent_path(), ec);
    if (!ec)
        if (auto room = hasRoom(target, bytesOf(from), space.available); !room)
            return std::unexpected(room.error());
    fs::create_directory(part, ec);
    if (ec)
        return core::failure("Backing up to " + utf8(target) + ": " + ec.message() +
                             ". See that its folder can be written to, or choose another with "
                             "--to.");
    fs::permissions(part, fs::perms::owner_all, ec);
    auto done = fill(
        part, target,
        [&](const fs::path& into) { return backup(from, into, partOf(watch, 0, kOfCopying)); },
        watch);
    if (done) syncFolder(target.parent_path());
    return done;
}

core::Expected<Restored> restore(const fs::path& folder, const std::optional<fs::path>& from,
                                 core::Time at, const RestoreStep& step)
{
    const RestoreStep did = step ? step : [](std::string_view) {};
    auto real = privateFolder(folder);
    if (!real) return std::unexpected(real.error());
    // Verifying takes long; who has the folder is asked right before its files are moved.
    auto copy = chosen(*real, from);
    if (!copy) return std::unexpected(unchanged(copy.error()));
    // First the mark, then the question who has the folder: whoever comes after sees the mark.
    auto mark = RestoreMark::set(*real, unused(*real / ("replaced-" + stamp(at))));
    if (!mark) return std::unexpected(unchanged(mark.error()));
    Restored done{*copy, mark->aside(), 0, mark->before()};
    auto held = hold(*real);
    if (!held) {
        mark->takeBack();
        return std::unexpected(unchanged(held.error()));
    }
    did("marked");
#ifdef _WIN32
    held->reset();  // a file that is open is not moved there; the mark alone keeps others out
#endif
    std::error_code ec;
    bool any = fs::exists(done.replaced, ec);
    auto moved = moveAside(*real, done.replaced, any, did);
    if (!any) done.replaced.clear();
    if (moved) moved = mark->allMoved();
    if (!moved) return std::unexpected(movedTo(done.replaced, moved.error()));
    held->reset();
    auto events = putInPlace(*copy, *real, at, did);
    if (!events) return std::unexpected(movedTo(done.replaced, events.error()));
    done.events = *events;
    mark->remove();
    return done;
}

}  // namespace ballast::store
