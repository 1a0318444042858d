#pragma once

#include "connectors/deribit/profile.h"
#include "models/core/time.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <thread>

namespace ballast::app {

/// What a person is told of a key that was tried.
struct KeyVerdict {
    bool works = false;
    std::string sentence;
};

/// Tries a key at its venue on a thread of its own, so that no window waits for a wire. One at a
/// time: another one ends the one before. Kept from Qt: a socket's headers and Qt's macros do not
/// get along.
class KeyTest {
public:
    using Told = std::function<void(const KeyVerdict&)>;

    KeyTest();
    ~KeyTest();  ///< cancels
    KeyTest(const KeyTest&) = delete;
    KeyTest& operator=(const KeyTest&) = delete;

    /// Logs in as a desk with this profile would, asks whose account it is, and leaves; all of it
    /// has `within`. `told` is called once, on the thread of the test, unless it is cancelled
    /// first.
    void start(deribit::Profile profile, core::Duration within, Told told);
    /// At once: nothing is told any more once this has returned.
    void cancel();

private:
    struct Run;
    std::shared_ptr<Run> m_run;
    std::jthread m_thread;
};

}  // namespace ballast::app
