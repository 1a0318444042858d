#pragma once

#include <memory>
#include <mutex>
#include <vector>

namespace ballast::net {

/// The connections of a desk, to be dropped by a thread that does not run them: where that one
/// hangs, the venue's dead-man switch acts all the same. It holds a second descriptor of each, so
/// that a number that was closed and given out anew is never hit. Does nothing on Windows.
class WireCuts {
public:
    class Wire;
    using Held = std::shared_ptr<Wire>;  ///< for as long as the connection lives

    /// Of a connected TCP socket.
    Held add(int descriptor);
    /// From any thread: shuts both directions of each. How many there were.
    int cutAll();

private:
    std::mutex m_mutex;
    std::vector<std::weak_ptr<Wire>> m_wires;
};

}  // namespace ballast::net
