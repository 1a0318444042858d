#include "app/joint_worker.h"

#include "app/thread_name.h"
#include "models/construction/glpk_solver.h"

#include <spdlog/spdlog.h>

#include <chrono>
#include <exception>
#include <utility>

namespace ballast::app {
namespace {

using Clock = std::chrono::steady_clock;

rebalance::JointAnswer failed(const rebalance::JointRequest& request, const std::string& what)
{
    spdlog::critical("joint hedge: {}", what);
    rebalance::JointAnswer answer{
        request.wish, request.hedge.underlying, request.now, request.board, {}, {}};
    answer.hedge.why = "an internal fault: " + what;
    answer.hedge.sentence = "No hedge can be worked out: " + answer.hedge.why + ".";
    return answer;
}

rebalance::JointAnswer answered(const rebalance::JointRequest& request)
{
    try {
        return rebalance::answerOf(request);
    } catch (const std::exception& e) {
        return failed(request, e.what());
    } catch (...) {
        return failed(request, "an exception of no known kind");
    }
}

}  // namespace

JointWorker::JointWorker(Found found)
    : m_found(std::move(found)), m_thread([this](const std::stop_token& stop) { work(stop); })
{
}

JointWorker::~JointWorker() { cancel(); }

void JointWorker::request(rebalance::JointRequest request)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_wish = request.wish;
        m_waiting = std::move(request);
    }
    m_wake.notify_one();
}

void JointWorker::cancel()
{
    const std::scoped_lock lock(m_mutex);
    m_waiting.reset();
    m_wish.reset();
}

std::shared_ptr<const rebalance::JointAnswer> JointWorker::take()
{
    return m_answers.take().value_or(nullptr);
}

void JointWorker::work(const std::stop_token& stop)
{
    nameThisThread("joint hedge");
    lowerThisThread();
    std::unique_lock lock(m_mutex);
    while (m_wake.wait(lock, stop, [this] { return m_waiting.has_value(); })) {
        const rebalance::JointRequest request = *std::exchange(m_waiting, std::nullopt);
        lock.unlock();
        const Clock::time_point began = Clock::now();
        auto answer = std::make_shared<rebalance::JointAnswer>(answered(request));
        answer->took =
            core::fromSeconds(std::chrono::duration<double>(Clock::now() - began).count());
        lock.lock();
        if (m_wish != request.wish) continue;
        if (m_found)
            m_found(std::move(answer));
        else
            m_answers.put(std::move(answer));
    }
    construction::forgetGlpk();
}

}  // namespace ballast::app
