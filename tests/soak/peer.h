#pragma once

#include "models/core/error.h"
#include "tests/soak/options.h"
#include "tests/soak/shared.h"

#include <sys/types.h>
#include <filesystem>
#include <memory>
#include <string>

namespace ballast::soak {

/// The process of the exchange: the paper exchange on a thread of its own, the relay on this one.
/// Ends with the desk. The program's exit code.
int runPeer(const Options& options);

/// The same, as the process of the desk has it.
class Peer {
public:
    /// Starts this program once more, and waits until it listens. Before there is a second thread.
    static core::Expected<std::unique_ptr<Peer>> start(int argc, char** argv,
                                                       const std::filesystem::path& ledger);
    ~Peer();
    Peer(const Peer&) = delete;
    Peer& operator=(const Peer&) = delete;

    std::string url() const;
    int exchangePort() const { return m_shared->exchangePort; }
    Shared& shared() { return *m_shared; }
    /// The exchange ends; its ledger is whole when this returns. What it counted stays.
    void leave();
    /// Processor time it has used, seconds.
    double processorSeconds() const;

private:
    explicit Peer(Shared* shared) : m_shared(shared) {}
    Shared* m_shared;
    pid_t m_process = -1;
};

}  // namespace ballast::soak
