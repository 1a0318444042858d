#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace ballast::app {

/// Runs jobs that are short and rare, each on a thread of its own, and never more than a few at
/// once. Beginning one never waits for another. Destruction waits for those that run.
class FewThreads {
public:
    /// `failed` is called on the job's thread with what a job threw.
    FewThreads(std::size_t most, std::function<void(const std::string&)> failed);

    /// False where as many run as may: the job was not taken. From one thread only.
    [[nodiscard]] bool run(std::function<void()> job);

private:
    struct Running {
        std::shared_ptr<std::atomic<bool>> ended;
        std::jthread thread;
    };

    std::size_t m_most;
    std::function<void(const std::string&)> m_failed;
    std::vector<Running> m_running;  ///< last: they use the above
};

}  // namespace ballast::app
