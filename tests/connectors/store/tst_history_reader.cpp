#include "connectors/store/history_reader.h"

#include "connectors/store/history.h"
#include "models/core/text.h"
#include "models/review/review_text.h"
#include "tests/support/written_history.h"

#include <fmt/format.h>

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <map>

using namespace ballast;
using namespace ballast::store;
using namespace ballast::store::samples;

namespace {

engine::DecisionRecord decision(std::uint64_t proposal, engine::DecisionKind kind, std::int64_t ms,
                                core::Revision revision = 1)
{
    return {{proposal},
            revision,
            kind,
            "trader",
            kind == engine::DecisionKind::Rejected ? "too late in the day" : "",
            {},
            at(ms)};
}

engine::IntentRecord intentOf(std::uint64_t number) { return {intent(number)}; }

review::Rebalance only(const std::vector<review::Rebalance>& all)
{
    return all.size() == 1 ? all[0] : review::Rebalance{};
}

bool near(double a, double b, double tolerance = 1e-9)
{
    return std::abs(a - b) <= tolerance * std::max(1.0, std::abs(b));
}

}  // namespace

class TestHistoryReader : public QObject {
    Q_OBJECT
private slots:
    void tellsWhatBecameOfEachProposal_data();
    void tellsWhatBecameOfEachProposal();
    void joinsAnApprovalWithItsOrderItsFillsAndTheDeltaAfter();
    void measuresALinearContractAndAFeeInDollars();
    void measuresAnOptionPricedInCoin();
    void addsUpTheOrdersOfAPlan();
    void addsUpThePartsOfALeg();
    void showsAnOrderWhoseProposalWasLost();
    void keepsEverySampleWhenThereIsRoom();
    void keepsEverySpikeWhenItThins();
    void saysHowFarItIsAndStopsWhereItIsNotWanted();
    void addsUpTheTimeInsideTheBand();
    void givesWhatAHedgeMetInTheMarket();
    void recallsTheHourBefore();
    void readsAlertsAndFillsNewestFirst();
    void filtersByTimeUnderlyingAndNumber();
    void answersTheDocumentedViews();
    void saysWhenThereIsNoHistory();
    void readsWhileTheWriterWrites();
    void leavesTheFolderAsItFoundIt();
    void leavesTheNotesOfAWriterThatRuns();
    void leavesTheLogOfAKilledWriter();
};

void TestHistoryReader::tellsWhatBecameOfEachProposal_data()
{
    using enum engine::DecisionKind;
    QTest::addColumn<std::vector<engine::DecisionKind>>("decisions");
    QTest::addColumn<bool>("edited");
    QTest::addColumn<QByteArray>("outcome");
    const auto row = [](const char* name, std::vector<engine::DecisionKind> kinds, bool edited,
                        const char* outcome) {
        QTest::newRow(name) << kinds << edited << QByteArray(outcome);
    };
    row("nobody yet", {}, false, "Waiting");
    row("edited, still waiting", {Edited}, true, "Waiting");
    row("approved", {Approved}, false, "Approved");
    row("approved after an edit", {Edited, Approved}, true, "Edited");
    row("refused first", {Refused, Approved}, false, "Approved");
    row("only refused", {Refused}, false, "Refused");
    row("auto-fired", {AutoFired}, false, "Auto-fired");
    row("rejected", {Rejected}, false, "Rejected");
    row("expired", {Expired}, false, "Expired");
    row("withdrawn after a refusal", {Refused, Withdrawn}, false, "Withdrawn");
    row("snoozed", {Snoozed}, false, "Snoozed");
}

void TestHistoryReader::tellsWhatBecameOfEachProposal()
{
    QFETCH(std::vector<engine::DecisionKind>, decisions);
    QFETCH(bool, edited);
    QFETCH(QByteArray, outcome);
    QTemporaryDir dir;
    rebalance::Proposal p = proposal(7);
    p.state = rebalance::ProposalState::Live;
    p.edited = edited;
    std::vector<engine::HistoryRow> rows{engine::ProposalRecord{p}};
    for (std::size_t n = 0; n < decisions.size(); ++n)
        rows.emplace_back(decision(7, decisions[n], static_cast<std::int64_t>(n)));
    const auto found = written(dir, {}, rows).rebalances({}, {});
    QVERIFY(found);
    QCOMPARE(found->size(), std::size_t{1});
    QCOMPARE(QByteArray::fromStdString((*found)[0].outcome), outcome);
    QCOMPARE((*found)[0].trigger, std::string{"Schedule"});
}

void TestHistoryReader::joinsAnApprovalWithItsOrderItsFillsAndTheDeltaAfter()
{
    QTemporaryDir dir;
    orders::Fill first = fill("t1", intent(7)), second = fill("t2", intent(7));
    first.quantity = *core::Quantity::parse("100000");
    second.quantity = *core::Quantity::parse("26400");
    second.price = *core::Price::parse("63390");
    engine::OrderRecord sent{label(7), orders::OrderState::InFlight, {},    0,
                             "",       "epoch 3, request 7",         at(20)};
    rebalance::Proposal later = proposal(7, 3);
    later.deltaBefore = 9;
    engine::DecisionRecord approved = decision(7, engine::DecisionKind::Approved, 10, 2);
    approved.label = label(7);
    const auto reader =
        written(dir,
                {intentOf(7), sent, engine::FillRecord{first}, engine::FillRecord{second},
                 filled(intent(7), 60)},
                {engine::ProposalRecord{proposal(7)}, engine::ProposalRecord{proposal(7, 2)},
                 engine::ProposalRecord{later}, approved, sample(59, 5.0), sample(61, 0.62),
                 sample(62, 7.0)});
    const auto found = reader.rebalances({}, {});
    QVERIFY(found);
    const review::Rebalance r = only(*found);
    QCOMPARE(r.revision, 2U);  // the one that was seen and approved, not the last
    QCOMPARE(r.deltaBefore, 2.61);
    QVERIFY(r.proposedAt == at(-1'000) && r.decidedAt == at(10) && r.sentAt == at(20) &&
            r.endedAt == at(60));
    QCOMPARE(r.order, "Sell 126" + std::string{core::kThinSpace} + "400 BTC-PERPETUAL");
    QCOMPARE(r.orderState, std::string{"Filled"});
    QCOMPARE(r.actor, std::string{"trader"});
    QCOMPARE(r.label, label(7).text());
    QCOMPARE(r.filled, 126'400.0);
    QCOMPARE(r.notionalUsd, 126'400.0);
    QVERIFY(near(r.averagePrice, (100'000 * 63'401.5 + 26'400 * 63'390.0) / 126'400));
    QVERIFY(near(r.feesUsd, 2 * 0.00099682 * 63'420.25));
    // Sold below the mid of the decision: worse, so positive.
    const double worse =
        (63'412.25 - 63'401.5) / 63'412.25 * 100'000 + (63'412.25 - 63'390) / 63'412.25 * 26'400;
    QVERIFY(near(r.slippageUsd, worse));
    QVERIFY(near(r.slippageBp, worse / 126'400 * 1e4));
    QVERIFY(r.deltaAfter && near(*r.deltaAfter, 1.62));  // Black-Scholes, as the proposal counted
}

void TestHistoryReader::measuresALinearContractAndAFeeInDollars()
{
    QTemporaryDir dir;
    rebalance::Proposal p = proposal(7);
    p.legs[0].quantity = *core::Quantity::parse("1.5");
    p.legs[0].coinAmount = 1.5;
    orders::Intent i = intent(7);
    i.quantity = *core::Quantity::parse("1.5");
    i.side = core::Side::Buy;
    orders::Fill f = fill("t1", i);
    f.price = *core::Price::parse("63400.25");
    f.fee = 4.5;
    f.feeCurrency = "USDC";
    const auto found = written(dir, {engine::IntentRecord{i}, engine::FillRecord{f}, filled(i)},
                               {engine::ProposalRecord{p}})
                           .rebalances({}, {});
    QVERIFY(found);
    const review::Rebalance r = only(*found);
    QVERIFY(near(r.notionalUsd, 1.5 * 63'400.25));
    QVERIFY(near(r.slippageUsd,
                 1.5 * (63'400.25 - 63'412.25)));  // bought below the mid: better, so negative
    QCOMPARE(r.feesUsd, 4.5);
}

void TestHistoryReader::measuresAnOptionPricedInCoin()
{
    QTemporaryDir dir;
    rebalance::Proposal p = proposal(7);
    p.legs[0].quantity = *core::Quantity::parse("10");
    p.legs[0].coinAmount = 10;
    p.legs[0].priceCurrency = "BTC";
    orders::Intent i = intent(7);
    i.quantity = *core::Quantity::parse("10");
    i.decisionMid = 0.05;
    orders::Fill f = fill("t1", i);
    f.price = *core::Price::parse("0.0495");
    const auto found = written(dir, {engine::IntentRecord{i}, engine::FillRecord{f}, filled(i)},
                               {engine::ProposalRecord{p}})
                           .rebalances({}, {});
    QVERIFY(found);
    QVERIFY(near(only(*found).notionalUsd, 10 * 0.0495 * 63'420.25));
    QVERIFY(near(only(*found).slippageUsd, 10 * 0.0005 * 63'420.25));
}

void TestHistoryReader::addsUpTheOrdersOfAPlan()
{
    QTemporaryDir dir;
    rebalance::Proposal p = proposal(7);
    p.edited = false;
    rebalance::Leg option = p.legs[0];
    option.instrumentName = "BTC-27MAR26-70000-C";
    option.side = core::Side::Buy;
    option.quantity = *core::Quantity::parse("2");
    option.coinAmount = 2;
    option.priceCurrency = "BTC";
    option.referencePrice = 0.05;
    p.legs.push_back(option);
    orders::Intent first = intent(7), second = intent(8);
    first.children = second.children = 3;
    second.proposal = {7};
    second.child = 1;
    second.instrumentName = option.instrumentName;
    second.side = core::Side::Buy;
    second.quantity = option.quantity;
    second.decisionMid = 0.05;
    second.createdAt = first.createdAt + std::chrono::milliseconds{100};
    orders::Fill bought = fill("t2", second);
    bought.quantity = *core::Quantity::parse("0.5");
    bought.price = *core::Price::parse("0.051");
    bought.fee = 0.00015;
    engine::OrderRecord ends = filled(second, 200);
    ends.state = orders::OrderState::Cancelled;
    ends.filled = bought.quantity;
    ends.averagePrice = 0.051;
    engine::DecisionRecord approved = decision(7, engine::DecisionKind::Approved, 10);
    engine::DecisionRecord stopped = decision(7, engine::DecisionKind::Stopped, 210);
    stopped.reason = "1 of 2 legs; 1.5 BTC-27MAR26-70000-C not traded; stopped: halted";
    const auto found =
        written(dir,
                {engine::IntentRecord{first}, engine::FillRecord{fill("t1", first)}, filled(first),
                 engine::IntentRecord{second}, engine::FillRecord{bought}, ends},
                {engine::ProposalRecord{p}, approved, stopped})
            .rebalances({}, {});
    QVERIFY(found);
    const review::Rebalance r = only(*found);
    QCOMPARE(r.orders, 2);
    QCOMPARE(QByteArray::fromStdString(r.outcome), QByteArray("Approved"));
    QCOMPARE(r.actor, std::string{"trader"});
    QCOMPARE(r.reason, stopped.reason);
    QCOMPARE(r.order, "Sell 126" + std::string{core::kThinSpace} +
                          "400 BTC-PERPETUAL + Buy 2 BTC-27MAR26-70000-C");
    QCOMPARE(r.orderState, std::string{"1 of 2 filled"});
    QCOMPARE(r.label, label(7).text());
    QCOMPARE(r.filled, 126'400.0);  // of the first instrument: amounts of two do not add up
    QVERIFY(near(r.averagePrice, 63'401.5));
    QVERIFY(near(r.notionalUsd, 126'400 + 0.5 * 0.051 * 63'420.25));
    QVERIFY(near(r.feesUsd, (0.00099682 + 0.00015) * 63'420.25));
    const double sold = (63'412.25 - 63'401.5) / 63'412.25 * 126'400;
    QVERIFY(near(r.slippageUsd, sold + 0.5 * 0.001 * 63'420.25));
    QVERIFY(r.endedAt == at(200));
    QCOMPARE(review::summarise(*found, {}).orders, 2);
}

void TestHistoryReader::addsUpThePartsOfALeg()
{
    QTemporaryDir dir;
    std::vector<engine::JournalEntry> entries;
    for (std::uint32_t part = 0; part < 4; ++part) {
        orders::Intent i = intent(20 + part);
        i.proposal = {7};
        i.child = part;
        i.children = 4;
        i.quantity = *core::Quantity::parse("31600");
        i.createdAt += std::chrono::seconds{part};
        orders::Fill f = fill("t" + std::to_string(part), i);
        f.price = *core::Price::nearest(63'400 + part);
        entries.insert(entries.end(), {engine::IntentRecord{i}, engine::FillRecord{f},
                                       filled(i, 50 + part * 1'000)});
    }
    const auto found =
        written(dir, entries, {engine::ProposalRecord{proposal(7)}}).rebalances({}, {});
    QVERIFY(found);
    const review::Rebalance r = only(*found);
    QCOMPARE(r.orders, 4);
    QCOMPARE(r.orderState, std::string{"Filled"});
    QCOMPARE(r.quantity, 126'400.0);
    QCOMPARE(r.filled, 126'400.0);
    QVERIFY(near(r.averagePrice, 63'401.5));
    QVERIFY(near(r.notionalUsd, 126'400));
    QVERIFY(r.endedAt == at(3'050));
    QCOMPARE(r.order, "Sell 126" + std::string{core::kThinSpace} + "400 BTC-PERPETUAL");
}

void TestHistoryReader::showsAnOrderWhoseProposalWasLost()
{
    QTemporaryDir dir;
    engine::IntentRecord record = intentOf(7);
    record.autoFired = true;
    const auto found =
        written(dir, {record, engine::FillRecord{fill("t1", intent(7))}, filled(intent(7))}, {})
            .rebalances({}, {});
    QVERIFY(found);
    const review::Rebalance r = only(*found);
    QCOMPARE(r.trigger, std::string{"not recorded"});
    QCOMPARE(r.outcome, std::string{"Auto-fired"});
    QCOMPARE(r.filled, 126'400.0);
    QVERIFY(r.proposedAt == intent(7).createdAt);
}

void TestHistoryReader::keepsEverySampleWhenThereIsRoom()
{
    QTemporaryDir dir;
    std::vector<engine::HistoryRow> rows;
    for (int n = 0; n < 50; ++n) {
        engine::ExposureSample s = sample(n * 1'000, n * 0.1, n % 2 ? "ETH" : "BTC");
        if (n % 6 == 0) {
            s.bandWhy = "Band 2.10 -> 2.31: spread x1.6 its median";
            s.bandDriver = n % 12 ? bands::Driver::Regime : bands::Driver::Settlement;
        }
        rows.emplace_back(s);
    }
    const auto reader = written(dir, {}, rows);
    const auto found = reader.samples("BTC", {}, 25);
    QVERIFY(found);
    QCOMPARE(found->size(), std::size_t{25});
    for (std::size_t n = 0; n < found->size(); ++n)
        QVERIFY((*found)[n] == grained(std::get<engine::ExposureSample>(rows[2 * n])));
    QCOMPARE(reader.samples("SOL", {}, 25)->size(), std::size_t{0});
}

void TestHistoryReader::saysHowFarItIsAndStopsWhereItIsNotWanted()
{
    QTemporaryDir dir;
    std::vector<engine::HistoryRow> rows;
    for (int n = 0; n < 4 * kRowsBetweenLooks; ++n) rows.emplace_back(sample(n * 1'000));
    for (std::uint64_t n = 1; n <= 200; ++n) rows.emplace_back(engine::ProposalRecord{proposal(n)});
    const auto reader = written(dir, {}, rows);
    std::vector<double> shares;
    const ReadWatch watch = [&](double share) {
        shares.push_back(share);
        return true;
    };
    QCOMPARE(reader.samples("BTC", {}, 1'000, watch).value().empty(), false);
    QVERIFY(shares.size() >= 3 && std::ranges::is_sorted(shares));
    QVERIFY(shares.front() > 0 && shares.back() <= 1);
    shares.clear();
    QCOMPARE(reader.rebalances({}, {}, watch).value().size(), std::size_t{200});
    QVERIFY(shares.size() >= 3 && std::ranges::is_sorted(shares) && shares.back() < 1);
    // The first question is the last.
    int asked = 0;
    const ReadWatch enough = [&](double) { return ++asked < 1; };
    const auto samples = reader.samples("BTC", {}, 1'000, enough);
    QVERIFY(!samples && samples.error().message == readCancelled().message);
    QCOMPARE(asked, 1);
    const auto rebalances = reader.rebalances({}, {}, enough);
    QVERIFY(!rebalances && rebalances.error().message == readCancelled().message);
    QCOMPARE(asked, 2);
    // And it is as if nothing had been asked.
    QCOMPARE(reader.rebalances({}, {}).value().size(), std::size_t{200});
}

void TestHistoryReader::keepsEverySpikeWhenItThins()
{
    QTemporaryDir dir;
    constexpr int kSamples = 20'000;
    std::vector<engine::HistoryRow> rows;
    for (int n = 0; n < kSamples; ++n) {
        engine::ExposureSample s = sample(n * 1'000, std::sin(n * 0.001));
        s.spot = 60'000;
        if (n == 4'321) s.delta = 50;
        if (n == 12'345) s.delta = -50;
        if (n == 7'777) s.spot = 10;
        if (n == 17'777) s.spot = 99'999;
        if (n == 5'004 || n == 5'005 || n == 19'999) {
            s.bandWhy = "Band 1.00 -> 1.25: cost 5.00 -> 9.90 bp";
            s.bandDriver = bands::Driver::Cost;
        }
        rows.emplace_back(s);
    }
    const auto reader = written(dir, {}, rows);
    const auto found = reader.samples("BTC", {}, 400);
    QVERIFY(found);
    QVERIFY2(found->size() <= 403 && found->size() > 100,
             fmt::format("{} points", found->size()).c_str());
    QVERIFY(std::ranges::is_sorted(*found, {}, &engine::ExposureSample::at));
    for (const int spike : {4'321, 12'345, 7'777, 17'777, 5'004, 5'005, 19'999})
        QVERIFY2(
            std::ranges::find(*found, grained(std::get<engine::ExposureSample>(
                                          rows[static_cast<std::size_t>(spike)]))) != found->end(),
            fmt::format("the spike at {} is gone", spike).c_str());
    QCOMPARE(std::ranges::count_if(*found, [](const auto& s) { return !s.bandWhy.empty(); }), 3);
    const auto part = reader.samples("BTC", {at(1'000'000), at(2'000'000)}, 400);
    QVERIFY(part && part->front().at >= at(1'000'000) && part->back().at <= at(2'000'000));
    qInfo("%d samples shown as %zu points", kSamples, found->size());
}

void TestHistoryReader::addsUpTheTimeInsideTheBand()
{
    QTemporaryDir dir;
    std::vector<engine::HistoryRow> rows;
    for (int n = 0; n <= 100; ++n) rows.emplace_back(sample(n * 1'000, n < 75 ? 0.5 : 3.0));
    for (int n = 0; n <= 10; ++n)
        rows.emplace_back(sample(900'000 + n * 1'000, 3.0));  // after a night's silence
    for (int n = 0; n <= 20; ++n) rows.emplace_back(sample(n * 1'000, 0.5, "ETH"));
    const auto reader = written(dir, {}, rows);
    using std::chrono::seconds;
    using Times = std::vector<std::pair<core::Currency, review::BandTime>>;
    QVERIFY(reader.bandTimes("BTC", {}) == (Times{{"BTC", {seconds{110}, seconds{75}}}}));
    // Two coins are two times, and never one.
    QVERIFY(reader.bandTimes({}, {}) ==
            (Times{{"BTC", {seconds{110}, seconds{75}}}, {"ETH", {seconds{20}, seconds{20}}}}));
    QVERIFY(reader.bandTimes("BTC", {at(80'000), at(90'000)}) ==
            (Times{{"BTC", {seconds{10}, seconds{0}}}}));
}

void TestHistoryReader::givesWhatAHedgeMetInTheMarket()
{
    QTemporaryDir dir;
    std::vector<engine::HistoryRow> rows;
    std::vector<engine::MarketSample> expected;
    for (int n = 0; n < 100; ++n) {
        expected.push_back({"BTC", at(10'000 * n), 0.5 + n / 1'000.0, n < 50 ? 0.0 : 0.48, 1.5e-4,
                            n % 7 == 0 ? 0.0 : 12.0 + n});
        rows.emplace_back(expected.back());
    }
    rows.emplace_back(engine::MarketSample{"ETH", at(5'000), 0.6, 0.5, 2e-4, 400});
    const auto reader = written(dir, {}, rows);
    const auto all = reader.markets("BTC", {}, 1'000);
    QVERIFY(all);
    QVERIFY(*all == expected);
    QCOMPARE(reader.markets("BTC", {at(100'000), at(199'999)}, 1'000)->size(), std::size_t{10});
    // Of too many every n-th, and the last.
    const auto few = reader.markets("BTC", {}, 30);
    QCOMPARE(few->size(), std::size_t{26});
    QVERIFY(few->front() == expected.front() && few->back() == expected.back());
    // What was not known is no number for who reads the file.
    auto database = Database::open(folderOf(dir) / kHistoryFile, Database::Access::ReadOnly);
    QCOMPARE(*database->integer("SELECT count(*) FROM markets WHERE realised IS NULL"), 50);
    QCOMPARE(*database->integer("SELECT count(*) FROM markets WHERE depth IS NULL"), 15);
}

void TestHistoryReader::recallsTheHourBefore()
{
    QTemporaryDir dir;
    const core::Time now = at(7'200'000);
    std::vector<engine::HistoryRow> rows;
    const auto propose = [&](std::uint64_t number, std::int64_t ms, core::Revision revision,
                             rebalance::ProposalState state, bool confirms) {
        rebalance::Proposal p = proposal(number, revision);
        p.createdAt = at(ms);
        p.state = state;
        p.edited = false;
        // A reason that speaks of verdicts is no verdict.
        p.checks = {{"collar", rebalance::CheckResult::Verdict::Allow, "\"verdict\":\"deny\""}};
        if (confirms)
            p.checks.push_back({"size", rebalance::CheckResult::Verdict::Confirm, "large"});
        p.legs.push_back(p.legs.front());
        rows.emplace_back(engine::ProposalRecord{p});
    };
    using enum rebalance::ProposalState;
    propose(1, 3'599'000, 1, Done, false);  // more than an hour ago
    propose(2, 4'000'000, 1, Live, true);
    propose(2, 4'000'000, 2, Done, false);  // its last revision counts
    propose(3, 5'000'000, 1, Expired, true);
    rows.emplace_back(sample(3'000'000));
    rows.emplace_back(sample(4'000'000, 0.5));
    rows.emplace_back(sample(4'001'000, 9.0));
    const auto reader = written(dir, {}, rows);
    const auto hour = reader.hourBefore(now);
    QVERIFY(hour);
    QCOMPARE(hour->proposals.size(), std::size_t{2});
    const rebalance::Proposal& first = hour->proposals.front();
    QCOMPARE(first.id.value, std::uint64_t{2});
    QCOMPARE(first.state, Done);
    QCOMPARE(first.orders(), std::size_t{2});
    QCOMPARE(first.notionalUsd, 126'400.0);
    QCOMPARE(first.deltaBefore - first.deltaAfter, 2.61 - 0.617);
    QVERIFY(first.checks.empty());
    QCOMPARE(hour->proposals.back().checks.size(), std::size_t{1});
    QVERIFY(hour->proposals.back().checks[0].verdict == rebalance::CheckResult::Verdict::Confirm);
    QCOMPARE(hour->sights.size(), std::size_t{2});
    QVERIFY(hour->sights[0].inside && !hour->sights[1].inside);
    QVERIFY(hour->sights[0].at == at(4'000'000));
}

void TestHistoryReader::readsAlertsAndFillsNewestFirst()
{
    QTemporaryDir dir;
    const engine::Alert first{1,      engine::Severity::Warning,
                              "link", "the link was lost; 'quotes' are stale",
                              "BTC",  at(5)};
    const engine::Alert second{2, engine::Severity::Critical, "journal", "disk full", {}, at(6)};
    const auto reader = written(
        dir, {engine::FillRecord{fill("t1", intent(1))}, engine::FillRecord{fill("t2", intent(1))}},
        {engine::AlertRecord{first}, engine::AlertRecord{second}});
    QVERIFY(reader.alerts({}, 10) == (std::vector{second, first}));
    QCOMPARE(reader.alerts({}, 1)->size(), std::size_t{1});
    QCOMPARE(reader.fills({}, 10)->size(), std::size_t{2});
    QVERIFY(reader.fills({}, 10)->back() == fill(reader.fills({}, 10)->back().tradeId, intent(1)));
    const auto counts = reader.counts();
    QVERIFY(counts);
    QCOMPARE(counts->alerts, 2);
    QCOMPARE(counts->fills, 2);
}

void TestHistoryReader::filtersByTimeUnderlyingAndNumber()
{
    QTemporaryDir dir;
    std::vector<engine::HistoryRow> rows;
    for (std::uint64_t n = 1; n <= 10; ++n) {
        rebalance::Proposal p = proposal(n);
        p.createdAt = at(static_cast<std::int64_t>(n) * 1'000);
        if (n % 2 == 0) p.underlying = "ETH";
        rows.emplace_back(engine::ProposalRecord{p});
    }
    const auto reader = written(dir, {}, rows);
    const auto ids = [&](TimeRange range, HistoryReader::Filter filter) {
        std::string text;
        const auto found = reader.rebalances(range, filter);
        for (const review::Rebalance& r : *found) text += std::to_string(r.proposal.value) + " ";
        return QByteArray::fromStdString(text);
    };
    QCOMPARE(ids({}, {}), QByteArray("1 2 3 4 5 6 7 8 9 10 "));
    QCOMPARE(ids({}, {.underlying = "ETH"}), QByteArray("2 4 6 8 10 "));
    QCOMPARE(ids({at(3'000), at(5'000)}, {}), QByteArray("3 4 5 "));
    QCOMPARE(ids({}, {.limit = 3}), QByteArray("8 9 10 "));
}

void TestHistoryReader::answersTheDocumentedViews()
{
    QTemporaryDir dir;
    (void)written(
        dir, {intentOf(7), engine::FillRecord{fill("t1", intent(7))}, filled(intent(7))},
        {engine::ProposalRecord{proposal(7)}, decision(7, engine::DecisionKind::Approved, 1),
         sample(2),
         engine::PositionRecord{
             {{"paper", "main"}, {}, *core::Quantity::parse("-5000"), 63'000, 1, 2, 3.5, {}, at(3)},
             "BTC-PERPETUAL",
             63'400,
             -0.08},
         engine::BalanceRecord{{{"paper", "main"}, "BTC", 10, 9, 8, 1, 0.5, 0.1, 2.0, at(3)}},
         engine::AlertRecord{{1, engine::Severity::Notice, "link", "up", {}, at(4)}},
         engine::SettingRecord{"band.above", "1.7", "2.3", "trader", at(5)},
         engine::LinkRecord{"paper", "up", "", at(6)},
         engine::GuardRecord{"BTC", engine::GuardLevel::Normal, engine::GuardLevel::Caution,
                             "margin use 80 %, CAUTION above 70 %", "engine", at(7)},
         engine::MarketSample{"BTC", at(8), 0.55, 0.48, 1.2e-4, 30}});
    auto database = Database::open(folderOf(dir) / kHistoryFile, Database::Access::ReadOnly);
    QVERIFY(database);
    for (const char* view :
         {"proposals", "decisions", "orders", "fills", "positions", "balances", "greeks", "bands",
          "spot", "alerts", "settings", "links", "guards", "markets"})
        QCOMPARE(*database->integer(fmt::format("SELECT count(*) FROM {}", view)), 1);
    QCOMPARE(*database->text("SELECT at_utc FROM alerts"), core::isoUtc(at(4)));
    QCOMPARE(*database->integer("SELECT at_ms FROM alerts"), core::toUnixMs(at(4)));
    QCOMPARE(*database->text("SELECT limit_price || ' ' || quantity || ' ' || state FROM orders"),
             std::string{"63380.5 126400.0 filled"});
    QCOMPARE(*database->text("SELECT json_extract(checks, '$[0].rule') FROM proposals"),
             std::string{"collar"});
    QCOMPARE(*database->integer("SELECT in_band FROM bands"), 1);
    QCOMPARE(*database->text("SELECT underlying || ' ' || before || ' ' || level || ' ' || actor "
                             "FROM guards"),
             std::string{"BTC normal caution engine"});
    // The README beside the schema names every column of every view, and nothing else.
    QFile readme(QString::fromLocal8Bit(qgetenv("BALLAST_SOURCE")) +
                 QStringLiteral("/resources/sql/README.md"));
    QVERIFY2(readme.open(QIODevice::ReadOnly),
             "resources/sql/README.md is missing, or BALLAST_SOURCE is not set");
    const QByteArray text = readme.readAll();
    auto columns = database->prepare(
        "SELECT m.name, c.name FROM sqlite_schema AS m, pragma_table_info(m.name) AS c WHERE "
        "m.type = 'view'");
    QVERIFY(columns);
    int named = 0;
    while (columns->next()) {
        const std::string section = "### " + columns->text(0) + "\n";
        const auto from = text.indexOf(section.c_str());
        QVERIFY2(from >= 0, section.c_str());
        const QByteArray part = text.mid(from, text.indexOf("\n### ", from + 1) - from);
        QVERIFY2(part.contains(("`" + columns->text(1) + "`").c_str()),
                 (columns->text(0) + "." + columns->text(1)).c_str());
        ++named;
    }
    QVERIFY(named > 100);
    qInfo("%d columns of the views, each in resources/sql/README.md", named);
}

void TestHistoryReader::saysWhenThereIsNoHistory()
{
    QTemporaryDir dir;
    const auto reader = HistoryReader::open(folderOf(dir));
    QVERIFY(!reader);
    QVERIFY2(reader.error().message.ends_with("or let Ballast run on it once."),
             reader.error().message.c_str());
}

void TestHistoryReader::readsWhileTheWriterWrites()
{
    QTemporaryDir dir;
    Listener listener;
    auto store = Store::open(folderOf(dir), opening(), listener.callbacks());
    QVERIFY(store);
    const auto reader = HistoryReader::open(folderOf(dir));
    QVERIFY2(reader, reader ? "" : reader.error().message.c_str());
    std::int64_t written = 0, seen = 0;
    while (seen < 5'000) {
        for (int n = 0; n < 500 && written < 10'000; ++n)
            if ((*store)->remember({sample(written)})) ++written;
        const auto found = reader->samples("BTC", {}, 20'000);
        QVERIFY2(found, found ? "" : found.error().message.c_str());
        QVERIFY(std::ssize(*found) >= seen);
        seen = std::ssize(*found);
    }
    QVERIFY(listener.told().empty());
}

namespace {

/// Every file of the folder that begins as the history does, with its bytes.
std::map<std::string, std::string> historyFiles(const std::filesystem::path& folder)
{
    std::map<std::string, std::string> all;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with("history.db")) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        all[name] = {std::istreambuf_iterator<char>(in), {}};
    }
    return all;
}

}  // namespace

/// A copy for an auditor is to be the same bytes after it was looked at, and no file more.
void TestHistoryReader::leavesTheFolderAsItFoundIt()
{
    QTemporaryDir dir;
    write(dir, {}, {sample(1), sample(2)});
    const auto before = historyFiles(folderOf(dir));
    QCOMPARE(before.size(), 1U);
    {
        const auto reader = HistoryReader::open(folderOf(dir));
        QVERIFY(reader.has_value());
        QCOMPARE(reader->counts()->samples, 2);
        // What reads does not write, whatever it was opened for.
        auto row = reader->database().prepare("DELETE FROM t_sample");
        QVERIFY(row.has_value());
        QVERIFY(!row->run());
    }
    QVERIFY(historyFiles(folderOf(dir)) == before);
}

void TestHistoryReader::leavesTheNotesOfAWriterThatRuns()
{
    QTemporaryDir dir;
    Listener listener;
    auto store = Store::open(folderOf(dir), opening(), listener.callbacks());
    QVERIFY(store);
    for (const int looks : {1, 2}) {
        QVERIFY(HistoryReader::open(folderOf(dir))->counts().has_value());
        QVERIFY((*store)->remember({sample(looks)}));
        QVERIFY(historyFiles(folderOf(dir)).contains("history.db-shm"));
    }
    store->reset();
    QCOMPARE(HistoryReader::open(folderOf(dir))->counts()->samples, 2);
    QCOMPARE(historyFiles(folderOf(dir)).size(), 1U);
}

/// It is read through, and stays: the next desk takes it up.
void TestHistoryReader::leavesTheLogOfAKilledWriter()
{
    QTemporaryDir dir;
    write(dir, {}, {sample(1)});
    {
        auto writer = Database::open(folderOf(dir) / kHistoryFile, Database::Access::ReadWrite);
        QVERIFY(writer && writer->execute("PRAGMA journal_mode=WAL; "
                                          "INSERT INTO t_meta (name, value) VALUES ('a', 'b')"));
        writer->abandon();
    }
    const auto before = historyFiles(folderOf(dir));
    QVERIFY(!before.at("history.db-wal").empty());
    QCOMPARE(HistoryReader::open(folderOf(dir))->counts()->samples, 1);
    const auto after = historyFiles(folderOf(dir));
    QVERIFY(after.at("history.db-wal") == before.at("history.db-wal"));
    QVERIFY(after.at("history.db") == before.at("history.db"));
}

QTEST_APPLESS_MAIN(TestHistoryReader)
#include "tst_history_reader.moc"
