#pragma once

#include "models/core/kill_switch.h"

#include <filesystem>
#include <memory>
#include <string>

namespace ballast::app {

/// For as long as it lives, SIGUSR1 closes the gate from the signal's handler itself, whatever the
/// threads are doing, and DATA/ballast.pid says whom to send it to. One a process at a time. On
/// Windows there is no such signal: it does nothing.
class KillSignal {
public:
    KillSignal(std::shared_ptr<core::KillSwitch> gate, const std::filesystem::path& data);
    ~KillSignal();
    KillSignal(const KillSignal&) = delete;
    KillSignal& operator=(const KillSignal&) = delete;

    /// From another process: sends it to the Ballast of this folder. Empty: it was sent; else why
    /// not. Never sent to a process that is not a Ballast: to others it is deadly.
    static std::string send(const std::filesystem::path& data);

private:
    std::shared_ptr<core::KillSwitch> m_gate;
    std::filesystem::path m_file;
};

}  // namespace ballast::app
