#pragma once

#include "models/core/mailbox.h"
#include "models/portfolio/scenario_run.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace ballast::app {

/// Prices scenarios beside the desk: a few threads of low priority share the rows of one grid.
/// Nothing of it runs on the engine's thread or the gui's.
///
/// The newest wish wins: it ends what is under way for another one. The same wish asked again, for
/// the market has moved, waits for the one under way, and of those waiting only the newest is done.
/// A computation that throws becomes a result whose grid says so.
class ScenarioWorker {
public:
    /// `threads` 0: one less than the machine has, at least one.
    explicit ScenarioWorker(unsigned threads = 0);
    ~ScenarioWorker();  ///< ends what is under way within a row, and joins
    ScenarioWorker(const ScenarioWorker&) = delete;
    ScenarioWorker& operator=(const ScenarioWorker&) = delete;

    void request(portfolio::ScenarioRequest request);
    /// Nobody is looking any more.
    void cancel();
    /// The newest result since the last take; null: none. A new wish that takes longer than a frame
    /// shows a coarse grid first.
    std::shared_ptr<const portfolio::ScenarioResult> take();
    unsigned threads() const { return static_cast<unsigned>(m_threads.size()); }

private:
    struct Job;
    using Lock = std::unique_lock<std::mutex>;

    void work(const std::stop_token& stop);
    void step(const std::shared_ptr<Job>& job, Lock& lock);
    void fail(const std::shared_ptr<Job>& job, const std::string& what);
    void prepare(const std::shared_ptr<Job>& job, Lock& lock);
    void doRow(const std::shared_ptr<Job>& job, Lock& lock);
    void begin(Job& job);
    void finish(Job& job);
    bool worthPreview(const Job& job) const;
    void next();

    std::mutex m_mutex;  ///< guards everything below but the mailbox and the rows themselves
    std::condition_variable_any m_wake;
    std::shared_ptr<Job> m_job;
    std::optional<portfolio::ScenarioRequest> m_waiting;
    std::uint64_t m_shownWish = 0;
    double m_nanosPerLeg = 150;  ///< of one leg in one node, as last measured
    core::Mailbox<std::shared_ptr<const portfolio::ScenarioResult>> m_results;
    std::vector<std::jthread> m_threads;  ///< last: they use all of the above
};

}  // namespace ballast::app
