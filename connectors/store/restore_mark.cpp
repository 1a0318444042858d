#include "connectors/store/restore_mark.h"

#include "connectors/store/order_journal.h"
#include "connectors/store/sqlite.h"

#include <fstream>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#ifndef _WIN32
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#endif

namespace ballast::store {
namespace {

namespace fs = std::filesystem;

core::Error cannot(const fs::path& file, const std::string& why)
{
    return core::Error{"Restoring " + utf8(file.parent_path()) + ": marking it in " + utf8(file) +
                       ": " + why};
}

/// Stands alone in a line, after that of the folder all files were moved to.
constexpr std::string_view kAllMoved = "moved";
/// Of the folders that files are moved to.
constexpr std::string_view kAsidePrefix = "replaced-";

struct Earlier {
    bool any = false;
    std::vector<fs::path> done;  ///< to where all was moved
    fs::path begun;              ///< to where some may have been; empty: none
};

/// By name only, beside the mark: a folder that was moved to another disk is restored there. What a
/// power cut left of a line is none.
Earlier earlierOf(const fs::path& file)
{
    Earlier found;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        found.any = true;
        if (line == kAllMoved && !found.begun.empty())
            found.done.push_back(std::exchange(found.begun, {}));
        else if (const fs::path name = fs::path(line).filename();
                 name.string().starts_with(kAsidePrefix))
            found.begun = file.parent_path() / name;
    }
    std::error_code ec;
    std::erase_if(found.done, [&](const fs::path& folder) { return !fs::exists(folder, ec); });
    return found;
}

}  // namespace

#ifdef _WIN32

struct RestoreMark::Lock {
    core::Expected<void> append(const fs::path& file, const std::string& line)
    {
        std::ofstream out(file, std::ios::app);
        out << line << '\n' << std::flush;
        if (!out) return std::unexpected(cannot(file, "it cannot be written"));
        return {};
    }
};

#else

struct RestoreMark::Lock {
    explicit Lock(int opened) : open(opened) {}
    ~Lock() { ::close(open); }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

    core::Expected<void> append(const fs::path& file, const std::string& text) const
    {
        const std::string line = text + '\n';
        if (::write(open, line.data(), line.size()) != static_cast<ssize_t>(line.size()) ||
            ::fsync(open) != 0)
            return std::unexpected(cannot(file, std::strerror(errno)));
        return {};
    }
    /// Whether the name is still that of the open file.
    bool stands(const fs::path& name) const
    {
        struct stat opened = {}, named = {};
        return ::fstat(open, &opened) == 0 && ::lstat(name.c_str(), &named) == 0 &&
               opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
    }
    int open;
};

#endif

core::Expected<RestoreMark> RestoreMark::set(const fs::path& folder, const fs::path& aside)
{
    RestoreMark mark;
    mark.m_file = folder / kRestoringFile;
#ifdef _WIN32
    mark.m_lock = std::make_shared<Lock>();
#else
    const int file =
        ::open(mark.m_file.c_str(), O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0) return std::unexpected(cannot(mark.m_file, std::strerror(errno)));
    mark.m_lock = std::make_shared<Lock>(file);
    // Locked by another, or taken away by one that ended between the two.
    if (::flock(file, LOCK_EX | LOCK_NB) != 0 || !mark.m_lock->stands(mark.m_file))
        return core::failure("Restoring " + utf8(folder) + ": another restore is under way there.");
#endif
    Earlier earlier = earlierOf(mark.m_file);
    mark.m_wasThere = earlier.any;
    mark.m_before = std::move(earlier.done);
    mark.m_aside = earlier.begun.empty() ? aside : earlier.begun;
    if (earlier.begun.empty())
        if (auto written = mark.m_lock->append(mark.m_file, utf8(aside)); !written) {
            mark.takeBack();
            return std::unexpected(written.error());
        }
    syncFolder(folder);
    return mark;
}

core::Expected<void> RestoreMark::allMoved()
{
    return m_lock->append(m_file, std::string{kAllMoved});
}

void RestoreMark::remove()
{
    std::error_code ignored;
    fs::remove(m_file, ignored);
    syncFolder(m_file.parent_path());
    m_lock.reset();
}

void RestoreMark::takeBack()
{
    if (!m_wasThere) remove();
}

}  // namespace ballast::store
