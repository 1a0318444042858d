#pragma once

#include "models/laboratory/period_frontier.h"
#include "models/review/review_picture.h"

#include <QObject>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace ballast::store {
class ReviewReader;
}

namespace ballast::app {

/// Reads the history for the review on a thread of its own, and works its pictures out there; the
/// answers come to the gui thread by signal. The newest wish wins: it ends the one under way at the
/// next month. What was read of a period is kept, so that a filter reads nothing.
class ReviewWorker : public QObject {
    Q_OBJECT
public:
    explicit ReviewWorker(std::filesystem::path folder, QObject* parent = nullptr);
    ~ReviewWorker() override;  ///< ends what is under way, and joins

    /// Answered by progressed() and pictured(), or by failed(). `anew`: what was kept is read
    /// again.
    void request(review::ReviewWish wish, bool anew);
    /// Answered by detailed() or detailFailed(); only the newest is.
    void detail(core::ProposalId proposal);
    /// Looks for a note that was handed to the writer; answered by noted().
    void awaitNote(review::Note note);
    /// No answer comes to what was requested.
    void cancel();

signals:
    void progressed(double share);
    void pictured(const std::shared_ptr<const ballast::review::ReviewPicture>& picture,
                  double seconds);
    /// Follows a picture when nothing else waits: where its period lies among the laboratory's
    /// rules.
    void compared(const std::shared_ptr<const ballast::laboratory::PeriodFrontier>& frontier);
    void failed(const QString& sentence);
    void detailed(const std::shared_ptr<const ballast::review::CaseDetail>& detail);
    void detailFailed(const QString& sentence);
    /// Empty: it is in the history.
    void noted(ballast::core::ProposalId proposal, const QString& problem);

private:
    struct Wish {
        review::ReviewWish what;
        bool anew = false;
        std::uint64_t number = 0;
    };
    using Lock = std::unique_lock<std::mutex>;

    void work(const std::stop_token& stop);
    void step(Lock& lock, const std::stop_token& stop);
    void guarded(Lock& lock, const std::function<void()>& job,
                 const std::function<void(const std::string&)>& problem);
    void makePicture(const Wish& wish);
    core::Expected<review::ReviewSourcePtr> source(const store::ReviewReader& reader,
                                                   const Wish& wish, const review::Period& period,
                                                   double from, double to);
    void makeDetail(core::ProposalId proposal);
    void compare(const review::ReviewPicture& picture);
    void lookForNote(const review::Note& note, const std::stop_token& stop);
    bool isNewest(std::uint64_t number);

    std::filesystem::path m_folder;
    std::mutex m_mutex;  ///< guards the wishes
    std::condition_variable_any m_wake;
    std::optional<Wish> m_wish;
    std::optional<core::ProposalId> m_detail;
    std::deque<review::Note> m_notes;
    std::shared_ptr<const review::ReviewPicture> m_toCompare;
    std::uint64_t m_number = 0;
    std::atomic<bool> m_stale = false;  ///< what is compared is not asked for any more
    std::deque<std::pair<review::Period, review::ReviewSourcePtr>> m_kept;  ///< of the thread alone
    std::jthread m_thread;  ///< last: it uses all of the above
};

}  // namespace ballast::app
