#pragma once

#include "models/core/error.h"
#include "models/core/mailbox.h"
#include "models/laboratory/experiment.h"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace ballast::app {

/// How far an experiment is, and what it came to.
struct LaboratoryProgress {
    std::uint64_t run = 0;                             ///< which one: counted by start()
    double share = 0;                                  ///< done, 0 to 1
    double seconds = 0;                                ///< since it was started
    std::shared_ptr<const laboratory::Report> report;  ///< when it is whole
    std::string problem;                               ///< or why there is none
    bool ended() const { return report || !problem.empty(); }
};

/// Runs experiments beside the desk: threads of low priority take one part after another. A new one
/// ends the one under way. Making an experiment may read files, so that is done here too. What
/// throws becomes a problem in words.
class LaboratoryWorker {
public:
    using Making = std::function<core::Expected<std::unique_ptr<laboratory::Experiment>>()>;

    /// `threads` 0: as many as the machine has.
    explicit LaboratoryWorker(unsigned threads = 0);
    ~LaboratoryWorker();  ///< ends what is under way within a part, and joins
    LaboratoryWorker(const LaboratoryWorker&) = delete;
    LaboratoryWorker& operator=(const LaboratoryWorker&) = delete;

    std::uint64_t start(Making making);
    void cancel();
    /// The newest progress since the last take; null: none.
    std::shared_ptr<const LaboratoryProgress> take();
    /// Blocks until what is under way has ended. Another thread may cancel.
    LaboratoryProgress wait();
    unsigned threads() const { return static_cast<unsigned>(m_threads.size()); }

private:
    struct Job;
    using Lock = std::unique_lock<std::mutex>;

    void work(const std::stop_token& stop);
    void step(const std::shared_ptr<Job>& job, Lock& lock);
    void make(const std::shared_ptr<Job>& job, Lock& lock);
    void runPart(const std::shared_ptr<Job>& job, Lock& lock);
    void endStage(const std::shared_ptr<Job>& job, Lock& lock);
    void tell(Job& job, std::shared_ptr<const laboratory::Report> report, std::string problem);

    std::mutex m_mutex;  ///< guards everything below but the mailbox
    std::condition_variable_any m_wake;
    std::condition_variable_any m_ended;
    std::shared_ptr<Job> m_job;
    std::uint64_t m_runs = 0;
    LaboratoryProgress m_last;
    core::Mailbox<std::shared_ptr<const LaboratoryProgress>> m_news;
    std::vector<std::jthread> m_threads;  ///< last: they use all of the above
};

}  // namespace ballast::app
