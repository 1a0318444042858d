#include "app/laboratory_worker.h"

#include "app/thread_name.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <exception>
#include <utility>

namespace ballast::app {
namespace {

using Clock = std::chrono::steady_clock;

/// A person reads progress, at most so often.
constexpr std::chrono::milliseconds kPace{50};

}  // namespace

/// One experiment under way. Its counters are the worker's, under the mutex; parts run without it.
struct LaboratoryWorker::Job {
    std::uint64_t number = 0;
    Making making;
    std::unique_ptr<laboratory::Experiment> experiment;
    bool beingMade = false, ending = false;
    std::atomic<bool> cancelled{false};
    std::size_t next = 0, done = 0, parts = 0;
    Clock::time_point began = Clock::now(), told{};

    bool hasWork() const { return experiment ? next < parts && !ending : !beingMade; }
};

LaboratoryWorker::LaboratoryWorker(unsigned threads)
{
    if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
    for (unsigned i = 0; i < threads; ++i)
        m_threads.emplace_back([this](const std::stop_token& stop) { work(stop); });
}

LaboratoryWorker::~LaboratoryWorker()
{
    cancel();
    for (std::jthread& thread : m_threads) thread.request_stop();
    m_threads.clear();
}

std::uint64_t LaboratoryWorker::start(Making making)
{
    std::uint64_t number = 0;
    {
        const std::scoped_lock lock(m_mutex);
        if (m_job) m_job->cancelled = true;
        m_job = std::make_shared<Job>();
        m_job->number = number = ++m_runs;
        m_job->making = std::move(making);
    }
    m_wake.notify_all();
    return number;
}

void LaboratoryWorker::cancel()
{
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_job) return;
        m_job->cancelled = true;
        tell(*m_job, nullptr, "cancelled");
        m_job.reset();
    }
    m_ended.notify_all();
}

std::shared_ptr<const LaboratoryProgress> LaboratoryWorker::take()
{
    return m_news.take().value_or(nullptr);
}

LaboratoryProgress LaboratoryWorker::wait()
{
    Lock lock(m_mutex);
    m_ended.wait(lock, [this] { return !m_job; });
    return m_last;
}

void LaboratoryWorker::work(const std::stop_token& stop)
{
    nameThisThread("laboratory");
    lowerThisThread();
    Lock lock(m_mutex);
    while (m_wake.wait(lock, stop, [this] { return m_job && m_job->hasWork(); })) {
        const std::shared_ptr<Job> job = m_job;
        step(job, lock);
    }
}

void LaboratoryWorker::step(const std::shared_ptr<Job>& job, Lock& lock)
{
    std::string what;
    try {
        if (job->experiment)
            runPart(job, lock);
        else
            make(job, lock);
        return;
    } catch (const std::exception& e) {
        what = e.what();
    } catch (...) {
        what = "an exception of no known kind";
    }
    if (!lock.owns_lock()) lock.lock();
    spdlog::critical("laboratory: {}", what);
    if (m_job != job) return;
    tell(*job, nullptr, "it could not be computed, an internal fault: " + what);
    job->cancelled = true;
    m_job.reset();
    m_ended.notify_all();
}

void LaboratoryWorker::make(const std::shared_ptr<Job>& job, Lock& lock)
{
    job->beingMade = true;
    lock.unlock();
    auto made = job->making();
    lock.lock();
    if (m_job != job) return;
    if (!made) {
        tell(*job, nullptr, made.error().message);
        m_job.reset();
        m_ended.notify_all();
        return;
    }
    job->experiment = std::move(*made);
    job->parts = job->experiment->parts();
    if (job->parts == 0) return endStage(job, lock);
    m_wake.notify_all();
}

void LaboratoryWorker::runPart(const std::shared_ptr<Job>& job, Lock& lock)
{
    const std::size_t part = job->next++;
    lock.unlock();
    job->experiment->run(part, job->cancelled);
    lock.lock();
    ++job->done;
    if (m_job != job) return;
    if (job->done == job->parts) return endStage(job, lock);
    if (Clock::now() - job->told > kPace) tell(*job, nullptr, {});
}

/// All parts are there: another stage, or the report.
void LaboratoryWorker::endStage(const std::shared_ptr<Job>& job, Lock& lock)
{
    job->ending = true;
    lock.unlock();
    const bool more = job->experiment->next();
    std::shared_ptr<const laboratory::Report> report;
    if (!more) report = std::make_shared<const laboratory::Report>(job->experiment->report());
    lock.lock();
    if (m_job != job) return;
    if (more) {
        job->next = job->done = 0;
        job->parts = job->experiment->parts();
        job->ending = false;
        tell(*job, nullptr, {});
        m_wake.notify_all();
        return;
    }
    tell(*job, std::move(report), {});
    m_job.reset();
    m_ended.notify_all();
}

void LaboratoryWorker::tell(Job& job, std::shared_ptr<const laboratory::Report> report,
                            std::string problem)
{
    job.told = Clock::now();
    LaboratoryProgress news;
    news.run = job.number;
    news.seconds = std::chrono::duration<double>(job.told - job.began).count();
    news.report = std::move(report);
    news.problem = std::move(problem);
    if (news.report)
        news.share = 1;
    else if (job.experiment && job.parts > 0 && !job.ending)
        news.share = job.experiment->before() + job.experiment->share() *
                                                    static_cast<double>(job.done) /
                                                    static_cast<double>(job.parts);
    m_last = news;
    m_news.put(std::make_shared<const LaboratoryProgress>(std::move(news)));
}

}  // namespace ballast::app
