#pragma once

#include "models/core/mailbox.h"
#include "models/rebalance/joint_request.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace ballast::app {

/// Finds joint hedges beside the desk, in one thread of low priority. Nothing of it runs on the
/// engine's thread or the gui's.
///
/// The newest wish wins: of those waiting only the newest is worked out, and an answer to an older
/// wish is not given. What is under way ends by the wish's own limits. A computation that throws
/// becomes an answer that says so.
class JointWorker {
public:
    /// With `found` each answer goes there, on the worker's thread, and none to take().
    using Found = std::function<void(std::shared_ptr<const rebalance::JointAnswer>)>;
    explicit JointWorker(Found found = {});
    ~JointWorker();  ///< waits for what is under way
    JointWorker(const JointWorker&) = delete;
    JointWorker& operator=(const JointWorker&) = delete;

    void request(rebalance::JointRequest request);
    /// Nobody is looking any more: nothing is answered before the next request.
    void cancel();
    /// The newest answer since the last take; null: none.
    std::shared_ptr<const rebalance::JointAnswer> take();

private:
    void work(const std::stop_token& stop);

    std::mutex m_mutex;  ///< guards the two below
    std::optional<rebalance::JointRequest> m_waiting;
    std::optional<std::uint64_t> m_wish;  ///< the newest; none: nobody looks
    std::condition_variable_any m_wake;
    core::Mailbox<std::shared_ptr<const rebalance::JointAnswer>> m_answers;
    Found m_found;
    std::jthread m_thread;  ///< last: it uses all of the above
};

}  // namespace ballast::app
