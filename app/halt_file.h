#pragma once

#include "models/core/kill_switch.h"

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace ballast::app {

/// DATA/halted: a halt that outlives a process whose engine or journal never came to record it. It
/// is there from a closing of the gate until a person has opened it again, and written by a thread
/// of its own, which waits for nobody but the disk. The next start takes it into the journal as a
/// halt and removes it. That it is there says all; what stands in it is only why.
class HaltFile {
public:
    /// A gate that is closed now was closed before this start: the journal says so already.
    HaltFile(std::shared_ptr<core::KillSwitch> gate, std::filesystem::path data);
    ~HaltFile();  ///< looks once more, joins
    HaltFile(const HaltFile&) = delete;
    HaltFile& operator=(const HaltFile&) = delete;

    /// Has it follow the gate at once, not at its next look, and waits for that, but not longer.
    /// False: it took longer. Not in a signal's handler.
    bool followNow(std::chrono::milliseconds most);

    /// Why the run before was halted; nothing: there is no such file.
    static std::optional<std::string> read(const std::filesystem::path& data);
    /// On the disk when this returns. Empty: it is; else why not.
    static std::string write(const std::filesystem::path& data, const std::string& why);
    static void remove(const std::filesystem::path& data);

private:
    void run(const std::stop_token& stop);
    void follow();

    std::shared_ptr<core::KillSwitch> m_gate;
    std::filesystem::path m_data;
    std::uint64_t m_written;  ///< the closing the file stands for; 0: none
    bool m_wasClosed;
    bool m_failedBefore = false;
    std::mutex m_mutex;  ///< of what follows; never held while the disk works
    std::condition_variable_any m_wake;
    std::uint64_t m_wanted = 0, m_done = 0;
    std::jthread m_thread;  ///< last
};

}  // namespace ballast::app
