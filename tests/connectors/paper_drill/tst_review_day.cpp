// An hour and more of the demo desk at the paper exchange, in simulated time, through the engine
// and the store: what the review says of them is what the exchange did.
#include "connectors/paper_drill/drill_events.h"
#include "connectors/paper_drill/drill_venue.h"
#include "connectors/store/review_reader.h"
#include "connectors/store/store.h"
#include "models/engine/engine.h"
#include "models/review/counterfactual.h"

#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <thread>

using namespace ballast;
using namespace std::chrono_literals;

namespace {

/// The desk with a person who approves whatever is proposed, five seconds later.
class Desk {
public:
    Desk(const std::filesystem::path& folder, core::Duration length)
        : m_exchange(10, paper_market::Scenario::Chop,
                     core::Time{std::chrono::sys_days{2026y / 3 / 4} + 11h + 57min}),
          m_venue(m_exchange, {}),
          m_engine(config())
    {
        auto store = store::Store::open(
            folder, {m_exchange.now(), 7},
            {[](std::uint64_t) {}, [](const std::string& why) { qFatal("%s", why.c_str()); },
             [](const std::string&) {}});
        if (!store) qFatal("%s", store.error().message.c_str());
        m_store = std::move(*store);
        m_now = m_exchange.now();
        feed(engine::Tick{m_now});
        for (const engine::Event& event : m_venue.login()) feed(event);
        feed(engine::SetMode{engine::Mode::Confirm});
        const core::Time end = m_now + length;
        while (m_now < end) {
            const paper_drill::DrillVenue::Heard heard = *m_venue.next(core::Time::max());
            m_now = heard.at;
            for (const engine::Event& event : heard.events) feed(event);
            feed(engine::Tick{m_now});
            if (m_now - m_looked >= 1s) look();
        }
        m_logBytes = std::filesystem::file_size(folder / "history.db-wal");
    }
    /// Of the history's log of writes, while the store was still open.
    std::uintmax_t logBytes() const { return m_logBytes; }
    std::size_t hedges() const { return m_exchange.hedges().size(); }
    double feesUsd() const
    {
        double sum = 0;
        for (const paper_drill::Hedge& hedge : m_exchange.hedges()) sum += hedge.feeUsd;
        return sum;
    }
    double tradedUsd() const
    {
        double sum = 0;
        for (const paper_drill::Hedge& hedge : m_exchange.hedges()) sum += hedge.notionalUsd;
        return sum;
    }

private:
    static engine::Config config()
    {
        engine::Config config;
        config.recovered.installId = "REVIEWDY";
        for (const auto& [underlying, width] :
             std::initializer_list<std::pair<const char*, double>>{{"BTC", 2.3}, {"ETH", 24}}) {
            rebalance::Policy policy;
            policy.underlying = underlying;
            policy.account = paper_drill::accountKey();
            policy.band = {0, width, width, rebalance::HedgeTo::Target, 0.5};
            policy.hedgeInstrument = paper_drill::perpetualOf(underlying);
            config.policies.push_back(policy);
        }
        return config;
    }
    void feed(const engine::Event& event)
    {
        const auto effects = m_engine.process(event);
        for (const engine::Effect& effect : effects) {
            if (const auto* row = std::get_if<engine::Remember>(&effect))
                while (!m_store->remember(*row)) std::this_thread::yield();
            if (const auto* entry = std::get_if<engine::Journal>(&effect))
                while (!m_store->journal(*entry)) std::this_thread::yield();
            m_venue.carry(effect, m_now);
        }
    }
    void feed(decltype(engine::Command::what) what)
    {
        engine::Command command;
        command.what = std::move(what);
        command.actor = "anna";
        feed(engine::Event{std::move(command)});
    }
    void look()
    {
        m_looked = m_now;
        const auto proposals = m_engine.snapshot()->proposals;
        for (const rebalance::Proposal& proposal : proposals->items)
            if (proposal.state == rebalance::ProposalState::Live && proposal.allowed() &&
                m_now - proposal.createdAt >= 5s)
                feed(engine::Approve{proposal.id, proposal.revision});
    }

    paper_drill::DrillExchange m_exchange;
    paper_drill::DrillVenue m_venue;
    engine::Engine m_engine;
    std::unique_ptr<store::Store> m_store;
    core::Time m_now{}, m_looked{};
    std::uintmax_t m_logBytes = 0;
};

/// What an account is worth by its rows at one instant, USD: coin of equity and options at their
/// marks.
double worthOf(const std::vector<review::CarriedRow>& rows, core::Currency underlying,
               core::Time at)
{
    double coin = 0, spot = 0;
    for (const review::CarriedRow& row : rows) {
        if (row.at != at || row.key.underlying != underlying) continue;
        spot = row.spot;
        if (row.key.kind == review::CarriedKind::Equity) coin += row.quantity;
        if (row.key.kind == review::CarriedKind::Option) coin += row.quantity * row.mark;
    }
    return coin * spot;
}

}  // namespace

class TestReviewDay : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_folder = m_dir.path().toStdString() + "/data";
        std::uintmax_t logBytes = 0;
        {
            // Its store has written everything only when it has ended.
            const Desk desk(m_folder, 65min);
            m_hedges = desk.hedges();
            m_feesUsd = desk.feesUsd();
            m_tradedUsd = desk.tradedUsd();
            logBytes = desk.logBytes();
        }
        auto reader = store::ReviewReader::open(m_folder);
        QVERIFY2(reader, reader ? "" : reader.error().message.c_str());
        auto data = reader->read({});
        auto rows = reader->carried({});
        QVERIFY(data && rows);
        m_data = std::move(*data);
        m_rows = std::move(*rows);
        QVERIFY(m_hedges > 3);
        // No query of the writer stood open: the log of writes went into the file as it grew.
        QVERIFY(logBytes < 100'000'000);
    }
    void everyOrderHasItsMarks()
    {
        std::size_t filled = 0;
        for (std::size_t n = 0; n < m_data.cases.size(); ++n) {
            const review::Case& one = m_data.cases[n];
            const review::CostSum& cost = m_data.costs[n];
            if (cost.fills == 0) continue;
            ++filled;
            QVERIFY(one.trader == "anna" && !one.automatic);
            QVERIFY(one.approvalTime() && *one.approvalTime() >= 5s);
            QCOMPARE(cost.withoutMarks, 0);
            const review::CaseLeg& leg = one.legs[0];
            QVERIFY(leg.decision.mid > 0 && leg.approval && leg.arrival && leg.end);
            QVERIFY(leg.decision.at <= leg.approval->at && leg.approval->at <= leg.arrival->at &&
                    leg.arrival->at <= leg.end->at);
            for (const review::CaseFill& fill : leg.fills) {
                QVERIFY(fill.halfSpread > 0);
                if (one.row.proposedAt < m_data.cases.back().row.proposedAt - 6min)
                    for (const double mid : fill.midAfter) QVERIFY(mid > 0);
            }
            const double parts = cost.delay() + cost.timing + cost.spread + cost.impact +
                                 cost.fees() + cost.opportunity;
            QVERIFY(std::abs(parts - cost.total) <= 1e-9 * cost.targetUsd);
            QVERIFY(one.waiting.sigma >= 0 && one.spotUntil >= 0);
        }
        QCOMPARE(filled, m_hedges);
    }
    void feesAndTurnoverAreTheExchanges()
    {
        review::CostSum all;
        for (const review::CostSum& cost : m_data.costs) all += cost;
        QVERIFY2(std::abs(all.fees() - m_feesUsd) < 1e-3 * m_feesUsd,
                 qPrintable(QString::number(all.fees() - m_feesUsd)));
        QVERIFY(std::abs(all.tradedUsd - m_tradedUsd) < 1e-3 * m_tradedUsd);
        double carried = 0;
        for (const review::CarriedRow& row : m_rows) carried += row.feesUsd;
        QVERIFY(std::abs(carried - m_feesUsd) < 1e-3 * m_feesUsd);
    }
    /// From one whole hour to the next: what the steps earned is what the account became worth.
    void theAttributionIsWhatTheAccountEarned()
    {
        for (const char* underlying : {"BTC", "ETH"}) {
            std::map<core::Time, int> hours;
            for (const review::CarriedRow& row : m_rows)
                if (row.key.underlying == core::Currency{underlying} &&
                    row.why == review::CarriedWhy::Hour)
                    ++hours[row.at];
            QVERIFY(hours.size() >= 2);
            const core::Time from = hours.begin()->first, to = hours.rbegin()->first;
            double earned = 0, moved = 0, unexplained = 0;
            const review::CarriedRow* before = nullptr;
            for (const review::CarriedRow& row : m_rows) {
                const bool follows = before && before->key == row.key;
                const bool counts = row.at > from && row.at <= to &&
                                    row.key.underlying == core::Currency{underlying};
                review::CarriedRow start = row;
                start.quantity = 0;
                if (follows) start = *before;
                before = &row;
                if (!counts) continue;
                const review::CarriedStep step = review::stepOf(start, row);
                earned += step.markedUsd;
                moved += step.parts.moved();
                unexplained += step.parts.unexplained;
                QCOMPARE(step.unseen, 0.0);
            }
            const double worth =
                worthOf(m_rows, underlying, to) - worthOf(m_rows, underlying, from);
            qInfo("%s: worth %+.2f, attributed %+.2f, moved %.0f, unexplained %+.2f", underlying,
                  worth, earned, moved, unexplained);
            QVERIFY(std::abs(worth - earned) < 0.001 * moved);
        }
    }
    void theDaysAreThoseOfTheRows()
    {
        const review::PeriodReview made = review::reviewOf(m_data);
        double marked = 0;
        const review::CarriedRow* before = nullptr;
        for (const review::CarriedRow& row : m_rows) {
            review::CarriedRow start = row;
            start.quantity = 0;
            if (before && before->key == row.key) start = *before;
            before = &row;
            marked += review::stepOf(start, row).markedUsd;
        }
        QVERIFY(std::abs(made.headline.pnlUsd + made.headline.coinHeldUsd - marked) <
                1e-6 * std::abs(marked) + 1e-3);
        QVERIFY(made.headline.band.watched > 2h);  // two underlyings
        QVERIFY(made.headline.band.share() > 0.1 && made.headline.band.share() < 1);
        QVERIFY(made.headline.medianApproval);
        QVERIFY(made.quality.errorSdUsd > 0 && made.quality.theoreticalSdUsd > 0);
        QVERIFY(made.quality.unhedgedSdUsd > made.quality.errorSdUsd);
    }
    void whatElseIsAnswered()
    {
        auto reader = store::ReviewReader::open(m_folder);
        QVERIFY(reader);
        int answered = 0;
        for (const review::Case& one : m_data.cases) {
            if (one.row.filled <= 0) continue;
            const auto path = reader->spotPath(one.row.underlying, {one.row.proposedAt, one.until});
            QVERIFY(path && path->size() > 1);
            const review::WhatIfs what = review::whatIfs(one, *path);
            for (const review::WhatIf& row : what.rows) {
                QVERIFY(std::isfinite(row.vsActualUsd.value) && row.vsActualUsd.plusMinus >= 0);
                answered += row.unknown.empty() ? 1 : 0;
            }
            QVERIFY(std::abs(what.rows[0].vsActualUsd.value) < 1e-6);
        }
        QVERIFY(answered > 10);
    }

private:
    QTemporaryDir m_dir;
    std::filesystem::path m_folder;
    review::ReviewData m_data;
    std::vector<review::CarriedRow> m_rows;
    std::size_t m_hedges = 0;
    double m_feesUsd = 0, m_tradedUsd = 0;
};

QTEST_GUILESS_MAIN(TestReviewDay)
#include "tst_review_day.moc"
