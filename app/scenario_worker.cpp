#include "app/scenario_worker.h"

#include "app/thread_name.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <exception>

namespace ballast::app {
namespace {

using Clock = std::chrono::steady_clock;

constexpr double kFrameNanos = 16e6;

unsigned defaultThreads() { return std::max(1U, std::thread::hardware_concurrency()) - 1; }

}  // namespace

/// One request under way. Its counters are the worker's, under the mutex; the rows of `result` are
/// written without it, each by one thread.
struct ScenarioWorker::Job {
    portfolio::ScenarioRequest request;
    std::optional<portfolio::ScenarioRun> run;
    bool preparing = false;
    bool preview = false;
    portfolio::ScenarioResult result;
    std::size_t nextRow = 0, rows = 0, busy = 0;
    Clock::time_point began = Clock::now();

    bool hasWork() const { return run ? nextRow < rows : !preparing; }
};

ScenarioWorker::ScenarioWorker(unsigned threads)
{
    if (threads == 0) threads = std::max(1U, defaultThreads());
    for (unsigned i = 0; i < threads; ++i)
        m_threads.emplace_back([this](const std::stop_token& stop) { work(stop); });
}

ScenarioWorker::~ScenarioWorker()
{
    cancel();
    for (std::jthread& thread : m_threads) thread.request_stop();
    m_threads.clear();
}

void ScenarioWorker::request(portfolio::ScenarioRequest request)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_job && m_job->request.wish == request.wish) {
            m_waiting = std::move(request);
            return;
        }
        m_waiting.reset();
        m_job = std::make_shared<Job>();
        m_job->request = std::move(request);
    }
    m_wake.notify_all();
}

void ScenarioWorker::cancel()
{
    const std::scoped_lock lock(m_mutex);
    m_job.reset();
    m_waiting.reset();
}

std::shared_ptr<const portfolio::ScenarioResult> ScenarioWorker::take()
{
    return m_results.take().value_or(nullptr);
}

void ScenarioWorker::work(const std::stop_token& stop)
{
    nameThisThread("scenarios");
    lowerThisThread();
    Lock lock(m_mutex);
    while (m_wake.wait(lock, stop, [this] { return m_job && m_job->hasWork(); })) {
        const std::shared_ptr<Job> job = m_job;
        step(job, lock);
    }
}

void ScenarioWorker::step(const std::shared_ptr<Job>& job, Lock& lock)
{
    std::string what;
    try {
        if (job->run)
            doRow(job, lock);
        else
            prepare(job, lock);
        return;
    } catch (const std::exception& e) {
        what = e.what();
    } catch (...) {
        what = "an exception of no known kind";
    }
    if (!lock.owns_lock()) lock.lock();
    fail(job, what);
}

/// The wish has its answer, though it is none; other threads that still work on it are not heard.
void ScenarioWorker::fail(const std::shared_ptr<Job>& job, const std::string& what)
{
    spdlog::critical("scenarios: {}", what);
    if (m_job != job) return;
    auto result = std::make_shared<portfolio::ScenarioResult>();
    result->wish = job->request.wish;
    result->underlying = job->request.underlying;
    result->at = job->request.now;
    result->live.problem = "it could not be computed, an internal fault: " + what;
    m_results.put(std::move(result));
    next();
    m_wake.notify_all();
}

void ScenarioWorker::prepare(const std::shared_ptr<Job>& job, Lock& lock)
{
    job->preparing = true;
    lock.unlock();
    portfolio::ScenarioRun run(job->request);
    lock.lock();
    if (m_job != job) return;
    job->run.emplace(std::move(run));
    job->preview = worthPreview(*job);
    begin(*job);
    m_wake.notify_all();
}

void ScenarioWorker::doRow(const std::shared_ptr<Job>& job, Lock& lock)
{
    const std::size_t row = job->nextRow++;
    ++job->busy;
    lock.unlock();
    job->run->fill(job->result, row, row + 1);
    lock.lock();
    --job->busy;
    if (m_job == job && job->busy == 0 && job->nextRow == job->rows) finish(*job);
}

void ScenarioWorker::begin(Job& job)
{
    const portfolio::ScenarioSpec& whole = job.request.spec;
    job.result = job.run->begin(job.preview ? portfolio::coarse(whole) : whole);
    job.result.preview = job.preview;
    job.nextRow = 0;
    job.rows = job.result.live.spec.rows();
    if (job.rows == 0) finish(job);
}

/// Publishes the grid that is whole, and goes on to the next one.
void ScenarioWorker::finish(Job& job)
{
    const double nanos = std::chrono::duration<double, std::nano>(Clock::now() - job.began).count();
    job.result.took = core::fromSeconds(nanos / 1e9);
    const double pricings = static_cast<double>(job.run->legs() * job.request.spec.size());
    const bool preview = job.preview;
    m_shownWish = job.request.wish;
    m_results.put(std::make_shared<const portfolio::ScenarioResult>(std::move(job.result)));
    if (preview) {
        job.preview = false;
        begin(job);
    } else {
        if (pricings > 0) m_nanosPerLeg = nanos * threads() / pricings;
        next();
    }
    m_wake.notify_all();
}

/// What was asked for again while the last one was under way.
void ScenarioWorker::next()
{
    m_job.reset();
    if (!m_waiting) return;
    m_job = std::make_shared<Job>();
    m_job->request = std::move(*m_waiting);
    m_waiting.reset();
}

/// Only what is new: a grid that is merely newer would flicker.
bool ScenarioWorker::worthPreview(const Job& job) const
{
    if (job.request.wish == m_shownWish) return false;
    const auto pricings = static_cast<double>(job.run->legs() * job.request.spec.size());
    return pricings * m_nanosPerLeg / threads() > kFrameNanos &&
           portfolio::coarse(job.request.spec).size() < job.request.spec.size();
}

}  // namespace ballast::app
