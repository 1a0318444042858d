#include "connectors/store/store.h"

#include "connectors/store/backup.h"
#include "connectors/store/history.h"
#include "connectors/store/recovery.h"
#include "connectors/store/retention.h"

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <future>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

#if defined(__linux__)
#include <pthread.h>
#endif

namespace ballast::store {
namespace {

using Steady = std::chrono::steady_clock;

constexpr std::size_t kRowsACommit = 512;  ///< the journal is looked at between two of these
constexpr std::chrono::seconds kHistoryRetry{1};
/// Between two slices of the policy, while there is more to do and when there was nothing.
constexpr std::chrono::milliseconds kNextSlice{200};
constexpr std::chrono::seconds kNextLook{60};

/// What somebody else wants of the connections between two commits; the journal's is null once it
/// has failed.
using Errand = std::function<void(const Database* orders, const Database& history)>;

/// The journal and the history must be of one life: a journal that was put back from an older copy
/// would hand out labels a second time.
core::Expected<void> sameLife(const OrderJournal& journal, const JournalAnchor& anchor)
{
    if (anchor.seq <= journal.headSeq()) return {};
    return core::failure(
        fmt::format("The order journal ends at event {}, but the history has seen event {}: "
                    "orders.db is an older copy. Put "
                    "back both files from the same backup, or begin a new folder with --data.",
                    journal.headSeq(), anchor.seq));
}

}  // namespace

bool isInUse(const core::Error& refusal) { return refusal.message.starts_with(kInUse); }

class Store::Writer {
public:
    Writer(OrderJournal journal, History history, JournalAnchor anchor, const Opening& opening,
           Callbacks callbacks, Capacity capacity)
        : m_journal(std::move(journal)),
          m_history(std::move(history)),
          m_keep(opening.keep),
          m_openedAt(opening.at),
          m_mirrored(std::move(anchor)),
          m_callbacks(std::move(callbacks)),
          m_journalInbox(capacity.journal, [this] { wake(); }),
          m_historyInbox(capacity.history, [this] { wake(); }),
          m_errandInbox(4, [this] { wake(); }),
          m_thread([this](const std::stop_token& stop) { run(stop); })
    {
    }

    bool journal(engine::Journal entry)
    {
        return m_accepting.load(std::memory_order_acquire) && m_journalInbox.post(std::move(entry));
    }
    bool remember(engine::Remember row) { return m_historyInbox.post(std::move(row)); }
    bool run(Errand errand) { return m_errandInbox.post(std::move(errand)); }

private:
    void wake()
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_awake = true;
        }
        m_condition.notify_one();
    }
    /// Returns when something was posted, the thread shall end, or a failed history is to be tried
    /// again.
    void sleep(const std::stop_token& stop)
    {
        std::unique_lock lock(m_mutex);
        const auto awake = [this] { return m_awake; };
        if (!m_historyHealthy)
            m_condition.wait_for(lock, stop, kHistoryRetry, awake);
        else if (m_keep.any())
            m_condition.wait_until(lock, stop, m_nextSlice, awake);
        else
            m_condition.wait(lock, stop, awake);
        m_awake = false;
    }

    void run(const std::stop_token& stop);
    void work();
    bool journalStep();
    bool historyStep();
    void errandStep();
    void retentionStep();
    void failJournal(const core::Error& error);
    core::Expected<void> mirror(std::span<const engine::Remember> rows);

    std::optional<OrderJournal> m_journal;  ///< none once it has failed: its connection is closed
    History m_history;
    Keep m_keep;
    core::Time m_openedAt;
    Steady::time_point m_begun = Steady::now(), m_nextSlice = m_begun;
    bool m_retentionWell = true;           ///< else that was told
    std::optional<Retention> m_retention;  ///< when it is first needed
    JournalAnchor m_mirrored;              ///< how far the history has seen the journal
    OrderJournal::Changes m_changes;       ///< of the journal, for the next commit of the history
    bool m_mirrorBehind = true;            ///< the changes since m_mirrored must be read back
    bool m_historyHealthy = true;
    bool m_ending = false;
    Steady::time_point m_retryAt{};  ///< the journal does not wait for a history in trouble
    std::vector<engine::Journal> m_entries;
    std::vector<engine::Remember>
        m_rows;  ///< taken from the inbox, not yet committed from m_next on
    std::size_t m_next = 0;
    std::vector<Errand> m_errands;

    Callbacks m_callbacks;
    std::atomic<bool> m_accepting{true};
    std::mutex m_mutex;
    std::condition_variable_any m_condition;
    bool m_awake = true;  // the first thing to do is to catch the mirror up
    core::Inbox<engine::Journal> m_journalInbox;
    core::Inbox<engine::Remember> m_historyInbox;
    core::Inbox<Errand> m_errandInbox;
    std::jthread m_thread;  // last: it ends before what it uses
};

void Store::Writer::run(const std::stop_token& stop)
{
#if defined(__linux__)
    pthread_setname_np(pthread_self(), "store");
#endif
    try {
        while (!stop.stop_requested()) {
            sleep(stop);
            work();
        }
        m_ending = true;
        work();
    } catch (const std::exception& exception) {
        failJournal(core::Error{exception.what()});
    }
}

void Store::Writer::work()
{
    bool more = true;
    while (more) {
        const bool journalled = journalStep();
        more = historyStep() || journalled;
        errandStep();  // a small one: neither the rows nor who copies them wait for the other's end
    }
    if (!m_ending) retentionStep();
}

bool Store::Writer::journalStep()
{
    m_journalInbox.drain(m_entries);
    if (m_entries.empty()) return false;
    if (!m_journal) return true;  // it has failed, and that was said
    OrderJournal::Written written = m_journal->append(m_entries);
    std::ranges::move(written.changes.orders, std::back_inserter(m_changes.orders));
    std::ranges::move(written.changes.fills, std::back_inserter(m_changes.fills));
    if (written.upTo > 0 && m_callbacks.journaled) m_callbacks.journaled(written.upTo);
    if (written.error) failJournal(*written.error);
    return true;
}

void Store::Writer::failJournal(const core::Error& error)
{
    // A disk that failed once is not asked again: what it says after that proves nothing. The
    // connection closes, and only a restart, which checks the file, opens it again.
    if (!m_accepting.exchange(false)) return;
    m_journal.reset();
    if (m_callbacks.failed) m_callbacks.failed(error.message);
}

core::Expected<void> Store::Writer::mirror(std::span<const engine::Remember> rows)
{
    if (m_mirrorBehind && m_journal) {
        auto missed = m_journal->changedSince(m_mirrored.seq);
        if (!missed) return std::unexpected(missed.error());
        m_changes = std::move(*missed);
        m_mirrorBehind = false;
    }
    JournalAnchor upTo;
    if (m_journal) upTo = {m_journal->headSeq(), m_journal->headHash()};
    auto done = m_history.append(m_changes, upTo, rows);
    if (!done) {
        m_mirrorBehind = true;
    } else if (upTo.seq > 0) {
        m_mirrored = upTo;
    }
    m_changes = {};
    return done;
}

bool Store::Writer::historyStep()
{
    if (m_next == m_rows.size()) {
        m_historyInbox.drain(m_rows);
        m_next = 0;
    }
    if (!m_historyHealthy && !m_ending && Steady::now() < m_retryAt) return false;
    const std::size_t count = std::min(kRowsACommit, m_rows.size() - m_next);
    const bool mirrorStands = m_journal && m_journal->headSeq() == m_mirrored.seq;
    const bool nothingMirrored = m_changes.orders.empty() && m_changes.fills.empty();
    if (count == 0 && nothingMirrored && (mirrorStands || !m_journal)) return false;
    const auto done = mirror(std::span{m_rows}.subspan(m_next, count));
    if (!done) {
        m_retryAt = Steady::now() + kHistoryRetry;
        if (std::exchange(m_historyHealthy, false) && m_callbacks.historyTold)
            m_callbacks.historyTold(
                "The history is not being written: " + done.error().message +
                ". Orders are still recorded in the journal; the history is tried again each "
                "second.");
        return false;
    }
    if (!std::exchange(m_historyHealthy, true) && m_callbacks.historyTold)
        m_callbacks.historyTold("The history is being written again.");
    m_next += count;
    return true;
}

/// A slice of the policy, when nothing waits to be written. The present is what the clock says and
/// no later than the newest row: a clock that leaps ahead lets go of nothing.
void Store::Writer::retentionStep()
{
    if (!m_keep.any() || !m_historyHealthy || Steady::now() < m_nextSlice) return;
    m_nextSlice = Steady::now() + kNextLook;
    if (!m_retention) {
        auto made = Retention::over(m_history.database(), m_keep);
        if (!made) {
            m_keep = {};
            if (m_callbacks.historyTold) m_callbacks.historyTold(made.error().message);
            return;
        }
        m_retention.emplace(std::move(*made));
    }
    const core::Time present = m_openedAt + (Steady::now() - m_begun);
    const auto did =
        m_retention->step(std::min(present, m_history.newest()), Retention::Pace::WholeBlocks);
    if (did && *did) m_nextSlice = Steady::now() + kNextSlice;
    const bool well = did.has_value();
    if (std::exchange(m_retentionWell, well) && !well && m_callbacks.historyTold)
        m_callbacks.historyTold(did.error().message);
}

void Store::Writer::errandStep()
{
    m_errandInbox.drain(m_errands);
    for (const Errand& errand : m_errands)
        errand(m_journal ? &m_journal->database() : nullptr, m_history.database());
    m_errands.clear();
}

Store::Store(std::unique_ptr<Writer> writer, engine::Recovered recovered)
    : m_recovered(std::move(recovered)), m_writer(std::move(writer))
{
}

Store::~Store() = default;

core::Expected<std::unique_ptr<Store>> Store::open(const std::filesystem::path& folder,
                                                   const Opening& opening, Callbacks callbacks,
                                                   Capacity capacity)
{
    auto real = privateFolder(folder);
    if (!real) return std::unexpected(real.error());
    auto journal = OrderJournal::open(*real, opening);
    if (!journal) return std::unexpected(journal.error());
    auto history = History::open(*real);
    if (!history) return std::unexpected(history.error());
    auto anchor = history->anchor();
    if (!anchor) return std::unexpected(anchor.error());
    if (auto same = sameLife(*journal, *anchor); !same) return std::unexpected(same.error());
    auto recovered = recoveredFrom(*journal, *history);
    if (!recovered) return std::unexpected(recovered.error());
    auto writer =
        std::make_unique<Writer>(std::move(*journal), std::move(*history), std::move(*anchor),
                                 opening, std::move(callbacks), capacity);
    return std::unique_ptr<Store>(new Store(std::move(writer), std::move(*recovered)));
}

bool Store::journal(engine::Journal entry) { return m_writer->journal(std::move(entry)); }
bool Store::remember(engine::Remember row) { return m_writer->remember(std::move(row)); }
core::Expected<void> Store::backup(const std::filesystem::path& target, const ReadWatch& watch)
{
    auto folder = privateFolder(target);
    if (!folder) return std::unexpected(folder.error());
    // The history first: a journal that is ahead of it is an everyday sight, the reverse an alarm.
    if (auto done = copy(true, *folder / kHistoryFile, partOf(watch, 0, kOfHistoryCopy)); !done)
        return done;
    return copy(false, *folder / kOrdersFile, partOf(watch, kOfHistoryCopy, 1));
}

core::Expected<void> Store::copy(bool history, const std::filesystem::path& to,
                                 const ReadWatch& watch)
{
    auto copy = SteppedCopy::begin(to);
    if (!copy) return std::unexpected(copy.error());
    // One step at a time, and waited for: `copy` is never touched by two threads at once.
    const auto onWriter = [&](bool goOn) -> core::Expected<bool> {
        auto answer = std::make_shared<std::promise<core::Expected<bool>>>();
        auto result = answer->get_future();
        const bool taken = m_writer->run(
            [&copy, answer, goOn, history](const Database* orders, const Database& rows) {
                if (goOn && orders) return answer->set_value(copy->step(history ? rows : *orders));
                copy->giveUp();
                answer->set_value(
                    core::failure("Backing up: the order journal has failed and is closed."));
            });
        answer.reset();  // the errand alone has it: where it is not run, that shows
        if (!taken) return core::failure("Backing up: the store is not keeping up.");
        try {
            return result.get();
        } catch (const std::future_error&) {
            return core::failure("Backing up: the store has ended.");
        }
    };
    for (bool whole = false; !whole;) {
        const auto step = onWriter(true);
        if (!step) return std::unexpected(step.error());
        whole = *step;
        if (!whole && watch && !watch(copy->share())) {
            (void)onWriter(false);
            return std::unexpected(readCancelled());
        }
    }
    return copy->settle();
}

}  // namespace ballast::store
