// A recorded session, played: its pace, its marks, engines that stand by, any moment back and
// forth.
#include "models/replay/player.h"

#include "models/replay/session_list.h"
#include "tests/support/recorded_day.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

using namespace ballast;
using namespace ballast::replay;
using namespace std::chrono_literals;
using tests::EngineScript;

namespace {

constexpr std::size_t kPiece = 64;
/// A day in which twenty thousand events are passed: engines stand by.
constexpr int kLongSeconds = 4'500;

core::Time at(std::int64_t seconds) { return core::Time{std::chrono::seconds{seconds}}; }

/// A recording that many may read, and when it was.
struct Made {
    Recording recording;
    core::Time begun{}, last{};

    explicit Made(EngineScript script) : Made(tests::recorded(script), script.played()) {}
    Made(tests::RecordedSession session, const std::vector<EngineScript::Played>& played)
        : recording(session.recording())
    {
        for (const EngineScript::Played& each : played)
            if (const auto* tick = std::get_if<engine::Tick>(&each.event)) {
                if (begun == core::Time{}) begun = tick->now;
                last = tick->now;
            }
    }
    std::unique_ptr<Player> player() const
    {
        auto player =
            Player::open([this] { return core::Expected<Recording>{recording}; }, begun, last);
        if (!player) qFatal("%s", player.error().message.c_str());
        return std::move(*player);
    }
};

const Made& shortDay()
{
    static const Made kMade{tests::day()};
    return kMade;
}
const Made& longDay()
{
    static const Made kMade{tests::longDay(kLongSeconds)};
    return kMade;
}

/// Works until the player is where it was to go; how many events that took at most.
std::size_t arrive(Player& player, Pace::Moment now = {})
{
    std::size_t pieces = 0;
    while (player.state().underWay) {
        player.work(now, kPiece);
        ++pieces;
    }
    return pieces * kPiece;
}
void settle(Player& player, Pace::Moment now = {})
{
    while (player.work(now, kPiece)) {
    }
}
View go(Player& player, const Wish& wish, Pace::Moment now = {})
{
    player.take(wish, now);
    arrive(player, now);
    return player.state().view;
}

bool same(const engine::Snapshot& a, const engine::Snapshot& b)
{
    const auto equal = [](const auto& x, const auto& y) { return x && y ? *x == *y : x == y; };
    bool all = a.at == b.at && a.mode == b.mode && a.brake == b.brake &&
               a.haltReason == b.haltReason && a.proposals->items == b.proposals->items &&
               equal(a.alerts, b.alerts) && a.orders->orders == b.orders->orders &&
               a.orders->fills == b.orders->fills && a.underlyings->size() == b.underlyings->size();
    for (std::size_t i = 0; all && i < a.underlyings->size(); ++i) {
        const auto &x = (*a.underlyings)[i], &y = (*b.underlyings)[i];
        all = x.exposure == y.exposure && x.why == y.why && x.state == y.state &&
              x.delta == y.delta && x.verdicts == y.verdicts && x.series->end() == y.series->end();
    }
    return all;
}

/// All moments of a session, as a replay that only goes forwards shows them.
std::vector<View> forwards(const Made& made)
{
    std::vector<View> all;
    auto player = made.player();
    all.push_back(player->state().view);
    while (!player->state().atEnd()) all.push_back(go(*player, Step{1}));
    return all;
}

QString differenceOf(const View& a, const View& b)
{
    if (a.event != b.event) return QStringLiteral("event %1 and %2").arg(a.event).arg(b.event);
    if (a.at != b.at) return QStringLiteral("another time at event %1").arg(a.event);
    if (a.kind != b.kind || a.actor != b.actor) return QStringLiteral("another kind of event");
    if (a.differing != b.differing) return QStringLiteral("another finding");
    return same(*a.snapshot, *b.snapshot) ? QString()
                                          : QStringLiteral("another desk at event %1").arg(a.event);
}

}  // namespace

class TestPlayer : public QObject {
    Q_OBJECT
private slots:
    void recordedTimeFollowsThePresent_data();
    void recordedTimeFollowsThePresent();
    void aPaceGoesOnFromWhereItStands();
    void placesToStandByAreEven_data();
    void placesToStandByAreEven();
    void theNextPlaceIsTheOneBefore_data();
    void theNextPlaceIsTheOneBefore();
    void theLeastMissedGoes_data();
    void theLeastMissedGoes();
    void aSessionIsChosen_data();
    void aSessionIsChosen();

    void marksAreWhatWasRecorded();
    void marksAreFoundOnBothSides();
    void anyMomentIsTheSameForwardsAndBack();
    void stepsGoBackOneByOne();
    void aTimeIsItsLastEvent();
    void ofACoarseRecordingNothingIsShownBeforeItsTime();
    void marksAndProposalsAreGoneTo();
    void aMarkBeforeIsTheNearest();
    void aDamagedRecordingIsNotAnEmptyOne();
    void itPlaysByRecordedTime();
    void itPlaysOnFromAMomentBefore();
    void itStopsAtTheEnd();
    void whatCannotKeepUpSaysSo();
    void aSilenceIsPassedOver();
    void enginesStandByAndAWayBackIsShort();
    void theirNumberIsBounded();
    void aLongWayCanBeEnded();
    void aWayThatWasLeftIsNotPlayedOn();
    void whatDiffersIsNamedFromThereOn();
    void aDamagedBlockIsSaidAndTheRestCanBeSeen();
    void anotherLayoutIsRefused();
};

void TestPlayer::recordedTimeFollowsThePresent_data()
{
    QTest::addColumn<double>("speed");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<qint64>("recorded");
    QTest::newRow("as it was") << 1.0 << 10 << qint64{10};
    QTest::newRow("fast") << 50.0 << 10 << qint64{500};
    QTest::newRow("fastest") << 1000.0 << 3 << qint64{3000};
    QTest::newRow("faster is not faster") << 9e9 << 3 << qint64{3000};
    QTest::newRow("slower is not slower") << 0.0 << 10 << qint64{10};
    QTest::newRow("not a number") << std::nan("") << 10 << qint64{10};
    QTest::newRow("a clock that went back") << 10.0 << -5 << qint64{0};
}

void TestPlayer::recordedTimeFollowsThePresent()
{
    QFETCH(double, speed);
    QFETCH(int, seconds);
    QFETCH(qint64, recorded);
    Pace pace;
    pace.setSpeed(100s, speed);
    pace.play(100s, at(1'000));
    QVERIFY(pace.due(100s + std::chrono::seconds{seconds}) == at(1'000 + recorded));
    pace.pause();
    QVERIFY(pace.due(1'000s) == at(1'000));
}

void TestPlayer::aPaceGoesOnFromWhereItStands()
{
    Pace pace;
    pace.play(0s, at(0));
    pace.setSpeed(10s, 100);  // what has gone by so far went at the speed before
    QVERIFY(pace.due(10s) == at(10));
    QVERIFY(pace.due(11s) == at(110));
    QVERIFY(pace.until(11s, at(310)) == 2s);
    QVERIFY(pace.until(11s, at(50)) == 0s);
    pace.stand(11s, at(5'000));
    QVERIFY(pace.due(12s) == at(5'100));
}

void TestPlayer::placesToStandByAreEven_data()
{
    QTest::addColumn<quint64>("events");
    QTest::addColumn<int>("places");
    QTest::newRow("none") << quint64{0} << 0;
    QTest::newRow("too short to need one") << quint64{19'999} << 0;
    QTest::newRow("a day") << quint64{9'000'000} << 8;
    QTest::newRow("more than can be") << ~quint64{0} << 8;
}

void TestPlayer::placesToStandByAreEven()
{
    QFETCH(quint64, events);
    QFETCH(int, places);
    const Parking parking(events);
    QCOMPARE(static_cast<int>(parking.places().size()), places);
    for (std::size_t i = 0; i < parking.places().size(); ++i) {
        QCOMPARE(parking.places()[i], (i + 1) * (events / 9));
        QVERIFY(parking.places()[i] < events);
    }
}

void TestPlayer::theNextPlaceIsTheOneBefore_data()
{
    using Places = QList<quint64>;
    QTest::addColumn<QList<quint64>>("standing");
    QTest::addColumn<quint64>("position");
    QTest::addColumn<qint64>("wanted");  // -1: none
    // Of 90 000 events: places at 10 000, 20 000, … 80 000.
    QTest::newRow("at the beginning") << Places{} << quint64{0} << qint64{10'000};
    QTest::newRow("in the middle") << Places{} << quint64{45'000} << qint64{40'000};
    QTest::newRow("the one before is there") << Places{40'000} << quint64{45'000} << qint64{30'000};
    QTest::newRow("somebody near it will do")
        << Places{36'000} << quint64{45'000} << qint64{30'000};
    QTest::newRow("somebody beyond it will not")
        << Places{40'001} << quint64{45'000} << qint64{40'000};
    QTest::newRow("all before are there")
        << Places{10'000, 20'000, 30'000, 40'000} << quint64{45'000} << qint64{50'000};
    QTest::newRow("all are there")
        << Places{10'000, 20'000, 30'000, 40'000, 50'000, 60'000, 70'000, 80'000} << quint64{45'000}
        << qint64{-1};
}

void TestPlayer::theNextPlaceIsTheOneBefore()
{
    QFETCH(QList<quint64>, standing);
    QFETCH(quint64, position);
    QFETCH(qint64, wanted);
    const std::vector<std::uint64_t> there(standing.begin(), standing.end());
    const auto found = Parking(90'000).wanted(there, position);
    QCOMPARE(found ? static_cast<qint64>(*found) : -1, wanted);
}

void TestPlayer::theLeastMissedGoes_data()
{
    QTest::addColumn<QList<quint64>>("standing");
    QTest::addColumn<int>("least");
    QTest::newRow("the only one") << QList<quint64>{50} << 0;
    QTest::newRow("two side by side") << QList<quint64>{10, 20, 21, 30, 40} << 2;
    QTest::newRow("at the beginning") << QList<quint64>{1, 20, 40, 60} << 0;
    QTest::newRow("at the end") << QList<quint64>{20, 40, 60, 61} << 3;
}

void TestPlayer::theLeastMissedGoes()
{
    QFETCH(QList<quint64>, standing);
    QFETCH(int, least);
    const std::vector<std::uint64_t> there(standing.begin(), standing.end());
    QCOMPARE(static_cast<int>(Parking::leastMissed(there)), least);
}

void TestPlayer::aSessionIsChosen_data()
{
    QTest::addColumn<qint64>("at");
    QTest::addColumn<int>("byTime");
    QTest::addColumn<int>("byDay");  // the day of that time; -1: none
    const qint64 day = 86'400;
    QTest::newRow("before all") << 9 * day << 0 << -1;
    QTest::newRow("in the first") << 10 * day + 200 << 0 << 0;
    QTest::newRow("between two") << 10 * day + 900 << 0 << 0;
    QTest::newRow("over midnight, before it") << 11 * day - 10 << 1 << 0;
    QTest::newRow("over midnight, after it") << 11 * day + 10 << 1 << 1;
    QTest::newRow("after all") << 20 * day << 1 << -1;
}

void TestPlayer::aSessionIsChosen()
{
    QFETCH(qint64, at);
    QFETCH(int, byTime);
    QFETCH(int, byDay);
    const std::int64_t day = 86'400;
    const auto line = [](std::int64_t id, std::int64_t from, std::int64_t to,
                         std::uint64_t events) {
        SessionLine made;
        made.id = id;
        made.begun = ::at(from);
        made.last = ::at(to);
        made.events = events;
        return made;
    };
    const std::vector<SessionLine> sessions{line(1, 10 * day + 100, 10 * day + 500, 9),
                                            line(2, 11 * day - 100, 11 * day + 500, 9),
                                            line(3, 12 * day, 12 * day, 0)};
    const auto index = [](std::optional<std::size_t> found) {
        return found ? static_cast<int>(*found) : -1;
    };
    QCOMPARE(index(sessionAt(sessions, ::at(at))), byTime);
    QCOMPARE(index(sessionOn(sessions, ::at(at - at % day))), byDay);
    QCOMPARE(index(newestSession(sessions)), 1);
    QCOMPARE(index(newestSession({})), -1);
}

void TestPlayer::marksAreWhatWasRecorded()
{
    MarkScan scan(shortDay().recording);
    while (*scan.work(7)) QVERIFY(scan.looked() <= scan.events());
    QCOMPARE(scan.looked(), scan.events());
    const auto marks = scan.marks();
    QVERIFY(marks == scan.marks());
    std::map<MarkKind, int> count;
    std::set<std::uint64_t> proposals;
    for (std::size_t i = 0; i < marks->size(); ++i) {
        const Mark& mark = (*marks)[i];
        ++count[mark.kind];
        QVERIFY(mark.event >= 1 && mark.event <= scan.events());
        if (i > 0) QVERIFY(mark.event >= (*marks)[i - 1].event && mark.at >= (*marks)[i - 1].at);
        if (mark.kind == MarkKind::Proposal) QVERIFY(proposals.insert(mark.proposal.value).second);
        if (mark.kind == MarkKind::Proposal) QVERIFY(!mark.text.empty());
    }
    QVERIFY(count[MarkKind::Proposal] >= 4);
    QVERIFY(count[MarkKind::Decision] >= 5);
    QVERIFY(count[MarkKind::Order] >= 3);
    QVERIFY(count[MarkKind::Fill] >= 3);
    QVERIFY(count[MarkKind::Alert] >= 3);
    QVERIFY(count[MarkKind::Halt] >= 1);
}

void TestPlayer::marksAreFoundOnBothSides()
{
    const auto mark = [](std::uint64_t event, MarkKind kind) {
        Mark made;
        made.event = event;
        made.kind = kind;
        return made;
    };
    const Marks marks{mark(5, MarkKind::Proposal), mark(5, MarkKind::Alert),
                      mark(9, MarkKind::Fill), mark(20, MarkKind::Alert)};
    const auto event = [](const Mark* found) {
        return found ? static_cast<int>(found->event) : -1;
    };
    QCOMPARE(event(markAfter(marks, 0, kEveryMark)), 5);
    QCOMPARE(event(markAfter(marks, 5, kEveryMark)), 9);
    QCOMPARE(event(markAfter(marks, 5, setOf(MarkKind::Alert))), 20);
    QCOMPARE(event(markAfter(marks, 20, kEveryMark)), -1);
    QCOMPARE(event(markBefore(marks, 20, kEveryMark)), 9);
    QCOMPARE(event(markBefore(marks, 20, setOf(MarkKind::Alert))), 5);
    QCOMPARE(event(markBefore(marks, 5, kEveryMark)), -1);
    QCOMPARE(event(markBefore(marks, 99, setOf(MarkKind::Order))), -1);
}

/// There and back, near and far, in whatever order: what is shown depends on the moment alone.
void TestPlayer::anyMomentIsTheSameForwardsAndBack()
{
    const std::vector<View> all = forwards(shortDay());
    QCOMPARE(all.size(), shortDay().recording.events() + 1);
    auto player = shortDay().player();
    std::uint64_t random = 7;
    for (int i = 0; i < 60; ++i) {
        random = random * 6'364'136'223'846'793'005ULL + 1'442'695'040'888'963'407ULL;
        const std::uint64_t wanted = (random >> 33) % all.size();
        const View found = go(*player, ToEvent{wanted});
        QCOMPARE(differenceOf(found, all[wanted]), QString());
        QCOMPARE(found.differing, std::uint64_t{0});
    }
    QCOMPARE(go(*player, ToEvent{~std::uint64_t{0}}).event, shortDay().recording.events());
    QCOMPARE(differenceOf(go(*player, ToEvent{0}), all.front()), QString());
}

void TestPlayer::stepsGoBackOneByOne()
{
    const std::vector<View> all = forwards(shortDay());
    auto player = shortDay().player();
    go(*player, ToEvent{all.size() - 1});
    std::uint64_t backs = player->state().backs;
    for (std::size_t event = all.size() - 1; event > 0; --event) {
        QCOMPARE(differenceOf(go(*player, Step{-1}), all[event - 1]), QString());
        QVERIFY(player->state().backs > backs);
        backs = player->state().backs;
    }
    QCOMPARE(go(*player, Step{-1}).event, std::uint64_t{0});
    for (const std::int64_t events : {3, 40, -20, 1'000'000, -2, -1'000'000, 7}) {
        const auto before = static_cast<std::int64_t>(player->state().view.event);
        const auto to = std::clamp<std::int64_t>(before + events, 0, std::ssize(all) - 1);
        QCOMPARE(differenceOf(go(*player, Step{events}), all[static_cast<std::size_t>(to)]),
                 QString());
    }
}

void TestPlayer::aTimeIsItsLastEvent()
{
    const std::vector<View> all = forwards(shortDay());
    auto player = shortDay().player();
    const core::Duration whole = shortDay().last - shortDay().begun;
    for (const int percent : {50, 20, 20, 90, 0, 100, 33}) {
        const core::Time wanted = shortDay().begun + whole * percent / 100;
        const View found = go(*player, ToTime{wanted});
        QVERIFY(found.at <= wanted);
        const bool isLast = found.event + 1 == all.size();
        QVERIFY(isLast || all[found.event + 1].at > wanted);
        QCOMPARE(differenceOf(found, all[found.event]), QString());
    }
    // Before the first tick nothing has a time: what came until then is shown.
    const auto firstTick = std::ranges::find_if(
        all, [](const View& view) { return view.kind == std::variant_size_v<engine::Event> - 1; });
    QCOMPARE(go(*player, ToTime{shortDay().begun - 1h}).event, firstTick->event - 1);
    QCOMPARE(go(*player, ToTime{core::Time::max()}).event, all.size() - 1);
}

/// A desk of steps of twenty seconds: the prices of a step come before its tick. What is shown of a
/// time between two steps is of the earlier one, prices and clock alike, and that is said.
void TestPlayer::ofACoarseRecordingNothingIsShownBeforeItsTime()
{
    EngineScript script = EngineScript::ready();
    const core::Time start = script.snapshot()->at;
    constexpr core::Duration kStep = 20s;
    for (int step = 1; step <= 30; ++step) {
        const core::Time now = start + step * kStep;
        script.process(
            market::IndexPrice{"paper", "BTC", *core::Price::nearest(64'000.0 + step), now});
        script.process(engine::Tick{now});
    }
    const Made made{std::move(script)};
    auto player = made.player();
    for (const int seconds : {30, 130, 55, 599, 21}) {
        const core::Time wanted = start + std::chrono::seconds{seconds};
        const core::Time stepBefore = start + seconds / 20 * kStep;
        const View found = go(*player, ToTime{wanted});
        QVERIFY(found.at == stepBefore);
        for (const engine::UnderlyingState& u : *found.snapshot->underlyings)
            if (u.underlying == core::Currency{"BTC"}) QVERIFY(u.numbersAt == stepBefore);
        QVERIFY(player->state().asked == wanted);
    }
    // Played on, a step is shown when it is due, whole.
    go(*player, ToTime{start + 30s});
    player->take(Play{}, Pace::Moment{0s});
    QVERIFY(!player->state().asked);
    for (int ms = 0; ms <= 60'000; ms += 500) {
        while (player->work(Pace::Moment{std::chrono::milliseconds{ms}}, kPiece)) continue;
        const View seen = player->state().view;
        for (const engine::UnderlyingState& u : *seen.snapshot->underlyings)
            if (u.underlying == core::Currency{"BTC"}) QVERIFY(u.numbersAt <= seen.at);
    }
    QVERIFY(player->state().view.at > start + 30s);
}

void TestPlayer::marksAndProposalsAreGoneTo()
{
    auto player = shortDay().player();
    // Before anything was looked through: it is gone to when it is found.
    player->take(ToProposal{core::ProposalId{3}}, {});
    QVERIFY(player->state().underWay);
    arrive(*player);
    const View made = player->state().view;
    QVERIFY(std::ranges::any_of(made.snapshot->proposals->items,
                                [](const auto& p) { return p.id.value == 3; }));
    const View before = go(*player, Step{-1});
    QVERIFY(std::ranges::none_of(before.snapshot->proposals->items,
                                 [](const auto& p) { return p.id.value == 3; }));
    settle(*player);
    const auto marks = player->state().marks;
    QCOMPARE(player->state().marksShare, 1.0);
    // Every fill, one after another, and back.
    go(*player, ToEvent{0});
    std::vector<std::uint64_t> there, back;
    for (const ToMark wish :
         {ToMark{setOf(MarkKind::Fill), true}, ToMark{setOf(MarkKind::Fill), false}})
        for (std::uint64_t at = ~std::uint64_t{0}; at != player->state().view.event;) {
            at = player->state().view.event;
            if (go(*player, wish).event != at)
                (wish.forward ? there : back).push_back(player->state().view.event);
        }
    std::vector<std::uint64_t> fills;
    for (const Mark& mark : *marks)
        if (mark.kind == MarkKind::Fill && (fills.empty() || fills.back() != mark.event))
            fills.push_back(mark.event);
    QVERIFY(there == fills);
    std::ranges::reverse(back);
    fills.pop_back();
    QVERIFY(back == fills);
    QCOMPARE(player->state().hint, Hint::NoMark);
    go(*player, ToProposal{core::ProposalId{4'711}});
    QCOMPARE(player->state().hint, Hint::NoProposal);
    QVERIFY(!player->state().underWay);
    go(*player, Step{1});
    QCOMPARE(player->state().hint, Hint::None);
}

/// A mark that is known is not the one before while nearer ones may not be known yet.
void TestPlayer::aMarkBeforeIsTheNearest()
{
    const std::uint64_t events = shortDay().recording.events();
    auto player = shortDay().player();
    while (player->state().marks->empty()) player->work({}, 1);
    QVERIFY(player->state().marksShare < 1);
    go(*player, ToEvent{events});
    QCOMPARE(go(*player, ToMark{kEveryMark, false}).event, events);
    QCOMPARE(player->state().hint, Hint::NotYetBack);
    settle(*player);
    const auto marks = player->state().marks;
    const Mark* last = markBefore(*marks, events, kEveryMark);
    QVERIFY(last && last->event > marks->front().event);
    QCOMPARE(go(*player, ToMark{kEveryMark, false}).event, last->event);
}

/// Where it cannot be looked any further, nobody knows that there is none.
void TestPlayer::aDamagedRecordingIsNotAnEmptyOne()
{
    Made made{tests::day()};
    const std::size_t bad = made.recording.blocks.size() / 2;
    QVERIFY(bad > 0);
    made.recording.read = [whole = made.recording.read,
                           bad](std::size_t block) -> core::Expected<std::string> {
        if (block >= bad) return core::failure("a block is damaged");
        return whole(block);
    };
    std::uint64_t readable = 0;
    for (std::size_t block = 0; block < bad; ++block)
        readable += made.recording.blocks[block].events;
    auto player = made.player();
    settle(*player);
    QCOMPARE(player->state().marksShare, 1.0);
    go(*player, ToEvent{readable});
    go(*player, ToMark{kEveryMark, true});
    QCOMPARE(player->state().hint, Hint::CannotLook);
    QCOMPARE(player->state().hintWhy, std::string{"a block is damaged"});
    go(*player, ToProposal{core::ProposalId{4'711}});
    QCOMPARE(player->state().hint, Hint::CannotLook);
    QCOMPARE(player->state().hintWhy, std::string{"a block is damaged"});
    // Of what lies before it everything is known.
    go(*player, ToEvent{0});
    go(*player, ToMark{kEveryMark, false});
    QCOMPARE(player->state().hint, Hint::NoMark);
    QVERIFY(player->state().hintWhy.empty());
    go(*player, ToEvent{readable + 1});
    QCOMPARE(player->state().problem, std::string{"a block is damaged"});
}

/// By a clock that is a number here.
void TestPlayer::itPlaysByRecordedTime()
{
    for (const double speed : {1.0, 10.0, 1000.0}) {
        auto player = longDay().player();
        settle(*player);
        const core::Time from = go(*player, ToEvent{longDay().recording.events() / 3}).at;
        Pace::Moment now = 50s;
        player->take(SetSpeed{speed}, now);
        player->take(Play{}, now);
        QVERIFY(player->state().playing);
        for (int frame = 1; frame <= 40; ++frame) {
            now += 50ms;
            player->work(now, 1'000'000);
            const View view = player->state().view;
            const core::Time due = from + core::fromSeconds(core::seconds(now - 50s) * speed);
            // A tick a second was recorded.
            QVERIFY(view.at <= due && due - view.at < 1s + 1ms);
            QVERIFY(!player->state().slower);
        }
        const std::uint64_t there = player->state().view.event;
        player->take(Pause{}, now);
        settle(*player, now + 1h);
        QCOMPARE(player->state().view.event, there);
        QVERIFY(!player->state().playing);
    }
}

void TestPlayer::itPlaysOnFromAMomentBefore()
{
    const std::vector<View> all = forwards(shortDay());
    auto player = shortDay().player();
    go(*player, ToEvent{60});
    go(*player, Step{-40});
    const View from = player->state().view;
    player->take(Play{}, 10s);
    // Nothing is jumped over on the way to where the engine stands.
    std::uint64_t last = from.event;
    for (Pace::Moment now = 10s; last < 80 && now < 100'000s; now += 1s) {
        settle(*player, now);
        const View view = player->state().view;
        QVERIFY(view.event >= last);
        QCOMPARE(differenceOf(view, all[view.event]), QString());
        last = view.event;
    }
    QVERIFY(last >= 80);
}

void TestPlayer::itStopsAtTheEnd()
{
    auto player = shortDay().player();
    go(*player, ToEvent{shortDay().recording.events() - 3});
    player->take(SetSpeed{1000}, 0s);
    player->take(Play{}, 0s);
    settle(*player, 1'000'000s);
    QVERIFY(player->state().atEnd());
    QVERIFY(!player->state().playing);
    QVERIFY(player->state().problem.empty());
    player->take(Play{}, 0s);
    QVERIFY(!player->state().playing);  // there is nothing after it
}

void TestPlayer::whatCannotKeepUpSaysSo()
{
    auto player = longDay().player();
    settle(*player);
    player->take(SetSpeed{1000}, 0s);
    player->take(Play{}, 0s);
    player->work(1s, 100);  // a thousand seconds are due, and a hundred events are done
    QVERIFY(player->state().slower);
    const core::Time at = player->state().view.at;
    player->work(1s + 1ms, 5);  // and it goes on from there, instead of ever faster
    QVERIFY(player->state().view.at <= at + 2s);
    player->take(SetSpeed{1}, 1s + 1ms);
    player->work(1s + 2ms, 1'000'000);
    QVERIFY(!player->state().slower);
}

void TestPlayer::aSilenceIsPassedOver()
{
    EngineScript script = EngineScript::ready();
    script.run("index 64000\ntick 1\ntick 1\ntick 1\ntick 7200\nindex 64010\ntick 1\ntick 1");
    const Made made{std::move(script)};
    auto player = made.player();
    settle(*player);
    player->take(Play{}, 0s);
    for (Pace::Moment now = 0s; now < 60s && player->state().playing; now += 100ms)
        settle(*player, now);
    QVERIFY(player->state().atEnd());
}

void TestPlayer::enginesStandByAndAWayBackIsShort()
{
    auto player = longDay().player();
    const std::uint64_t all = longDay().recording.events();
    QVERIFY(all > 20'000);
    go(*player, ToEvent{all});
    settle(*player);
    const auto standing = player->standing();
    QCOMPARE(standing.size(), Parking::kPlaces);
    for (std::size_t i = 0; i < standing.size(); ++i)
        QCOMPARE(standing[i], (i + 1) * (all / (Parking::kPlaces + 1)));
    const std::uint64_t distance = all / (Parking::kPlaces + 1);
    for (const std::uint64_t share : {80, 70, 60, 50, 40, 30, 20}) {
        const std::uint64_t wanted = all * share / 100;
        player->take(ToEvent{wanted}, {});
        const std::size_t worked = arrive(*player);
        QCOMPARE(player->state().view.event, wanted);
        QVERIFY2(worked <= 2 * distance + kPiece,
                 qPrintable(QStringLiteral("%1 events for %2 %").arg(worked).arg(share)));
        settle(*player);
    }
    // And what it shows there is what a replay from the beginning shows.
    const View here = go(*player, ToEvent{all / 2});
    auto other = longDay().player();
    QCOMPARE(differenceOf(here, go(*other, ToEvent{all / 2})), QString());
}

void TestPlayer::theirNumberIsBounded()
{
    auto player = longDay().player();
    const std::uint64_t all = longDay().recording.events();
    std::uint64_t random = 11;
    for (int i = 0; i < 25; ++i) {
        random = random * 6'364'136'223'846'793'005ULL + 1'442'695'040'888'963'407ULL;
        go(*player, ToEvent{(random >> 33) % all});
        for (int piece = 0; piece < 20; ++piece) player->work({}, kPiece);
        QVERIFY(player->standing().size() <= Parking::kMost);
        QVERIFY(std::ranges::is_sorted(player->standing()));
    }
    settle(*player);  // comes to an end
    QVERIFY(player->standing().size() <= Parking::kMost);
}

void TestPlayer::aLongWayCanBeEnded()
{
    auto player = longDay().player();
    player->take(ToEvent{longDay().recording.events()}, {});
    double share = 0;
    for (int piece = 0; piece < 50; ++piece) {
        player->work({}, kPiece);
        QVERIFY(player->state().underWay && player->state().share >= share);
        QCOMPARE(player->state().view.event, std::uint64_t{0});  // what was shown still is
        share = player->state().share;
    }
    QVERIFY(share > 0 && share < 1);
    player->take(Cancel{}, {});
    QVERIFY(!player->state().underWay);
    QCOMPARE(player->state().view.event, 50 * kPiece);
    QCOMPARE(go(*player, Step{1}).event, 50 * kPiece + 1);
}

/// On a way, the engine is elsewhere than what is shown: what is played then follows from what is.
void TestPlayer::aWayThatWasLeftIsNotPlayedOn()
{
    constexpr std::uint64_t kKept = 20, kLeftAt = 30;
    const std::vector<View> all = forwards(shortDay());
    auto player = shortDay().player();
    go(*player, ToEvent{kKept});
    player->take(ToEvent{all.size() - 1}, {});
    for (std::uint64_t i = 0; i < kLeftAt; ++i) player->work({}, 1);
    QVERIFY(player->state().underWay);
    player->take(Step{-1}, {});
    QCOMPARE(player->state().view.event, kKept - 1);
    player->take(Play{}, {});
    std::uint64_t event = kKept - 1;
    for (Pace::Moment now{}; event < kKept + 2 * kLeftAt; now += 10ms) {
        QVERIFY(now < 10min);
        player->work(now, 1);
        const View view = player->state().view;
        QVERIFY2(view.event >= event && view.event <= std::max(event, kKept) + 1,
                 qPrintable(QStringLiteral("%1 after %2").arg(view.event).arg(event)));
        QCOMPARE(differenceOf(view, all[view.event]), QString());
        event = view.event;
    }
}

void TestPlayer::whatDiffersIsNamedFromThereOn()
{
    EngineScript script = tests::day();
    tests::RecordedSession session(script.config(), 20);
    std::uint64_t changedAt = 0, count = 0;
    for (const EngineScript::Played& played : script.played()) {
        std::vector<engine::Effect> effects = played.effects;
        ++count;
        for (engine::Effect& effect : effects) {
            auto* row = std::get_if<engine::Remember>(&effect);
            auto* record = row ? std::get_if<engine::ProposalRecord>(&row->row) : nullptr;
            if (!record || changedAt > 0) continue;
            record->proposal.legs.front().limit =
                core::Price::fromMantissa(record->proposal.legs.front().limit.mantissa() + 1);
            changedAt = count;
        }
        session.took(played.event, effects);
    }
    const Made made(std::move(session), script.played());
    auto player = made.player();
    for (const std::uint64_t event : {changedAt + 9, changedAt - 1, changedAt, changedAt + 1}) {
        const View view = go(*player, ToEvent{event});
        QCOMPARE(view.differing, event >= changedAt ? std::uint64_t{1} : std::uint64_t{0});
        QCOMPARE(view.first.has_value(), event >= changedAt);
        if (!view.first) continue;
        QCOMPARE(view.first->event, changedAt - 1);
        QVERIFY(view.first->difference.field == "proposal.legs[0].limit");
    }
}

void TestPlayer::aDamagedBlockIsSaidAndTheRestCanBeSeen()
{
    Made made{tests::day()};
    made.recording.read =
        [read = made.recording.read](std::size_t block) -> core::Expected<std::string> {
        if (block == 3) return core::failure("block 3 is gone.");
        return read(block);
    };
    auto player = made.player();
    const View view = go(*player, ToEvent{made.recording.events()});
    QCOMPARE(view.event, std::uint64_t{60});
    QCOMPARE(player->state().problem, std::string{"block 3 is gone."});
    QVERIFY(!player->state().underWay);
    settle(*player);
    QCOMPARE(go(*player, ToEvent{30}).event, std::uint64_t{30});
    QVERIFY(player->state().problem.empty());
    player->take(SetSpeed{1000}, 0s);
    player->take(Play{}, 0s);
    settle(*player, 1'000'000s);
    QCOMPARE(player->state().view.event, std::uint64_t{60});
    QCOMPARE(player->state().problem, std::string{"block 3 is gone."});
    QVERIFY(!player->state().playing);
}

void TestPlayer::anotherLayoutIsRefused()
{
    Recording recording = shortDay().recording;
    recording.config = "no configuration";
    const auto player =
        Player::open([&] { return core::Expected<Recording>{recording}; }, at(0), at(1));
    QVERIFY(!player);
    QVERIFY(player.error().message.contains("cannot be replayed"));
}

QTEST_APPLESS_MAIN(TestPlayer)
#include "tst_player.moc"
