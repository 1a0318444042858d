#include "app/report_keeper.h"

#include "app/report_file.h"
#include "app/thread_name.h"

#include <algorithm>

namespace ballast::app {

using std::chrono::days;
using std::chrono::sys_days;

std::chrono::minutes timeOfDay(const std::string& text)
{
    return std::chrono::hours{std::stoi(text.substr(0, 2))} +
           std::chrono::minutes{std::stoi(text.substr(3, 2))};
}

sys_days lastDue(core::Time now, std::chrono::minutes dailyAt)
{
    return std::chrono::floor<days>(now - dailyAt) - days{1};
}

ReportKeeper::ReportKeeper(std::filesystem::path data, ReportSchedule schedule,
                           std::function<core::Time()> now)
    : m_data(std::move(data)),
      m_schedule(std::move(schedule)),
      m_now(std::move(now)),
      m_thread([this](const std::stop_token& stop) { run(stop); })
{
    connect(&m_timer, &QTimer::timeout, this, &ReportKeeper::look);
}

ReportKeeper::~ReportKeeper()
{
    m_stopped = true;
    m_thread.request_stop();
    m_wake.notify_all();
}

std::filesystem::path ReportKeeper::folder() const
{
    return m_schedule.folder.empty() ? m_data / "reports"
                                     : std::filesystem::path{m_schedule.folder};
}

void ReportKeeper::start()
{
    if (m_schedule.dailyAt.empty()) return;
    look();
    m_timer.start(kLookEvery);
}

void ReportKeeper::look()
{
    if (m_schedule.dailyAt.empty()) return;
    const core::Time now = m_now();
    const sys_days due = lastDue(now, timeOfDay(m_schedule.dailyAt));
    if (due == m_lookedAt) return;
    m_lookedAt = due;
    Job job;
    job.looks = true;
    job.now = now;
    take(std::move(job));
}

void ReportKeeper::make(const report::Span& span, const std::string& format,
                        const std::filesystem::path& file)
{
    take({span, format, file, false, false, {}});
}

void ReportKeeper::take(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_one();
}

void ReportKeeper::wait()
{
    std::unique_lock lock(m_mutex);
    m_idle.wait(lock, [this] { return m_jobs.empty() && !m_busy; });
}

void ReportKeeper::run(const std::stop_token& stop)
{
    nameThisThread("reports");
    lowerThisThread();
    while (!stop.stop_requested()) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [this] { return !m_jobs.empty(); })) return;
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
            m_busy = true;
        }
        try {
            if (job.looks)
                makeDue(job.now);
            else
                carryOut(job);
        } catch (const std::exception& e) {
            emit failed(
                tr("Writing a report: an internal fault: %1.").arg(QString::fromUtf8(e.what())));
        }
        {
            const std::lock_guard lock(m_mutex);
            m_busy = false;
        }
        m_idle.notify_all();
    }
}

void ReportKeeper::carryOut(const Job& job)
{
    const std::string name = job.file.filename().string();
    const auto done =
        makeReport(m_data, job.span, m_schedule.desk, job.format, job.file,
                   [&, last = std::string{}](const std::string& doing) mutable {
                       if (!job.byItself && doing != last)
                           emit progressed(QStringLiteral("%1: %2").arg(
                               QString::fromStdString(name), QString::fromStdString(doing)));
                       last = doing;
                       return !m_stopped;
                   });
    if (m_stopped) return;
    if (done)
        emit made(QString::fromStdString(job.file.string()), job.byItself);
    else
        emit failed(QString::fromStdString(done.error().message));
}

/// Of every day that has records and no report yet, the oldest first.
void ReportKeeper::makeDue(core::Time now)
{
    const sys_days last = lastDue(now, timeOfDay(m_schedule.dailyAt));
    const auto recorded = recordedDays(m_data, last - days{kMostMissed - 1});
    if (!recorded) {
        emit failed(tr("The reports of past days were not made: %1")
                        .arg(QString::fromStdString(recorded.error().message)));
        return;
    }
    // The last folder of the way is made, also of one that was chosen; where what it stands in is
    // missing, the way was mistaken or its disk is not there, and the report says so.
    std::error_code problem;
    if (!recorded->empty()) std::filesystem::create_directory(folder(), problem);
    for (const sys_days day : *recorded) {
        if (day > last || m_stopped) return;
        const report::Span span{day, day};
        Job job;
        job.span = span;
        job.format = m_schedule.format;
        job.file = folder() / reportFileName(span, m_schedule.format);
        job.byItself = true;
        std::error_code unreadable;
        if (!std::filesystem::exists(job.file, unreadable)) carryOut(job);
    }
}

}  // namespace ballast::app
