#pragma once

#include "app/thread_name.h"
#include "models/core/mailbox.h"

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace ballast::app {

/// One thread of low priority that answers wishes of a window, one at a time. Nothing of it runs on
/// the engine's thread or the gui's.
///
/// The newest wish wins: of those waiting only the newest is worked on, and an answer to an older
/// wish is not given. A request has its number in `wish`.
template <class Request, class Answer>
class NewestWish {
public:
    using Given = std::shared_ptr<const Answer>;
    using Found = std::function<void(Given)>;
    struct Ways {
        const char* thread = "";                      ///< its name
        std::function<Given(const Request&)> answer;  ///< on the worker's thread; does not throw
        Found found = {};                             ///< each answer goes there, none to take()
        std::function<void()> leave = [] {};          ///< on the worker's thread, at its end
    };
    explicit NewestWish(Ways ways)
        : m_ways(std::move(ways)), m_thread([this](const std::stop_token& stop) { work(stop); })
    {
    }
    ~NewestWish() { cancel(); }  ///< waits for what is under way
    NewestWish(const NewestWish&) = delete;
    NewestWish& operator=(const NewestWish&) = delete;

    void request(Request request)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_wish = request.wish;
            m_waiting = std::move(request);
        }
        m_wake.notify_one();
    }
    /// Nobody is looking any more: nothing is answered before the next request.
    void cancel()
    {
        const std::scoped_lock lock(m_mutex);
        m_waiting.reset();
        m_wish.reset();
    }
    /// The newest answer since the last take; null: none.
    Given take() { return m_answers.take().value_or(nullptr); }

private:
    void work(const std::stop_token& stop)
    {
        nameThisThread(m_ways.thread);
        lowerThisThread();
        std::unique_lock lock(m_mutex);
        while (m_wake.wait(lock, stop, [this] { return m_waiting.has_value(); })) {
            const Request request = *std::exchange(m_waiting, std::nullopt);
            lock.unlock();
            Given answer = m_ways.answer(request);
            lock.lock();
            if (m_wish != request.wish) continue;
            if (m_ways.found)
                m_ways.found(std::move(answer));
            else
                m_answers.put(std::move(answer));
        }
        m_ways.leave();
    }

    Ways m_ways;
    std::mutex m_mutex;  ///< guards the two below
    std::optional<Request> m_waiting;
    std::optional<std::uint64_t> m_wish;  ///< the newest; none: nobody looks
    std::condition_variable_any m_wake;
    core::Mailbox<Given> m_answers;
    std::jthread m_thread;  ///< last: it uses all of the above
};

}  // namespace ballast::app
