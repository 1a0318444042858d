#pragma once

#include "tests/support/faultproxy/fault.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace ballast::test {

/// A TCP or TLS port on loopback that hands everything on to another one, except for what is asked
/// of it. Lives on a thread of its own; every function may be called from any thread. The same seed
/// makes the same chance.
class FaultProxy {
public:
    struct Options {
        std::uint16_t upstream = 0;
        bool tls = false;  ///< towards the desk; the venue's side is plain
        std::uint64_t seed = 1;
        double speed = 1;  ///< desk seconds in a machine second: times and rates of faults
        std::string names = "IP:127.0.0.1";  ///< that its certificate is for
    };
    struct Seen {
        std::map<std::string, int> orders;  ///< frames that create one, by label
        std::uint64_t connections = 0;
        std::vector<std::string> fromDesk;  ///< text frames of the desk, the first 4096
        std::uint64_t hits = 0;             ///< times a fault did something
        std::map<Wrong, std::uint64_t> hitsOf;
        /// When the last byte left towards the desk, and when its link was last connected.
        std::chrono::steady_clock::time_point lastToDesk{};
    };

    explicit FaultProxy(const Options& options);
    ~FaultProxy();
    FaultProxy(const FaultProxy&) = delete;
    FaultProxy& operator=(const FaultProxy&) = delete;

    std::uint16_t port() const;
    std::string authorityPem() const;  ///< what a client must trust; TLS only

    /// Holds on every connection there is and will be, until heal().
    void inject(const std::vector<Fault>& faults);
    /// No fault any more. What they have held back is still held back where it was thrown away.
    void heal();
    /// Ends every connection with RST.
    void cutAll();
    Seen seen() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace ballast::test
