#include "models/replay/compare.h"
#include "models/replay/cursor.h"
#include "tests/support/recorded_day.h"

#include <QTest>

#include <functional>

using namespace ballast;
using namespace ballast::replay;
using tests::day;
using tests::EngineScript;
using tests::recorded;

namespace {

QString words(const std::string& text) { return QString::fromStdString(text); }

Comparison compared(Recording recording, const Question& question = {})
{
    auto cursor = ReplayCursor::open(std::move(recording));
    if (!cursor) qFatal("%s", cursor.error().message.c_str());
    const auto found = compare(**cursor, question);
    if (!found) qFatal("%s", found.error().message.c_str());
    return *found;
}

/// What is shown of the places where it was not the same.
QString findingsOf(const Comparison& found)
{
    QString out;
    for (const Finding& finding : found.findings)
        out += words(finding.what + ": " + finding.difference.field + " " +
                     finding.difference.recorded + " / " + finding.difference.recomputed + "\n");
    return out;
}

}  // namespace

class TestReplay : public QObject {
    Q_OBJECT

private slots:
    void aDayReplaysToTheLastBit();
    void manyProposalsReplayToTheLastBit();
    void whoLooksChangesNothing();
    void anotherInputIsNamed();
    void anotherOutcomeIsNamed();
    void oneProposalOnly();
    void aRestartIsASessionOfItsOwn();
    void seeksForwardsAndBack();
    void seeksATime();
    void aCursorShowsTheDeskAsItWas();
    void aBrokenBlockStopsWhereItBegins();
};

void TestReplay::aDayReplaysToTheLastBit()
{
    EngineScript script = day();
    auto session = recorded(script);
    const Comparison found = compared(session.recording());
    QCOMPARE(findingsOf(found), QString());
    QCOMPARE(found.events, script.played().size());
    // Of every kind something was there to be compared.
    QVERIFY2(found.proposals.size() >= 4, std::to_string(found.proposals.size()).c_str());
    QVERIFY(found.revisions > found.proposals.size());
    QVERIFY(found.decisions >= 5);
    QVERIFY(found.journal >= 6);
    QVERIFY(found.alerts >= 3);
    QVERIFY(found.others >= 20);
    QVERIFY(found.identical());
}

/// So many proposals of sessions that differ by seed (BALLAST_PROPOSALS, 60 unless set): approved,
/// rejected, put off, left to expire.
void TestReplay::manyProposalsReplayToTheLastBit()
{
    const int wanted = qEnvironmentVariableIsSet("BALLAST_PROPOSALS")
                           ? qEnvironmentVariableIntValue("BALLAST_PROPOSALS")
                           : 60;
    std::size_t proposals = 0;
    for (int seed = 1; proposals < static_cast<std::size_t>(wanted); ++seed) {
        QVERIFY(seed < 1'000);
        EngineScript script = EngineScript::ready();
        for (int n = 0; n < 20; ++n) {
            const int size = 150'000 + 10 * ((seed * 7'919 + n * 104'729) % 12'000);
            const double price = 63'500 + 0.5 * ((seed * 31 + n * 977) % 2'000);
            script.run("position " + std::to_string(n % 2 ? -size : size) + "\nindex " +
                       std::to_string(price) + "\ntick 3\ntick 1");
            switch ((seed + n) % 4) {
                case 0: script.run("approve\njournaled\nack\ntick 1\ncancelled 0"); break;
                case 1: script.run("reject too small"); break;
                case 2: script.run("snooze 2"); break;
                default: break;
            }
            script.run("index " + std::to_string(price + 1) + "\ntick 45\nindex " +
                       std::to_string(price + 2) + "\ntick 3");
        }
        auto session = recorded(script);
        const Comparison found = compared(session.recording());
        QCOMPARE(findingsOf(found), QString());
        QVERIFY(found.identical() && found.unlike.empty());
        QVERIFY(!found.proposals.empty());
        proposals += found.proposals.size();
    }
    qInfo("%zu proposals identical to the last bit", proposals);
}

/// The engine's sums are moved at each tick; a snapshot between two ticks must not move them.
void TestReplay::whoLooksChangesNothing()
{
    EngineScript script = day();
    auto never = recorded(script);
    auto often = recorded(
        script, [](engine::Engine& engine, std::size_t) { static_cast<void>(engine.snapshot()); });
    auto third = recorded(script, [](engine::Engine& engine, std::size_t count) {
        if (count % 3 == 1) static_cast<void>(engine.snapshot());
    });
    for (tests::RecordedSession* session : {&never, &often, &third})
        QCOMPARE(findingsOf(compared(session->recording())), QString());
    // And the bytes of all three are the same.
    auto a = never.recording(), b = often.recording(), c = third.recording();
    for (std::size_t i = 0; i < a.blocks.size(); ++i) {
        QVERIFY(*a.read(i) == *b.read(i));
        QVERIFY(*a.read(i) == *c.read(i));
    }
}

/// An input that was changed after the fact, and the outcomes left as they were.
void TestReplay::anotherInputIsNamed()
{
    EngineScript script = day();
    const engine::Config config = script.config();
    tests::RecordedSession session(config, 20);
    engine::Engine engine(config);
    int tickers = 0;
    for (const EngineScript::Played& played : script.played()) {
        const auto effects = engine.process(played.event);
        engine::Event event = played.event;
        if (auto* index = std::get_if<market::IndexPrice>(&event); index && ++tickers == 2)
            index->price = core::Price::fromMantissa(index->price.mantissa() + 1);  // 1e-9 USD
        session.took(event, effects);
    }
    const Comparison found = compared(session.recording());
    QVERIFY(!found.identical());
    QVERIFY2(findingsOf(found).contains(QStringLiteral("proposal 1, revision 1: ")) ||
                 findingsOf(found).contains(QStringLiteral("other effects: digest")),
             qPrintable(findingsOf(found)));
}

void TestReplay::anotherOutcomeIsNamed()
{
    EngineScript script = day();
    tests::RecordedSession session(script.config(), 20);
    bool done = false;
    for (const EngineScript::Played& played : script.played()) {
        std::vector<engine::Effect> effects = played.effects;
        for (engine::Effect& effect : effects) {
            auto* row = std::get_if<engine::Remember>(&effect);
            auto* record = row ? std::get_if<engine::ProposalRecord>(&row->row) : nullptr;
            if (!record || done) continue;
            record->proposal.legs.front().limit =
                core::Price::fromMantissa(record->proposal.legs.front().limit.mantissa() + 1);
            done = true;
        }
        session.took(played.event, effects);
    }
    QVERIFY(done);
    const Comparison found = compared(session.recording());
    QCOMPARE(found.differing, std::uint64_t{1});
    const Finding& finding = found.findings.front();
    QCOMPARE(words(finding.what), QStringLiteral("proposal 1, revision 1"));
    QCOMPARE(words(finding.difference.field), QStringLiteral("proposal.legs[0].limit"));
    QVERIFY2(finding.difference.recorded.ends_with("00000001"),
             finding.difference.recorded.c_str());
    QVERIFY(finding.difference.recorded.starts_with(finding.difference.recomputed));
}

void TestReplay::oneProposalOnly()
{
    EngineScript script = day();
    auto session = recorded(script);
    const Comparison found = compared(session.recording(), {core::ProposalId{2}});
    QCOMPARE(found.proposals, std::set<std::uint64_t>{2});
    QCOMPARE(found.alerts, std::uint64_t{0});
    QVERIFY(found.decisions >= 1);
    QVERIFY(found.identical());
    QVERIFY(compared(session.recording(), {core::ProposalId{999}}).proposals.empty());
}

/// What the engine was begun with is part of the recording: with orders that were under way.
void TestReplay::aRestartIsASessionOfItsOwn()
{
    EngineScript script = EngineScript::ready();
    script.run("position 192000\nindex 64000\ntick 3\napprove\njournaled");
    std::vector<engine::Effect> effects;
    orders::Order under;
    for (const EngineScript::Played& played : script.played())
        for (const engine::Effect& effect : played.effects)
            if (const auto* journal = std::get_if<engine::Journal>(&effect))
                if (const auto* intent = std::get_if<engine::IntentRecord>(&journal->entry))
                    under.intent = intent->intent;
    QVERIFY(!under.intent.label.empty());
    under.state = orders::OrderState::InFlight;
    script.config().recovered.unfinished = {under};
    script.config().recovered.nextProposal = 2;
    script.config().recovered.nextLabel = 2;
    script.restart();
    script.run(
        "last-recovered\nup\ncoins 10\nposition 192000\nindex 64000\ntick 1\nabsent 30\n"
        "tick 20\nindex 64010\ntick 5\ntick 5");
    auto session = recorded(script);
    const Comparison found = compared(session.recording());
    QCOMPARE(findingsOf(found), QString());
    QVERIFY(found.journal + found.others > 0);
}

void TestReplay::seeksForwardsAndBack()
{
    EngineScript script = day();
    auto session = recorded(script);
    auto cursor = *ReplayCursor::open(session.recording());
    const std::uint64_t all = cursor->events();
    QCOMPARE(all, script.played().size());
    for (const std::uint64_t to : {all / 2, all / 3, all / 3 + 1, all, std::uint64_t{0}, all + 5}) {
        QVERIFY(cursor->seek(to));
        QCOMPARE(cursor->position(), std::min(to, all));
        if (cursor->position() == 0) continue;
        QVERIFY(!firstDifference(cursor->recorded().event,
                                 script.played()[cursor->position() - 1].event));
    }
    QCOMPARE(*cursor->step(), false);
}

void TestReplay::seeksATime()
{
    EngineScript script = day();
    auto session = recorded(script);
    auto cursor = *ReplayCursor::open(session.recording());
    std::vector<core::Time> ticks;
    for (const EngineScript::Played& played : script.played())
        if (const auto* tick = std::get_if<engine::Tick>(&played.event)) ticks.push_back(tick->now);
    for (const std::size_t i : {ticks.size() / 2, ticks.size() / 4, ticks.size() - 1}) {
        QVERIFY(cursor->seek(ticks[i]));
        QCOMPARE(cursor->clock().time_since_epoch().count(), ticks[i].time_since_epoch().count());
        QVERIFY(cursor->seek(ticks[i] + core::Duration{1}));
        QCOMPARE(cursor->clock().time_since_epoch().count(), ticks[i].time_since_epoch().count());
    }
    QVERIFY(cursor->seek(ticks.front() - core::Duration{1}));
    QCOMPARE(cursor->position(), std::uint64_t{0});
    QVERIFY(cursor->seek(core::Time::max()));
    QCOMPARE(cursor->position(), cursor->events());
}

void TestReplay::aCursorShowsTheDeskAsItWas()
{
    EngineScript script = day();
    std::vector<std::shared_ptr<const engine::Snapshot>> seen;
    auto session = recorded(script, [&seen](engine::Engine& engine, std::size_t) {
        seen.push_back(engine.snapshot());
    });
    auto cursor = *ReplayCursor::open(session.recording());
    while (*cursor->step()) {
        const auto now = cursor->snapshot();
        const auto& then = *seen[cursor->position() - 1];
        QVERIFY(now->at == then.at);
        QVERIFY(now->mode == then.mode);
        QVERIFY(now->proposals->items == then.proposals->items);
        QVERIFY(*now->alerts == *then.alerts);
        QVERIFY(now->orders->orders == then.orders->orders);
        QVERIFY(now->orders->fills == then.orders->fills);
        QCOMPARE(now->underlyings->size(), then.underlyings->size());
        for (std::size_t i = 0; i < then.underlyings->size(); ++i) {
            QVERIFY((*now->underlyings)[i].exposure == (*then.underlyings)[i].exposure);
            QVERIFY((*now->underlyings)[i].why == (*then.underlyings)[i].why);
        }
    }
}

void TestReplay::aBrokenBlockStopsWhereItBegins()
{
    EngineScript script = day();
    auto session = recorded(script);
    Recording recording = session.recording();
    recording.read = [read = recording.read](std::size_t block) -> core::Expected<std::string> {
        if (block == 3) return core::failure("block 3 is gone.");
        return read(block);
    };
    auto cursor = *ReplayCursor::open(std::move(recording));
    const auto found = compare(*cursor, {});
    QVERIFY(!found);
    QCOMPARE(words(found.error().message), QStringLiteral("block 3 is gone."));
    QCOMPARE(cursor->position(), std::uint64_t{60});
    QVERIFY(!cursor->step());  // and says the same again
    QVERIFY(cursor->seek(std::uint64_t{30}));
    QCOMPARE(cursor->position(), std::uint64_t{30});
    recording = session.recording();
    recording.config = "no configuration";
    QVERIFY(
        ReplayCursor::open(std::move(recording)).error().message.contains("cannot be replayed"));
}

QTEST_APPLESS_MAIN(TestReplay)
#include "tst_replay.moc"
