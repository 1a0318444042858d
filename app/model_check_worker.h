#pragma once

#include "models/core/mailbox.h"
#include "models/portfolio/model_check.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace ballast::app {

/// Prices the whole board for the model check beside the desk, in one thread of low priority.
/// Nothing of it runs on the engine's thread or the gui's.
///
/// One at a time, and the newest wish wins: of those waiting only the newest is priced, and an
/// answer to an older wish is not given. A computation that throws becomes an answer that says so.
class ModelCheckWorker {
public:
    /// What is computed; called on the worker's thread alone.
    using Check = std::function<portfolio::ModelCheck(const market::Board&, core::Time)>;
    explicit ModelCheckWorker(Check check = [](const market::Board& board, core::Time now) {
        return portfolio::checkModel(board, now);
    });
    ~ModelCheckWorker();  ///< waits for what is under way
    ModelCheckWorker(const ModelCheckWorker&) = delete;
    ModelCheckWorker& operator=(const ModelCheckWorker&) = delete;

    void request(portfolio::ModelCheckRequest request);
    /// Nobody is looking any more: nothing is answered before the next request.
    void cancel();
    /// The newest answer since the last take; null: none.
    std::shared_ptr<const portfolio::ModelCheckAnswer> take();

private:
    void work(const std::stop_token& stop);

    Check m_check;
    std::mutex m_mutex;  ///< guards the two below
    std::optional<portfolio::ModelCheckRequest> m_waiting;
    std::optional<std::uint64_t> m_wish;  ///< the newest; none: nobody looks
    std::condition_variable_any m_wake;
    core::Mailbox<std::shared_ptr<const portfolio::ModelCheckAnswer>> m_answers;
    std::jthread m_thread;  ///< last: it uses all of the above
};

}  // namespace ballast::app
