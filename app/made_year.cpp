#include "app/made_year.h"

#include "app/drill_desk.h"
#include "app/engine_config.h"
#include "app/event_session.h"
#include "app/made_book.h"
#include "app/made_counts.h"
#include "app/made_person.h"
#include "connectors/store/event_recorder.h"
#include "connectors/store/recovery.h"
#include "connectors/store/retention.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <mutex>
#include <utility>

namespace ballast::app {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kRowsACommit = 4'096;
constexpr double kEquityUsd = 12e6;  ///< of each coin
/// A desk's second is so many steps here: what may be that old is stretched alike.
constexpr double kStepsASecond = 3;
/// A year's trader decides within these, whatever the step is.
constexpr core::Duration kProposalLife = 2min, kDwell = 2s, kDuplicateWindow = 5s, kSettle = 15s;
/// How far the next day's band follows what the day before needed.
constexpr double kLeastChange = 0.7, kMostChange = 1.5;
constexpr double kAsked = 1.5;
constexpr core::Duration kScheduleEvery = 3h;
constexpr core::Duration kLastAnswer = 1h;  ///< a day's last order has its end long before
constexpr double kLeastOfBand = 0.1;  ///< less than this of half a band is not hedged by the clock
constexpr double kNoBand = 1e6;       ///< coin: nothing is ever hedged
/// In simulated time events come faster than any feed sends them: the writer may lag by more.
constexpr std::size_t kBlocksWaiting = 4'096;

/// One day's run of the desk: both files open, as from a start to an end of the program.
struct Session {
    store::OrderJournal journal;
    store::History history;
    std::unique_ptr<store::EventRecorder> recorder;  ///< null: none is wished
    std::vector<engine::Journal> entries;
    std::vector<engine::Remember> rows;
};

/// What the recorder says, on whichever thread.
class Told {
public:
    void tell(const std::string& sentence)
    {
        const std::scoped_lock held(m_lock);
        m_sentence = sentence;
    }
    std::string sentence() const
    {
        const std::scoped_lock held(m_lock);
        return m_sentence;
    }

private:
    mutable std::mutex m_lock;
    std::string m_sentence;
};

class Maker {
public:
    explicit Maker(const MadeYear& year)
        : m_year(year),
          m_step(core::fromSeconds(86'400.0 * 2 / year.rowsADay)),
          m_person(year.seed),
          m_count(m_counts)
    {
        auto market = std::make_unique<paper_market::CoarseMarket>(year.seed, year.start, m_step,
                                                                   madeLines());
        m_market = market.get();
        m_exchange =
            std::make_unique<paper_drill::DrillExchange>(std::move(market), m_step, kEquityUsd);
        m_counts.notDealt += dealWeek(*m_exchange, *m_market);
        m_weeks = m_market->weeks();
        static_cast<void>(m_exchange->takeNews());  // the desk finds them when it logs in
    }

    core::Expected<MadeCounts> run(const std::function<bool(int)>& progress)
    {
        for (int day = 0; day < m_year.days; ++day) {
            if (auto done = runDay(day); !done)
                return std::unexpected(endedAfter(day, done.error().message));
            if (progress && !progress(day + 1)) break;
        }
        return m_counts;
    }

private:
    /// What the recorder says is of a desk that trades on: here nothing does.
    core::Error endedAfter(int days, std::string why) const
    {
        if (const auto rest = why.find(" Trading goes on"); rest != std::string::npos)
            why.resize(rest);
        if (!why.ends_with('.')) why += '.';
        return core::Error{
            "Making a history in " + store::utf8(m_year.folder) + ": it ended after " +
            std::to_string(days) + " of " + std::to_string(m_year.days) + " days. " + why +
            " Remove the folder, and make it where there is room, or of fewer days."};
    }

    double speed() const { return std::max(1.0, kStepsASecond * core::seconds(m_step)); }

    core::Expected<void> runDay(int day)
    {
        const core::Time begin = m_exchange->now();
        auto journal = store::OrderJournal::open(
            m_year.folder, {.at = begin, .randomness = m_year.seed, .keep = m_year.keep});
        if (!journal) return std::unexpected(journal.error());
        auto history = store::History::open(m_year.folder);
        if (!history) return std::unexpected(history.error());
        if (day == 0)
            if (auto said = history->saysMadeBy("make-history"); !said) return said;
        auto recovered = store::recoveredFrom(*journal, *history);
        if (!recovered) return std::unexpected(recovered.error());
        Session session{std::move(*journal), std::move(*history), {}, {}, {}};
        engine::Config config = configOf(std::move(*recovered));
        session.rows.push_back({modeAtStart(config, begin)});
        ++m_counts.others;
        if (m_year.events)
            if (auto begun = beginRecording(session, config, begin); !begun) return begun;
        m_person.wantsPolicies(day == 0 ? std::vector<rebalance::Policy>{} : nextPolicies());
        if (auto ran =
                runSession(session, std::move(config),
                           m_year.start + (day + 1) * core::Duration{std::chrono::hours{24}});
            !ran)
            return ran;
        if (const std::string why = m_told->sentence(); !why.empty()) return core::failure(why);
        if (auto done = commit(session); !done) return done;
        ++m_counts.sessions;
        return tidy(session, day);
    }

    core::Expected<void> runSession(Session& session, engine::Config config, core::Time end)
    {
        m_policies = config.policies;
        m_breaches = {};
        DrillDesk desk(std::move(config), *m_exchange, {}, m_person,
                       [&](const engine::Event& event, std::span<const engine::Effect> effects) {
                           took(session, event, effects);
                       });
        for (core::Time at = m_exchange->now(); at < end;) {
            at = std::min(at + m_step, end);
            desk.advance(at);
            if (m_market->weeks() == m_weeks) continue;
            m_weeks = m_market->weeks();
            m_counts.notDealt += dealWeek(*m_exchange, *m_market);
        }
        // No day ends between an order and its answer.
        core::Time at = end;
        for (; desk.hasOrdersUnderway() && at < end + kLastAnswer; desk.advance(at)) at += 1s;
        const bool answered = !desk.hasOrdersUnderway();
        desk.leave();
        session.recorder.reset();  // what it still has is written, and its thread has gone
        if (answered) return {};
        return core::failure("Making a history: an order of " + core::isoUtc(end) +
                             " had no end an hour later. This is a mistake of Ballast's own.");
    }

    void took(Session& session, const engine::Event& event, std::span<const engine::Effect> effects)
    {
        ++m_counts.events;
        if (session.recorder) session.recorder->took(event, effects);
        for (const engine::Effect& effect : effects) {
            if (const auto* row = std::get_if<engine::Remember>(&effect)) {
                std::visit(m_count, row->row);
                noteBreach(row->row);
                session.rows.push_back(*row);
            } else if (const auto* entry = std::get_if<engine::Journal>(&effect)) {
                m_counts.orders += std::holds_alternative<engine::IntentRecord>(entry->entry);
                if (const auto* record = std::get_if<engine::FillRecord>(&entry->entry))
                    noteFill(record->fill);
                session.entries.push_back(*entry);
            }
        }
    }

    /// What the market is like a moment after it is asked in between two steps.
    void noteFill(const orders::Fill& fill)
    {
        ++m_counts.fills;
        for (const review::MarkStep step : review::kMarkOutSteps)
            if (review::after(step) < m_step) m_person.wakesAlsoAt(fill.at + review::after(step));
    }

    void noteBreach(const engine::HistoryRow& row)
    {
        const auto* record = std::get_if<engine::ProposalRecord>(&row);
        if (!record || record->proposal.revision != 1) return;
        for (std::size_t u = 0; u < m_policies.size(); ++u)
            if (m_policies[u].underlying == record->proposal.underlying) ++m_breaches[u];
    }

    engine::Config configOf(engine::Recovered recovered) const
    {
        const Settings settings = defaultSettings();
        engine::Config config =
            engineConfig(settings, {*settings.profile("paper")}, std::move(recovered), speed());
        config.sampleEvery = m_step;
        config.limits.duplicateWindow = kDuplicateWindow;
        config.settleAfterLogin = kSettle;
        // Ten levels, looked at every few seconds, are more often thin by chance than a whole book.
        config.guards.all.depth = {0.15, 0.05};
        if (!m_policies.empty()) config.policies = m_policies;
        for (std::size_t u = 0; u < config.policies.size(); ++u) {
            rebalance::Policy& policy = config.policies[u];
            policy.proposalLife = kProposalLife;
            policy.cooldown = kDuplicateWindow + m_step;
            policy.hysteresis.dwell = kDwell;
            policy.triggers = {};
            if (m_policies.empty()) setBand(policy, u, 1);
        }
        return config;
    }

    /// That the band of one underlying is to ask for: some are turned down, and gamma grows while
    /// the band stands.
    double hedgesADay() const { return kAsked * m_year.rebalancesADay / 2.0; }

    void setBand(rebalance::Policy& policy, std::size_t underlying, double factor) const
    {
        policy.band.below = policy.band.above =
            m_year.rebalancesADay == 0
                ? kNoBand
                : madeBand(*m_exchange, *m_market, underlying, hedgesADay(), factor);
        policy.band.hedgeTo = rebalance::HedgeTo::Target;
        // What a calm day lacks is made up by the clock.
        policy.schedule = {.enabled = m_year.rebalancesADay > 0,
                           .every = kScheduleEvery,
                           .minimumDelta = kLeastOfBand * policy.band.above,
                           .at = {}};
    }

    /// About so many hedges a day as were asked for: the width follows what the day before needed.
    std::vector<rebalance::Policy> nextPolicies()
    {
        std::vector<rebalance::Policy> next = m_policies;
        for (std::size_t u = 0; u < next.size(); ++u) {
            m_factors[u] *= std::clamp(std::sqrt((m_breaches[u] + 1.0) / (hedgesADay() + 1.0)),
                                       kLeastChange, kMostChange);
            setBand(next[u], u, m_factors[u]);
        }
        m_policies = next;
        return next;
    }

    core::Expected<void> beginRecording(Session& session, const engine::Config& config,
                                        core::Time at) const
    {
        store::EventRecorder::Bounds bounds;
        bounds.blocksWaiting = kBlocksWaiting;
        auto begun = store::EventRecorder::begin(
            m_year.folder, eventSession(config, at),
            [told = m_told](const std::string& sentence) { told->tell(sentence); }, bounds);
        if (!begun) return std::unexpected(begun.error());
        session.recorder = std::move(*begun);
        return {};
    }

    core::Expected<void> commit(Session& session) const
    {
        auto written = session.journal.append(session.entries);
        if (written.error) return std::unexpected(*written.error);
        const std::span rows{session.rows};
        for (std::size_t begin = 0; begin < rows.size() || begin == 0; begin += kRowsACommit) {
            const std::size_t count = std::min(kRowsACommit, rows.size() - begin);
            auto done = session.history.append(
                written.changes, {session.journal.headSeq(), session.journal.headHash()},
                rows.subspan(begin, count));
            if (!done) return done;
            written.changes = {};
        }
        return {};
    }

    core::Expected<void> tidy(Session& session, int day)
    {
        auto retention = store::Retention::over(session.history.database(), m_year.keep);
        if (!retention) return std::unexpected(retention.error());
        const auto pace = day + 1 == m_year.days ? store::Retention::Pace::Everything
                                                 : store::Retention::Pace::WholeBlocks;
        for (bool more = true; more;) {
            auto did = retention->step(m_exchange->now(), pace);
            if (!did) return std::unexpected(did.error());
            more = *did;
        }
        m_counts.blockBytes += retention->done().bytes;
        m_counts.blockSamples += retention->done().samples;
        return {};
    }

    const MadeYear& m_year;
    core::Duration m_step;
    MadePerson m_person;
    MadeCounts m_counts;
    CountRows m_count;
    std::unique_ptr<paper_drill::DrillExchange> m_exchange;
    const paper_market::CoarseMarket* m_market = nullptr;  ///< the exchange's
    int m_weeks = 0;
    std::vector<rebalance::Policy> m_policies;  ///< in force
    std::shared_ptr<Told> m_told = std::make_shared<Told>();
    std::array<int, paper_market::kUnderlyings> m_breaches{};
    std::array<double, paper_market::kUnderlyings> m_factors{1, 1};
};

}  // namespace

core::Expected<MadeCounts> makeYear(const MadeYear& year, const std::function<bool(int)>& progress)
{
    std::error_code ec;
    for (const std::string_view file :
         {store::kOrdersFile, store::kHistoryFile, store::kEventsFile})
        if (std::filesystem::exists(year.folder / file, ec))
            return core::failure("Making a history in " + store::utf8(year.folder) +
                                 ": the folder has one already. Choose another with --data.");
    if (year.rowsADay < kFewestMadeRows || year.rowsADay > kMostMadeRows)
        return core::failure("Making a history of " + std::to_string(year.rowsADay) +
                             " samples a day: from " + std::to_string(kFewestMadeRows) + " to " +
                             std::to_string(kMostMadeRows) + " of both underlyings can be made.");
    auto folder = store::privateFolder(year.folder);
    if (!folder) return std::unexpected(folder.error());
    MadeYear real = year;
    real.folder = *folder;
    return Maker(real).run(progress);
}

}  // namespace ballast::app
