#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

namespace ballast::test {

/// A Deribit on loopback, on a thread of its own, that notes when it has read cancel_all. Kept from
/// the program's headers: Boost's and Qt's macros do not get along.
class KillPeer {
public:
    KillPeer();
    ~KillPeer();

    std::string url() const;
    std::uint64_t cancels() const;  ///< cancel_all frames read
    std::uint64_t reads() const;    ///< get_open_orders frames read
    std::chrono::steady_clock::time_point cancelledAt() const;
    /// Book changes from now on, so many a second as far as the machine has time.
    void feed(int perSecond);
    double fedPerSecond() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace ballast::test
