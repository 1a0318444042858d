// What the history has of a minute, over a made day: one desk, two underlyings, each way in which
// it did or did not trade.
#include "connectors/store/moment_reader.h"

#include "models/review/moment_text.h"
#include "tests/support/written_history.h"

#include <QTemporaryDir>
#include <QTest>

using namespace ballast;
using namespace ballast::store;
using namespace ballast::store::samples;
using namespace std::chrono_literals;
using Kind = review::MomentEvent::Kind;

namespace {

constexpr std::int64_t kMinute = 60'000;

engine::DecisionRecord decision(std::uint64_t proposal, engine::DecisionKind kind, std::int64_t ms,
                                const std::string& reason, const std::string& actor = "trader")
{
    return {{proposal}, proposal > 0 ? 1U : 0U, kind, actor, reason, {}, at(ms)};
}

rebalance::Proposal proposed(std::uint64_t number, std::int64_t ms)
{
    rebalance::Proposal p = proposal(number);
    p.createdAt = p.revisedAt = at(ms);
    p.expiresAt = at(ms + 30'000);
    p.trigger = rebalance::TriggerKind::Band;
    p.checks = {{"collar", rebalance::CheckResult::Verdict::Allow, ""},
                {"depth", rebalance::CheckResult::Verdict::Confirm, "The order takes 71 % of it."},
                {"link", rebalance::CheckResult::Verdict::Deny, "The link to paper is not up."}};
    return p;
}

/// Minutes of a day: 0 quiet, 10 out and not proposed, 20 proposed and rejected, 30 auto-fired and
/// filled, 40 the link is down and the guard in CAUTION.
HistoryReader aDay(const QTemporaryDir& dir)
{
    std::vector<engine::HistoryRow> rows;
    rows.emplace_back(
        engine::SettingRecord{"mode", "Watch", "Confirm", "trader", at(-5 * kMinute)});
    rows.emplace_back(engine::LinkRecord{"paper", "up", "", at(-4 * kMinute)});
    for (std::int64_t second = 0; second < 45 * 60; ++second) {
        const bool out = second >= 9 * 60 && second < 31 * 60;
        auto s = sample(second * 1'000, out ? 2.6 : 0.5);
        s.target = 0.6;
        s.lower = -1.1;
        s.upper = 2.3;
        rows.emplace_back(s);
        if (second % 10 == 0)
            rows.emplace_back(
                engine::MarketSample{"BTC", at(second * 1'000), 0.55, 0.48, 1.2e-4, 30});
    }
    rows.emplace_back(decision(0, engine::DecisionKind::NotProposed, 10 * kMinute + 1'500,
                               "BTC: Net delta +2.60 left the band at +2.30; not proposed: the "
                               "link to paper is not up",
                               "engine"));
    rows.emplace_back(engine::ProposalRecord{proposed(7, 20 * kMinute)});
    rows.emplace_back(
        decision(7, engine::DecisionKind::Rejected, 20 * kMinute + 12'000, "Market moving"));
    rows.emplace_back(engine::ProposalRecord{proposed(8, 30 * kMinute)});
    rows.emplace_back(
        decision(8, engine::DecisionKind::AutoFired, 30 * kMinute + 500, "", "auto-fire"));
    rows.emplace_back(engine::AlertRecord{{1,
                                           engine::Severity::Warning,
                                           "link",
                                           "The link to paper was lost.",
                                           {},
                                           at(40 * kMinute)}});
    rows.emplace_back(engine::LinkRecord{"paper", "down", "the venue closed it", at(40 * kMinute)});
    rows.emplace_back(engine::GuardRecord{"BTC", engine::GuardLevel::Normal,
                                          engine::GuardLevel::Caution, "stale feed", "engine",
                                          at(40 * kMinute + 100)});
    rows.emplace_back(engine::SettingRecord{"brake", "none", "Pause", "trader", at(41 * kMinute)});
    rows.emplace_back(
        engine::SettingRecord{"mode", "Confirm", "Halted", "watchdog", at(44 * kMinute)});
    orders::Intent intent = samples::intent(8);
    intent.createdAt = at(30 * kMinute + 600);
    orders::Fill filled = fill("t-1", intent);
    filled.at = at(30 * kMinute + 900);
    engine::OrderRecord end = samples::filled(intent, 30 * kMinute + 901);
    return written(dir, {engine::IntentRecord{intent}, engine::FillRecord{filled}, end}, rows);
}

const review::MomentBook& btc(const review::Moment& moment)
{
    const auto found =
        std::ranges::find(moment.books, core::Currency{"BTC"}, &review::MomentBook::underlying);
    if (found == moment.books.end()) qFatal("there is no BTC");
    return *found;
}

}  // namespace

class TestMomentReader : public QObject {
    Q_OBJECT
private slots:
    void answersWhy_data();
    void answersWhy();
    void tellsHowItStood();
    void knowsTheModeASessionBeganIn_data();
    void knowsTheModeASessionBeganIn();
    void tellsWhichChecksStood();
    void givesEventsInOrderAndWithinTheStretch();
    void takesNoMoreThanTheNearest();
    void losesNoFillToNearerAlerts();
    void tellsAProposalOnce();
    void refusesAStretchOfNothing_data();
    void refusesAStretchOfNothing();
    void knowsNothingOfAnEmptyDay();
    void readsWhileTheWriterWrites();
};

void TestMomentReader::answersWhy_data()
{
    QTest::addColumn<std::int64_t>("ms");
    QTest::addColumn<QString>("answer");
    QTest::newRow("quiet") << kMinute * 2
                           << QStringLiteral(
                                  "It did not trade: net delta was inside its band, and "
                                  "no trigger asked for a hedge.");
    QTest::newRow("out, and not proposed")
        << kMinute * 10 + 5'000
        << QStringLiteral(
               "It did not trade: at %1 UTC nothing was proposed: Net delta +2.60 left "
               "the band at +2.30; not proposed: the link to paper is not up.")
               .arg(QString::fromStdString(core::clockUtc(at(kMinute * 10 + 1'500))));
    QTest::newRow("a proposal waited, and was rejected")
        << kMinute * 20 + 6'000
        << QStringLiteral(
               "It did not trade: proposal #7 of %1 UTC waited or worked. What became "
               "of it at %2 UTC: Rejected, because Market moving.")
               .arg(QString::fromStdString(core::clockUtc(at(kMinute * 20))),
                    QString::fromStdString(core::clockUtc(at(kMinute * 20 + 12'000))));
    QTest::newRow("after it was rejected")
        << kMinute * 20 + 40'000
        << QStringLiteral(
               "It did not trade: the decision was Rejected at %1 UTC, because Market "
               "moving.")
               .arg(QString::fromStdString(core::clockUtc(at(kMinute * 20 + 12'000))));
    QTest::newRow("filled") << kMinute * 30 + 700
                            << QStringLiteral(
                                   "It traded: 1 fill, the nearest at %1 UTC, in the very second "
                                   "that was asked for.")
                                   .arg(QString::fromStdString(
                                       core::clockUtc(at(kMinute * 30 + 900))));
    QTest::newRow("twenty seconds after it traded")
        << kMinute * 30 + 20'900
        << QStringLiteral(
               "It traded: 1 fill, the nearest at %1 UTC, 20.0 s before the moment that was asked "
               "for.")
               .arg(QString::fromStdString(core::clockUtc(at(kMinute * 30 + 900))));
    QTest::newRow("ten seconds before it traded")
        << kMinute * 30 - 9'100
        << QStringLiteral(
               "It traded: 1 fill, the nearest at %1 UTC, 10.0 s after the moment that was asked "
               "for.")
               .arg(QString::fromStdString(core::clockUtc(at(kMinute * 30 + 900))));
    QTest::newRow("before it traded")
        << kMinute * 29 - 10'000
        << QStringLiteral(
               "It did not trade: net delta was out of its band, and no decision is on record near "
               "that minute. A wider stretch may show it. Near it: 1 fill, the first at %1 UTC.")
               .arg(QString::fromStdString(core::clockUtc(at(kMinute * 30 + 900))));
    QTest::newRow("out, between decisions")
        << kMinute * 15
        << QStringLiteral(
               "It did not trade: net delta was out of its band, and no decision is on "
               "record near that minute. A wider stretch may show it.");
    QTest::newRow("no venue was linked")
        << kMinute * 42
        << QStringLiteral(
               "It did not trade: no venue was linked, paper was down since %1 UTC: the venue "
               "closed it.")
               .arg(QString::fromStdString(core::clockUtc(at(kMinute * 40))));
    QTest::newRow("halted")
        << kMinute * 44 + 30'000
        << QStringLiteral("It did not trade: the desk was halted since %1 UTC, by watchdog.")
               .arg(QString::fromStdString(core::clockUtc(at(kMinute * 44))));
    QTest::newRow("after the end")
        << kMinute * 90
        << QStringLiteral(
               "It did not trade: nothing is on record of that minute, so the desk was "
               "not running or knew no figures.");
}

void TestMomentReader::answersWhy()
{
    QFETCH(std::int64_t, ms);
    QFETCH(QString, answer);
    QTemporaryDir dir;
    const HistoryReader reader = aDay(dir);
    const auto moment = readMoment(reader, at(ms), 2min);
    QVERIFY2(moment.has_value(), moment ? "" : moment.error().message.c_str());
    QCOMPARE(QString::fromStdString(review::answer(*moment, btc(*moment))), answer);
}

void TestMomentReader::tellsHowItStood()
{
    QTemporaryDir dir;
    const HistoryReader reader = aDay(dir);
    const auto moment = readMoment(reader, at(42 * kMinute), 1min);
    QVERIFY(moment.has_value());
    QVERIFY(moment->mode && moment->brake);
    QCOMPARE(moment->mode->value, std::string{"Confirm"});
    QCOMPARE(moment->mode->reason, std::string{"trader"});
    QCOMPARE(moment->brake->value, std::string{"Pause"});
    QCOMPARE(moment->links.size(), 1U);
    QCOMPARE(moment->links[0].value, std::string{"down"});
    QCOMPARE(moment->links[0].since, at(40 * kMinute));
    const review::MomentBook& book = btc(*moment);
    QVERIFY(book.figures && book.figures->inside() && !book.outSince);
    QCOMPARE(book.figures->at, at(42 * kMinute));
    QCOMPARE(book.guard, std::string{"CAUTION"});
    QCOMPARE(book.guardCause, std::string{"stale feed"});
    QVERIFY(book.market.has_value());
    QCOMPARE(book.market->depth, 30.0);
    // Before the link was lost it was up, and out of the band it says since when.
    const auto before = readMoment(reader, at(15 * kMinute), 1min);
    QVERIFY(before.has_value());
    QCOMPARE(before->links[0].value, std::string{"up"});
    QVERIFY(!before->brake);
    QVERIFY(btc(*before).guard.empty());
    QCOMPARE(btc(*before).outSince, std::optional{at(9 * kMinute)});
}

void TestMomentReader::knowsTheModeASessionBeganIn_data()
{
    QTest::addColumn<std::int64_t>("ms");
    QTest::addColumn<QString>("said");
    const auto clock = [](std::int64_t ms) {
        return QString::fromStdString(core::clockUtc(at(ms)) + " UTC.");
    };
    QTest::newRow("before all of it")
        << -1 * kMinute
        << QStringLiteral(
               "The mode is not recorded: neither a session's beginning nor a change of "
               "it is on record before that minute.");
    QTest::newRow("as it began") << 5 * kMinute
                                 << QStringLiteral(
                                        "The mode was Watch since the session began at ") +
                                        clock(0);
    QTest::newRow("changed since")
        << 15 * kMinute
        << QStringLiteral("The mode was last set to Confirm at %1 by trader.")
               .arg(clock(10 * kMinute).chopped(1));
    QTest::newRow("another session")
        << 25 * kMinute
        << QStringLiteral("The mode was Halted since the session began at ") + clock(20 * kMinute);
}

/// Only changes would leave a desk that nobody touched without a mode, and a new session with that
/// of the one before.
void TestMomentReader::knowsTheModeASessionBeganIn()
{
    QFETCH(std::int64_t, ms);
    QFETCH(QString, said);
    QTemporaryDir dir;
    const HistoryReader reader =
        written(dir, {},
                {engine::SettingRecord{"mode", "", "Watch", "start", at(0)},
                 engine::SettingRecord{"mode", "Watch", "Confirm", "trader", at(10 * kMinute)},
                 engine::SettingRecord{"mode", "", "Halted", "start", at(20 * kMinute)}});
    const auto moment = readMoment(reader, at(ms), 10min);
    QVERIFY(moment.has_value());
    QCOMPARE(QString::fromStdString(review::standing(*moment).front()), said);
    const bool isNearABeginning = ms > 0 && ms != 15 * kMinute;
    const bool tells = std::ranges::any_of(moment->events, [](const review::MomentEvent& event) {
        return event.text.starts_with("the session began in ");
    });
    QVERIFY(!isNearABeginning || tells);
}

void TestMomentReader::tellsWhichChecksStood()
{
    QTemporaryDir dir;
    const HistoryReader reader = aDay(dir);
    const auto moment = readMoment(reader, at(20 * kMinute + 1'000), 1min);
    QVERIFY(moment && btc(*moment).proposal);
    const auto& checks = btc(*moment).proposal->checks;
    const std::vector<review::MomentCheck> expected{{"depth", "The order takes 71 % of it.", false},
                                                    {"link", "The link to paper is not up.", true}};
    QCOMPARE(checks, expected);
    QCOMPARE(btc(*moment).proposal->trigger, std::string{"Band breach"});
}

void TestMomentReader::givesEventsInOrderAndWithinTheStretch()
{
    QTemporaryDir dir;
    const HistoryReader reader = aDay(dir);
    const auto moment = readMoment(reader, at(30 * kMinute), 1min);
    QVERIFY(moment.has_value());
    QStringList told;
    for (const review::MomentEvent& event : moment->events)
        told << QString::fromStdString(std::string{text(event.kind)} + " " + event.what);
    QCOMPARE(
        told.join(QStringLiteral(" | ")),
        QStringLiteral("Proposal Band breach | Decision Auto-fired | Order Filled | Fill sell"));
    for (const review::MomentEvent& event : moment->events) {
        QCOMPARE(event.proposal.value, 8U);
        QCOMPARE(event.underlying, core::Currency{"BTC"});
    }
    const auto later = readMoment(reader, at(40 * kMinute + 30'000), 1min);
    QVERIFY(later.has_value());
    QCOMPARE(later->events.size(), 4U);  // alert, link, guard, brake
    QCOMPARE(later->events.back().kind, Kind::Setting);
    QCOMPARE(later->events.back().text, std::string{"none → Pause"});
}

void TestMomentReader::takesNoMoreThanTheNearest()
{
    QTemporaryDir dir;
    std::vector<engine::HistoryRow> rows;
    for (std::uint64_t i = 0; i < kMostMomentEvents + 20; ++i)
        rows.emplace_back(engine::AlertRecord{
            {i, engine::Severity::Notice, "order", "said", {}, at(static_cast<std::int64_t>(i))}});
    const HistoryReader reader = written(dir, {}, rows);
    const auto moment = readMoment(reader, at(0), 1min);
    QVERIFY(moment.has_value());
    QCOMPARE(moment->events.size(), kMostMomentEvents);
    QCOMPARE(moment->leftOut, 20U);
    QCOMPARE(moment->events.front().at, at(0));
}

/// Whether it traded does not depend on how much was told meanwhile.
/// The engine tells each proposal by an alert of the same words; other words of it are news.
void TestMomentReader::tellsAProposalOnce()
{
    QTemporaryDir dir;
    const rebalance::Proposal p = proposed(7, kMinute);
    std::vector<engine::HistoryRow> rows{engine::ProposalRecord{p}};
    std::uint64_t number = 0;
    for (const std::string& text : {"BTC #7: " + p.sentence, std::string("BTC #8: " + p.sentence),
                                    std::string("Not sent: the market has moved.")})
        rows.emplace_back(engine::AlertRecord{
            {++number, engine::Severity::Notice, "proposal", text, "BTC", at(kMinute)}});
    const HistoryReader reader = written(dir, {}, rows);
    const auto moment = readMoment(reader, at(kMinute), 1min);
    QVERIFY2(moment.has_value(), moment ? "" : moment.error().message.c_str());
    QStringList told;
    for (const review::MomentEvent& event : moment->events)
        told << QString::fromStdString(std::string{text(event.kind)} + " " + event.text).left(14);
    QCOMPARE(told,
             (QStringList{QStringLiteral("Proposal ") + QString::fromStdString(p.sentence).left(5),
                          QStringLiteral("Alert BTC #8: "), QStringLiteral("Alert Not sent")}));
}

void TestMomentReader::losesNoFillToNearerAlerts()
{
    QTemporaryDir dir;
    std::vector<engine::HistoryRow> rows;
    for (std::uint64_t n = 1; n <= 1'200; ++n)
        rows.emplace_back(engine::AlertRecord{{n,
                                               engine::Severity::Notice,
                                               "link",
                                               "The link",
                                               {},
                                               at(static_cast<std::int64_t>(n) * 100)}});
    orders::Intent intent = samples::intent(8);
    intent.createdAt = at(20 * kMinute);
    orders::Fill filled = fill("t-1", intent);
    filled.at = at(20 * kMinute + 300);
    const HistoryReader reader = written(dir,
                                         {engine::IntentRecord{intent}, engine::FillRecord{filled},
                                          samples::filled(intent, 20 * kMinute + 301)},
                                         rows);
    const auto moment = readMoment(reader, at(0), 30min);
    QVERIFY(moment);
    QCOMPARE(moment->events.size(), kMostMomentEvents);
    QCOMPARE(moment->leftOut, std::size_t{202});  // of the alerts, the order and the fill
    const std::string said = review::answer(*moment, btc(*moment));
    QVERIFY2(said.find(" Near it: 1 fill, the first at ") != std::string::npos, said.c_str());
}

void TestMomentReader::refusesAStretchOfNothing_data()
{
    QTest::addColumn<std::int64_t>("seconds");
    QTest::newRow("nothing") << std::int64_t{0};
    QTest::newRow("less") << std::int64_t{-1};
    QTest::newRow("more than a day") << std::int64_t{86'401};
}

void TestMomentReader::refusesAStretchOfNothing()
{
    QFETCH(std::int64_t, seconds);
    QTemporaryDir dir;
    const HistoryReader reader = written(dir, {}, {});
    const auto moment = readMoment(reader, at(0), std::chrono::seconds{seconds});
    QVERIFY(!moment && moment.error().message.find("at most a day") != std::string::npos);
}

void TestMomentReader::knowsNothingOfAnEmptyDay()
{
    QTemporaryDir dir;
    const HistoryReader reader = written(dir, {}, {});
    const auto moment = readMoment(reader, at(0), 5min);
    QVERIFY(moment.has_value());
    QVERIFY(moment->books.empty() && moment->events.empty() && !moment->mode);
    QVERIFY(review::text(*moment, {}).find("Nothing is on record") != std::string::npos);
}

/// The answer does not change while somebody writes what is not of that time.
void TestMomentReader::readsWhileTheWriterWrites()
{
    QTemporaryDir dir;
    const HistoryReader reader = aDay(dir);
    const auto before = readMoment(reader, at(20 * kMinute), 1min);
    Listener listener;
    auto store = Store::open(folderOf(dir), opening(), listener.callbacks());
    QVERIFY(store.has_value());
    QVERIFY((*store)->remember({sample(90 * kMinute)}));
    const auto during = readMoment(reader, at(20 * kMinute), 1min);
    store->reset();
    QVERIFY(before && during);
    QCOMPARE(*during, *before);
}

QTEST_GUILESS_MAIN(TestMomentReader)
#include "tst_moment_reader.moc"
