#pragma once

#include "app/settings.h"
#include "models/core/time.h"
#include "models/report/source.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace ballast::app {

/// Writes reports beside the desk, one after another on a thread of low priority: those that a
/// person wants, and, where the settings say so, that of each day that has ended. Days that were
/// missed are made up, kMostMissed at most; what is there already is not written again.
class ReportKeeper : public QObject {
    Q_OBJECT
public:
    static constexpr int kMostMissed = 31;
    static constexpr std::chrono::seconds kLookEvery{30};

    /// `now` is the desk's clock, which may run faster than the machine's.
    ReportKeeper(std::filesystem::path data, ReportSchedule schedule,
                 std::function<core::Time()> now);
    /// Stops what is under way: a file is there whole or not at all.
    ~ReportKeeper() override;

    void start();
    /// Whether a day has become due since the last look; asked every kLookEvery.
    void look();
    /// Made as soon as those before it are.
    void make(const report::Span& span, const std::string& format,
              const std::filesystem::path& file);
    /// Where the reports of days stand. Made with the first of them where its parent is there.
    std::filesystem::path folder() const;
    /// Waits until nothing is left to do: for tests and for who must know that it is done.
    void wait();

signals:
    void progressed(const QString& doing);
    /// `byItself`: nobody asked for it.
    void made(const QString& file, bool byItself);
    void failed(const QString& sentence);

private:
    struct Job {
        report::Span span;
        std::string format;
        std::filesystem::path file;
        bool byItself = false;
        bool looks = false;  ///< for days that are due; nothing else of it is read
        core::Time now{};
    };
    void take(Job job);
    void run(const std::stop_token& stop);
    void carryOut(const Job& job);
    void makeDue(core::Time now);

    std::filesystem::path m_data;
    ReportSchedule m_schedule;
    std::function<core::Time()> m_now;
    QTimer m_timer;
    std::chrono::sys_days m_lookedAt{};  ///< the last day that was due then
    std::mutex m_mutex;
    std::condition_variable_any m_wake, m_idle;
    std::deque<Job> m_jobs;
    bool m_busy = false;
    std::atomic<bool> m_stopped{false};
    std::jthread m_thread;  ///< last: it uses the above
};

/// "00:05" as a duration; the text is one that the settings have taken.
std::chrono::minutes timeOfDay(const std::string& text);
/// The newest day whose report is due: it ended, and the time of day came after it.
std::chrono::sys_days lastDue(core::Time now, std::chrono::minutes dailyAt);

}  // namespace ballast::app
