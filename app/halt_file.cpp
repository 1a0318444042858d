#include "app/halt_file.h"

#include "app/thread_name.h"
#include "connectors/store/sqlite.h"
#include "models/core/text.h"

#include <spdlog/spdlog.h>

#include <cstring>
#include <fstream>

#ifndef _WIN32
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#endif

namespace ballast::app {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds kLookEvery{50};
constexpr std::size_t kLongestWhy = 200;

fs::path fileOf(const fs::path& data) { return data / "halted"; }

}  // namespace

HaltFile::HaltFile(std::shared_ptr<core::KillSwitch> gate, fs::path data)
    : m_gate(std::move(gate)),
      m_data(std::move(data)),
      m_written(m_gate->closings()),
      m_wasClosed(m_gate->isClosed()),
      m_thread([this](const std::stop_token& stop) { run(stop); })
{
}

HaltFile::~HaltFile()
{
    m_thread.request_stop();
    m_thread.join();
}

bool HaltFile::followNow(std::chrono::milliseconds most)
{
    std::unique_lock lock(m_mutex);
    const std::uint64_t mine = ++m_wanted;
    m_wake.notify_all();
    return m_wake.wait_for(lock, most, [&] { return m_done >= mine; });
}

void HaltFile::run(const std::stop_token& stop)
{
    nameThisThread("halt file");
    std::unique_lock lock(m_mutex);
    for (;;) {
        const bool last = stop.stop_requested();
        const std::uint64_t asked = m_wanted;
        lock.unlock();
        follow();
        lock.lock();
        m_done = asked;
        m_wake.notify_all();
        if (last) return;
        m_wake.wait_for(lock, stop, kLookEvery, [this] { return m_wanted != m_done; });
    }
}

void HaltFile::follow()
{
    const std::uint64_t closings = m_gate->closings();
    if (!m_gate->isClosed()) {
        // Also one that another process put there. Closed again meanwhile: the next look sees it.
        if (std::exchange(m_wasClosed, false)) remove(m_data);
        m_written = 0;
        return;
    }
    m_wasClosed = true;
    if (closings == m_written) return;
    const std::string problem = write(m_data, m_gate->why());
    if (problem.empty()) m_written = closings;
    if (!problem.empty() && !std::exchange(m_failedBefore, true))
        spdlog::critical("halt: it may not outlive this process: {}", problem);
}

std::optional<std::string> HaltFile::read(const fs::path& data)
{
    std::error_code ignored;
    if (!fs::exists(fs::symlink_status(fileOf(data), ignored))) return std::nullopt;
    std::string why;
    if (fs::is_regular_file(fs::symlink_status(fileOf(data), ignored))) {
        std::ifstream in(fileOf(data));
        std::getline(in, why);
    }
    why.resize(std::min(why.size(), kLongestWhy));
    for (char& c : why)
        if (c < ' ' || c > '~') c = '?';
    return why.empty() ? "no reason was recorded" : why;
}

void HaltFile::remove(const fs::path& data)
{
    std::error_code ignored;
    if (fs::remove(fileOf(data), ignored)) store::syncFolder(data);
}

#ifdef _WIN32

std::string HaltFile::write(const fs::path& data, const std::string& why)
{
    std::ofstream out(fileOf(data));
    out << why << '\n' << std::flush;
    return out ? std::string{} : "writing " + fileOf(data).string() + " failed";
}

#else

std::string HaltFile::write(const fs::path& data, const std::string& why)
{
    const auto failed = [&] {
        return "writing " + fileOf(data).string() + ": " + std::strerror(errno);
    };
    const int file =
        ::open(fileOf(data).c_str(),
               O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0600);
    if (file < 0) return failed();
    const std::string line = why + '\n';
    // Once it is there it says enough: what of the reason is lost is lost.
    [[maybe_unused]] const auto written = ::write(file, line.data(), line.size());
    const std::string problem = ::fsync(file) == 0 ? std::string{} : failed();
    ::close(file);
    store::syncFolder(data);
    return problem;
}

#endif

}  // namespace ballast::app
