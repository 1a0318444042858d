#include "connectors/store/restore_mark.h"

#include "connectors/store/order_journal.h"
#include "connectors/store/sqlite.h"

#include <fstream>
#include <string>
#include <system_error>

#ifndef _WIN32
#include <fcntl.h>
#include <sys/file.h>
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

fs::path movedBefore(const fs::path& file)
{
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    return line;
}

}  // namespace

#ifdef _WIN32

struct RestoreMark::Lock {};

core::Expected<RestoreMark> RestoreMark::set(const fs::path& folder, const fs::path& aside)
{
    RestoreMark mark;
    mark.m_file = folder / kRestoringFile;
    mark.m_before = movedBefore(mark.m_file);
    std::ofstream out(mark.m_file, std::ios::app);
    out << utf8(aside) << '\n' << std::flush;
    if (!out) return std::unexpected(cannot(mark.m_file, "it cannot be written"));
    return mark;
}

#else

struct RestoreMark::Lock {
    explicit Lock(int opened) : file(opened) {}
    ~Lock() { ::close(file); }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;
    int file;
};

core::Expected<RestoreMark> RestoreMark::set(const fs::path& folder, const fs::path& aside)
{
    RestoreMark mark;
    mark.m_file = folder / kRestoringFile;
    const int file =
        ::open(mark.m_file.c_str(), O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0) return std::unexpected(cannot(mark.m_file, std::strerror(errno)));
    mark.m_lock = std::make_shared<Lock>(file);
    if (::flock(file, LOCK_EX | LOCK_NB) != 0)
        return core::failure("Restoring " + utf8(folder) + ": another restore is under way there.");
    mark.m_before = movedBefore(mark.m_file);
    const std::string line = utf8(aside) + '\n';
    if (::write(file, line.data(), line.size()) != static_cast<ssize_t>(line.size()) ||
        ::fsync(file) != 0) {
        const std::string why = std::strerror(errno);
        mark.takeBack();
        return std::unexpected(cannot(mark.m_file, why));
    }
    syncFolder(folder);
    return mark;
}

#endif

void RestoreMark::remove()
{
    std::error_code ignored;
    fs::remove(m_file, ignored);
    syncFolder(m_file.parent_path());
    m_lock.reset();
}

void RestoreMark::takeBack()
{
    if (m_before.empty()) remove();
}

}  // namespace ballast::store
