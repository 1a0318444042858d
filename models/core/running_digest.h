#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace ballast::core {

/// SHA-256 of what is too large to be held at once.
class RunningDigest {
public:
    RunningDigest();
    ~RunningDigest();
    RunningDigest(const RunningDigest&) = delete;
    RunningDigest& operator=(const RunningDigest&) = delete;
    void add(std::string_view bytes);
    /// In hexadecimal; nothing may be added afterwards.
    std::string hex();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace ballast::core
