#include "app/model_check_worker.h"

#include "app/thread_name.h"

#include <spdlog/spdlog.h>

#include <exception>
#include <utility>

namespace ballast::app {
namespace {

portfolio::ModelCheckAnswer answered(const portfolio::ModelCheckRequest& request,
                                     const ModelCheckWorker::Check& check)
{
    portfolio::ModelCheckAnswer answer{request.wish, request.at, nullptr, {}};
    try {
        answer.check =
            std::make_shared<const portfolio::ModelCheck>(check(*request.board, request.at));
    } catch (const std::exception& e) {
        answer.problem = e.what();
    } catch (...) {
        answer.problem = "an exception of no known kind";
    }
    if (!answer.problem.empty()) spdlog::critical("model check: {}", answer.problem);
    return answer;
}

}  // namespace

ModelCheckWorker::ModelCheckWorker(Check check)
    : m_check(std::move(check)), m_thread([this](const std::stop_token& stop) { work(stop); })
{
}

ModelCheckWorker::~ModelCheckWorker() { cancel(); }

void ModelCheckWorker::request(portfolio::ModelCheckRequest request)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_wish = request.wish;
        m_waiting = std::move(request);
    }
    m_wake.notify_one();
}

void ModelCheckWorker::cancel()
{
    const std::scoped_lock lock(m_mutex);
    m_waiting.reset();
    m_wish.reset();
}

std::shared_ptr<const portfolio::ModelCheckAnswer> ModelCheckWorker::take()
{
    return m_answers.take().value_or(nullptr);
}

void ModelCheckWorker::work(const std::stop_token& stop)
{
    nameThisThread("model check");
    lowerThisThread();
    std::unique_lock lock(m_mutex);
    while (m_wake.wait(lock, stop, [this] { return m_waiting.has_value(); })) {
        const portfolio::ModelCheckRequest request = *std::exchange(m_waiting, std::nullopt);
        lock.unlock();
        auto answer =
            std::make_shared<const portfolio::ModelCheckAnswer>(answered(request, m_check));
        lock.lock();
        if (m_wish == request.wish) m_answers.put(std::move(answer));
    }
}

}  // namespace ballast::app
